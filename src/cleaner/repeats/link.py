"""Seeds to matches: link each seed to one earlier occurrence and extend it as far as the texts agree.

Only one earlier place is tried a seed, and no seed inside a match that is already known: the pairs stay
linear even on a page that says one thing a thousand times.
"""

from collections.abc import Callable, Iterator
from itertools import compress
from operator import ne
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from cleaner.repeats.fingerprint import SEED, positions, seed_length

# Copies of one period that are told apart; a page that says one thing more often is no page.
_MOST_PARTS = 2000
# Characters of the first slices that are compared; most runs are shorter.
_STEP = 32


class Match(NamedTuple):
    """An exact run: `text[a : a + length] == text[b : b + length]`, `a < b`, in normalised characters."""

    a: int
    b: int
    length: int


def matches(text: str, to_line: Callable[[int, int], int] = lambda _at, _limit: 0) -> list[Match]:
    """The exact runs that a normalised text says again, ascending and disjoint in `b`.

    `to_line` says how many characters behind a place, at most so many, a line begins: adjacent copies are cut there.
    """
    length = seed_length(text)
    places = positions(text, length)
    first: dict[str, int] = {}
    earliest = list(map(first.setdefault, [text[at : at + length] for at in places], places))
    if len(first) == len(places):
        return []
    found: list[Match] = []
    covered = shift = 0
    for at, before in compress(zip(places, earliest, strict=True), map(ne, places, earliest)):
        if at < covered:
            continue
        same = shift and text[at - shift : at - shift + length] == text[at : at + length]
        earlier = at - shift if same else before
        match = _extended(text, earlier, at, found)
        covered, shift = match.b + match.length, match.b - match.a
        found.append(match)
    return [part for match in found for part in _periods(match, to_line)]


def _periods(match: Match, to_line: Callable[[int, int], int]) -> Iterator[Match]:
    """A run that overlaps itself repeats its period: cut it, so that each part repeats the first period.

    Judged as one run, three adjacent copies would look like one long one, and a copy that overshoots by a
    letter like two. A text that ends like the one before it agrees with it before its first line, too: the parts
    begin where a line does. Periods shorter than a seed (rows of dashes, counters) are no passages.
    """
    period = match.b - match.a
    if match.length <= period:
        yield match
        return
    if period < SEED:
        return
    shift = to_line(match.a, match.length % period)
    match = Match(match.a + shift, match.b + shift, match.length - shift)
    for at in range(0, match.length, period)[:_MOST_PARTS]:
        length = min(period, match.length - at)
        if length >= SEED:
            yield Match(match.a, match.b + at, length)


def _extended(text: str, a: int, b: int, found: list[Match]) -> Match:
    """The whole run around a seed. It takes over what it covers of the last match, which is shorter there."""
    right = common_prefix(text, a, b, len(text) - b)
    floor = found[-1].b if found else 0
    left = common_suffix(text, a, b, min(a, b - floor))
    start = b - left
    while found and start < found[-1].b + found[-1].length:
        last = found.pop()
        if start > last.b:
            found.append(Match(last.a, last.b, start - last.b))
            break
    return Match(a - left, start, left + right)


def common_prefix(text: str, a: int, b: int, limit: int) -> int:
    """How many characters agree from `a` and `b` on, at most `limit`, in ever longer slices."""
    done, step = 0, _STEP
    while done < limit:
        step = min(step, limit - done)
        same = Prefix.similarity(text[a + done : a + done + step], text[b + done : b + done + step])
        done += same
        if same < step:
            break
        step *= 8
    return done


def common_suffix(text: str, a: int, b: int, limit: int) -> int:
    """How many characters agree before `a` and `b`, at most `limit`."""
    done, step = 0, _STEP
    while done < limit:
        step = min(step, limit - done)
        same = Postfix.similarity(text[a - done - step : a - done], text[b - done - step : b - done])
        done += same
        if same < step:
            break
        step *= 8
    return done
