"""Where the titles of a page stand: right above the day, the writer or the text, or around them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.characters import CJK, HAN, ends_sentence, width
from cleaner.conventions import words
from cleaner.finders.crossheads import LIST_ITEM
from cleaner.finders.names import is_latin_name, is_office
from cleaner.finders.noise import is_noise
from cleaner.finders.titles.heads import PASSED, is_standing, masthead
from cleaner.sheet import CONTACT, Sheet, is_address

_ANCHORS = (("date", "source"), ("byline",), ("updated",))
_LETTER = re.compile(r"[^\W\d_]")
_CJK = re.compile(f"[{CJK}]")
# The last word of a line in Han characters.
_LAST_WORD = re.compile(f"[ \u3000]([{HAN}A-Za-z]*[{HAN}])\\Z")
# A count of comments or of readers below a title, or a day without its year.
_COUNTER = re.compile(r"\d[\d.,:/ -]{0,16}")
# A row of marks below a title.
_RULE = re.compile(r"[*=_~-]{5,80}")
# Width of a line between the title and the day that is neither, `3 Min.`, and of a title right above an update alone.
_PASSING, _NARROWEST = 32, 30
# Width of the name of a site, a town or a section; Han titles are as narrow.
_NAME = 24
# More than this share of the longer words of a title in title case begin with a capital; characters of such a word.
_CAPITALS, _LONG_WORD = 0.7, 4
# Lines between the date and the text, and how much more text stands below the date than in the teasers above it.
_NEAR, _TEASED = 4, 3


class Place(NamedTuple):
    """Where titles stand: the kicker on the first line, the lines of the group, and what it stands beside."""

    top: int | None
    group: list[int]
    anchor: int | None


def place(sheet: Sheet, taken: set[int]) -> Place:
    """The group of titles beside the first line of fields that has one, or else above the text."""
    top: int | None = None
    anchor: int | None = None
    for anchor in _anchors(sheet):
        if top is None and not taken:
            top = _top(sheet, anchor)
            taken = taken if top is None else {top}
        if group := _outside(_main_group(sheet, taken, anchor), taken):
            return Place(top, group, anchor)
    return Place(top, [] if anchor is not None else _outside(_main_group(sheet, taken, None), taken), anchor)


def _outside(group: Sequence[int], taken: set[int]) -> list[int]:
    return [index for index in group if index not in taken]


def _main_group(sheet: Sheet, taken: set[int], anchor: int | None) -> Sequence[int]:
    """The run of titles nearest to the date, source or byline line, or else right above the body."""
    if not sheet.prose:
        # A list below its title and its day.
        near = () if anchor is None else _run_before(sheet, anchor, taken)
        return near if near and not any(map(_LETTER.search, _unread(sheet, near[0]))) else ()
    if anchor is None:
        above = _above_the_text(sheet, taken)
        first = _run_before(sheet, above[0], taken) if above and above[0] > 0 else ()
        buttons = len(first) == 1 and set(sheet.kinds[first[0] + 1 : above[0]]) == {"noise"}
        return [*first, *above] if buttons else above
    near = _run_before(sheet, anchor, taken, passing=_PASSING)
    if near and near[-1] + 1 in taken:
        return _run_after(sheet, anchor, taken)
    if near and _names_the_place(sheet, near):
        below = _run_after(sheet, anchor, taken)
        above_it = _run_before(sheet, near[0], taken) if sheet.cores[near[0]].casefold() in words().standing else ()
        near = [*above_it, *near, *below] if len(near) == 1 else below or near
    if anchor > sheet.prose[0]:
        return _within_the_text(sheet, near, anchor, taken)
    return near or _run_after(sheet, anchor, taken)


def _within_the_text(sheet: Sheet, near: Sequence[int], anchor: int, taken: set[int]) -> Sequence[int]:
    """The titles of a page whose first line of fields stands behind some of its text, or behind all of it."""
    if len(near) == 1 and _opens_the_text(sheet, anchor) and not is_office(sheet.cores[near[0]]):
        return near
    # A letter ends in the offices that sign it, and the day.
    near = [index for index in near if not _signs(sheet, index)]
    # Notices of the site may stand above the title of a text.
    if near and _heads_text(sheet, anchor):
        return near
    # Names behind the text stand below its last sentences, a day could stand below the headline.
    return _above_the_text(sheet, taken) or (near if sheet.shows(anchor, *_ANCHORS[0]) else ())


def _unread(sheet: Sheet, end: int) -> Iterator[str]:
    """The lines above a title that no field and no furniture took."""
    return (sheet.cores[index] for index in range(end) if sheet.kinds[index] not in PASSED)


def _above_the_text(sheet: Sheet, taken: set[int]) -> Sequence[int]:
    above = _run_before(sheet, sheet.prose[0], taken) or _over_points(sheet, taken)
    if len(above) == 1 and sheet.cores[above[0]].casefold() in words().sections:
        # A section may stand right above the text, below a picture.
        return [*_run_before(sheet, above[0], taken), *above]
    return above


def _signs(sheet: Sheet, index: int) -> bool:
    """Whether a line is an office that signs a letter, or behind the text could be any name in an alphabet."""
    core = sheet.cores[index]
    return is_office(core) or (index > sheet.prose[-1] and is_latin_name(core.removeprefix("The ")))


def _opens_the_text(sheet: Sheet, anchor: int) -> bool:
    """Whether nearly all of the running text stands below a line of fields: above it are teasers of the site."""
    sizes = {index: len(sheet.cores[index]) for index in sheet.prose}
    below = sum(size for index, size in sizes.items() if index > anchor)
    near = any(anchor < index <= anchor + _NEAR for index in sheet.prose)
    return near and below >= _TEASED * (sum(sizes.values()) - below)


def _heads_text(sheet: Sheet, anchor: int) -> bool:
    """Whether most of the running text stands below a line."""
    return 2 * sum(index > anchor for index in sheet.prose) > len(sheet.prose)


def _over_points(sheet: Sheet, taken: set[int]) -> Sequence[int]:
    """A title alone above the points that sum up the text below them."""
    end = sheet.prose[0]
    while end > 0 and sheet.kinds[end - 1] == "short" and LIST_ITEM.match(sheet.cores[end - 1]):
        end -= 1
    found = _run_before(sheet, end, taken) if end < sheet.prose[0] else ()
    return found if len(found) == 1 else ()


def _names_the_place(sheet: Sheet, near: Sequence[int]) -> bool:
    """Whether what stands above the day is no title: a standing head, a section, a word, or names of the site."""
    cores = [sheet.cores[index] for index in near]
    narrow = all(width(core) < _NAME and not _CJK.search(core) for core in cores)
    if len(cores) > 1:
        return narrow
    said = cores[0].casefold()
    return (narrow and " " not in said) or said in words().standing or said in words().sections


def _top(sheet: Sheet, anchor: int) -> int | None:
    """The kicker on the first line, where the headline stands apart from it: behind the text or below the day."""
    if not sheet.prose:
        return None
    around = _around_the_body(sheet, anchor)
    return _over_the_date(sheet, anchor) if around is None else around


def _around_the_body(sheet: Sheet, anchor: int) -> int | None:
    """A kicker where the body stands between it and the headline, right above the date line (rule 29)."""
    near = _run_before(sheet, anchor, set()) if anchor > sheet.prose[-1] else ()
    if len(near) != 1 or near[0] < sheet.prose[-1] or sheet.cores[near[0]].casefold() in words().standing:
        return None
    if _signs(sheet, near[0]):
        return None
    above = _run_before(sheet, sheet.prose[0], set())
    kickers = [index for index in above if sheet.said(index) != sheet.said(near[0])]
    return kickers[0] if len(kickers) == 1 and above[0] == 0 else None


def _over_the_date(sheet: Sheet, anchor: int) -> int | None:
    """A site's or a section's name above the day, where the headline stands below it."""
    behind = _run_after(sheet, anchor, set())
    near = _run_before(sheet, anchor, set()) if behind and _heads_text(sheet, anchor) else ()
    if not near:
        return None
    name, title = sheet.cores[near[-1]], sheet.cores[behind[0]]
    if is_standing(name) and width(title) > _NAME:
        return near[-1]
    if len(near) != 1 or any(kind not in PASSED for kind in sheet.kinds[: near[0]]):
        return None
    if masthead(name) is not None and width(title) > _NAME and not ends_sentence(title):
        return near[0]
    named = name.isascii() and width(name) <= _NAME < width(title)
    named = named and all(word[:1].isupper() or not word[:1].isalpha() for word in name.split(" "))
    return near[0] if named and _is_capitalised(title) else None


def _is_capitalised(core: str) -> bool:
    """Whether most longer words of a title begin with a capital: a deck below the day is a sentence."""
    long = [word for word in core.split(" ") if len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _anchors(sheet: Sheet) -> Iterator[int]:
    """The first line of date or source, that of a byline, that of an update; a page number or a section is none.

    The clock of the site on the first line is none, where a label names the day of the article below it.
    """
    meta = [index for index, kind in enumerate(sheet.kinds) if kind == "meta"]
    claimed = [index for index in meta if not any("ears" in claim.tags for claim in sheet.by_unit[index])]
    if claimed[:1] == [0] and _is_clock(sheet, claimed):
        del claimed[0]
    for roles in _ANCHORS:
        for index in claimed:
            sure = roles is not _ANCHORS[-1] or width(sheet.cores[max(0, index - 1)]) >= _NARROWEST
            if sure and sheet.shows(index, *roles):
                yield index
                break


def _is_clock(sheet: Sheet, claimed: Sequence[int]) -> bool:
    """Whether a line above the text says the day of the article better than the first line."""
    end = sheet.prose[0] if sheet.prose else 0
    scores = [
        max((claim.score for claim in sheet.by_unit[index] for part in claim.parts if part.role == "date"), default=0.0)
        for index in claimed
        if index < end
    ]
    return len(scores) > 1 and 0.0 < scores[0] < max(scores)


def _is_title(sheet: Sheet, index: int) -> bool:
    """Whether a line could be a title, and does not end in a button: `年代電視 APP下載`."""
    core = sheet.cores[index]
    last = _LAST_WORD.search(core)
    said = core.casefold()
    if is_noise(core) or (said in words().related and said not in words().standing):
        return False
    return sheet.is_title(index) and not (last and is_noise(last[1]))


def _is_passed(sheet: Sheet, index: int, passing: int) -> bool:
    """Whether a line is none of a title group: fields, furniture, a count, an address, a narrow one."""
    core, kind = sheet.cores[index], sheet.kinds[index]
    if kind in PASSED or (kind == "short" and sheet.by_unit[index]):
        return True
    if _COUNTER.fullmatch(core) or _RULE.fullmatch(core) or is_address(core) or is_noise(core) or CONTACT.search(core):
        return True
    return kind == "short" and width(core) <= passing and not _is_title(sheet, index)


def _run_before(sheet: Sheet, end: int, taken: set[int], *, passing: int = 0) -> Sequence[int]:
    """The titles right before a unit, ascending; lines of fields and furniture between do not count."""
    at = end - 1
    while at >= 0 and (at in taken or _is_passed(sheet, at, passing)):
        at -= 1
    start = at
    while start >= 0 and (_is_title(sheet, start) or start in taken):
        start -= 1
    return [index for index in range(start + 1, at + 1) if index not in taken]


def _run_after(sheet: Sheet, start: int, taken: set[int]) -> Sequence[int]:
    at = start + 1
    while at < len(sheet.kinds) and (at in taken or _is_passed(sheet, at, 0) or CONTACT.search(sheet.cores[at])):
        at += 1
    end = at
    while end < len(sheet.kinds) and _is_title(sheet, end):
        end += 1
    if end == len(sheet.kinds) or (sheet.kinds[end] == "short" and not LIST_ITEM.match(sheet.cores[end])):
        return ()
    return range(at, end)
