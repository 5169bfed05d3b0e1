"""What `clean` does to a page, as a unified diff of its lines: the page before, the article as text behind.

The ledger says which lines were kept, so that nothing has to be searched: a line of the article is the kept line of
the page with the same text. Lines that changed their order are taken out here and put in there.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.model import Cleaned
from cleaner.renderers.text import text

# Lines shown around a change, as in every unified diff.
_CONTEXT = 3
_NO_END = "\\ No newline at end of file\n"


class _Line(NamedTuple):
    """A line of the diff with its mark; `old` and `new` count the lines before it."""

    mark: str
    text: str
    old: int
    new: int


def diff(cleaned: Cleaned) -> str:
    """The diff, empty where the article's text is the page's."""
    old, new = _lines(cleaned.page.text), _lines(text(cleaned.article))
    script = list(_script(old, new, _same(cleaned, old, new)))
    hunks = list(_hunks(script))
    name = str(cleaned.article.id if cleaned.article.id is not None else "page").translate({10: "\\n", 13: "\\r"})
    return "".join([f"--- a/{name}\n+++ b/{name}\n", *hunks]) if hunks else ""


def _lines(whole: str) -> list[str]:
    """Lines with their line feeds; no other character ends a line of a diff."""
    found = [line + "\n" for line in whole.split("\n")]
    found[-1] = found[-1][:-1]
    return found if found[-1] else found[:-1]


def _same(cleaned: Cleaned, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal lines, ascending on both sides: the longest chain of kept lines, and what is equal beside it."""
    places: dict[str, list[int]] = defaultdict(list)
    for number in reversed(_kept(cleaned, old)):
        places[old[number]].append(number)
    pairs = [(places[line].pop(), at) for at, line in enumerate(new) if line != "\n" and places.get(line)]
    found: list[tuple[int, int]] = []
    for before, behind in _chain(pairs):
        last = found[-1] if found else (-1, -1)
        close = last[0] + 1 < before and last[1] + 1 < behind and old[before - 1] == new[behind - 1]
        found += [(before - 1, behind - 1), (before, behind)] if close else [(before, behind)]
    return found


def _kept(cleaned: Cleaned, old: Sequence[str]) -> list[int]:
    """The numbers of the lines in which something is kept."""
    entries = iter(cleaned.ledger.entries)
    entry, at, found = next(entries, None), 0, []
    for number, line in enumerate(old):
        end = at + len(line)
        kept = False
        while entry is not None and entry.span.start < end:
            kept = kept or entry.fate == "kept"
            if entry.span.end > end:
                break
            entry = next(entries, None)
        if kept:
            found.append(number)
        at = end
    return found


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs that ascends on the left; they ascend on the right."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (left, _) in enumerate(pairs):
        place = bisect_left(tails, left)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [left]
        ends[place : place + 1] = [at]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _script(old: Sequence[str], new: Sequence[str], same: Sequence[tuple[int, int]]) -> Iterator[_Line]:
    before = behind = 0
    for left, right in [*same, (len(old), len(new))]:
        for number in range(before, left):
            yield _Line("-", old[number], number, behind)
        for number in range(behind, right):
            yield _Line("+", new[number], left, number)
        if left < len(old):
            yield _Line(" ", old[left], left, right)
        before, behind = left + 1, right + 1


def _hunks(script: Sequence[_Line]) -> Iterator[str]:
    """The changes with the lines around them; what overlaps is one hunk."""
    changed = [at for at, line in enumerate(script) if line.mark != " "]
    near = sorted(
        {at for change in changed for at in range(max(0, change - _CONTEXT), min(len(script), change + _CONTEXT + 1))}
    )
    for _, group in groupby(enumerate(near), key=lambda pair: pair[1] - pair[0]):
        lines = [script[at] for _, at in group]
        yield _head(lines)
        for line in lines:
            yield f"{line.mark}{line.text}" if line.text.endswith("\n") else f"{line.mark}{line.text}\n{_NO_END}"


def _head(lines: Sequence[_Line]) -> str:
    old = sum(line.mark != "+" for line in lines)
    new = sum(line.mark != "-" for line in lines)
    return f"@@ -{_range(lines[0].old, old)} +{_range(lines[0].new, new)} @@\n"


def _range(start: int, count: int) -> str:
    """Lines count from 1; an empty range is named after the line before it."""
    return f"{start + bool(count)},{count}"
