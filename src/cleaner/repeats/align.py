"""Chains to runs: what the seeds could not see, edits at the ends and between matches, by small windows."""

from rapidfuzz.distance import Levenshtein

from cleaner.repeats.chain import Chain
from cleaner.repeats.link import Match

# Windows of one machine word: 0.8 microseconds each in rapidfuzz.
_WINDOW = 64
# The least share of equal characters for a window to belong to the copy; unrelated text in one language
# reaches about half.
_ALIKE = 0.72
# Equal characters in a row that are no accident inside an accepted window.
_ANCHOR = 3
# Gaps longer than this are not aligned: a copy that different is two chains.
_LONGEST_GAP = 1024
# The ends of a copy are followed so far: among so many characters that are alike a seed would have met another.
_FOLLOWED = 4096


def runs(text: str, chain: Chain) -> list[Match]:
    """The exact runs of a repeat, ascending in both copies, as far as the copies are alike."""
    matches = chain.matches
    found = _backward(text, matches[0], chain.a[1])
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        found.append(match)
        if following is not None:
            found += _between(text, match, following)
    return found + _forward(text, matches[-1], chain.b[0])


def _between(text: str, first: Match, second: Match) -> list[Match]:
    a, b = first.a + first.length, first.b + first.length
    one, other = text[a : second.a], text[b : second.b]
    if not one or not other or max(len(one), len(other)) > _LONGEST_GAP:
        return []
    blocks = equal(one, other)
    if 2 * sum(length for _, _, length in blocks) < min(len(one), len(other)):
        return []
    return [Match(a + at, b + to, length) for at, to, length in blocks]


def equal(one: str, other: str) -> list[tuple[int, int, int]]:
    """What two short texts have in common: `(start, start in the other, length)`, ascending."""
    blocks = Levenshtein.opcodes(one, other)
    return [
        (block.src_start, block.dest_start, block.src_end - block.src_start) for block in blocks if block.tag == "equal"
    ]


def _forward(text: str, last: Match, stop: int) -> list[Match]:
    """Follow the copies behind their last match; `stop` is where the later copy begins."""
    found: list[Match] = []
    a, b = last.a + last.length, last.b + last.length
    end = min(stop, a + _FOLLOWED)
    while blocks := _window(text[a : min(a + _WINDOW, end)], text[b : b + _WINDOW]):
        found += [Match(a + at, b + to, length) for at, to, length in blocks]
        a, b = found[-1].a + found[-1].length, found[-1].b + found[-1].length
    return found


def _backward(text: str, first: Match, stop: int) -> list[Match]:
    """Follow the copies before their first match; `stop` is where the earlier copy ends."""
    found: list[Match] = []
    a, b = first.a, first.b
    end = max(0, a - _FOLLOWED)
    while blocks := _window(text[max(end, a - _WINDOW) : a][::-1], text[max(stop, b - _WINDOW) : b][::-1]):
        found += [Match(a - at - length, b - to - length, length) for at, to, length in blocks]
        a, b = found[-1].a, found[-1].b
    return found[::-1]


def _window(one: str, other: str) -> list[tuple[int, int, int]]:
    """The equal blocks of two windows that are alike from their start on; smaller windows where the copies end."""
    size = min(len(one), len(other), _WINDOW)
    while size > _ANCHOR:
        if Levenshtein.distance(one[:size], other[:size], score_cutoff=size // 2) <= size // 2:
            blocks = equal(one[:size], other[:size])
            if sum(length for _, _, length in blocks) >= _ALIKE * size:
                return _anchored(blocks)
        size = size * 3 // 4
    return []


def _anchored(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    while blocks and blocks[-1][2] < _ANCHOR:
        blocks.pop()
    return blocks
