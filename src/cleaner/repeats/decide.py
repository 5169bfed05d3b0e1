"""Repeats to copies: which passage is said twice by accident, and which on purpose.

Length alone cannot decide: songs, laws, tables and chats repeat, too. What is weighed beside it is named
in `docs/why.md`, with the table each threshold comes from.
"""

from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import NamedTuple

from cleaner.characters import width
from cleaner.model import Thresholds
from cleaner.repeats.align import runs
from cleaner.repeats.chain import Chain
from cleaner.repeats.forms import entries, parallel, slips, substituted
from cleaner.repeats.link import Match
from cleaner.repeats.listed import listed
from cleaner.repeats.normalise import Normal
from cleaner.repeats.quoted import is_free, is_message
from cleaner.repeats.said import SAID, Covered, Said, said_sentences, whole_lines, without_date
from cleaner.sentences import sentences
from cleaner.units import SHORT

# UTF-8 bytes of normalised text of adjacent lists and notices, between which some sentence of prose stands; a verse
# sung twice has none.
_LIST_BYTES = 300
# Normalised characters between adjacent copies: a label such as the author's name glued before the second.
ADJACENT_GAP = 12
# UTF-8 bytes of what is said again and again right behind itself: less is a prayer or a mantra, more is a paragraph.
SHORTEST_PERIOD = 200
# Normalised characters by which it is known where it begins again.
_BEGINNING = 32
# Bytes, or characters, by which following the ends may lengthen a chain.
_ENDS = 100
# Times as much as a chain a copy may be that edits part into several.
_EDITS = 3
# The share of equal text in what is dropped, beside `Thresholds.alike`.
_ALIKE_PASSAGE = 0.88
# Rows, verses, menus, code: their copies are equal or no copies.
_ALIKE_LINES = 0.995
# Rows and verses apart from each other fill so many times the share of prose: a chorus fills up to a third of its song.
_ROWS = 1.6
# A page that stands twice, menus and all: its share, its equal text, and one part in so many that is prose.
_WHOLE, _ALIKE_WHOLE, _SOME_PROSE = 0.4, 0.95, 4
# Width of a sentence of prose; verses, rows and menu items are shorter.
_PROSE_WIDTH = 42
# Forms and forum signatures are full of numbers; an article of results reaches 6 %.
_DIGIT_SHARE = 0.12
_DIGITS = b"0123456789"
# What ends a sentence, and what may stand behind it.
_MARKS, _WIDE_MARKS, _CLOSERS = frozenset("。！？!?….؟۔।"), frozenset("。！？"), '”’」』）)"»'
# Normalised characters that a copy which breaks off lacks at least; fewer are an edit.
_BROKEN_OFF = 8
# The share of a chain that is its core, and the normalised characters on both sides that part a phrase from it.
_CORE, _PHRASE = 0.7, 48
# UTF-8 bytes of normalised text that a list's entry may say.
_ENTRY_BYTES = 1200
# Sentences of prose before a body that its lede opens.
_BEFORE = 3

# Why a passage that stands twice may be meant to.
SMALL = "it is a small part of the page"
DIFFERENT = "too many of its words differ"
QUOTED = "it is quoted, or begins within a sentence"
FORM = "both fill one form with words of their own"
LINES = "it is made of rows or verses"
LISTED = "both are entries of a list"


@dataclass(frozen=True, slots=True)
class Passage:
    """A repeat that was judged: its runs, and the sentences of each side that the other side says, too.

    `own_a` and `own_b` count the normalised characters between them that only one side has, `bytes` the said
    sentences of the later copy.
    """

    runs: list[Match]
    a: list[Said]
    b: list[Said]
    own_a: int
    own_b: int
    bytes: int
    rule: str
    score: float


class Scale(NamedTuple):
    """What passages are weighed on: the page, its normalised UTF-8 bytes, and what is asked of a copy.

    `strict` demands equal wording.
    """

    normal: Normal
    total: int
    asked: Thresholds
    strict: bool = False


def may_count(scale: Scale, chain: Chain) -> bool:
    """Whether a chain could reach a rule once its ends are followed: most repeats of a page are phrases."""
    (_, end), (start, stop) = chain.a, chain.b
    size = scale.normal.size(start, stop)
    # Equal copies right behind each other are one run, of which the seeds see most.
    gap = start - end - _ENDS if 2 * size >= scale.asked.adjacent_bytes else inf
    return _reaches(scale, _EDITS * size + _ENDS, gap)


def _reaches(scale: Scale, size: float, gap: float) -> bool:
    """Whether a passage of this size, and so many characters between its copies, is large enough for any rule."""
    share, asked = size / scale.total, scale.asked
    return (
        (size >= asked.body_bytes and share >= asked.body_share)
        or (size >= asked.page_bytes and share >= asked.page_share)
        or (size >= min(asked.adjacent_bytes, _LIST_BYTES) and gap <= ADJACENT_GAP)
        or (size >= asked.passage_bytes and share >= asked.passage_share)
        or (size >= asked.opening_bytes and share >= asked.opening_share)
    )


def judge(scale: Scale, chain: Chain) -> Passage | str:
    """The passage that a chain doubles, or why it may be meant.

    A phrase nearby that stands twice, too, may have joined the chain of a copy: what is most of it is judged for
    itself then.
    """
    judged = _judged(scale, chain)
    if not isinstance(judged, str) or len(chain.matches) == 1:
        return judged
    core = max(_parts(chain), key=attrgetter("equal"))
    alone = _judged(scale, core) if _CORE * chain.equal < core.equal < chain.equal else judged
    return judged if isinstance(alone, str) else alone


def _period(normal: Normal, covered: Covered) -> float:
    """The UTF-8 bytes after which a passage says itself again: its size as a rule sees it; no bound where it does not.

    Less than a paragraph is nothing: a prayer, a mantra.
    """
    start, end = covered.low, covered.high
    again = normal.text.find(normal.text[start : start + _BEGINNING], start + 1, end)
    if again < 0 or not normal.text.startswith(normal.text[again:end], start):
        return inf
    size = normal.size(start, again)
    return size if size >= SHORTEST_PERIOD else 0


def _parts(chain: Chain) -> list[Chain]:
    """The chain, cut where both of its sides say something else for a while."""
    parts = [Chain()]
    for match in chain.matches:
        last = parts[-1].matches[-1] if parts[-1].matches else match
        if min(match.a - last.a - last.length, match.b - last.b - last.length) > _PHRASE:
            parts.append(Chain())
        parts[-1].add(match)
    return parts


def _judged(scale: Scale, chain: Chain) -> Passage | str:
    normal = scale.normal
    if len(chain.matches) == 1 and (body := _doubled_lines(scale, chain.matches[0])) is not None:
        return body
    aligned = runs(normal.text, chain)
    covered = Covered([(run.b, run.b + run.length) for run in aligned])
    # All sentences that are said together are no longer than this.
    most = normal.size(covered.low, covered.high) * covered.share / SAID
    large = _reaches(scale, min(most, _period(normal, covered)), aligned[0].b - aligned[-1].a - aligned[-1].length)
    said_b, own_b = said_sentences(normal, covered) if large else ([], [])
    if not said_b:
        return SMALL
    said_b[0] = without_date(normal, said_b[0], aligned[0].b)
    # A phrase far behind the copy may have joined the chain; whether somebody is quoted there says nothing here.
    aligned = [run for run in aligned if run.b < said_b[-1].high and said_b[0].low < run.b + run.length] or aligned
    covered_a = Covered([(run.a, run.a + run.length) for run in aligned])
    said_a, own_a = said_sentences(normal, covered_a)
    alike = min(_alike(said_a, covered_a), _alike(said_b, covered))
    # Where one copy breaks off early in its last sentence, that sentence is said in this copy alone.
    size = max(sum(normal.size(one.low, one.high) for one in said) for said in (said_a, said_b))
    rule = _rule(scale, aligned, (said_a, said_b), size, alike)
    if not rule.startswith("repeat."):
        return rule
    if scale.strict and alike < 1:
        return DIFFERENT
    one_form = parallel(normal, said_b, covered, own_a, own_b) or entries(normal, said_a, covered_a)
    if one_form or substituted(normal, aligned):
        return FORM
    more_a, more_b = _broken_off(said_a, covered_a), _broken_off(said_b, covered)
    found = Passage(aligned, said_a, said_b, sum(own_a) + more_a, sum(own_b) + more_b, size, rule, round(alike, 3))
    return LISTED if _may_be_entry(scale, size) and listed(normal, aligned[0], said_a, said_b) else found


def _may_be_entry(scale: Scale, size: int) -> bool:
    """Whether a passage may be a list's entry: half a page may be on a small page, where a body would say more."""
    return size < max(_ENTRY_BYTES, scale.asked.page_share * scale.total)


def _broken_off(said: list[Said], covered: Covered) -> int:
    """How many characters a side goes on where the other breaks off, in its last sentence or in one hardly begun."""
    more = abs(said[-1].high - covered.high)
    return more if more >= _BROKEN_OFF else 0


def _doubled_lines(scale: Scale, match: Match) -> Passage | None:
    """A body whose two copies are equal whole lines: nothing about its sentences needs to be known."""
    normal, asked = scale.normal, scale.asked
    size = normal.size(match.b, match.b + match.length)
    if size < asked.body_bytes or size < asked.body_share * scale.total:
        return None
    a, b = whole_lines(normal, match.a, match.length), whole_lines(normal, match.b, match.length)
    if a is None or b is None:
        return None
    apart = size < _ROWS * asked.body_share * scale.total and match.b - match.a - match.length > ADJACENT_GAP
    if apart and 2 * in_sentences(normal.source, _sentences(normal.source, b.start, b.end)) < 1:
        return None
    one_line = "\n" not in normal.source[b.start : b.end]
    if is_message(normal, [a], [b]):
        return None
    if one_line and _may_be_entry(scale, size) and listed(normal, match, [a], [b]):
        return None
    return Passage([match], [a], [b], 0, 0, size, "repeat.body", 1.0)


def _alike(said: list[Said], covered: Covered) -> float:
    """The share of equal characters in the sentences that would go."""
    length = sum(one.high - one.low for one in said)
    return sum(covered.count(one.low, one.high) for one in said) / length if length else 0.0


def _rule(  # noqa: PLR0911
    scale: Scale, aligned: list[Match], sides: tuple[list[Said], list[Said]], size: int, alike: float
) -> str:
    """The rule that a passage meets, or why it stays; `sides` are its sentences, the earlier copy's first."""
    asked, (said_a, said_b) = scale.asked, sides
    share, text = size / scale.total, scale.normal.source
    marked = in_sentences(text, said_b)
    prose = 2 * marked >= 1
    whole = share >= _WHOLE and (_SOME_PROSE * marked >= 1 or slips(scale.normal, aligned))
    if not said_a or alike < (asked.alike if prose else _ALIKE_WHOLE if whole else _ALIKE_LINES):
        return DIFFERENT
    if is_message(scale.normal, said_a, said_b):
        return QUOTED
    gap = said_b[0].low - said_a[-1].high
    if gap > ADJACENT_GAP and not prose and share < _ROWS * asked.body_share:
        return LINES
    if size >= asked.body_bytes and share >= asked.body_share:
        return "repeat.body"
    if size >= asked.page_bytes and share >= asked.page_share:
        return "repeat.page"
    if not is_free(scale.normal, aligned[0], *sides):
        return QUOTED
    if gap <= ADJACENT_GAP and _is_adjacent(scale, aligned, said_b, size, alike):
        return "repeat.adjacent"
    return _passage(scale, aligned[0], size, alike) if prose else LINES


def _is_adjacent(scale: Scale, aligned: list[Match], said: list[Said], size: int, alike: float) -> bool:
    """Whether prose, or a list with some, right behind its copy is one: neighbours in a list are hardly ever equal."""
    text = scale.normal.source
    if alike == 1 and size >= _LIST_BYTES and any(_is_prose(text, one) for one in said):
        return True
    # A single run is equal but for letters at its ends, which it shares with what stands before and behind by chance.
    equal = len(aligned) == 1 or alike >= _ALIKE_LINES
    return equal and size >= scale.asked.adjacent_bytes and 2 * in_sentences(text, said) >= 1


def _passage(scale: Scale, first: Match, size: int, alike: float) -> str:
    """The rule of prose that stands apart from its copy, or why it stays."""
    asked, share = scale.asked, size / scale.total
    if size >= asked.passage_bytes and share >= asked.passage_share and alike >= max(asked.alike, _ALIKE_PASSAGE):
        return "repeat.passage"
    opening = size >= asked.opening_bytes and share >= asked.opening_share and alike == 1
    return "repeat.opening" if opening and _opens(scale.normal, first) else SMALL


def _opens(normal: Normal, first: Match) -> bool:
    """Whether the earlier copy opens the body: no more than a deck or a box stands before it, and more menus."""
    text, before = normal.source, _sentences(normal.source, 0, normal.start(first.a))
    return 2 * in_sentences(text, before) < 1 and sum(_is_prose(text, one) for one in before) <= _BEFORE


def _sentences(text: str, start: int, end: int) -> list[Said]:
    """The whole sentences of a stretch of the page."""
    return [Said(low, high, 0, 0) for low, high in sentences(text, start, end) if high <= end]


def in_sentences(text: str, said: list[Said]) -> float:
    """The share of a passage that stands in sentences; 0 where it is full of numbers.

    Verses, rows, menus and counters do not stand in sentences.
    """
    whole = "".join([text[one.start : one.end] for one in said])
    total = width(whole)
    utf8 = whole.encode("utf-8", "surrogatepass")
    if len(utf8) - len(utf8.translate(None, _DIGITS)) > _DIGIT_SHARE * total or not total:
        return 0.0
    return sum(width(text[one.start : one.end]) for one in said if _is_prose(text, one)) / total


def _is_prose(text: str, one: Said) -> bool:
    piece = text[one.start : one.end]
    core = piece.rstrip(_CLOSERS)
    if core[-1:] not in _MARKS and piece[-1:] != "；":
        return False
    return width(piece) >= _PROSE_WIDTH or (core[-1:] in _WIDE_MARKS and _in_paragraph(text, one))


def _in_paragraph(text: str, one: Said) -> bool:
    """Whether the line of a short sentence is as long as a paragraph."""
    line = text[max(0, one.start - SHORT) : one.start].replace("\r", "\n").rpartition("\n")[2]
    rest = text[one.start : one.end + SHORT].replace("\r", "\n").partition("\n")[0]
    return width(line) + width(rest) > SHORT
