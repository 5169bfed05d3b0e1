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

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject
from cleaner.model import Span

NAME, LEVEL, SINCE, ON = "glued-metadata", "warning", "0.2", TEXT

_FIELDS = ("date", "time", "source", "byline", "editors", "page", "section", "kicker", "headline", "deck")
# Printed as one by habit: 2021-05-14T09:30, A06 with its section.
_PAIRS = ({"date", "time"}, {"page", "section"})


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each field that touches another one."""
    text = subject.cleaned.page.text
    fields = [(entry.span, name) for name in _FIELDS for entry in subject.kept[name]]
    # A source with the kicker behind it was cut there, because the page says the kicker elsewhere.
    fields += [(entry.span, "kicker") for entry in subject.copies[NAME]]
    for (one, name), (other, other_name) in pairwise(sorted(fields)):
        if one.end == other.start and name != other_name and {name, other_name} not in _PAIRS:
            span = Span(one.start, other.end)
            yield Hit(f"two fields stand without anything between them: {quoted(text[slice(*span)])}", span)
