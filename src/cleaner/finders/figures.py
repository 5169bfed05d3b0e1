"""Dates in figures whose order the figures do not tell: decided by what else the page says, or left open (rule 9)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from cleaner.conventions import words
from cleaner.finders.dates import FIGURES, readings
from cleaner.language import language
from cleaner.model import Claim, Part, Span
from cleaner.units import Unit

# English is written in two habits; what it means is only known where the page tells.
_MONTH_SOMETIMES_FIRST = frozenset({None, "en"})
# Zones of time that are those of one habit alone; `EST` is also Australian, `CST` also Chinese.
_ZONE = re.compile(
    r"\b(?:(?P<DMY>IST|BST|PKT|SAST|EAT|WAT|AE[SD]T|NZ[SD]T|MYT|SGT|HKT)|(?P<MDY>EDT|CDT|MDT|P[SD]T|ET|PT))\b"
)
# Code points behind the figures among which their zone stands: the time.
_BESIDE = 16
_SHORT = "date.short"
# What a version or a sum may have, and no date that is evidence: `2.15.19`.
_SHORT_YEAR = 2
# Letters of a language's code, with which the name of its conventions begins: `tr.date.published`.
_CODE = 2
_WORD = re.compile(r"[^\W\d_]{3,}")
_DATED = frozenset({"date", "updated"})
# Code points of the page's longest units that tell its language.
_SAMPLE = 2000


class Evidence(NamedTuple):
    """What a page says of its figures: the order by their mark, its dates in words, its language."""

    orders: dict[str, str | None]
    known: frozenset[str | None]
    tongue: str | None


def decided(text: str, units: Sequence[Unit], claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, with a date where an undecided one has a single reading on this page."""
    if not any(undecided(text, claim) for claim in claims):
        return claims
    known = frozenset(part.value for claim in claims for part in claim.parts if part.role == "date")
    evidence = Evidence(_orders(text, claims), known, page_language(text, units))
    return [_with_date(text, claim, evidence) for claim in claims]


def undecided(text: str, claim: Claim) -> re.Match[str] | None:
    """The figures of a date claim that has no date."""
    # A year of two digits without a label could be any of the three parts.
    if claim.role != "date" or claim.rule == _SHORT or claim.says("date"):
        return None
    return FIGURES.search(text, *claim.span)


def _with_date(text: str, claim: Claim, evidence: Evidence) -> Claim:
    found = undecided(text, claim)
    value = _reading(text, claim, found, evidence) if found else None
    if found is None or value is None:
        return claim
    part = Part("date", Span(*found.span()), value)
    return claim._replace(parts=tuple(sorted((*claim.parts, part), key=attrgetter("span"))))


def _reading(text: str, claim: Claim, figures: re.Match[str], evidence: Evidence) -> str | None:
    """The weekday beside it, the same day elsewhere on the page, the page's other figures, the language's habit."""
    found = _readings(figures)
    weekdays = {words().weekdays.get(word.casefold()) for word in _WORD.findall(text, *claim.span)}
    fitting = {value for value in found.values() if date.fromisoformat(value).isoweekday() in weekdays}
    same = set(found.values()) & evidence.known
    for values in (fitting, same):
        if len(values) == 1:
            return values.pop()
    zone = _ZONE.search(text, claim.span.start, claim.span.end + _BESIDE)
    return found.get(evidence.orders[figures[2]] or (zone and zone.lastgroup) or _habit(claim, evidence.tongue))


def _habit(claim: Claim, tongue: str | None) -> str:
    """Two sentences may not tell a language, but the words beside the day do: `Giriş Tarihi: 12.03.2024`."""
    beside = claim.rule.partition(".")[0]
    known = tongue or (beside if len(beside) == _CODE else None)
    return "" if known in _MONTH_SOMETIMES_FIRST else "DMY"


def _orders(text: str, claims: Sequence[Claim]) -> dict[str, str | None]:
    """The order that the page's other dates show, by the mark between their figures, if they agree.

    A date has a whole year and the same mark, or is claimed as one: a version, `2.15.19`, is neither.
    """
    spans = [claim.span for claim in claims if claim.role in _DATED]
    claimed = {order for span in spans for one in FIGURES.finditer(text, *span) for order in _only(_readings(one))}
    found = {mark: set(claimed) for mark in "./-"}
    for one in FIGURES.finditer(text):
        if len(one[4]) > _SHORT_YEAR:
            found[one[2]].update(_only(_readings(one)))
    return {mark: orders.pop() if len(orders) == 1 else None for mark, orders in found.items()}


def _readings(figures: re.Match[str]) -> dict[str, str]:
    return readings(figures[1], figures[3], figures[4])


def _only(found: dict[str, str]) -> Iterator[str]:
    if len(found) == 1:
        yield from found


def page_language(text: str, units: Sequence[Unit]) -> str | None:
    """The language of the page's longest units."""
    longest = sorted(units, key=lambda unit: unit.start - unit.end)[:8]
    return language(" ".join(text[unit.start : min(unit.end, unit.start + _SAMPLE)] for unit in longest))
