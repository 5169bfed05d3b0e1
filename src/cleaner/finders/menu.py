"""The menu of the site above the headline: its entries have words of their own, and only their place tells them."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from cleaner.characters import width
from cleaner.model import Claim
from cleaner.sheet import Sheet

# So many short lines above the headline are a menu; fewer may be a site's name, a standing head, a section.
_FEWEST = 3
# Width of an entry; what is wider could be a title that was not recognised, and stays.
_WIDEST = 40
_ALPHABETS = frozenset({"latin", "cyrillic", "arabic", "hebrew", "hangul"})
# The rules of headlines that a day, a writer or the frame of the page proves; others are guesses.
_GUESSED = frozenset({"title.question"})


def menu(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the short lines above the headline of a page in an alphabet, where no text stands among them."""
    head = next((claim for claim in sheet.claims if claim.role == "headline" and claim.parts), None)
    if head is None or head.rule in _GUESSED:
        return
    top = range(bisect_right(sheet.units, head.span.start, key=attrgetter("end")))
    lines = [index for index in top if sheet.kinds[index] == "short" and width(sheet.cores[index]) <= _WIDEST]
    if len(lines) < _FEWEST or any(sheet.kinds[index] in {"prose", "table", "verbatim"} for index in top):
        return
    if _ALPHABETS.isdisjoint(sheet.scripts):
        return
    for index in lines:
        yield Claim(sheet.span(index), "boilerplate", "noise.menu", 0.85, ())
