"""Paragraphs were joined into one, and their joints cannot be known.

A Latin text of many sentences in one block, with nothing but single spaces between them.

**Why it matters.** Without paragraphs a text is hard to read, and harder to cut into pieces for a model.

**Bad**

    thirteen sentences and more on one line, on a page without other paragraphs

**Good**

    the same sentences, with a blank line where a paragraph ends

**To silence it.** Mend the extractor: the line ends are lost before `cleaner` sees the page.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "glued-paragraphs", "warning", "0.1", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """The warning of `clean`."""
    return subject.warned[NAME]
