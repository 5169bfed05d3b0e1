"""A text is in two languages.

Its end is in another language than its beginning, or its letters are of two scripts.

**Why it matters.** `language` names one of them only. Two articles may stand on the page, or one and its translation.

**Bad**

    The bell in the old tower has a crack. It will not be rung again, says the keeper of the house.

    Колокол на старой башне треснул ещё весной. Звонить в него больше не будут, говорит сторож.

**Good**

    The bell in the old tower has a crack. It will not be rung again, says the keeper of the house.

    The keeper has rung it for forty years, and he will not be the last to miss it.

**To silence it.** Ignore the rule where pages in two languages are meant.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "two-languages", "info", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """The warning of `clean`."""
    return subject.warned[NAME]
