"""A page seems to hold more than one article.

A second date line or a second byline with text behind it, after the text of the first one.

**Why it matters.** `clean` makes one article of a page. The body holds both, and the second date is an extra.

**Bad**

    By Ann Lee
    Published: 14 May 2021
    The bridge will be opened in the morning, said the council. …

    By Tom Ray
    Published: 16 May 2021
    The old ferry made its last trip in the evening, said its captain. …

**Good**

    two files

**To silence it.** Cut the page before it comes here. For digests and live blogs, a per-file ignore.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise

from cleaner.characters import BLANK
from cleaner.checks.rule import PAGE, Hit
from cleaner.checks.subject import Subject
from cleaner.model import Claim, Span

NAME, LEVEL, SINCE, ON = "several-articles", "warning", "0.2", PAGE

# Code points of the body that an article has at least: a teaser is shorter.
_LEAST = 120
_HEADS = ("byline", "date")
_LETTER = re.compile(r"\w")


def check(subject: Subject) -> Iterable[Hit]:
    """One hit at the second head."""
    claim = second_head(subject)
    if claim is not None:
        yield Hit("another article seems to begin here", claim.span)


def second_head(subject: Subject) -> Claim | None:
    """The first date line or byline that stands behind the text of an earlier one of its kind, with text behind it."""
    heads = [one for one in subject.cleaned.claims if one.role in _HEADS]
    if len(heads) < 2:
        return None
    pairs = [pair for role in _HEADS for pair in pairwise(_saying(subject, heads, role))]
    body = [entry.span for entry in subject.kept["body"]] if pairs else []
    lengths = list(accumulate((span.end - span.start for span in body), initial=0))
    for one, other in pairs:
        between = lengths[_ended(body, other.span.start)] - lengths[_begun(body, one.span.end)]
        if between >= _LEAST <= lengths[-1] - lengths[_begun(body, other.span.end)]:
            return other
    return None


def _saying(subject: Subject, heads: list[Claim], role: str) -> list[Claim]:
    """The claims that could head an article and say its date or its writers."""
    found = [one for one in heads if any(part.role == role for part in one.parts)]
    return [one for one in found if one.role == "date" or not _signs(subject, one)] if len(found) > 1 else []


def _signs(subject: Subject, claim: Claim) -> bool:
    """Whether names belong to the text before them: they end a line of it, or stand alone without a word more."""
    text = subject.cleaned.page.text
    before, behind = subject.lines.around(claim.span)
    if before.strip(BLANK):
        return not behind.strip(BLANK)
    said = sum(len(_LETTER.findall(text, *part.span)) for part in claim.parts)
    return said == len(_LETTER.findall(text, *claim.span))


def _begun(body: list[Span], at: int) -> int:
    """How many pieces of the body begin before a place."""
    return bisect_left(body, at, key=lambda span: span.start)


def _ended(body: list[Span], at: int) -> int:
    """How many end before it, or there."""
    return bisect_right(body, at, key=lambda span: span.end)
