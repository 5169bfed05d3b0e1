"""Where sentences and lines end: the places at which a passage may be cut without halving a thought."""

import re
from collections.abc import Iterator
from itertools import chain

from cleaner.characters import CLOSERS, EDGE

_CLOSERS = re.escape(CLOSERS)
# A line end, a full stop of the CJK kind, or a Latin one before white space; abbreviations are cut too early,
# which only makes the pieces smaller. One class of all of them in front is searched for twice as fast as three.
_END = re.compile(
    r"[\r\n。！？…；.!?;؟۔।](?:(?<=[\r\n])[\r\n]*"
    rf"|(?<=[。！？…；])[。！？…；]*[{_CLOSERS}]*|(?<=[.!?;؟۔।])[{_CLOSERS}]*(?=\s|\Z|\|))"
)

# Code points before a stretch, and behind it, in which the ends of its outer sentences are looked for.
_REACH, _BEYOND = 300, 2000


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences that overlap `[start, end)`, whole, without white space and bars at their edges.

    The first one begins at the last end before `start`, which is looked for in the 300 characters there.
    """
    begin = max(0, start - _REACH)
    limit = min(len(text), end + _BEYOND)
    for stop in chain(map(re.Match.end, _END.finditer(text, begin, limit)), (limit,)):
        if stop > start and (piece := text[begin:stop].lstrip(EDGE)):
            first = stop - len(piece)
            yield first, first + len(piece.rstrip(EDGE))
        if stop >= end:
            return
        begin = stop
