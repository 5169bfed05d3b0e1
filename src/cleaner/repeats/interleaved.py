"""Systematic doubling: line after line stands twice, in the same order. It is one copy, however short its lines."""

from cleaner.repeats.chain import Chain
from cleaner.repeats.decide import Passage
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import whole_lines

# Normalised characters between a line and its copy, and between one pair and the next: a line too short for a seed
# may stand there twice.
_INSIDE, _BETWEEN = 4, 48
# Pairs, bytes and share of the page that make a doubling systematic, and the share of its stretch that the pairs fill.
_FEWEST, _BYTES, _SHARE, _FILLED = 3, 300, 0.10, 0.75


def interleaved(normal: Normal, chains: list[Chain], total: int) -> list[Passage]:
    """The copies of lines that stand twice one after the other, where that goes on for a passage."""
    pairs = sorted((chain for chain in chains if _adjacent(chain)), key=lambda chain: chain.a)
    found: list[Passage] = []
    run: list[Chain] = []
    for chain in pairs:
        if run and not 0 <= chain.a[0] - run[-1].b[1] <= _BETWEEN:
            found += _passages(normal, run, total)
            run = []
        run.append(chain)
    return found + _passages(normal, run, total)


def _adjacent(chain: Chain) -> bool:
    return len(chain.matches) == 1 and 0 <= chain.b[0] - chain.a[1] <= _INSIDE


def _passages(normal: Normal, run: list[Chain], total: int) -> list[Passage]:
    if len(run) < _FEWEST:
        return []
    size = len("".join(normal.text[slice(*chain.b)] for chain in run).encode("utf-8", "surrogatepass"))
    doubled = 2 * sum(chain.equal for chain in run)
    filled = doubled >= _FILLED * (run[-1].b[1] - run[0].a[0])
    if size < _BYTES or size < _SHARE * total or not filled:
        return []
    return [passage for chain in run if (passage := _passage(normal, chain)) is not None]


def _passage(normal: Normal, chain: Chain) -> Passage | None:
    """A pair whose two sides are whole lines."""
    match = chain.matches[0]
    a, b = whole_lines(normal, match.a, match.length), whole_lines(normal, match.b, match.length)
    if a is None or b is None:
        return None
    size = len(normal.text[b.low : b.high].encode("utf-8", "surrogatepass"))
    return Passage([Match(*match)], [a], [b], 0, 0, size, "repeat.interleaved", 1.0)
