"""A passage stands on the page twice, in words that differ here and there.

The copies read differently in some places; `clean` keeps one and names both readings.

**Why it matters.** One of the readings is wrong or out of date, and only a person can say which.

**Bad**

    The bridge will be opened on Sunday morning by the mayor. …
    The bridge will be opened on Monday morning by the mayor. …

**Good**

    The bridge will be opened on Sunday morning by the mayor. …

**To silence it.** Run `cleaner clean` and look at its warning, or use `--dedup strict` there to keep both.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import repeats
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "near-duplicate-block", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for each copy that would go."""
    return (repeats(subject, entry, "a passage stands twice in words that differ") for entry in subject.copies[NAME])
