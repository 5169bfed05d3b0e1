"""A page shows two dates of publication.

Two date lines that say different days, neither of which is said to be the date of an update.

**Why it matters.** `clean` takes the better line and puts the other date into `extras`; the choice may be wrong.

**Bad**

    Published: 14 May 2021
    Published: 16 May 2021

**Good**

    Published: 14 May 2021
    Updated: 16 May 2021

**To silence it.** Ignore the rule for sites that print the date of printing, too.
"""

from collections.abc import Iterator

from cleaner.checks.rule import PAGE, Hit
from cleaner.checks.several_articles import second_head
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "conflicting-dates", "warning", "0.2", PAGE

# Lines between two dates of one head: what stands further off belongs to a list of other articles.
_NEAR = 6


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each further date of the head, unless it heads another article."""
    article = subject.cleaned.article
    others = [(f"/extras/{index}/text", one.text) for index, one in enumerate(article.extras) if one.role == "date"]
    spans = {entry.at: entry.span for entry in subject.entries if entry.at is not None} if others else {}
    for at, said in others:
        first, other = spans.get("/date"), spans.get(at)
        if said == article.date or first is None or other is None:
            continue
        near = abs(subject.lines.place(first.start)[0] - subject.lines.place(other.start)[0]) <= _NEAR
        if near and second_head(subject) is None:
            yield Hit(f"the page shows {article.date} and {said}", other)
