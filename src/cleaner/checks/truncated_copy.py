"""The opening of the body stands on the page a second time.

A teaser, a summary box or the text before a paywall: it repeats how the article begins, and stops.

**Why it matters.** The reader meets the first paragraph twice, and a model learns to begin again.

**Bad**

    The bridge opens on Sunday, and the ferry stops. …
    Cars may use it from Monday. …
    The bridge opens on Sunday, and the ferry stops. …

**Good**

    The bridge opens on Sunday, and the ferry stops. …
    Cars may use it from Monday. …

**To silence it.** Run `cleaner clean`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import repeats
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "truncated-copy", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for each copy that would go."""
    return (repeats(subject, entry, "the opening stands twice") for entry in subject.copies[NAME])
