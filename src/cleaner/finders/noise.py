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
    listing, last = False, sheet.prose[-1]
    for index, kind in enumerate(sheet.kinds):
        if kind != "short" and index <= last:
            continue
        unit, core = sheet.units[index], sheet.cores[index]
        if kind == "short" and is_noise(core):
            yield Claim(Span(unit.start, unit.end), "boilerplate", "noise.words", 0.9, ())
        elif kind == "short" and listing:
            yield Claim(Span(unit.start, unit.end), "boilerplate", "noise.related", 0.85, ())
        # Behind the body, the short lines under such a heading are titles of other articles.
        listing = index > last and (_heads_a_list(sheet, index) or (listing and kind in {"short", "noise"}))


def _heads_a_list(sheet: Sheet, index: int) -> bool:
    core = sheet.cores[index].casefold().rstrip(":： ")
    return sheet.kinds[index] in {"short", "noise"} and core in words().related


@cache
def _beginnings() -> frozenset[str]:
    """The first three characters of the words; of a shorter word, all of it."""
    return frozenset(word[:3] for word in words().noise)


def is_noise(core: str) -> bool:
    """Whether every word of a line is a button, a counter or a heading of the site."""
    if len(core) > _LONGEST:
        return False
    begin, known = core[:3].casefold(), _beginnings()
    if begin not in known and begin[:1].isalpha() and begin[:2] not in known and begin[:1] not in known:
        return False
    known = words().noise
    lowered = core.casefold()
    if lowered in known or core.isalnum():
        return lowered in known
    if core[0].isalpha() and _BETWEEN.split(lowered, maxsplit=1)[0] not in known:
        return False
    tokens = [token for token in _BETWEEN.split(lowered) if token]
    return bool(tokens) and all(token in known for token in tokens)
