"""Repeats to copies: which passage is said twice by accident, and which on purpose.

Length alone cannot decide: songs, laws, tables and chats repeat, too. What is weighed beside it is named
in `docs/why.md`, with the table each threshold comes from.
"""

import re
from dataclasses import dataclass

from cleaner.characters import width
from cleaner.model import Span
from cleaner.repeats.align import runs
from cleaner.repeats.chain import Chain
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.sentences import sentences

# UTF-8 bytes of normalised text (a Han character counts three).
_BODY_BYTES, _BODY_SHARE = 200, 0.25
_PASSAGE_BYTES, _PASSAGE_SHARE = 300, 0.10
_ADJACENT_BYTES = 200
# A page that is little else than its own copy: menus, contact blocks, one-paragraph teasers.
_WHOLE_BYTES, _WHOLE_SHARE = 80, 0.35
# Normalised characters between adjacent copies: a label such as the author's name glued before the second.
_ADJACENT_GAP = 12
# The opening of the body again, as a teaser under a paywall or in a summary box.
_OPENING_BYTES, _OPENING_SHARE = 300, 0.05
# The share of a sentence that the other copy must have for the sentence to be said already.
SAID = 0.6
# The share of equal text in what is dropped. Parallel wording of formulas and forms reaches .80.
_ALIKE = 0.85
_ALIKE_ADJACENT = 0.98
# Width of a sentence of prose; verses, rows and menu items are shorter.
_PROSE_WIDTH = 50
# Forms and forum signatures are full of numbers; an article of results reaches 6 %.
_DIGIT_SHARE = 0.12
_DIGITS = re.compile(r"[0-9]")
_QUOTES = re.compile(r"[“\"«„「『‘‹][^”\"»“」』’›]{0,400}\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A repeat that was judged: its runs, and the sentences of each side that the other side says, too.

    `bytes` counts the said sentences of the later copy, normalised.
    """

    runs: list[Match]
    a: list[Span]
    b: list[Span]
    own_a: int
    own_b: int
    bytes: int
    rule: str
    score: float


def judge(normal: Normal, chain: Chain, total: int, *, strict: bool = False) -> Passage | None:
    """The passage that a chain doubles, or `None` where it may be meant. `total` is the page in normalised bytes.

    `strict` demands equal wording.
    """
    aligned = runs(normal.text, chain)
    first, last = aligned[0], aligned[-1]
    a = Span(normal.start(first.a), normal.end(last.a + last.length))
    b = Span(normal.start(first.b), normal.end(last.b + last.length))
    said_a, own_a = _said(normal, a, [(run.a, run.a + run.length) for run in aligned])
    said_b, own_b = _said(normal, b, [(run.b, run.b + run.length) for run in aligned])
    size = sum(_bytes(normal, span) for span in said_b)
    alike = _alike(normal, said_b, aligned)
    rule = _rule(normal, a, b, said_b, size, size / total, alike) if said_a and said_b else None
    if rule is None or (strict and alike < 1):
        return None
    return Passage(aligned, said_a, said_b, own_a, own_b, size, rule, round(alike, 3))


def _said(normal: Normal, region: Span, covered: list[tuple[int, int]]) -> tuple[list[Span], int]:
    """The sentences of a region that its runs cover, and how many normalised characters inside it they do not."""
    found: list[Span] = []
    own = index = 0
    for sentence in sentences(normal.source, region.start, region.end):
        start, end = normal.index(sentence.start), normal.index(sentence.end)
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        inside = _overlap(covered, index, start, end)
        if inside and inside >= SAID * (end - start):
            found.append(sentence)
        elif start == end and found:
            found.append(sentence)
        else:
            own += end - start
    while found and normal.index(found[-1].start) == normal.index(found[-1].end):
        found.pop()
    return found, own


def _overlap(covered: list[tuple[int, int]], index: int, start: int, end: int) -> int:
    inside = 0
    while index < len(covered) and covered[index][0] < end:
        inside += max(0, min(end, covered[index][1]) - max(start, covered[index][0]))
        index += 1
    return inside


def _bytes(normal: Normal, span: Span) -> int:
    return len(normal.text[normal.index(span.start) : normal.index(span.end)].encode("utf-8", "surrogatepass"))


def _alike(normal: Normal, said: list[Span], aligned: list[Match]) -> float:
    """The share of equal characters in the sentences that would go."""
    length = sum(normal.index(span.end) - normal.index(span.start) for span in said)
    covered = [(run.b, run.b + run.length) for run in aligned]
    equal = sum(_overlap(covered, 0, normal.index(span.start), normal.index(span.end)) for span in said)
    return equal / length if length else 0.0


def _rule(  # noqa: PLR0911, PLR0913  (a list of rules, each with what it looks at)
    normal: Normal, a: Span, b: Span, said: list[Span], size: int, share: float, alike: float
) -> str | None:
    if alike < _ALIKE:
        return None
    gap = normal.index(b.start) - normal.index(a.end)
    if size >= _BODY_BYTES and share >= _BODY_SHARE:
        return "repeat.body"
    if size >= _WHOLE_BYTES and share >= _WHOLE_SHARE:
        return "repeat.page"
    if gap <= _ADJACENT_GAP and size >= _ADJACENT_BYTES and alike >= _ALIKE_ADJACENT and _prose(normal.source, said):
        return "repeat.adjacent"
    if size >= _PASSAGE_BYTES and share >= _PASSAGE_SHARE and _prose(normal.source, said) and _free(normal, b, said):
        return "repeat.passage"
    if size >= _OPENING_BYTES and share >= _OPENING_SHARE and alike == 1 and _opening(normal, a, b, said):
        return "repeat.opening"
    return None


def _opening(normal: Normal, a: Span, b: Span, said: list[Span]) -> bool:
    """Whether the earlier copy opens the body: no sentence of prose stands before it."""
    before = [span for span in sentences(normal.source, 0, a.start) if span.end <= a.start]
    return not _prose(normal.source, before) and _prose(normal.source, said) and _free(normal, b, said)


def _prose(text: str, said: list[Span]) -> bool:
    """Whether most of the passage stands in sentences; verses, rows, menus and counters do not."""
    pieces = [text[start:end] for start, end in said]
    widths = [width(piece) for piece in pieces]
    digits = sum(len(_DIGITS.findall(piece)) for piece in pieces)
    total = sum(widths)
    return 0 < total <= 2 * sum(size for size in widths if size >= _PROSE_WIDTH) and digits <= _DIGIT_SHARE * total


def _free(normal: Normal, region: Span, said: list[Span]) -> bool:
    """Whether nobody is quoted: the copy begins where a sentence does, with no quotation mark and no speaker."""
    start, text = said[0].start, normal.source
    speaker = normal.index(region.start) - normal.index(start)
    quoted = text[start] in "“\"«„「『‘‹" or _QUOTES.search(text, max(0, start - 400), start) is not None
    return speaker <= 0 and not quoted
