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

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject
from cleaner.model import Span
from cleaner.visible import counted

NAME, LEVEL, SINCE, ON = "stray-table-pipe", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for all bars of a page, at the first of them."""
    found, _ = subject.bars
    if found:
        lines = subject.lines.count(found) if not subject.is_json else 0
        where = f" on {counted(lines, 'line')}" if lines else ""
        yield Hit(f"{counted(len(found), 'stray pipe')}{where}", Span(found[0], found[0] + 1))
