"""The readings of a page that lost against others."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.award import hearing
from cleaner.intervals import Intervals
from cleaner.model import Claim, Cleaned, Options, Page
from cleaner.pipeline import clean_page


class Lost(NamedTuple):
    """A claim that is not in the article, its text, and what it lost to."""

    claim: Claim
    text: str
    reason: str


def heard(page: Page, options: Options, name: str | float | None = None) -> tuple[Cleaned, list[Claim]]:
    """The cleaned page, and every claim that competed for it."""
    with hearing() as claims:
        cleaned = clean_page(page, options, name)
    return cleaned, claims


def losers(cleaned: Cleaned, claims: Iterable[Claim]) -> list[Lost]:
    """The readings that lost, in the order of the page: to another claim about the same characters, or to a better one.

    `claims` are all that competed.
    """
    won = sorted(cleaned.claims)
    lost = sorted(set(claims) - set(won))
    text = cleaned.page.text
    found = [Lost(claim, text[slice(*claim.span)], _reason(claim, won)) for claim in lost]
    return sorted([*found, *_without_field(cleaned, won)])


def _reason(claim: Claim, won: Sequence[Claim]) -> str:
    """What the claim lost to: winners do not overlap, so the last one that starts before its end is it."""
    at = bisect_left(won, claim.span.end, key=_start) - 1
    if at >= 0 and won[at].span.end > claim.span.start:
        return f"{won[at].role} by {won[at].rule} {won[at].score:g}"
    return "the rest of its line, which no rule explains"


def _start(claim: Claim) -> int:
    return claim.span.start


def _without_field(cleaned: Cleaned, won: Iterable[Claim]) -> Iterator[Lost]:
    """Values of claims that stand nowhere in the article: it has a better one, or has it already."""
    words = Intervals()
    for entry in cleaned.ledger.entries:
        if entry.fate == "label":
            words.add(*entry.span)
    for claim in won:
        for part in claim.parts:
            if words.covers(*part.span):
                value = cleaned.page.text[slice(*part.span)]
                yield Lost(Claim(part.span, part.role, claim.rule, claim.score, ()), value, f"a better {part.role}")
