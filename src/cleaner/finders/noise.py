"""Lines that are furniture of the site: every word of them stands in a list of such words."""

import re
from collections.abc import Iterator

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
    for index, kind in enumerate(sheet.kinds):
        if kind == "short" and _is_noise(sheet.core(index)):
            unit = sheet.units[index]
            yield Claim(Span(unit.start, unit.end), "boilerplate", "noise.words", 0.9, ())


def _is_noise(core: str) -> bool:
    if len(core) > _LONGEST:
        return False
    known = words().noise
    lowered = core.casefold()
    if lowered in known:
        return True
    tokens = [token for token in _BETWEEN.split(lowered) if token]
    return bool(tokens) and all(token in known for token in tokens)
