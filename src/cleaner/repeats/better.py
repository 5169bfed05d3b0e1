"""Of several copies of one passage, the better one: it stays."""

import re
from dataclasses import dataclass
from operator import attrgetter

from cleaner.characters import BLANK, PIPE, ends_sentence, width
from cleaner.model import Span
from cleaner.repeats.link import Match
from cleaner.repeats.said import Said

# A date line, a source label or a credit among the lines before a copy: the article is printed there.
_CUE = re.compile(r"(?:19|20)\d\d\s?[-./年]\s?\d{1,2}|来源|來源|[一-鿿] ?摄 *\|? *\Z", re.MULTILINE)
# Code points before a copy in which one is looked for, and the width of its line.
_CUE_LINES, _CUE_WIDTH = 400, 240
# What ends a teaser that is cut short.
_CUT_SHORT = ("…", "...")
# Width of a line that is prose.
_LONG = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One copy among several: its sentences, and the runs from the group's first copy to it."""

    said: list[Said]
    runs: list[Match] | None
    own: int
    rule: str
    score: float

    @property
    def span(self) -> Span:
        """From its first sentence to its last."""
        return Span(self.said[0].start, self.said[-1].end)


def best_of(text: str, sides: list[Side]) -> Side:
    """The better copy: more of its own, not cut short, part of a longer text, paragraphs, a date line near, earlier.

    Most pairs are told apart by the first two or three; the others are not looked at then.
    """
    left = sides
    for merit in (_own, _uncut, _embedded, _structure, _near_date):
        ranks = [merit(text, side, sides) for side in left]
        left = [side for side, rank in zip(left, ranks, strict=True) if rank == max(ranks)]
        if len(left) == 1:
            break
    return min(left, key=attrgetter("span"))


def _own(_text: str, side: Side, _sides: list[Side]) -> int:
    """How long a copy is that says something besides."""
    return side.said[-1].high - side.said[0].low if side.own else 0


def _uncut(text: str, side: Side, _sides: list[Side]) -> int:
    """Whether a copy does not end as a teaser does."""
    return int(not text[side.span.start : side.span.end].endswith(_CUT_SHORT))


def _structure(text: str, side: Side, _sides: list[Side]) -> int:
    """Whether a passage has its paragraphs on lines."""
    return int(text.count("\n", *side.span) + text.count("\r", *side.span) > 0)


def _near_date(text: str, side: Side, _sides: list[Side]) -> int:
    start = side.span.start
    before = text[max(0, start - _CUE_LINES) : start]
    if _CUE.search(before) is None:
        return 0
    short = "\n".join(line for line in re.split(r"[\r\n]+", before) if width(line) <= _CUE_WIDTH)
    return int(_CUE.search(short) is not None)


def _embedded(text: str, side: Side, sides: list[Side]) -> int:
    """How many neighbours are prose of the same text: a teaser stands alone, the full text goes on."""
    span, others = side.span, [other.span for other in sides if other is not side]
    before, after = _neighbour(text, span.start, -1), _neighbour(text, span.end, 1)
    return sum(
        bool(core)
        and (ends_sentence(core) or inline)
        and not any(at < other.end and other.start < at + 1 for other in others)
        for at, core, inline in (before, after)
    )


def _neighbour(text: str, at: int, step: int) -> tuple[int, str, bool]:
    """The nearest text before (`step` -1) or behind a place: where it is, its line there, whether on the same line."""
    layout = BLANK + PIPE
    place = at - 1 if step < 0 else at
    inline = True
    while 0 <= place < len(text) and text[place] in layout:
        inline = inline and text[place] not in "\r\n"
        place += step
    if not 0 <= place < len(text):
        return place, "", False
    start = text.rfind("\n", 0, place) + 1
    start = text.rfind("\r", start, place) + 1 or start
    end = text.find("\n", place)
    end = end if end >= 0 else len(text)
    if width(text[start : min(end, start + _LONG)]) < _LONG:
        return place, "", False
    return place, text[start:end].strip(layout), inline
