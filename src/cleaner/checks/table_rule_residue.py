"""The rule of a table stands where no table is.

A line such as `| --- | --- |` that does not divide the head of a real table from its rows.

**Why it matters.** It is left of a layout table that was flattened, and says nothing.

**Bad**

    | --- | --- |
    The bridge opens on Sunday.

**Good**

    | Year | Visitors |
    | --- | --- |
    | 2020 | 1,200 |

**To silence it.** Run `cleaner clean`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject
from cleaner.visible import counted

NAME, LEVEL, SINCE, ON = "table-rule-residue", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for all rules of a page, at the first of them."""
    _, found = subject.bars
    if found:
        yield Hit(f"{counted(len(found), 'rule')} of a table that is none", found[0])
