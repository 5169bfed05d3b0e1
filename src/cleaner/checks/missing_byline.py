"""No writer was found.

`clean` never guesses: a field is `null` where the page does not show it, or shows it in a way that is not known.

**Why it matters.** Credit is due to who wrote it; and pages without a writer are often no articles.

**Bad**

    New bridge over the Alder opens on Sunday

    The bridge will be opened in the morning, said the council.

**Good**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    The bridge will be opened in the morning, said the council.

**To silence it.** Ignore the rule where your pages do not carry the field: `--ignore missing-byline`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import missing
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "missing-byline", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for an article with text and without the field."""
    return missing(subject, "byline", "no writer was found")
