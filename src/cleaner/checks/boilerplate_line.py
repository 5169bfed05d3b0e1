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

import re
from collections import defaultdict
from collections.abc import Iterator

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject
from cleaner.visible import counted

NAME, LEVEL, SINCE, ON = "boilerplate-line", "warning", "0.2", TEXT

_WORD = re.compile(r"\w")


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each line, at its first place; marks of lists that lost their text are no words of the site."""
    text = subject.cleaned.page.text
    lines = defaultdict(list)
    for entry in subject.fated["boilerplate"]:
        if _WORD.search(text, *entry.span):
            lines[text[slice(*entry.span)]].append(entry.span)
    for line, spans in lines.items():
        more = f" ({counted(len(spans), 'place')})" if len(spans) > 1 else ""
        yield Hit(f"furniture of the site: {quoted(line)}{more}", spans[0])
