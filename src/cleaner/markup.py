"""Whether a text is the source of a page: HTML that was not flattened."""

import re

from cleaner.model import Span

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|table|tr|td|ul|li|script|style|head|body|html|section|article|nav)\b[^<>]*>")
# Fewer tags, or a smaller share of the text, are residue of a page that was flattened.
_MANY, _SHARE = 8, 0.05


def html(text: str) -> Span | None:
    """The first tag of a text that is HTML."""
    if "<" not in text:
        return None
    found = _START.match(text)
    if found:
        return Span(found.end() - len(found[0].lstrip("\t\n\r ")), found.end())
    tags = list(_TAG.finditer(text))
    dense = sum(len(tag[0]) for tag in tags) >= _SHARE * len(text)
    return Span(*tags[0].span()) if len(tags) >= _MANY and dense else None
