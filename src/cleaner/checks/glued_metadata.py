"""Two fields are printed without anything between them.

A source with the kicker glued behind it, a date that runs into a name.

**Why it matters.** `clean` cuts them where a repetition on the page or a list of names proves the place. Elsewhere
they come out as one wrong value.

**Bad**

    2021-05-14　来源：江滨日报河岸新桥

**Good**

    2021-05-14　来源：江滨日报　河岸新桥

**To silence it.** Separate the fields in the extractor, or ignore the rule for the site.
"""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.checks.copied import kind
from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import field, quoted
from cleaner.checks.subject import Subject
from cleaner.model import Entry, Span

NAME, LEVEL, SINCE, ON = "glued-metadata", "warning", "0.2", TEXT

_FIELDS = frozenset({"date", "time", "source", "byline", "editors", "page", "section", "kicker", "headline", "deck"})
# Printed as one by habit: 2021-05-14T09:30, A06 with its section.
_PAIRS = ({"date", "time"}, {"page", "section"})


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """One hit for each field that touches another one."""
    del options
    text = subject.cleaned.page.text
    for one, other in pairwise(subject.entries):
        if _touch(subject, one, other):
            span = Span(one.span.start, other.span.end)
            yield Hit(f"two fields stand without anything between them: {quoted(text[slice(*span)])}", span)


def _touch(subject: Subject, one: Entry, other: Entry) -> bool:
    names = _name(subject, one), _name(subject, other)
    return names[0] in _FIELDS and names[1] in _FIELDS and names[0] != names[1] and set(names) not in _PAIRS


def _name(subject: Subject, entry: Entry) -> str | None:
    if entry.fate == "duplicate":
        return "kicker" if kind(subject, entry) == NAME else None
    return field(entry) if entry.fate == "kept" else None
