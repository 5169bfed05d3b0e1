"""The readings of a page that lost against others."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.award import hearing
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
    """The claims that lost, in the order of the page: to another one about the same characters, or to a better field.

    `claims` are all that competed.
    """
    won = sorted(cleaned.claims)
    lost = sorted(set(claims) - set(won))
    text = cleaned.page.text
    found = [Lost(claim, text[slice(*claim.span)], _reason(claim, won)) for claim in lost]
    return sorted([*found, *_without_field(cleaned, won)])


def _reason(claim: Claim, won: Sequence[Claim]) -> str:
    for other in won:
        if other.span.start < claim.span.end and claim.span.start < other.span.end:
            return f"{other.role} by {other.rule} {other.score:g}"
    return "nothing of it holds here"


def _without_field(cleaned: Cleaned, won: Iterable[Claim]) -> Iterable[Lost]:
    """Claims whose values have no place in the article: the field was taken by a better one."""
    kept = [entry for entry in cleaned.ledger.entries if entry.fate == "label"]
    for claim in won:
        for part in claim.parts:
            if any(entry.span.start <= part.span.start and part.span.end <= entry.span.end for entry in kept):
                value = cleaned.page.text[slice(*part.span)]
                yield Lost(Claim(part.span, part.role, claim.rule, claim.score, ()), value, f"{part.role} is said better")
