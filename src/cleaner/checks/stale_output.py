"""A document was written by another version of the format.

Its `schema_version`, or the version of its ledger, is not the one of this `cleaner`.

**Why it matters.** Fields may have another meaning, and this version may not be able to restore the page.

**Bad**

    {"schema_version": 0, …}

**Good**

    {"schema_version": 1, …}

**To silence it.** Clean the pages again, or check with the version that wrote the documents.
"""

from collections.abc import Iterator

from cleaner.checks.rule import OUTPUT, Hit
from cleaner.checks.subject import Subject
from cleaner.model import SCHEMA_VERSION
from cleaner.renderers.document import LEDGER_VERSION

NAME, LEVEL, SINCE, ON = "stale-output", "error", "0.2", OUTPUT


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each number that is another one."""
    yield from _differs("schema_version", subject.version, SCHEMA_VERSION, "/schema_version")
    if subject.is_json and isinstance(subject.plain, dict) and isinstance(ledger := subject.plain.get("ledger"), dict):
        yield from _differs("the ledger's version", ledger.get("version"), LEDGER_VERSION, "/ledger/version")


def _differs(what: str, found: object, current: int, at: str) -> Iterator[Hit]:
    if isinstance(found, int) and not isinstance(found, bool) and found != current:
        yield Hit(f"{what} is {found}; this version of cleaner writes {current}", at=at)
