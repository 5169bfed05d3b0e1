"""The text holds characters that turn the direction of writing.

Embeddings, overrides and isolates, U+202A to U+202E and U+2066 to U+2069.

**Why it matters.** With them a line can show other words than it holds. Arabic and Hebrew text rarely needs them.

**Bad**

    Pay \u202e001\u202c dollars to the council.

**Good**

    Pay 100 dollars to the council.

**To silence it.** Ignore the rule for sites that mark up names in the other script this way.
"""

import re
from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import runs
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "bidi-control", "warning", "0.2", TEXT

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def check(subject: Subject) -> Iterable[Hit]:
    """The first character, and how many there are."""
    found = list(_TURNING.finditer(subject.text)) if subject.has_marks else []
    first = f"U+{ord(found[0][0]):04X}" if found else ""
    return runs(found, f"a character that turns the direction of writing: {first}")
