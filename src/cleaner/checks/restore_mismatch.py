"""A document does not give its page back.

It was changed after it was written, or the page that the ledger makes has another SHA-256.

**Why it matters.** The proof that nothing was lost is gone: any character of the article may have been changed.

**Bad**

    an article in which somebody mended a name by hand

**Good**

    the document as `cleaner clean` wrote it

**To silence it.** Clean the page again. For articles that are meant to be edited, write them with `--ledger none`.
"""

from collections.abc import Iterator

from cleaner.checks.rule import OUTPUT, Hit
from cleaner.checks.subject import Subject
from cleaner.errors import RestoreError
from cleaner.ledger import LedgerError
from cleaner.model import SCHEMA_VERSION
from cleaner.renderers.document import LEDGER_VERSION
from cleaner.restorer import restore

NAME, LEVEL, SINCE, ON = "restore-mismatch", "error", "0.2", OUTPUT


def check(subject: Subject) -> Iterator[Hit]:
    """One hit where `restore` refuses a document of this version that holds a ledger and has the right shape."""
    if not _has_ledger(subject) or not subject.is_valid:
        return
    try:
        restore(subject.source.data)
    except LedgerError:
        return
    except RestoreError as error:
        yield Hit(str(error), at="/ledger")


def _has_ledger(subject: Subject) -> bool:
    if not subject.is_json or not isinstance(subject.plain, dict):
        return False
    ledger = subject.plain.get("ledger")
    current = subject.plain.get("schema_version") == SCHEMA_VERSION
    return current and isinstance(ledger, dict) and ledger.get("version") == LEDGER_VERSION
