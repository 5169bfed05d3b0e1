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
from collections.abc import Iterable

from cleaner.characters import BARS, LINE_END
from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import counted
from cleaner.checks.subject import Subject
from cleaner.model import Span

NAME, LEVEL, SINCE, ON = "stray-table-pipe", "error", "0.2", TEXT

_BAR = re.compile(f"[{re.escape(BARS)}]")
# Layout that most pages are full of, known without a search.
_COMMON = frozenset({"\n", "\n\n", " ", "\r\n"})
_LINES = re.compile(f"({LINE_END})")
_RULE = re.compile(r"[ \t]*[|:+-]*[|:+ \t-]*-[|:+ \t-]*")


def check(subject: Subject, options: Options) -> Iterable[Hit]:
    """One hit for all bars of a page, at the first of them."""
    del options
    found = [at for start, raw in layout(subject) for at in _bars(raw, start)]
    if found:
        lines = len({subject.lines.place(at)[0] for at in found}) if not subject.is_json else 0
        where = f" on {counted(lines, 'line')}" if lines else ""
        yield Hit(f"{counted(len(found), 'stray pipe')}{where}", Span(found[0], found[0] + 1))


def layout(subject: Subject) -> Iterable[tuple[int, str]]:
    """Start and text of every piece of layout that holds more than white space."""
    for entry in subject.entries:
        if entry.fate == "layout" and entry.raw not in _COMMON and entry.raw is not None and _BAR.search(entry.raw):
            yield entry.span.start, entry.raw


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


def _bars(raw: str, start: int) -> Iterable[int]:
    ruled = rules(raw)
    for bar in _BAR.finditer(raw):
        if not any(low <= bar.start() < high for low, high in ruled):
            yield start + bar.start()
