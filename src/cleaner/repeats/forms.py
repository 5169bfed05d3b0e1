"""Whether two passages fill one form with words of their own: statutes, calendars, manuals, rows of entries."""

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from cleaner.characters import ends_sentence, width
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import Covered, Said, is_line
from cleaner.units import PROSE_WIDTH

# Shares of the said text: what both sides say instead of each other, and what one says in between.
_PARALLEL, _SCATTERED = 0.03, 0.6
# A phrase that differs: a window of so many normalised characters with less than this share in common; and the
# share of such windows in a form.
_WINDOW, _SLOT, _SLOTS = 32, 0.6, 0.06
# How often two copies say one thing instead of another, and the characters of both.
_SUBSTITUTED, _WORD = 3, 4
# Normalised characters of a slip.
_SLIP = 3
# Normalised characters of a line that heads an entry of a list.
_ENTRY = 40
# Sentences for each of several such lines, and for a single one; more of them are a text in which a figure differs.
_SENTENCES_AN_ENTRY, _SENTENCES_OF_ONE = 20, 6
_DIGITS = re.compile(r"[0-9]")


def parallel(normal: Normal, said: list[Said], covered: Covered, own_a: list[int], own_b: list[int]) -> bool:
    """Whether the copies fill one form with different words: forms, statutes, calendars, questions and answers.

    Then both sides have sentences of their own in several places, one side is scattered over other text, or within
    the sentences whole phrases differ, where the edits of a copy are spread thin.
    """
    length = sum(one.high - one.low for one in said)
    less, more = sorted((sum(own_a), sum(own_b)))
    if less > _PARALLEL * length or more > _SCATTERED * length or min(len(own_a), len(own_b)) > 1:
        return True
    windows = slots = 0
    for one in said:
        # Where one copy breaks off within its last sentence, the rest of it is no other wording.
        stop = min(one.high, covered.high)
        for low in range(one.low, stop - _WINDOW // 2, _WINDOW):
            high = min(low + _WINDOW, stop)
            windows += 1
            slots += covered.count(low, high) < _SLOT * (high - low)
    return slots > _SLOTS * windows or entries(normal, said, covered)


def substituted(normal: Normal, aligned: list[Match]) -> bool:
    """Whether the copies say one thing instead of another time after time: a manual for users, and one for admins."""
    gaps = Counter(
        (normal.text[one.a + one.length : other.a], normal.text[one.b + one.length : other.b])
        for one, other in pairwise(aligned)
        if other.a - one.a - one.length + other.b - one.b - one.length >= _WORD
    )
    most = max(gaps.values(), default=0)
    return most >= _SUBSTITUTED and 2 * most >= gaps.total()


def slips(normal: Normal, aligned: list[Match]) -> bool:
    """Whether two copies differ in single letters inside words, as if misread: who fills in a form changes words."""
    text, source = normal.text, normal.source
    count = inside = 0
    for one, other in pairwise(aligned):
        low, high = one.b + one.length, other.b
        count += 1
        if max(other.a - one.a - one.length, high - low) <= _SLIP and not _DIGITS.search(text, low, high):
            inside += (
                source[normal.end(low) : normal.end(low) + 1].isalnum() and source[normal.start(high) - 1].isalnum()
            )
    return count >= _SUBSTITUTED and 2 * inside >= count


def entries(normal: Normal, said: list[Said], covered: Covered) -> bool:
    """Whether a passage is a row of entries, each under a date or number of its own."""
    heads = sum(one.high - one.low <= _ENTRY and _heads_entry(normal, one, covered) for one in said)
    return 0 < len(said) <= heads * (_SENTENCES_AN_ENTRY if heads > 1 else _SENTENCES_OF_ONE)


def _heads_entry(normal: Normal, line: Said, covered: Covered) -> bool:
    """Whether a short line has other figures than its counterpart: the day of an entry, the number of a section."""
    core = normal.source[line.start : line.end]
    if width(core) >= PROSE_WIDTH and ends_sentence(core):
        return False
    text, at = normal.text, line.low
    if not is_line(normal.source, line):
        return False
    bounds = covered.bounds
    for low, high in bounds[max(0, bisect_left(bounds, (line.low, 0)) - 1) :]:
        if low >= line.high:
            break
        if _DIGITS.search(text, at, min(low, line.high)):
            return True
        at = max(at, high)
    return at < line.high and _DIGITS.search(text, at, line.high) is not None
