"""The menu of the site above the headline: its entries have words of their own, and only their place tells them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from cleaner.characters import width
from cleaner.conventions import words
from cleaner.finders.names import signature
from cleaner.model import Claim
from cleaner.sheet import Sheet

# The rule of an entry.
MENU = "noise.menu"
# So many short lines above the headline are a menu, where a button or a section stands among them; so many without one.
# Fewer may be a site's name, a standing head, a section; or an address, a result, an office that issues a release.
_FEWEST, _FEWEST_UNKNOWN = 3, 6
_FIGURE = re.compile(r"\d")
# Width of an entry; what is wider could be a title that was not recognised, and stays.
_WIDEST = 40
# A row of entries in Han characters: so many, none of them longer, between gaps or bars.
_FEWEST_ENTRIES, _LONGEST_ENTRY = 6, 6
# The same where a section heads them: `政治 政治焦点 专题`.
_FEWEST_OF_A_SECTION = 3
_GAPS = re.compile(r"[ \t\u3000\xa0|｜]+")
# Lines that no menu has: an option of a command, alone or in brackets, a bracket alone, a request of a typesetter.
_SYNOPSIS = re.compile(r"\A-{1,2}[A-Za-z]|[\[<]\s?-{1,2}[A-Za-z]|\A[\[\]]\Z|\A\.[A-Za-z]")
# A day that no pattern could read is no entry of a menu.
_DAY = re.compile(r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)[0-9]{2}")
_ALPHABETS = frozenset({"latin", "cyrillic", "arabic", "hebrew", "hangul"})
# The rules of headlines that a day, a writer or the frame of the page proves; others are guesses.
_GUESSED = frozenset({"title.question"})


def menu(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the short lines above a headline in an alphabet, where no text stands among them; for rows in Han."""
    head = next((claim for claim in sheet.claims if claim.role == "headline" and claim.parts), None)
    if head is None or head.rule in _GUESSED:
        return
    top = range(bisect_right(sheet.units, head.span.start, key=attrgetter("end")))
    if _ALPHABETS.isdisjoint(sheet.scripts):
        yield from _rows(sheet, top)
        return
    lines = [index for index in top if sheet.kinds[index] == "short" and width(sheet.cores[index]) <= _WIDEST]
    buttons = sum(sheet.kinds[index] == "noise" for index in top)
    known = buttons or any(sheet.cores[index].casefold() in words().sections for index in top)
    sure = len(lines) > 1 and len(lines) + buttons >= _FEWEST if known else _words(sheet, lines) >= _FEWEST_UNKNOWN
    if not sure or any(sheet.kinds[index] in {"prose", "table", "verbatim"} for index in top):
        return
    if any(_SYNOPSIS.search(sheet.cores[index]) for index in lines):
        return
    for index in lines:
        if not _DAY.search(sheet.cores[index]):
            yield Claim(sheet.span(index), "boilerplate", MENU, 0.85, ())


def _words(sheet: Sheet, lines: Sequence[int]) -> int:
    """How many lines hold no figure, which addresses and results do."""
    return sum(_FIGURE.search(sheet.cores[index]) is None for index in lines)


def _rows(sheet: Sheet, top: range) -> Iterator[Claim]:
    """Rows of entries, `即时 热门 政治 军事 社会 国际`: where no alphabet is, one on its line may be a kicker."""
    for index in top:
        entries = _GAPS.split(sheet.cores[index]) if sheet.kinds[index] in {"short", "meta"} else ()
        fewest = _FEWEST_OF_A_SECTION if _opens_section(entries) else _FEWEST_ENTRIES
        if len(entries) >= fewest and max(map(len, entries)) <= _LONGEST_ENTRY:
            named = signature(sheet.cores[index])
            if named is None or not named.people:
                yield Claim(sheet.span(index), "boilerplate", MENU, 0.85, ())


def _opens_section(entries: Sequence[str]) -> bool:
    """Whether the first entry is a section, and the second one a part of it."""
    return len(entries) > 1 and entries[0] in words().sections and entries[1].startswith(entries[0])
