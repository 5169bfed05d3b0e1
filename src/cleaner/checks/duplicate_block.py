"""A passage stands on the page twice in equal words.

A tenth of the page and more, or one right after the other, in sentences that nobody quotes.

**Why it matters.** Embedded posts, pull quotes and teasers are often printed a second time by an extractor.

**Bad**

    The mayor and the school band will be there at ten, and the ferry will make its last trip. …
    The mayor and the school band will be there at ten, and the ferry will make its last trip. …

**Good**

    The mayor and the school band will be there at ten, and the ferry will make its last trip. …

**To silence it.** Run `cleaner clean`, or ignore the rule for pages that repeat on purpose.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import repeats
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "duplicate-block", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for each copy that would go."""
    return (repeats(subject, entry, "a passage stands twice") for entry in subject.copies[NAME])
