"""A page has more lines than an article could have.

Text behind the first 50,000 lines is kept as one block and not looked at.

**Why it matters.** Such a file is a dump of many pages; copies and fields behind the limit are not found.

**Bad**

    one file with a whole site in it

**Good**

    one file, or one row of JSONL, for each page

**To silence it.** Split the file.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "too-many-lines", "warning", "0.1", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """The warning of `clean`."""
    return subject.warned[NAME]
