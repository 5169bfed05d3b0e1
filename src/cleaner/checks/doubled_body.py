"""The body stands on the page twice.

All of the article, or a quarter of the page and more, in equal words: the mark of a page that was flattened with its
print version, or of an extractor that kept both.

**Why it matters.** A doubled body counts twice in training and in search, and cuts the context of a model in half.

**Bad**

    The bridge opens on Sunday. …
    |
    The bridge opens on Sunday. …

**Good**

    The bridge opens on Sunday. …

**To silence it.** Run `cleaner clean`. Songs, laws and forms that repeat on purpose are not reported; where one is,
ignore the rule for that file.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import repeats
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "doubled-body", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for each copy that would go."""
    return (repeats(subject, entry, "the body stands twice") for entry in subject.copies[NAME])
