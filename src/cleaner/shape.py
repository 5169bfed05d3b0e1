"""Labelled units to all claims: the finders that look at what stands where, in the order they build on each other."""

from collections.abc import Callable, Iterable, Sequence

from cleaner.finders.neighbours import names_alone, next_lines
from cleaner.finders.noise import noise
from cleaner.finders.signoff import signoff
from cleaner.finders.titles import titles
from cleaner.model import Claim
from cleaner.sheet import Sheet
from cleaner.units import Unit

# Names and furniture first: what is left of the short lines may be titles.
FINDERS: tuple[Callable[[Sheet], Iterable[Claim]], ...] = (next_lines, noise, names_alone, signoff, titles)


def shape(text: str, units: Sequence[Unit], labelled: Sequence[Claim]) -> Sheet:
    """The sheet with every claim that won."""
    sheet = Sheet(text, units, labelled)
    for finder in FINDERS:
        if found := list(finder(sheet)):
            sheet.add(found)
    return sheet
