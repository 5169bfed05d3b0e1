"""The encoding of a page was guessed.

The bytes are not UTF-8, no mark names their encoding, and none was given.

**Why it matters.** A wrong guess turns letters into other letters, and no later step can tell.

**Bad**

    bytes of GB 18030, read without --encoding

**Good**

    the same page in UTF-8

**To silence it.** Name the encoding: `--encoding gb18030`. Or convert the pages to UTF-8.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "guessed-encoding", "warning", "0.1", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """The warning of `clean`."""
    return subject.warned[NAME]
