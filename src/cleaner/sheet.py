"""The page as the shape finders see it: units in order, each with the kind that its claims give it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.characters import ends_sentence, width
from cleaner.model import Claim
from cleaner.units import SHORT, Unit, is_prose

# Roles whose text stays where it is: the claim only points at it.
ANNOTATIONS = frozenset({"dateline"})
# Claims at an edge of running text, which stays running text.
_EDGES = ("zh.signoff", "zh.noise.jump")
_DROPPED = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Sheet:
    """Units and the claims that won so far."""

    text: str
    units: Sequence[Unit]
    claims: Sequence[Claim]

    @cached_property
    def by_unit(self) -> list[list[Claim]]:
        """The claims of each unit."""
        found: list[list[Claim]] = [[] for _ in self.units]
        index = 0
        for claim in self.claims:
            while index + 1 < len(self.units) and self.units[index + 1].start <= claim.span.start:
                index += 1
            found[index].append(claim)
        return found

    @cached_property
    def kinds(self) -> list[str]:
        """meta, caption, noise, prose, short, table or verbatim, one a unit."""
        return [self._kind(unit, claims) for unit, claims in zip(self.units, self.by_unit, strict=True)]

    def _kind(self, unit: Unit, claims: list[Claim]) -> str:
        if unit.kind != "text":
            return unit.kind
        roles = {claim.role for claim in claims if claim.role not in ANNOTATIONS and not claim.rule.startswith(_EDGES)}
        if "caption" in roles:
            return "caption"
        if roles:
            return "noise" if roles == {"boilerplate"} else "meta"
        return "prose" if is_prose(self.text, unit) else "short"

    def core(self, index: int) -> str:
        """The characters of a unit."""
        return self.units[index].of(self.text)

    def said(self, index: int) -> str:
        """A unit's letters and digits alone, for comparing titles."""
        return _DROPPED.sub("", self.core(index))

    @cached_property
    def prose(self) -> list[int]:
        """The indices of running text."""
        return [index for index, kind in enumerate(self.kinds) if kind == "prose"]

    def runs(self, kind: str) -> Iterator[range]:
        """Maximal runs of neighbouring units of one kind."""
        at = 0
        while at < len(self.kinds):
            end = at
            while end < len(self.kinds) and self.kinds[end] == kind:
                end += 1
            if end > at:
                yield range(at, end)
            at = max(end, at + 1)

    def is_title(self, index: int) -> bool:
        """Whether a unit could be a headline: short, and no sentence that ends in a full stop."""
        core = self.core(index)
        return self.kinds[index] == "short" and width(core) <= SHORT and not (ends_sentence(core) and core[-1] in "。.")
