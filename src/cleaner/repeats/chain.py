"""Matches to chains: runs that follow each other in both copies are one repeat with small differences."""

from dataclasses import dataclass, field

from cleaner.repeats.link import Match

# How many open chains are tried for a match; passages rarely interleave deeper.
_LOOK_BACK = 12
# Normalised characters that may lie between two matches of a chain: a sentence or two, more in a long chain.
# Where only one copy has something in between (a paragraph of its own), the gap may be half the chain.
_GAP = 96
_GAP_SHARE = 8
_OWN_SHARE = 2
# Adjacent copies, and the two sides of a paragraph that only one has, may agree by accident in a few letters
# beyond their border. Shorter than a seed, so that something is left of every match.
_OVERSHOOT = 8


@dataclass(slots=True)
class Chain:
    """Matches ascending in both copies. Bounds are normalised characters; behind `reach` no match continues it."""

    matches: list[Match] = field(default_factory=list)
    equal: int = 0
    reach: int = 0

    @property
    def a(self) -> tuple[int, int]:
        """The bounds of the earlier copy."""
        last = self.matches[-1]
        return self.matches[0].a, last.a + last.length

    @property
    def b(self) -> tuple[int, int]:
        """The bounds of the later copy."""
        last = self.matches[-1]
        return self.matches[0].b, last.b + last.length

    def add(self, match: Match) -> None:
        """Append a match that `distance` accepted, without what it shares with the last one by accident."""
        if self.matches:
            last = self.matches[-1]
            shared = max(last.a + last.length - match.a, last.b + last.length - match.b)
            if shared > 0:
                match = Match(match.a + shared, match.b + shared, match.length - shared)
        self.matches.append(match)
        self.equal += match.length
        self.reach = match.b + match.length + _GAP + self.equal // _OWN_SHARE

    def distance(self, match: Match) -> int | None:
        """How far a match lies behind the chain, or `None` where it does not continue it."""
        last = self.matches[-1]
        gap_a, gap_b = match.a - last.a - last.length, match.b - last.b - last.length
        small, large = sorted((gap_a, gap_b))
        if small < -_OVERSHOOT or small > _GAP + self.equal // _GAP_SHARE or large > _GAP + self.equal // _OWN_SHARE:
            return None
        if match.a + match.length > self.matches[0].b + _OVERSHOOT:
            return None  # the earlier copy would run into the later one: the next period, not this chain
        return abs(gap_a - gap_b) + max(gap_a, gap_b)


def chains(matches: list[Match]) -> list[Chain]:
    """Every match in exactly one chain; chains ascend by the start of the later copy."""
    found: list[Chain] = []
    for match in matches:
        best: tuple[int, Chain | None] = (0, None)
        for chain in found[-_LOOK_BACK:]:
            if match.b > chain.reach:
                continue
            distance = chain.distance(match)
            if distance is not None and (best[1] is None or distance < best[0]):
                best = (distance, chain)
        open_chain = best[1]
        if open_chain is None:
            found.append(open_chain := Chain())
        open_chain.add(match)
    return found
