"""A page is HTML, not text.

It begins like an HTML document, or holds many of the tags that only a page's source has.

**Why it matters.** `clean` reads tags as text: they end up in the body, and scripts and styles with them.

**Bad**

    <!DOCTYPE html>
    <html><body><p>The bridge opens on Sunday.</p></body></html>

**Good**

    The bridge opens on Sunday.

**To silence it.** Flatten the page first, with trafilatura or the like. For pages that teach HTML, a per-file ignore.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "looks-like-html", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit at the start of the source."""
    if subject.html is not None:
        yield Hit("the page is HTML, not text: flatten it first", subject.html)
