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

import re
from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.subject import Subject
from cleaner.model import Span

NAME, LEVEL, SINCE, ON = "looks-like-html", "warning", "0.2", TEXT

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|table|tr|td|ul|li|script|style|head|body|html|section|article|nav)\b[^<>]*>")
# Fewer tags, or a smaller share of the text, are residue of a page that was flattened.
_MANY, _SHARE = 8, 0.05


def check(subject: Subject, options: Options) -> Iterable[Hit]:
    """One hit at the start of the source."""
    del options
    span = source(subject.text)
    if span is not None:
        yield Hit("the page is HTML, not text: flatten it first", span)


def source(text: str) -> Span | None:
    """The first tag of a text that is HTML."""
    if "<" not in text:
        return None
    found = _START.match(text)
    if found:
        return Span(found.end() - len(found[0].lstrip("\t\n\r ")), found.end())
    tags = list(_TAG.finditer(text))
    dense = sum(len(tag[0]) for tag in tags) >= _SHARE * len(text)
    return Span(*tags[0].span()) if len(tags) >= _MANY and dense else None
