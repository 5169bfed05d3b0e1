"""Lines that are furniture of the site: every word of them stands in a list of such words."""

import re
from collections.abc import Iterator
from functools import cache

from cleaner.conventions import words
from cleaner.model import Claim, Span
from cleaner.sheet import Sheet

_BETWEEN = re.compile(r"[\s|｜/／·•\[\]［］()（）【】,，、>»+0-9\-:：]+")
# A bar of a dozen buttons is still one line.
_LONGEST = 160


def noise(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the lines that only speak of the site. A page without running text keeps all of its lines."""
    if not sheet.prose:
        return
    listing = False
    for index, kind in enumerate(sheet.kinds):
        unit, core = sheet.units[index], sheet.cores[index]
        if kind == "short" and is_noise(core):
            yield Claim(Span(unit.start, unit.end), "boilerplate", "noise.words", 0.9, ())
        elif kind == "short" and listing:
            yield Claim(Span(unit.start, unit.end), "boilerplate", "noise.related", 0.85, ())
        # Behind the body, the short lines under such a heading are titles of other articles.
        listing = index > sheet.prose[-1] and (_heads_a_list(sheet, index) or (listing and kind in {"short", "noise"}))


def _heads_a_list(sheet: Sheet, index: int) -> bool:
    core = sheet.cores[index].casefold().rstrip(":： ")
    return sheet.kinds[index] in {"short", "noise"} and core in words().related


@cache
def _initials() -> frozenset[str]:
    return frozenset(word[0] for word in words().noise)


def is_noise(core: str) -> bool:
    """Whether every word of a line is a button, a counter or a heading of the site."""
    if len(core) > _LONGEST or (core[0].isalpha() and core[0].casefold() not in _initials()):
        return False
    known = words().noise
    lowered = core.casefold()
    if lowered in known or core.isalnum():
        return lowered in known
    if core[0].isalpha() and _BETWEEN.split(lowered, maxsplit=1)[0] not in known:
        return False
    tokens = [token for token in _BETWEEN.split(lowered) if token]
    return bool(tokens) and all(token in known for token in tokens)
