"""Claims to winners: overlaps are settled by score. Which winner a field takes is for `fields.py`."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cleaner.model import Claim

# Who listens to the claims that compete; nobody but `explain`, and only on request.
_listener: ContextVar[list[Claim] | None] = ContextVar("listener", default=None)


@contextmanager
def hearing() -> Iterator[list[Claim]]:
    """While open, collects every claim that is settled in this context, winners and losers, some of them twice."""
    heard: list[Claim] = []
    token = _listener.set(heard)
    try:
        yield heard
    finally:
        _listener.reset(token)


def settle(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that do not overlap, best first where they do, ascending. Equal scores: the longer, the earlier."""
    claims = list(claims)
    if len(claims) < 2:
        return claims
    taken: list[tuple[int, int]] = []
    winners: list[Claim] = []
    ranked = sorted(claims, key=_rank)
    if (heard := _listener.get()) is not None:
        heard += ranked
    for claim in ranked:
        at = bisect_left(taken, claim.span)
        before = at > 0 and taken[at - 1][1] > claim.span.start
        behind = at < len(taken) and taken[at][0] < claim.span.end
        if not before and not behind:
            insort(taken, (claim.span.start, claim.span.end))
            winners.append(claim)
    return sorted(winners)


def _rank(claim: Claim) -> tuple[float, int, int, str]:
    return -claim.score, claim.span.start - claim.span.end, claim.span.start, claim.rule
