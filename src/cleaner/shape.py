"""Labelled units to all claims: the finders that look at what stands where, in the order they build on each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner.finders.beside import beside
from cleaner.finders.figures import decided
from cleaner.finders.labels import labels, names_again
from cleaner.finders.menu import menu
from cleaner.finders.neighbours import (
    accounts,
    desks,
    names_alone,
    next_lines,
    papers_alone,
    place_alone,
)
from cleaner.finders.noise import comments, noise
from cleaner.finders.pages import without_page_list
from cleaner.finders.pictures import captions_again, told_by_its_picture
from cleaner.finders.signoff import signoff
from cleaner.finders.titles import titles
from cleaner.finders.writers import writers_alone
from cleaner.model import Claim
from cleaner.sheet import BULLETS, Sheet
from cleaner.units import Unit, contiguous

# What only a page of the press has. Where none of it was found, a song, a law, a recipe or a manual is read as
# it stands: no line of it is furniture, `by X` is a part of its title, and no line is a copy of another.
_SIGNALS = frozenset({"date", "updated", "source", "dateline", "page", "section", "editors", "original-title"})
_PRESS_ONLY = frozenset({"boilerplate", "byline", "duplicate", "organisation", "correction"})

# Dates without a label that have to differ before they are taken for those of other articles.
_FEWEST_BARE_DATES = 2

# Lines between a byline and the text: a picture's caption, its credit.
_CLOSE = 3
# Units above a standfirst: kicker and headline.
_STANDFIRST = 2

# Names and furniture first: what is left of the short lines may be titles.
_Finder = Callable[[Sheet], Iterable[Claim]]
FINDERS: tuple[_Finder, ...] = (
    captions_again,
    accounts,
    labels,
    next_lines,
    comments,
    noise,
    papers_alone,
    place_alone,
    names_alone,
    writers_alone,
    desks,
    names_again,
    signoff,
    titles,
    menu,
)


def shape(text: str, units: Sequence[Unit], labelled: Sequence[Claim]) -> Sheet:
    """The sheet with every claim that won."""
    labelled = decided(text, units, labelled)
    press = any(claim.role in _SIGNALS or "press" in claim.tags for claim in labelled)
    sheet = Sheet(text, units, labelled)
    sheet.add(list(beside(sheet)))
    if not press and sheet.claims:
        press = _signed(sheet)
        sheet = sheet if press else Sheet(text, units, _as_it_stands(labelled))
    sheet = without_page_list(told_by_its_picture(_without_rights_above(sheet)))
    sheet.open_titles()
    sheet = _without_commenters(_without_stray_dates(_without_today(sheet)))
    for finder in FINDERS:
        if found := list(finder(sheet)):
            sheet.add(found if press else _as_it_stands(found))
    return _without_bullets(_without_strangers(sheet))


def _without_today(sheet: Sheet) -> Sheet:
    """The clock of the site: a day on the first line or above furniture, where a day with its hour stands below it."""
    above = sheet.claims if not sheet.prose else [one for one in sheet.claims if one.span.start < _start(sheet)]
    dates = [claim for claim in above if any(part.role == "date" for part in claim.parts)]
    timed = [claim for claim in dates if any(part.role == "time" for part in claim.parts)]
    if len(dates) < _FEWEST_BARE_DATES or not timed or timed[0] is dates[0] or not _is_of_the_frame(sheet, *dates[:2]):
        return sheet
    first, later = (next(part.value for part in one.parts if part.role == "date") for one in (dates[0], timed[0]))
    return sheet if first == later else _without(sheet, {dates[0]}, dates[0]._replace(role="boilerplate", parts=()))


def _is_of_the_frame(sheet: Sheet, day: Claim, next_day: Claim) -> bool:
    """Whether a day stands on the first line, or bare and above furniture of the site."""
    if day.span.end <= sheet.units[0].end:
        return True
    between = [
        sheet.kinds[at] for at, unit in enumerate(sheet.units) if day.span.end < unit.start < next_day.span.start
    ]
    return "bare" in day.tags and "noise" in between


def _without_rights_above(sheet: Sheet) -> Sheet:
    """Rights above all running text, where nothing of the press stands beside them, head a licence or a manual."""
    rights = {claim for claim in sheet.claims if "rights" in claim.tags}
    if not rights:
        return sheet
    begun = _start(sheet) if sheet.prose else len(sheet.text)
    above = {claim for claim in sheet.claims if claim.span.start < begun}
    return sheet if any(claim.role in _SIGNALS for claim in above) else _without(sheet, rights & above)


def _start(sheet: Sheet) -> int:
    return sheet.units[sheet.prose[0]].start


def _without_stray_dates(sheet: Sheet) -> Sheet:
    """Bare dates that stand only behind the text, and differ, belong to other articles or to comments."""
    dates = [claim for claim in sheet.claims if any(part.role == "date" for part in claim.parts)]
    bare = [claim for claim in dates if "bare" in claim.tags]
    if len(bare) < _FEWEST_BARE_DATES or len(bare) < len(dates) or not sheet.prose:
        return sheet
    days = {part.value or sheet.text[part.span.start : part.span.end] for claim in bare for part in claim.parts}
    if len(days) < _FEWEST_BARE_DATES or bare[0].span.start < sheet.units[sheet.prose[0]].start:
        return sheet
    return _without(sheet, set(bare))


def _without_commenters(sheet: Sheet) -> Sheet:
    """A name and a date without a label say who wrote it above the text; below it they say who commented on it."""
    text = _openings(sheet)
    gone = {claim for claim in sheet.claims if claim.role == "date" and "person" in claim.tags}
    if not gone or not text:
        return sheet
    begun = sheet.units[text[-1]].start
    return _without(sheet, {claim for claim in gone if claim.span.start > begun})


def _without_strangers(sheet: Sheet) -> Sheet:
    """What a line says about a writer stays in the text where it is about somebody else."""
    about = [claim for claim in sheet.claims if "about" in claim.tags]
    if not about:
        return sheet
    signed = {name for claim in sheet.claims if "about" not in claim.tags for name in _writers(claim)}
    return _without(sheet, {claim for claim in about if signed.isdisjoint(_writers(claim))})


def _without_bullets(sheet: Sheet) -> Sheet:
    """Without the claims for bullets alone on their lines: where the line below stays in the text, they begin it."""
    gone: set[Claim] = set()
    if not BULLETS.isdisjoint(sheet.cores):
        stays = False
        for index in reversed(range(len(sheet.units))):
            unit = sheet.units[index]
            if sheet.cores[index] in BULLETS and stays and contiguous(sheet.text, unit, sheet.units[index + 1]):
                gone.update(sheet.by_unit[index])
            else:
                stays = unit.kind == "text" and not sheet.by_unit[index]
    return _without(sheet, gone)


def _writers(claim: Claim) -> Iterator[str]:
    return ((part.value or "").casefold() for part in claim.parts if part.role == "byline")


def _without(sheet: Sheet, gone: set[Claim], *instead: Claim) -> Sheet:
    if not gone:
        return sheet
    left = Sheet(sheet.text, sheet.units, [*(claim for claim in sheet.claims if claim not in gone), *instead])
    left.open_titles()
    return left


def _openings(sheet: Sheet) -> list[int]:
    """Where the running text begins; below a standfirst at the top it begins again."""
    return sheet.prose[:2] if sheet.prose[:1] and sheet.prose[0] <= _STANDFIRST else sheet.prose[:1]


def _signed(sheet: Sheet) -> bool:
    """Whether a byline stands closely above running text, or between a standfirst at the top and the text."""
    above = {index for first in _openings(sheet) for index in range(max(0, first - _CLOSE), first)}
    return any(claim.role == "byline" for index in above for claim in sheet.by_unit[index])


def _as_it_stands(claims: Iterable[Claim]) -> list[Claim]:
    """Without what only the press has, but for the rules that bring their own proof.

    Nothing but a site of the press leads to other articles in the middle of one, or shows a part of one. Songs and
    manuals have rights, recipes have topics, and a law says what to see also.
    """
    return [claim for claim in claims if claim.role not in _PRESS_ONLY or "proved" in claim.tags]
