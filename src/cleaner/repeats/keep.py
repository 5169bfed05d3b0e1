"""What stands twice and stays: the passages that are worth a word, each with the reason why it may be meant."""

from cleaner.intervals import Intervals
from cleaner.model import Copy, Kept, Span
from cleaner.repeats.chain import Chain
from cleaner.repeats.decide import SMALL
from cleaner.repeats.normalise import Normal

# UTF-8 bytes of normalised text: a longer repeat that stays is reported (the table in docs/why.md).
_REPORTED = 80
# Passages that are reported on one page, the longest first.
_MOST = 10


def kept(normal: Normal, chains: list[Chain], copies: list[Copy], reasons: dict[int, str]) -> list[Kept]:
    """The repeats of a look that no copy took, longest first. `reasons` by the start of a chain's later copy."""
    per_character = normal.bytes / max(1, len(normal.text))
    long = [chain for chain in chains if chain.equal * per_character >= _REPORTED]
    if not long:
        return []
    gone = Intervals()
    for copy in copies:
        gone.add(*copy.span)
    found: list[Kept] = []
    for chain in sorted(long, key=lambda one: (-one.equal, one.b)):
        span, of = _span(normal, chain.b), _span(normal, chain.a)
        if not gone.touches(*span) and not gone.touches(*of):
            gone.add(*span)
            found.append(Kept(span, of, reasons.get(chain.b[0], SMALL)))
        if len(found) == _MOST:
            break
    return found


def _span(normal: Normal, bounds: tuple[int, int]) -> Span:
    return Span(normal.start(bounds[0]), normal.end(bounds[1]))
