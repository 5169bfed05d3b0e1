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

from collections.abc import Iterator

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import on_lines, quoted
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "byline-in-body", "warning", "0.2", TEXT


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """One hit for each name on a line of the body; in an article any name that reads as a byline."""
    del options
    text = subject.cleaned.page.text
    for entry, inside in on_lines(subject, "byline"):
        if inside or subject.kind == "article":
            yield Hit(f"a byline stands in the body: {quoted(text[slice(*entry.span)])}", entry.span)
