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

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.several_articles import second_head
from cleaner.checks.subject import Subject
from cleaner.model import Article, Span

NAME, LEVEL, SINCE, ON = "conflicting-dates", "warning", "0.2", TEXT


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """One hit for each further date, unless it heads another article."""
    del options
    article = subject.article
    if article is None or (subject.kind == "page" and second_head(subject) is not None):
        return
    for index, extra in enumerate(article.extras):
        if extra.role == "date" and extra.text != article.date:
            at = f"/extras/{index}/text"
            yield Hit(f"the page shows {article.date} and {extra.text}", _span(subject, article, at), at)


def _span(subject: Subject, article: Article, at: str) -> Span | None:
    """Where a page prints the date."""
    if article is not subject.cleaned.article:
        return None
    return next((entry.span for entry in subject.entries if entry.at == at), None)
