"""Winning claims to fields: one best value for each, the rest to extras or into labels."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.model import Claim, Part, Span
from cleaner.sheet import ANNOTATIONS

SINGLE = ("headline", "kicker", "deck", "date", "source", "dateline", "page", "section")
_LISTS = ("byline", "editors")
# Recognised, but without a field of its own.
_EXTRAS = ("original-title", "organisation", "correction", "updated", "photographer")
# What a dateline says of source and date counts less than a line made for it (rules 8 and 13).
_ANNOTATED = 0.2
# Reporters that only the desk's tail names are the byline where no other is.
_TAIL = "en.tail.desk"


class Slot(NamedTuple):
    """A value's place: its span, the JSON Pointer it goes to (`None`: label words), and what is printed there."""

    span: Span
    at: str | None
    value: str | None
    rule: str
    score: float
    of: Span | None = None


class Fields(NamedTuple):
    """The slots of all fields, ascending; the notes that point into text which stays; the roles of the extras."""

    slots: list[Slot]
    notes: list[Slot]
    extras: list[str]


def fields(text: str, claims: Sequence[Claim]) -> Fields:
    """Assign every part of every winning claim."""
    best = _best(claims)
    signed = any(part.role == "byline" and claim.rule != _TAIL for claim in claims for part in claim.parts)
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    extras: list[str] = []
    slots: list[Slot] = []
    notes: list[Slot] = []
    captions = 0
    for claim in claims:
        annotated = claim.role in ANNOTATIONS
        for part in claim.parts:
            said = part.value or text[part.span.start : part.span.end]
            if part.role in {"caption", "credit"}:
                at = f"/captions/{captions}/{'text' if part.role == 'caption' else 'credit'}"
            elif claim.rule == _TAIL and part.role == "byline" and signed:
                at = None
            else:
                at = _pointer(claim, part, said, best, lists, extras)
            value = part.value if part.value != text[part.span.start : part.span.end] else None
            of = _repeated(part, best)
            span = claim.span if part.role == "duplicate" else part.span
            slot = Slot(span, at, value, claim.rule, claim.score, of)
            if not annotated:
                slots.append(slot)
            elif at is not None:
                notes.append(slot)
        captions += claim.role == "caption" and any(part.role in {"caption", "credit"} for part in claim.parts)
    return Fields(sorted(slots), sorted(notes, key=lambda note: note.span), extras)


def _repeated(part: Part, best: dict[str, tuple[Claim, Part]]) -> Span | None:
    """The span that a part says again."""
    if part.role == "duplicate":
        return part.span
    return best["kicker"][1].span if part.role == "kicker-again" and "kicker" in best else None


def _best(claims: Iterable[Claim]) -> dict[str, tuple[Claim, Part]]:
    """The claim and part that each single field takes: the best score, then the earliest."""
    best: dict[str, tuple[float, Claim, Part]] = {}
    for claim in claims:
        weight = _ANNOTATED if claim.role in ANNOTATIONS else 0.0
        for part in claim.parts:
            score = claim.score - (weight if part.role != "dateline" else 0.0)
            if part.role in SINGLE and (part.role not in best or score > best[part.role][0]):
                best[part.role] = (score, claim, part)
    return {role: (claim, part) for role, (_, claim, part) in best.items()}


def _pointer(
    claim: Claim, part: Part, said: str, best: dict[str, tuple[Claim, Part]], lists: dict[str, list[str]], extras: list[str]
) -> str | None:
    """Where a part goes; `None` for what is said already, or has no place."""
    if part.role in SINGLE:
        return _single(part, said, best, extras, annotated=claim.role in ANNOTATIONS)
    if part.role == "time":
        winner = best.get("date")
        return "/time" if winner is not None and winner[0] is claim else None
    if part.role in lists:
        return _listed(part, said, lists)
    if part.role in _EXTRAS:
        extras.append(part.role)
        return f"/extras/{len(extras) - 1}/text"
    return None


def _single(
    part: Part, said: str, best: dict[str, tuple[Claim, Part]], extras: list[str], *, annotated: bool
) -> str | None:
    _, winner = best[part.role]
    if part is winner:
        return f"/{part.role}"
    if annotated or said == (winner.value or said) and part.role == "date":
        return None
    extras.append(part.role)
    return f"/extras/{len(extras) - 1}/text"


def _listed(part: Part, said: str, lists: dict[str, list[str]]) -> str | None:
    names = lists[part.role]
    if said in names:
        return None
    names.append(said)
    return f"/{part.role}/{len(names) - 1}"
