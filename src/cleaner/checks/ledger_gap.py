"""A ledger does not account for every character of its page.

The entries of a document do not add up to the page's length, or point to text that the article does not have. On a
page: `clean` could not make the account and kept the page whole, which is a fault of ours.

**Why it matters.** What the ledger does not hold is lost.

**Bad**

    "length": 97, "entries": [[96, "kept", "/body/0/text"]]

**Good**

    "length": 97, "entries": [[97, "kept", "/body/0/text"]]

**To silence it.** Clean the page again.
"""

from collections.abc import Iterator

from cleaner.checks.rule import OUTPUT, PAGE, Hit
from cleaner.checks.subject import Subject
from cleaner.errors import RestoreError
from cleaner.ledger import LedgerError, rebuild, strings
from cleaner.renderers.document import parse

NAME, LEVEL, SINCE, ON = "ledger-gap", "error", "0.1", PAGE | OUTPUT


def check(subject: Subject) -> Iterator[Hit]:
    """The warning of `clean`, and what the entries of an unchanged document do not add up to."""
    if subject.kind != "broken":
        yield from subject.warned[NAME]
    if not subject.is_json:
        return
    try:
        article, ledger = parse(subject.source.data)
        rebuild(ledger.entries, strings(article), ledger.length)
    except LedgerError as error:
        yield Hit(str(error), at="/ledger/entries")
    except RestoreError:
        return
