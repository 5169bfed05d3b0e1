"""A passage repeats, and `clean` keeps it.

A refrain, a formula, a quotation, the fixed words of a form: long enough to be seen, and likely to be meant.

**Why it matters.** It says what `clean` has looked at and left alone. Where it is a copy after all, this is how you
find it.

**Bad**

    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” she said in May.
    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” he said in June.

**Good**

    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” she said in May.
    He said the same in June.

**To silence it.** It is information and fails no build, unless `--fail-level info` asks for it.
"""

from collections.abc import Iterable

from cleaner.checks.rule import PAGE, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "natural-repetition-kept", "info", "0.2", PAGE


def check(subject: Subject) -> Iterable[Hit]:
    """The warnings of `clean`."""
    return subject.warned[NAME]
