"""Titles that stand on more than one line: lines of which one goes on in the next are one title."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.characters import CJK, ends_sentence, width
from cleaner.conventions import han_places, words
from cleaner.finders.crossheads import names_people
from cleaner.sheet import Sheet
from cleaner.units import contiguous

_CJK = re.compile(f"[{CJK}]")
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")
# What no line begins with, unless it goes on with the one before.
_GOES_ON = frozenset("、，,：；;）)》”’」』…")
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "「」", "『』", "【】")
# A deck begins with one.
_DASHES = frozenset("—―－–-")
# A narrow line of a title that is set in a column; width.
_NARROW = 18
# Width of the first of two lines of a title; `山乡见闻` and `巡回审判 马背法庭` are heads of columns.
_HEAD = 10
# Widths of the name of a section, and of a title that says enough; two lines above the news are kicker and headline.
_FEW_WORDS, _FULL, _LONGEST, _PAIR = 12, 32, 120, 2
# A headline says so many times as much as the section above it.
_TIMES = 3
# At most so many lines are one title.
_MOST = 3


class Title(NamedTuple):
    """The lines of one title, as indices of units, and what they say together."""

    lines: tuple[int, ...]
    core: str


def joined(sheet: Sheet, group: Sequence[int]) -> list[Title]:
    """The titles of a run of title lines. Two lines are one title only where neither can stand alone."""
    if not group:
        return []
    links = [_goes_on(sheet, one, other) for one, other in pairwise(group)]
    if _is_column(sheet, group):
        links = [True] * len(links)
    runs: list[list[int]] = []
    for index, linked in zip(group, [False, *links], strict=True):
        if linked and len(runs[-1]) < _MOST:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [Title(tuple(run), _said(sheet, run)) for run in runs]


def opens_news(sheet: Sheet, title: Title) -> bool:
    """Whether a dateline opens the text right below a title."""
    return any(claim.role == "dateline" for claim in sheet.by_unit[title.lines[-1] + 1])


def is_over_news(sheet: Sheet, first: Title, second: Title) -> bool:
    """Whether a few Han characters stand above the headline of a piece of news, which opens with its dateline."""
    few = width(first.core) <= _FEW_WORDS and width(second.core) >= _TIMES * width(first.core)
    return few and opens_news(sheet, second)


def above_news(sheet: Sheet, titles: Sequence[Title]) -> list[Title]:
    """The full title right above a first paragraph that opens with its dateline, below at most a few words."""
    *above, last = [Title((), ""), *titles]
    if not last.lines or sheet.prose[:1] != [last.lines[-1] + 1] or not opens_news(sheet, last):
        return []
    alone = all(width(title.core) <= _FEW_WORDS for title in above)
    return [last] if alone and _FULL <= width(last.core) <= _LONGEST and len(titles) != _PAIR else []


def _is_column(sheet: Sheet, group: Sequence[int]) -> bool:
    """Two or three narrow lines, one right below the other: no kicker, headline and deck are all as short."""
    cores = [sheet.cores[index] for index in group]
    if len(group) not in {2, _MOST} or (len(group) == 2 and (width(cores[0]) < _HEAD or " " in cores[0])):
        return False
    if cores[-1][0] in _DASHES or any(map(_is_aside, cores)):
        return False
    near = all(contiguous(sheet.text, sheet.units[one], sheet.units[other]) for one, other in pairwise(group))
    return near and all(_CJK.search(core) and width(core) <= _NARROW and not ends_sentence(core) for core in cores)


def _is_aside(core: str) -> bool:
    """Whether a line says who, when or where, and no title does: `◎李小明`, `2019-03-03 李小明`, `江西省`."""
    return _DAY.search(core) is not None or core in han_places() or names_people(core)


def _said(sheet: Sheet, run: Sequence[int]) -> str:
    tight = _CJK.search(sheet.cores[run[0]]) is not None
    return ("" if tight else " ").join(sheet.cores[index] for index in run)


def _goes_on(sheet: Sheet, one: int, other: int) -> bool:
    """Whether a title line goes on in the next one: a word that wants another, an open bracket, a lower-case start."""
    if other != one + 1 or not contiguous(sheet.text, sheet.units[one], sheet.units[other]):
        return False
    first, second = sheet.cores[one], sheet.cores[other]
    if second[0] in _GOES_ON or any(_open(first, pair) and _open(second, pair[::-1]) for pair in _PAIRS):
        return True
    if not _CJK.search(first):
        return not ends_sentence(first) and (_last_word(first) in words().opens or second[0].islower())
    return first.endswith(_opening_words())


def _open(core: str, pair: str) -> bool:
    """Whether a line has more opening than closing marks of a pair."""
    return core.count(pair[0]) > core.count(pair[1])


def _last_word(core: str) -> str:
    return core.rpartition(" ")[2].casefold()


def _opening_words() -> tuple[str, ...]:
    return tuple(word for word in words().opens if not word.isascii())
