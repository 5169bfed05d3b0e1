"""A page holds no text.

Nothing is left of it but white space, pipes and other layout.

**Why it matters.** Empty articles count as articles in every statistic behind this one.

**Bad**

    |
    |

**Good**

    |
    The bridge opens on Sunday.
    |

**To silence it.** Leave the page out, or ignore the rule where empty pages are expected.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import is_empty
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "empty-article", "warning", "0.1", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for an article without body, headline and captions."""
    if is_empty(subject):
        yield Hit("the page holds no text")
