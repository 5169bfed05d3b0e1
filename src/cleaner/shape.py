"""Labelled units to all claims: the finders that look at what stands where, in the order they build on each other."""

from collections.abc import Callable, Iterable, Sequence

from cleaner.finders.figures import decided
from cleaner.finders.neighbours import names_alone, next_lines, papers_alone, writers_alone
from cleaner.finders.noise import noise
from cleaner.finders.signoff import signoff
from cleaner.finders.titles import titles
from cleaner.model import Claim
from cleaner.sheet import Sheet
from cleaner.units import Unit

# What only a page of the press has. Where none of it was found, a song, a law, a recipe or a manual is read as
# it stands: no line of it is furniture, `by X` is a part of its title, and no line is a copy of another.
_SIGNALS = frozenset({"date", "updated", "source", "dateline", "page", "section", "editors"})
_PRESS_ONLY = frozenset({"boilerplate", "byline", "duplicate", "organisation", "correction", "date.figures"})

# Languages that label a byline with the writer's profession; `By X` could be a part of a title.
_LABELLED = ("zh.byline", "ja.byline", "ko.byline", "ar.byline", "ru.byline")

# Lines between a byline and the text: a picture's caption, its credit.
_CLOSE = 3

# Names and furniture first: what is left of the short lines may be titles.
_Finder = Callable[[Sheet], Iterable[Claim]]
FINDERS: tuple[_Finder, ...] = (next_lines, noise, papers_alone, names_alone, writers_alone, signoff, titles)


def shape(text: str, units: Sequence[Unit], labelled: Sequence[Claim]) -> Sheet:
    """The sheet with every claim that won."""
    labelled = decided(text, units, labelled)
    press = any(claim.role in _SIGNALS or claim.rule.startswith(_LABELLED) for claim in labelled)
    sheet = Sheet(text, units, labelled)
    if not press and labelled:
        press = _signed(sheet)
        sheet = sheet if press else Sheet(text, units, _as_it_stands(labelled))
    for finder in FINDERS:
        if found := list(finder(sheet)):
            sheet.add(found if press else _as_it_stands(found))
    return sheet


def _signed(sheet: Sheet) -> bool:
    """Whether a byline stands closely above running text."""
    above = range(max(0, sheet.prose[0] - _CLOSE), sheet.prose[0]) if sheet.prose else ()
    return any(claim.role == "byline" for index in above for claim in sheet.by_unit[index])


def _as_it_stands(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.role not in _PRESS_ONLY]
