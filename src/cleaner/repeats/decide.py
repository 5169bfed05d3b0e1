"""Repeats to copies: which passage is said twice by accident, and which on purpose.

Length alone cannot decide: songs, laws, tables and chats repeat, too. What is weighed beside it is named
in `docs/why.md`, with the table each threshold comes from.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cleaner.characters import ends_sentence, width
from cleaner.model import Thresholds
from cleaner.repeats.align import runs
from cleaner.repeats.chain import Chain
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import OPENING, Said, overlap, said_sentences, whole_lines, without_date
from cleaner.sentences import sentences
from cleaner.units import PROSE_WIDTH

# UTF-8 bytes of normalised text of adjacent lists and notices, between which some sentence of prose stands; a verse
# sung twice has none.
_LIST_BYTES = 300
# Normalised characters between adjacent copies: a label such as the author's name glued before the second.
_ADJACENT_GAP = 12
# Bytes, or characters, by which following the ends may lengthen a chain.
_ENDS = 100
# The share of equal text in what is dropped, beside `Thresholds.alike`.
_ALIKE_PASSAGE = 0.88
_ALIKE_ADJACENT = 0.98
# Rows, verses, menus, code: their copies are equal or no copies.
_ALIKE_LINES = 0.995
# A page that stands twice, menus and all: its share, its equal text, and one part in so many that is prose.
_WHOLE, _ALIKE_WHOLE, _SOME_PROSE = 0.4, 0.95, 4
# Width of a sentence of prose; verses, rows and menu items are shorter.
_PROSE_WIDTH = 42
# Shares of the said text: what both sides say instead of each other, and what one says in between.
_PARALLEL, _SCATTERED = 0.03, 0.6
# A phrase that differs: a window of so many normalised characters with less than this share in common; and the
# share of such windows in a form.
_WINDOW, _SLOT, _SLOTS = 32, 0.6, 0.06
# How often two copies say one thing instead of another, and the characters of both.
_SUBSTITUTED, _WORD = 3, 4
# Normalised characters of a line that heads an entry of a list.
_ENTRY = 40
# Sentences for each of several such lines, and for a single one; more of them are a text in which a figure differs.
_SENTENCES_AN_ENTRY, _SENTENCES_OF_ONE = 20, 6
# Forms and forum signatures are full of numbers; an article of results reaches 6 %.
_DIGIT_SHARE = 0.12
_DIGITS = re.compile(r"[0-9]")
_SENTENCE = re.compile(r"[。！？!?….؟۔।][”’」』）)\"»]*\Z|；\Z")
# Code points before a copy in which an open quotation mark or a speaker's name may stand.
_LOOK_BEFORE = 400
_SPEAKER = re.compile(r"[:：>][ \t\u3000]*[\r\n]*[ \t\u3000>]*\Z")
# The share of a chain that is its exact core.
_CORE = 0.8
# Characters at the beginning of a copy that an edit may part from its first run, and by how many the two differ.
_EDITED, _SHIFTED = 12, 2
# Lines of a chat that say who speaks, `Anna wrote:`, and how many make a chat.
_TURN = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000]*$", re.MULTILINE)
_TURN_BEFORE = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000]*[\r\n]+[“\"«„「> ]*\Z", re.MULTILINE)
_TURNS = 3
_CLOSING = '”"»」』’›'
_OPEN_QUOTE = re.compile(r"[“\"«„「『‘‹][^”\"»“」』’›\r\n]{0,400}\Z")


# Why a passage that stands twice may be meant to.
SMALL = "it is a small part of the page"
DIFFERENT = "too many of its words differ"
QUOTED = "it is quoted, or begins within a sentence"
FORM = "both fill one form with words of their own"
LINES = "it is made of rows or verses"


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
    size = 1.3 * len(scale.normal.text[start:stop].encode("utf-8", "surrogatepass")) + _ENDS
    share, asked = size / scale.total, scale.asked
    if size >= asked.page_bytes and share >= asked.page_share:
        return True
    if size < min(asked.body_bytes, asked.adjacent_bytes, asked.passage_bytes, asked.opening_bytes):
        return False
    least = min(asked.body_share, asked.passage_share, asked.opening_share)
    return share >= least or start - end <= _ADJACENT_GAP + _ENDS


def judge(scale: Scale, chain: Chain) -> Passage | str:
    """The passage that a chain doubles, or why it may be meant.

    A phrase nearby that stands twice, too, may have joined the chain of an exact copy: what is most of it is judged
    for itself then.
    """
    judged = _judged(scale, chain)
    longest = max(chain.matches, key=_length)
    if isinstance(judged, str) and _CORE * chain.equal < longest.length < chain.equal:
        core = Chain()
        core.add(longest)
        alone = _judged(scale, core)
        return judged if isinstance(alone, str) else alone
    return judged


def _length(match: Match) -> int:
    return match.length


def _judged(scale: Scale, chain: Chain) -> Passage | str:
    normal = scale.normal
    if len(chain.matches) == 1 and (body := _doubled_lines(scale, chain.matches[0])) is not None:
        return body
    aligned = runs(normal.text, chain)
    covered = [(run.b, run.b + run.length) for run in aligned]
    said_b, own_b = said_sentences(normal, covered)
    if not said_b:
        return SMALL
    said_b[0] = without_date(normal, said_b[0], aligned[0].b)
    # A phrase far behind the copy may have joined the chain; whether somebody is quoted there says nothing here.
    aligned = [run for run in aligned if run.b < said_b[-1].high and said_b[0].low < run.b + run.length] or aligned
    size = len("".join(normal.text[one.low : one.high] for one in said_b).encode("utf-8", "surrogatepass"))
    alike = _alike(said_b, covered)
    covered_a = [(run.a, run.a + run.length) for run in aligned]
    said_a, own_a = said_sentences(normal, covered_a)
    rule = _rule(scale, aligned, (said_a, said_b), size, alike)
    if not rule.startswith("repeat."):
        return rule
    if scale.strict and alike < 1:
        return DIFFERENT
    if not said_a or _parallel(normal, said_b, covered, own_a, own_b) or _entries(normal, said_a, covered_a):
        return FORM
    if _substituted(normal, aligned):
        return FORM
    return Passage(aligned, said_a, said_b, sum(own_a), sum(own_b), size, rule, round(alike, 3))


def _doubled_lines(scale: Scale, match: Match) -> Passage | None:
    """A body whose two copies are equal whole lines: nothing about its sentences needs to be known."""
    normal, asked = scale.normal, scale.asked
    size = len(normal.text[match.b : match.b + match.length].encode("utf-8", "surrogatepass"))
    if size < asked.body_bytes or size < asked.body_share * scale.total:
        return None
    a, b = whole_lines(normal, match.a, match.length), whole_lines(normal, match.b, match.length)
    if a is None or b is None:
        return None
    return Passage([match], [a], [b], 0, 0, size, "repeat.body", 1.0)


def _parallel(
    normal: Normal, said: list[Said], covered: list[tuple[int, int]], own_a: list[int], own_b: list[int]
) -> bool:
    """Whether the copies fill one form with different words: forms, statutes, calendars, questions and answers.

    Then both sides have sentences of their own in several places, one side is scattered over other text, or within
    the sentences whole phrases differ, where the edits of a copy are spread thin.
    """
    length = sum(one.high - one.low for one in said)
    less, more = sorted((sum(own_a), sum(own_b)))
    if less > _PARALLEL * length or more > _SCATTERED * length or min(len(own_a), len(own_b)) > 1:
        return True
    windows = slots = index = 0
    for one in said:
        # Where one copy breaks off within its last sentence, the rest of it is no other wording.
        stop = min(one.high, covered[-1][1])
        for low in range(one.low, stop - _WINDOW // 2, _WINDOW):
            high = min(low + _WINDOW, stop)
            while index < len(covered) and covered[index][1] <= low:
                index += 1
            windows += 1
            slots += overlap(covered, index, low, high) < _SLOT * (high - low)
    return slots > _SLOTS * windows or _entries(normal, said, covered)


def _substituted(normal: Normal, aligned: list[Match]) -> bool:
    """Whether the copies say one thing instead of another time after time: a manual for users, and one for admins."""
    gaps = Counter(
        (normal.text[one.a + one.length : other.a], normal.text[one.b + one.length : other.b])
        for one, other in pairwise(aligned)
        if other.a - one.a - one.length + other.b - one.b - one.length >= _WORD
    )
    most = max(gaps.values(), default=0)
    return most >= _SUBSTITUTED and 2 * most >= gaps.total()


def _entries(normal: Normal, said: list[Said], covered: list[tuple[int, int]]) -> bool:
    """Whether a passage is a row of entries, each under a date or number of its own."""
    heads = sum(one.high - one.low <= _ENTRY and _heads_entry(normal, one, covered) for one in said)
    return 0 < len(said) <= heads * (_SENTENCES_AN_ENTRY if heads > 1 else _SENTENCES_OF_ONE)


def _heads_entry(normal: Normal, line: Said, covered: list[tuple[int, int]]) -> bool:
    """Whether a short line has other figures than its counterpart: the day of an entry, the number of a section."""
    core = normal.source[line.start : line.end]
    if width(core) >= PROSE_WIDTH and ends_sentence(core):
        return False
    text, at = normal.text, line.low
    around = normal.source[max(0, line.start - 1) : line.start] + normal.source[line.end : line.end + 1]
    if around.strip("\r\n"):
        return False
    for low, high in covered[bisect_left(covered, (line.low, 0)) - 1 if covered else 0 :]:
        if low >= line.high:
            break
        if _DIGITS.search(text, at, min(low, line.high)):
            return True
        at = max(at, high)
    return at < line.high and _DIGITS.search(text, at, line.high) is not None


def _alike(said: list[Said], covered: list[tuple[int, int]]) -> float:
    """The share of equal characters in the sentences that would go."""
    length = equal = index = 0
    for _, _, low, high in said:
        while index < len(covered) and covered[index][1] <= low:
            index += 1
        length += high - low
        equal += overlap(covered, index, low, high)
    return equal / length if length else 0.0


def _rule(  # noqa: PLR0911
    scale: Scale, aligned: list[Match], sides: tuple[list[Said], list[Said]], size: int, alike: float
) -> str:
    """The rule that a passage meets, or the reason why it stays; `sides` are its sentences, the earlier copy's first."""
    normal, asked, said = scale.normal, scale.asked, sides[1]
    share, text = size / scale.total, normal.source
    prose = _prose(text, said)
    whole = share >= _WHOLE and _prose(text, said, _SOME_PROSE)
    if alike < (asked.alike if prose else _ALIKE_WHOLE if whole else _ALIKE_LINES):
        return DIFFERENT
    first, last = aligned[0], aligned[-1]
    gap = first.b - last.a - last.length
    if _is_message(text, said[0].start):
        return QUOTED
    if size >= asked.body_bytes and share >= asked.body_share:
        return "repeat.body"
    if size >= asked.page_bytes and share >= asked.page_share:
        return "repeat.page"
    if not _free(normal, first, *sides):
        return QUOTED
    if gap <= _ADJACENT_GAP and size >= asked.adjacent_bytes and alike >= _ALIKE_ADJACENT and prose:
        return "repeat.adjacent"
    if 0 <= gap <= _ADJACENT_GAP and size >= _LIST_BYTES and alike == 1 and any(_is_prose(text, one) for one in said):
        return "repeat.adjacent"
    long = size >= asked.passage_bytes and share >= asked.passage_share
    if long and prose and alike >= max(asked.alike, _ALIKE_PASSAGE):
        return "repeat.passage"
    opening = size >= asked.opening_bytes and share >= asked.opening_share
    if opening and alike == 1 and prose and _opens(normal, first):
        return "repeat.opening"
    return SMALL if prose else LINES


def _is_message(text: str, start: int) -> bool:
    """Whether the line before a passage announces who speaks, on a page where at least three lines do."""
    before = text[max(0, start - _LOOK_BEFORE) : start]
    return _TURN_BEFORE.search(before) is not None and len(_TURN.findall(text)) >= _TURNS


def _opens(normal: Normal, first: Match) -> bool:
    """Whether the earlier copy opens the body: no sentence of prose stands before it."""
    start = normal.start(first.a)
    before = [Said(*span, 0, 0) for span in sentences(normal.source, 0, start) if span.end <= start]
    return not _prose(normal.source, before)


def _prose(text: str, said: list[Said], part: int = 2) -> bool:
    """Whether one part in so many of the passage stands in sentences; verses, rows, menus and counters do not."""
    pieces = [text[one.start : one.end] for one in said]
    widths = [width(piece) for piece in pieces]
    digits = sum(len(_DIGITS.findall(piece)) for piece in pieces)
    marked = sum(size for size, one in zip(widths, said, strict=True) if _is_prose(text, one))
    return 0 < sum(widths) <= part * marked and digits <= _DIGIT_SHARE * sum(widths)


def _is_prose(text: str, one: Said) -> bool:
    piece = text[one.start : one.end]
    return width(piece) >= _PROSE_WIDTH and _SENTENCE.search(piece) is not None


def _free(normal: Normal, first: Match, said_a: list[Said], said_b: list[Said]) -> bool:
    """Whether nobody is quoted: the copy begins where a sentence does, no speaker is announced, nothing is in quotes.

    A quotation mark that stands at both copies is part of what they say; a date glued before a copy is no speaker.
    """
    text = normal.source
    if not said_a or not _begins(normal, first, said_a[0].low, said_b[0].low):
        return False
    opened_a, opened_b = (_opened(text, normal.start(said[0].low)) for said in (said_a, said_b))
    closed_a, closed_b = (_closed(text, normal.end(said[-1].high)) for said in (said_a, said_b))
    start = said_b[0].start
    spoken = _SPEAKER.search(text, max(0, start - _LOOK_BEFORE), start) is not None
    return opened_b <= opened_a and closed_b <= closed_a and not spoken


def _begins(normal: Normal, first: Match, low_a: int, low_b: int) -> bool:
    """Whether the copies begin where their sentences do; an edit near the beginning parts it from the first run.

    Where the earlier copy needs no edit, the later one begins with words of its own, if only one: `要加快…`.
    """
    before_a, before_b = max(0, first.a - low_a), max(0, first.b - low_b)
    if not before_b or normal.text[low_b : first.b].isdigit():
        return True
    return 0 < before_a and before_b <= _EDITED and abs(before_b - before_a) <= _SHIFTED


def _opened(text: str, at: int) -> int:
    """How many quotation marks are opened before a place, on its line."""
    before = text[max(0, at - _LOOK_BEFORE) : at]
    directly = len(before) - len(before.rstrip(OPENING))
    return directly or int(_OPEN_QUOTE.search(before) is not None)


def _closed(text: str, at: int) -> int:
    """How many quotation marks are closed right behind a place."""
    behind = text[at : at + 8].lstrip(".,!?。！？…，")
    return len(behind) - len(behind.lstrip(_CLOSING))
