"""A page holds U+FFFD, the mark of a character that was lost.

Either its bytes could not be decoded, or whoever wrote the page had lost the character before.

**Why it matters.** The letter is gone. Words with holes in them are no words for a search or a model.

**Bad**

    The caf� opens on Sunday.

**Good**

    The café opens on Sunday.

**To silence it.** Name the right `--encoding`. Where the loss happened upstream, scrape the page again, or ignore the
rule for these files.
"""

import re
from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import runs
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "replacement-character", "warning", "0.1", TEXT

_LOST = re.compile("\ufffd+")


def check(subject: Subject) -> Iterable[Hit]:
    """The first run, and how many there are."""
    found = list(_LOST.finditer(subject.text)) if "\ufffd" in subject.text else []
    return runs(found, "a character was lost (U+FFFD)")
