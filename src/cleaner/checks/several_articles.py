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

from collections.abc import Iterable
from itertools import pairwise

from cleaner.checks.rule import PAGE, Hit, Options
from cleaner.checks.subject import Subject
from cleaner.model import Claim, Span

NAME, LEVEL, SINCE, ON = "several-articles", "warning", "0.2", PAGE

# Code points of the body that an article has at least: a teaser is shorter.
_LEAST = 120
_ROLES = frozenset({"date", "byline"})
# Names behind the last sentence sign what stands before them.
_SIGNATURES = ("zh.signoff", "names.line", "en.tail")


def check(subject: Subject, options: Options) -> Iterable[Hit]:
    """One hit at the second head."""
    del options
    claim = second_head(subject)
    if claim is not None:
        yield Hit("another article seems to begin here", claim.span)


def second_head(subject: Subject) -> Claim | None:
    """The first date line or byline that stands behind the text of an earlier one of its kind, with text behind it."""
    body = [entry.span for entry in subject.entries if entry.fate == "kept" and (entry.at or "").startswith("/body/")]
    heads = [one for one in subject.cleaned.claims if _is_head(one)]
    for role in sorted(_ROLES):
        ours = [one for one in heads if any(part.role == role for part in one.parts)]
        for one, other in pairwise(ours):
            if _length(body, one.span.end, other.span.start) >= _LEAST <= _length(body, other.span.end, None):
                return other
    return None


def _is_head(claim: Claim) -> bool:
    return claim.role in _ROLES and not claim.rule.startswith(_SIGNATURES)


def _length(body: list[Span], start: int, end: int | None) -> int:
    """Code points of the body between two places."""
    return sum(span.end - span.start for span in body if span.start >= start and (end is None or span.end <= end))
