"""A file or row is no page that could be read.

It is missing its text, binary, too large, not JSON where a row was expected, or stands for a page that `clean` could
not take. Nothing else can be said about it.

**Why it matters.** A page that cannot be read is a page missing from the corpus, silently unless somebody looks.

**Bad**

    {"id": 7, "txt": "The text under a key that nobody asked for."}

**Good**

    {"id": 7, "text": "The text under the key that --text-key names."}

**To silence it.** Leave the file out of the PATHs, or name its encoding, keys or size with `--encoding`,
`--text-key` and `--max-page-bytes`. `--select` of other rules does not: only `--ignore` does.
"""

from collections.abc import Iterator

from cleaner.checks.rule import UNREADABLE, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "unreadable-input", "error", "0.2", UNREADABLE


def check(subject: Subject) -> Iterator[Hit]:
    """The reader's reason."""
    if subject.problem is not None:
        code, message = subject.problem
        yield Hit(message if code == NAME else f"{message} [{code}]")
