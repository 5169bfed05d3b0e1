"""The writers' names stand inside the running text.

Behind the last sentence of the body, or before its first one, on the same line.

**Why it matters.** `clean` knows a signature by its place, its brackets and its surnames. A name that it does not
know stays in the last paragraph.

**Bad**

    The bridge will be opened in the morning, said the council. (本报记者 李安)

**Good**

    (本报记者 李安)

    The bridge will be opened in the morning, said the council.

**To silence it.** Run `cleaner clean`, or ignore the rule for papers that sign this way.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from cleaner.characters import LINE_END
from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject, field
from cleaner.model import Entry

NAME, LEVEL, SINCE, ON = "byline-in-body", "warning", "0.2", TEXT

_LINE_END = re.compile(LINE_END)


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each name on a line of the body; in an article any name that reads as a byline."""
    text, kept = subject.cleaned.page.text, subject.fated["kept"]
    for entry in subject.kept["byline"]:
        index = bisect_left(kept, entry.span, key=lambda one: one.span)
        near = pairwise(kept[max(0, index - 1) : index + 2])
        if subject.kind == "article" or any(_joined(text, one, other) for one, other in near):
            yield Hit(f"a byline stands in the body: {quoted(text[slice(*entry.span)])}", entry.span)


def _joined(text: str, one: Entry, other: Entry) -> bool:
    """Whether one of two neighbours is text of the body, and no line ends between them."""
    is_body = "body" in {field(one.at or ""), field(other.at or "")}
    return is_body and _LINE_END.search(text, one.span.end, other.span.start) is None
