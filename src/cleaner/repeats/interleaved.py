"""Systematic doubling: line after line stands twice, in the same order. It is one copy, however short its lines."""

import re

from cleaner.repeats.chain import Chain
from cleaner.repeats.decide import Passage, Scale
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import whole_lines

# Normalised characters between a line and its copy, and between one pair and the next.
_INSIDE, _BETWEEN = 4, 48
# Normalised characters between two pairs that are looked through for lines too short for a seed that stand there twice.
_LOOKED_THROUGH = 400
_LINE_ENDS = re.compile(r"[\r\n]+")
# Pairs that make a doubling systematic, and the share of its stretch that they fill.
_FEWEST, _FILLED = 3, 0.75


def interleaved(scale: Scale, chains: list[Chain]) -> list[Passage]:
    """The copies of lines that stand twice one after the other, where that goes on for a passage."""
    pairs = sorted(
        match
        for chain in chains
        if len(chain.matches) == 1 and 0 <= (match := chain.matches[0]).b - match.a - match.length <= _INSIDE
    )
    if len(pairs) < _FEWEST:
        return []
    found: list[Passage] = []
    run: list[Match] = []
    for match in pairs:
        end = _end(run[-1]) if run else match.a
        between = _between(scale.normal, end, match.a) if 0 < match.a - end <= _LOOKED_THROUGH else []
        if end <= match.a and (between or match.a - end <= _BETWEEN):
            run += [*between, match]
        else:
            found += _passages(scale, run)
            run = [match]
    return found + _passages(scale, run)


def _end(match: Match) -> int:
    return match.b + match.length


def _between(normal: Normal, low: int, high: int) -> list[Match]:
    """The pairs of equal lines that fill a stretch of normalised text; none where anything else stands there."""
    found = _behind(normal, low, high)
    return found if found and _end(found[-1]) == high else []


def _lines(normal: Normal, low: int, high: int) -> list[str]:
    """The lines of a stretch of normalised text that say something, as they are compared."""
    stretch = normal.source[normal.end(low) if low else 0 : normal.start(high) if high < len(normal.text) else None]
    return [kept for line in _LINE_ENDS.split(stretch) if (kept := normal.kept(line))]


def _behind(normal: Normal, low: int, high: int) -> list[Match]:
    """The pairs of equal lines right behind `low`, as far as they go on."""
    found: list[Match] = []
    for line in _lines(normal, low, high)[0::2]:
        if normal.text[low : low + 2 * len(line)] != line + line:
            break
        found.append(Match(low, low + len(line), len(line)))
        low += 2 * len(line)
    return found


def _before(normal: Normal, high: int) -> list[Match]:
    """The pairs of equal lines right before `high`, as far as they go back."""
    found: list[Match] = []
    for line in _lines(normal, 0, high)[::-2]:
        high -= 2 * len(line)
        if high < 0 or normal.text[high : high + 2 * len(line)] != line + line:
            break
        found.append(Match(high, high + len(line), len(line)))
    return found[::-1]


def _passages(scale: Scale, run: list[Match]) -> list[Passage]:
    if len(run) < _FEWEST:
        return []
    normal, asked = scale.normal, scale.asked
    size = sum(normal.size(match.b, _end(match)) for match in run)
    doubled = 2 * sum(match.length for match in run)
    filled = doubled >= _FILLED * (_end(run[-1]) - run[0].a)
    if size < asked.passage_bytes or size < asked.passage_share * scale.total or not filled:
        return []
    # Its first and last lines may be shorter than any seed: the buttons of a menu.
    run = [*_before(normal, run[0].a), *run, *_behind(normal, _end(run[-1]), len(normal.text))]
    return [passage for match in run if (passage := _passage(normal, match)) is not None]


def _passage(normal: Normal, match: Match) -> Passage | None:
    """A pair whose two sides are whole lines."""
    a, b = whole_lines(normal, match.a, match.length), whole_lines(normal, match.b, match.length)
    if a is None or b is None:
        return None
    size = normal.size(b.low, b.high)
    return Passage([match], [a], [b], 0, 0, size, "repeat.interleaved", 1.0)
