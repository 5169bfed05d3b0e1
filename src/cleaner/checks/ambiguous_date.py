"""A date in figures can be read two ways.

The day and the month could be exchanged, and no other date was found.

**Why it matters.** The date stays `null`: a guess would be wrong half of the time, and nobody would notice.

**Bad**

    Published: 03/04/2021

**Good**

    Published: 3 April 2021

**To silence it.** Ignore the rule, or add the date to the metadata of the page yourself.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "ambiguous-date", "warning", "0.1", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """The warning of `clean`."""
    return subject.warned[NAME]
