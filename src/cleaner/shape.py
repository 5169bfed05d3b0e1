"""Labelled units to all claims: the finders that look at what stands where, in the order they build on each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner.characters import BLANK, ends_sentence
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
from cleaner.finders.noise import comments, noise, ticker
from cleaner.finders.pages import without_page_list
from cleaner.finders.pictures import captions_again, told_by_its_picture, words_above
from cleaner.finders.signoff import signoff
from cleaner.finders.strays import without_clock, without_stray_days
from cleaner.finders.titles import titles
from cleaner.finders.titles.proofs import cut_short
from cleaner.finders.writers import writers_alone
from cleaner.model import Claim
from cleaner.sheet import BULLETS, Sheet
from cleaner.units import Unit, contiguous

# What only a page of the press has. Where none of it was found, a song, a law, a recipe or a manual is read as
# it stands: no line of it is furniture, `by X` is a part of its title, and no line is a copy of another.
_SIGNALS = frozenset({"date", "updated", "source", "dateline", "page", "section", "editors", "original-title"})
_PRESS_ONLY = frozenset({"boilerplate", "byline", "duplicate", "organisation", "correction"})

# Lines between a byline and the text: a picture's caption, its credit.
_CLOSE = 3

# Names and furniture first: what is left of the short lines may be titles.
_Finder = Callable[[Sheet], Iterable[Claim]]
FINDERS: tuple[_Finder, ...] = (
    cut_short,
    words_above,
    captions_again,
    accounts,
    labels,
    next_lines,
    comments,
    ticker,
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
    sheet = _without_works(_without_title_by(without_stray_days(sheet)))
    for finder in FINDERS:
        if found := list(finder(sheet)):
            sheet.add(found if press else _as_it_stands(found))
    return without_clock(_without_bullets(_without_strangers(sheet)))


def _without_rights_above(sheet: Sheet) -> Sheet:
    """Rights above all running text, where nothing of the press stands beside them, head a licence or a manual."""
    rights = {claim for claim in sheet.claims if "rights" in claim.tags}
    if not rights:
        return sheet
    begun = sheet.units[sheet.prose[0]].start if sheet.prose else len(sheet.text)
    above = {claim for claim in sheet.claims if claim.span.start < begun}
    return sheet if any(claim.role in _SIGNALS for claim in above) else sheet.without(rights & above)


def _without_title_by(sheet: Sheet) -> Sheet:
    """A title may begin like a byline, `By Rail Across Europe`: the first line, where another names the writer."""
    top = range(sheet.openings[-1]) if sheet.openings else range(0)
    signed = [claim for index in top for claim in sheet.by_unit[index] if claim.role == "byline" and claim.parts]
    if len(signed) < 2 or signed[0].span != sheet.span(0) or any(map(sheet.is_title, top)):
        return sheet
    others = {name for claim in signed[1:] for name in _writers(claim)}
    return sheet.without(set() if others & set(_writers(signed[0])) else {signed[0]})


def _without_works(sheet: Sheet) -> Sheet:
    """In or behind the text of a signed article a title by somebody is a book: `The Miller's Daughter, by Anne Doe`."""
    if not sheet.openings:
        return sheet
    begun = sheet.units[sheet.openings[-1]].start
    signed = [claim for claim in sheet.claims if claim.role == "byline" and claim.parts]
    if not signed or signed[0].span.start > begun:
        return sheet
    return sheet.without({claim for claim in signed if claim.span.start > begun and _follows_words(sheet, claim)})


def _follows_words(sheet: Sheet, claim: Claim) -> bool:
    """Whether a claim is the only one of its line, and words stand before it that are no sentence."""
    index = sheet.at(claim.span.start)
    before = sheet.text[sheet.starts[index] : claim.span.start].rstrip(BLANK)
    return sheet.by_unit[index] == [claim] and any(map(str.isalnum, before)) and not ends_sentence(before)


def _without_strangers(sheet: Sheet) -> Sheet:
    """What a line says about a writer stays in the text where it is about somebody else."""
    about = [claim for claim in sheet.claims if "about" in claim.tags]
    if not about:
        return sheet
    signed = {name for claim in sheet.claims if "about" not in claim.tags for name in _writers(claim)}
    return sheet.without({claim for claim in about if signed.isdisjoint(_writers(claim))})


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
    return sheet.without(gone)


def _writers(claim: Claim) -> Iterator[str]:
    return ((part.value or "").casefold() for part in claim.parts if part.role == "byline")


def _signed(sheet: Sheet) -> bool:
    """Whether a byline stands closely above running text, or between a standfirst at the top and the text."""
    above = {index for first in sheet.openings for index in range(max(0, first - _CLOSE), first)}
    return any(claim.role == "byline" for index in above for claim in sheet.by_unit[index])


def _as_it_stands(claims: Iterable[Claim]) -> list[Claim]:
    """Without what only the press has, but for the rules that bring their own proof.

    Nothing but a site of the press leads to other articles in the middle of one, or shows a part of one. Songs and
    manuals have rights, recipes have topics, and a law says what to see also.
    """
    return [claim for claim in claims if claim.role not in _PRESS_ONLY or "proved" in claim.tags]
