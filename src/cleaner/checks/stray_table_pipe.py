"""Bars of a flattened table stand around the text.

A bar alone on its line, or at the edge of a line that is no row of a real table.

**Why it matters.** They are layout, not text. In a corpus they are its most frequent word.

**Bad**

    |
    The bridge opens on Sunday. |

**Good**

    The bridge opens on Sunday.

**To silence it.** Run `cleaner clean`. A real table, whose rows have the same number of cells, is never reported.
"""

import re
from collections.abc import Iterable, Sequence

from cleaner.characters import BARS, LINE_END
from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import counted
from cleaner.checks.subject import Subject
from cleaner.model import Span

NAME, LEVEL, SINCE, ON = "stray-table-pipe", "error", "0.2", TEXT

_BAR = re.compile(f"[{re.escape(BARS)}]")
_LINES = re.compile(f"({LINE_END})")
_RULE = re.compile(r"[ \t]*[|:+-]*[|:+ \t-]*-[|:+ \t-]*")


def check(subject: Subject, options: Options) -> Iterable[Hit]:
    """One hit for all bars of a page, at the first of them."""
    del options
    found = [start + at for start, raw in subject.layout for at in _bars(raw)]
    if found:
        lines = subject.lines.count(found) if not subject.is_json else 0
        where = f" on {counted(lines, 'line')}" if lines else ""
        yield Hit(f"{counted(len(found), 'stray pipe')}{where}", Span(found[0], found[0] + 1))


def rules(raw: str) -> list[tuple[int, int]]:
    """The rules of tables in a piece of layout: start and end."""
    found: list[tuple[int, int]] = []
    if "-" not in raw:
        return found
    at = 0
    for line in _LINES.split(raw):
        if "|" in line and "-" in line and _RULE.fullmatch(line):
            found.append((at, at + len(line)))
        at += len(line)
    return found


def _bars(raw: str) -> Sequence[int]:
    """The places of all bars in a piece of layout but for those in rules of tables."""
    found = [bar.start() for bar in _BAR.finditer(raw)]
    ruled = rules(raw)
    return [at for at in found if not any(low <= at < high for low, high in ruled)] if ruled else found
