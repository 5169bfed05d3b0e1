"""A document does not match the schema of articles.

Not JSON at all, a key too many or too few, a value of another type, a date that is none. `cleaner schema` prints the
schema. For Markdown: front matter that cannot be read.

**Why it matters.** Whoever reads the document relies on its keys.

**Bad**

    {"schema_version": 1, "id": "a.txt", "date": "14 May 2021", …}

**Good**

    {"schema_version": 1, "id": "a.txt", "date": "2021-05-14", …}

**To silence it.** Clean the page again. Keys of your own belong into `meta`.
"""

from collections.abc import Iterator

from cleaner.checks.rule import OUTPUT, Hit
from cleaner.checks.subject import Subject
from cleaner.schemas.validator import Fault

NAME, LEVEL, SINCE, ON = "schema-invalid", "error", "0.2", OUTPUT


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each fault of the document. Another version has another schema."""
    if subject.is_markdown and subject.outline.problem is not None:
        yield Hit(subject.outline.problem)
    elif subject.is_json and isinstance(subject.plain, ValueError):
        yield Hit(f"the document is no JSON: {subject.plain}")
    else:
        yield from (_hit(fault) for fault in subject.faults)


def _hit(fault: Fault) -> Hit:
    return Hit(f"{fault.at or 'the document'} {fault.message}", at=fault.at)
