"""No headline was found.

`clean` never guesses: a field is `null` where the page does not show it, or shows it in a way that is not known.

**Why it matters.** Search, deduplication and every list of articles show headlines.

**Bad**

    By Ann Lee

    The bridge will be opened in the morning, said the council.

**Good**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    The bridge will be opened in the morning, said the council.

**To silence it.** Ignore the rule where your pages do not carry the field: `--ignore missing-headline`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import missing
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "missing-headline", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for an article with text and without the field."""
    return missing(subject, "headline", "no headline was found")
