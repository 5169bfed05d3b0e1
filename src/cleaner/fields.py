"""Winning claims to fields: one best value for each, the rest to extras or into labels."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from cleaner.model import LISTED, SINGLE, Claim, Part, Span
from cleaner.sheet import ANNOTATIONS, MORE

# Recognised, but without a field of its own.
_EXTRAS = ("original-title", "organisation", "correction", "updated", "photographer")
# What a dateline says of source and date counts less than a line made for it (rules 8 and 13).
_ANNOTATED = 0.2
# Less than between any two rules: of two lines with the same day the one with the hour.
_SAID_AGAIN = 0.0001


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
    return _Assignment(text, claims).run()


def _tells_hour(claim: Claim, dated: Claim) -> bool:
    """Whether a claim says at what time of its day: the claim of the day itself, or of a line with nothing else."""
    return claim is dated or (
        all(part.role == "time" for part in claim.parts) and all(part.role != "time" for part in dated.parts)
    )


class _Assignment:
    """Where each part goes: the winners of the single fields, and the lists as far as they are filled."""

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self.text = text
        self.claims = claims
        self.best = _best(claims)
        self.lists: dict[str, set[str]] = {name: set() for name in LISTED}
        self.extras: list[str] = []
        self.said: set[tuple[str, str]] = set()
        self.signed = any(
            part.role == "byline" and "desk" not in claim.tags for claim in claims for part in claim.parts
        )

    def run(self) -> Fields:
        slots: list[Slot] = []
        notes: list[Slot] = []
        captions = 0
        for claim in self.claims:
            annotated = claim.role in ANNOTATIONS
            for part in claim.parts:
                slot = self._slot(claim, part, captions)
                if not annotated:
                    slots.append(slot)
                elif slot.at is not None:
                    notes.append(slot)
            if "credited" not in claim.tags:
                captions += any(part.role in {"caption", "credit"} for part in claim.parts)
        return Fields(sorted(slots), sorted(notes, key=attrgetter("span")), self.extras)

    def _slot(self, claim: Claim, part: Part, captions: int) -> Slot:
        printed = self.text[part.span.start : part.span.end]
        if part.role in {"caption", "credit"}:
            at: str | None = f"/captions/{captions}/{'text' if part.role == 'caption' else 'credit'}"
        else:
            at = self._pointer(claim, part, part.value or printed)
        span = claim.span if part.role == "duplicate" else part.span
        value = part.value if part.value != printed else None
        return Slot(span, at, value, claim.rule, claim.score, self._repeated(part))

    def _repeated(self, part: Part) -> Span | None:
        """The span that a part says again."""
        if part.role == "duplicate":
            return part.span
        return self.best["kicker"][1].span if part.role == "kicker-again" and "kicker" in self.best else None

    def _pointer(self, claim: Claim, part: Part, said: str) -> str | None:
        """Where a part goes; `None` for what is said already, or has no place."""
        if part.role == MORE:
            return self._more(claim, said)
        if part.role == "time":
            winner = self.best.get("date")
            return "/time" if winner is not None and _tells_hour(claim, winner[0]) else None
        if part.role in SINGLE:
            return self._single(part, said, annotated=claim.role in ANNOTATIONS or _is_aside(claim, part))
        if part.role in self.lists:
            # The reporters that only the desk's tail names are the byline where no other is.
            desk = "desk" in claim.tags and part.role == "byline"
            return None if desk and self.signed else self._listed(part, said)
        return self._extra(part.role, said) if part.role in _EXTRAS else None

    def _single(self, part: Part, said: str, *, annotated: bool) -> str | None:
        _, winner = self.best[part.role]
        if part is winner:
            return f"/{part.role}"
        won = winner.value or self.text[winner.span.start : winner.span.end]
        if annotated or said.casefold() == won.casefold():
            return None
        return self._extra(part.role, said)

    def _more(self, claim: Claim, said: str) -> str | None:
        """A further line goes to the field of the line before it, if that line has won the field."""
        winner = self.best.get(claim.role)
        return (
            f"/{claim.role}" if winner is not None and winner[0].rule == claim.rule else self._extra(claim.role, said)
        )

    def _listed(self, part: Part, said: str) -> str | None:
        names = self.lists[part.role]
        if said in names:
            return None
        names.add(said)
        return f"/{part.role}/{len(names) - 1}"

    def _extra(self, role: str, said: str) -> str | None:
        """Each thing is said once: teasers below an article repeat its house and its day."""
        if (role, said) in self.said:
            return None
        self.said.add((role, said))
        self.extras.append(role)
        return f"/extras/{len(self.extras) - 1}/text"


def _is_aside(claim: Claim, part: Part) -> bool:
    """Whether a value is said by the way: in a dateline, or as the paper of a reporter."""
    if claim.role in ANNOTATIONS:
        return part.role != "dateline"
    return claim.role == "byline" and part.role == "source"


def _hour(claim: Claim, part: Part, best: dict[str, tuple[float, Claim, Part]]) -> float:
    """A little for a day that a label says again with its hour, where it was said without one."""
    said = best.get("date")
    if part.role != "date" or "bare" in claim.tags or said is None or said[2].value != part.value:
        return 0.0
    return _SAID_AGAIN if claim.says("time") and not said[1].says("time") else 0.0


def _best(claims: Iterable[Claim]) -> dict[str, tuple[Claim, Part]]:
    """The claim and part that each single field takes: the best score, then the earliest."""
    best: dict[str, tuple[float, Claim, Part]] = {}
    for claim in claims:
        for part in claim.parts:
            score = claim.score - (_ANNOTATED if _is_aside(claim, part) else 0.0) + _hour(claim, part, best)
            if part.role in SINGLE and (part.role not in best or score > best[part.role][0]):
                best[part.role] = (score, claim, part)
    return {role: (claim, part) for role, (_, claim, part) in best.items()}
