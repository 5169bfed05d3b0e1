"""Markup is left in the text.

HTML tags and entities, shortcodes, or the escapes of a template. A whole page of tags is `looks-like-html`.

**Why it matters.** `clean` never rewrites a sentence, so the markup stays in the article.

**Bad**

    The mayor &amp; the band will be there.<br>

**Good**

    The mayor & the band will be there.

**To silence it.** Mend the extractor. For pages about markup, a per-file ignore.
"""

import re
from collections.abc import Iterable, Iterator

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import quoted, runs
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "markup-residue", "warning", "0.2", TEXT

_MARKUP = re.compile(
    r"&(?:amp|nbsp|lt|gt|quot|apos|mdash|ndash|hellip|[lr][sd]quo|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});"
    r"|</?(?:p|br|div|span|a|b|i|u|em|strong|img|font|td|tr|table|li|ul|ol|h[1-6]|script|style|iframe|center)"
    r"(?:\s[^<>]{0,300})?/?>"
    r"|\[/?(?:caption|gallery|embed|vc_[a-z_]+|et_pb_[a-z_]+)(?:\s[^\[\]]{0,200})?\]"
    r"|<!--|<!\[CDATA\[",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterable[Hit]:
    """The first piece of markup, and how many there are."""
    text = subject.text
    found = [] if subject.html is not None else _found(text)
    return runs(found, f"markup is left in the text: {quoted(found[0][0])}") if found else ()


def _found(text: str) -> list[re.Match[str]]:
    """All markup, in order. Pages have few of the characters that begin it, and a search for one is fast."""
    found: list[re.Match[str]] = []
    for at in sorted(at for cue in "&<[" for at in _places(text, cue)):
        one = _MARKUP.match(text, at) if not found or at >= found[-1].end() else None
        if one is not None:
            found.append(one)
    return found


def _places(text: str, cue: str) -> Iterator[int]:
    at = text.find(cue)
    while at >= 0:
        yield at
        at = text.find(cue, at + 1)
