"""Where sentences and lines end: the places at which a passage may be cut without halving a thought."""

import re
from collections.abc import Iterator

from cleaner.characters import BLANK, CLOSERS, PIPE, trim
from cleaner.model import Span

_CLOSERS = re.escape(CLOSERS)
# A line end, a full stop of the CJK kind, or a Latin one before white space; abbreviations are cut too early,
# which only makes the pieces smaller. One class of all of them in front is searched for twice as fast as three.
_END = re.compile(
    r"[\r\n。！？…；.!?;؟۔।](?:(?<=[\r\n])[\r\n]*"
    rf"|(?<=[。！？…；])[。！？…；]*[{_CLOSERS}]*|(?<=[.!?;؟۔।])[{_CLOSERS}]*(?=\s|\Z|\|))"
)

# Code points before a stretch, and behind it, in which the ends of its outer sentences are looked for.
_REACH, _BEYOND = 300, 2000


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences that overlap `[start, end)`, whole, without white space and bars at their edges.

    The first one begins at the last end before `start`, which is looked for in the 300 characters there.
    """
    begin = max(0, start - _REACH)
    limit = min(len(text), end + _BEYOND)
    for found in _END.finditer(text, begin, limit):
        if found.end() > start:
            yield from _piece(text, begin, found.end())
        begin = found.end()
        if begin >= end:
            return
    yield from _piece(text, begin, limit)


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = trim(text, start, end, BLANK + PIPE)
    if start < end:
        yield Span(start, end)
