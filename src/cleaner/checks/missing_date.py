"""No date of publication was found.

`clean` never guesses: a field is `null` where the page does not show it, or shows it in a way that is not known.

**Why it matters.** Without a date an article cannot be put in order, and a corpus cannot be cut at a day.

**Bad**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    The bridge will be opened in the morning, said the council.

**Good**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    Published: 14 May 2021

    The bridge will be opened in the morning, said the council.

**To silence it.** Ignore the rule where your pages do not carry the field: `--ignore missing-date`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import missing
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "missing-date", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for an article with text and without the field."""
    return missing(subject, "date", "no date of publication was found")
