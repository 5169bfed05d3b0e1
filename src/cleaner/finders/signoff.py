"""The writers' names at the very end of the body, behind its last sentence (rule 17)."""

import re
from collections.abc import Iterator

from cleaner.finders.bare_names import is_bare_name
from cleaner.finders.names import is_han_name, signature
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet

# Code points: four padded names with their separators.
_LONGEST = 30
_TAIL = re.compile(r"[。！？!?…][”’」』）)]*[ \t\u3000\xa0]+(?P<names>[^。！？!?…]{2,30})\Z")
_EDGE = frozenset({"edge"})


def _ends(sheet: Sheet) -> list[int]:
    """The last piece of running text, and a shorter one right behind it."""
    last = sheet.prose[-1:]
    return last + [at + 1 for at in last if sheet.kinds[at + 1 : at + 2] == ["short"]]


def signoff(sheet: Sheet) -> Iterator[Claim]:
    """Bare Han names behind the last sentence mark of the running text."""
    for index in _ends(sheet):
        unit = sheet.units[index]
        end = min([unit.end, *(claim.span.start for claim in sheet.by_unit[index] if claim.role != "dateline")])
        start = max(unit.start, end - _LONGEST - 8)
        found = _TAIL.search(sheet.text[start:end].rstrip(" \t\u3000\xa0"))
        named = signature(found["names"]) if found else None
        names = [one.name for one in named.people] if named is not None else []
        if found is None or named is None or not all(map(is_han_name, names)) or not any(map(is_bare_name, names)):
            continue
        at = start + found.start("names")
        people = tuple(Part("byline", Span(at + one.start, at + one.end), one.name) for one in named.people)
        yield Claim(Span(at, start + found.end("names")), "byline", "zh.signoff.names", 0.95, people, _EDGE)
