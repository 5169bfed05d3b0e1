"""The sentences that two copies have in common: where they stand, and what stands between them."""

import re
from itertools import pairwise
from typing import NamedTuple

from cleaner.characters import ends_sentence
from cleaner.repeats.normalise import Normal
from cleaner.sentences import sentences

# The share of a sentence that the other copy must have for the sentence to be said already.
SAID = 0.6
# Normalised characters of a title, which is at most this fraction of what it stands before.
_TITLE, _TITLE_SHARE = 60, 6
# The number of a clause, and what may stand between it and its text.
_NUMBER, _BLANKS = re.compile(r"\(?[0-9]{1,3}[.)]"), (" ", "\t", "\u3000")
# Bars and blanks at the edges of a line, and so many characters of them.
_LAYOUT, _BARS = " \t\u3000|", 16
# Marks that open a quotation, or a line that is quoted.
OPENING = '“"«„「『‘‹>'


class Said(NamedTuple):
    """A sentence that the other copy says, too: its span on the page, and its bounds in the normalised text."""

    start: int
    end: int
    low: int
    high: int


class Covered:
    """What the runs of one side cover: their bounds, ascending, and a byte for each normalised character between."""

    def __init__(self, bounds: list[tuple[int, int]]) -> None:
        self.bounds = bounds
        self.low, self.high = bounds[0][0], bounds[-1][1]
        self._mask = bytearray(self.high - self.low)
        for low, high in bounds:
            self._mask[low - self.low : high - self.low] = b"\1" * (high - low)
        self.share = self._mask.count(1) / len(self._mask)

    def count(self, low: int, high: int) -> int:
        """How many characters of a stretch are covered."""
        return self._mask.count(1, max(0, low - self.low), max(0, high - self.low))


def said_sentences(normal: Normal, covered: Covered) -> tuple[list[Said], list[int]]:
    """The sentences that the runs of one side cover, and the normalised lengths of what stands between them besides."""
    found: list[Said] = []
    own: list[int] = []
    pending, at = 0, -1
    for start, end in sentences(normal.source, normal.start(covered.low), normal.end(covered.high)):
        low = at if at >= 0 else normal.index(start)
        at = low + normal.count(start, end)
        inside = covered.count(low, at)
        if (inside or (low == at and found)) and inside >= SAID * (at - low):
            found.append(Said(start, end, low, at))
            own += [pending] if pending else []
            pending = 0
        elif found:
            pending += at - low
    while found and (found[-1].low == found[-1].high or _is_number(normal.source, found[-1])):
        found.pop()
    return _without_titles(normal.source, found, own)


def is_line(text: str, one: Said) -> bool:
    """Whether a sentence is all that its line says, but for bars."""
    before, behind = text[max(0, one.start - _BARS) : one.start], text[one.end : one.end + _BARS]
    first = not before.rstrip(_LAYOUT) or before.rstrip(_LAYOUT)[-1:] in "\r\n"
    return first and (not behind.lstrip(_LAYOUT) or behind.lstrip(_LAYOUT)[0] in "\r\n")


def _is_number(text: str, last: Said) -> bool:
    """Whether the last sentence of a passage is the number of a clause that goes on behind it."""
    return _NUMBER.fullmatch(text, last.start, last.end) is not None and text[last.end : last.end + 1] in _BLANKS


def _without_titles(text: str, found: list[Said], own: list[int]) -> tuple[list[Said], list[int]]:
    """The passage without a title that stands before both copies, parted from them by what only one side has."""
    total = sum(one.high - one.low for one in found)
    for at, (last, first) in enumerate(pairwise(found), 1):
        short = last.high - found[0].low <= min(_TITLE, total // _TITLE_SHARE)
        if short and first.low > last.high and not ends_sentence(text[last.start : last.end]):
            return found[at:], own[1:]
    return found, own


def whole_lines(normal: Normal, low: int, length: int) -> Said | None:
    """The whole lines of a stretch of normalised text; `None` where it begins or ends within a line."""
    text = normal.source
    start, end = normal.start(low), normal.end(low + length)
    first = text.rfind("\n", 0, start) + 1
    first = text.rfind("\r", first, start) + 1 or first
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    other = text.find("\r", end, last)
    last = last if other < 0 else other
    if normal.count(first, start) or normal.count(end, last):
        return None
    stripped = text[first:last].strip(" \t|\u3000")
    first += text[first:last].index(stripped) if stripped else 0
    return Said(first, first + len(stripped), low, low + length)


def without_date(normal: Normal, sentence: Said, begin: int) -> Said:
    """The first sentence of a copy without figures glued before it, `( 2022-06-21 ) The text`; a number is not cut."""
    start = normal.start(begin)
    if not normal.text[sentence.low : begin].isdigit() or normal.source[start - 1 : start + 1].isdigit():
        return sentence
    start -= len(normal.source[start - 2 : start]) - len(normal.source[start - 2 : start].rstrip(OPENING))
    return Said(start, sentence.end, begin, sentence.high)
