"""A line belongs to the site, not to the article.

Share bars, counters, copyright lines, jump lines, lists of other articles: what `clean` sets aside as boilerplate.

**Why it matters.** The same words on every page of a site teach a model the site, not the news.

**Bad**

    The bridge opens on Sunday, said the council.

    Share  Tweet  Print

**Good**

    The bridge opens on Sunday, said the council.

**To silence it.** Run `cleaner clean`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "boilerplate-line", "warning", "0.2", TEXT


def check(subject: Subject, options: Options) -> Iterable[Hit]:
    """One hit for each line."""
    del options
    text = subject.cleaned.page.text
    for entry in subject.entries:
        if entry.fate == "boilerplate":
            yield Hit(f"furniture of the site: {quoted(text[entry.span.start : entry.span.end])}", entry.span)
