"""The headline, or another title, is printed once more outside its place.

Above the kicker, behind the body, or between the two.

**Why it matters.** The line is no sentence of the article, and no paragraph.

**Bad**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    The bridge will be opened in the morning, said the council.

    New bridge over the Alder opens on Sunday

**Good**

    New bridge over the Alder opens on Sunday

    By Ann Lee

    The bridge will be opened in the morning, said the council.

**To silence it.** Run `cleaner clean`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import repeats
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "headline-in-body", "error", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for each copy that would go."""
    return (repeats(subject, entry, "a title is printed again") for entry in subject.copies[NAME])
