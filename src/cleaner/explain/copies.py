"""Copies, piece by piece: what they share with the passage that stays, and where they read differently, in words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.characters import CJK
from cleaner.ledger import is_layout
from cleaner.model import Entry

_TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+|\s+|.", re.DOTALL)
# The part of a word at an end of equal text, up to this many letters: what differs is shown in whole words.
_WORD_HEAD = re.compile(rf"[^\W{CJK}]{{1,40}}")
_WORD_TAIL = re.compile(rf"[^\W{CJK}]{{1,40}}\Z")
# Words times words. Larger differences are shown as a whole: comparing them costs that much.
_MOST_WORK = 4_000_000


class Piece(NamedTuple):
    """A stretch of a copy. `same` stands in both, `added` in the copy alone, `missing` in what it repeats alone.

    `twin` is the number of the ledger entry that says it where it stays; `None` where that is not known.
    """

    kind: str
    text: str
    twin: int | None = None


class _Step(NamedTuple):
    """Texts of the survivor and of the copy that follow each other; equal ones are one string."""

    kept: str
    gone: str


def pieces(text: str, entry: Entry, starts: Sequence[int], most: int) -> list[Piece]:
    """The pieces of a duplicate. Those that are not `missing` make up its text.

    `starts` are the starts of all entries. At most about `most` pieces are cut off for their twins.
    """
    start, end = entry.of or entry.span
    found: list[Piece] = []
    at = start
    for step in _words(_steps(text, entry)):
        if step.kept == step.gone:
            found += _twins(at, step.kept, starts, most)
        else:
            found += _difference(step)
        at += len(step.kept)
    return _merged(found) if at == end else [Piece("same", text[slice(*entry.span)])]


def _merged(found: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind with one twin are one piece."""
    groups = groupby(found, key=lambda piece: (piece.kind, piece.twin))
    return [Piece(kind, "".join(piece.text for piece in group), twin) for (kind, twin), group in groups]


def _steps(text: str, entry: Entry) -> list[_Step]:
    """Equal and differing stretches by the edits of the entry, or the whole where they do not tell."""
    original, copy = text[slice(*(entry.of or entry.span))], text[slice(*entry.span)]
    steps: list[_Step] = []
    at = 0
    for offset, removed, added in entry.edits:
        steps += [_Step(original[at:offset], original[at:offset]), _Step(original[offset : offset + removed], added)]
        at = offset + removed
    steps.append(_Step(original[at:], original[at:]))
    if "".join(step.gone for step in steps) != copy or "".join(step.kept for step in steps) != original:
        return [_Step(original, copy)]
    return [step for step in steps if step.kept or step.gone]


def _words(steps: Sequence[_Step]) -> Iterator[_Step]:
    """The same steps, where what differs is whole words."""
    kept = gone = ""
    for index, step in enumerate(steps):
        if step.kept != step.gone:
            kept, gone = kept + step.kept, gone + step.gone
            continue
        same = step.kept
        head = _WORD_HEAD.match(same) if kept or gone else None
        tail = _WORD_TAIL.search(same, max(0, len(same) - 40)) if index + 1 < len(steps) else None
        first = head.end() if head else 0
        last = tail.start() if tail else len(same)
        if first >= last and (head or tail):
            kept, gone = kept + same, gone + same
            continue
        yield from _compared(kept + same[:first], gone + same[:first])
        yield _Step(same[first:last], same[first:last])
        kept = gone = same[last:]
    yield from _compared(kept, gone)


def _compared(kept: str, gone: str) -> Iterator[_Step]:
    """Two readings, word by word."""
    if kept == gone:
        if kept:
            yield _Step(kept, gone)
        return
    ours, theirs = _TOKEN.findall(kept), _TOKEN.findall(gone)
    if len(ours) * len(theirs) > _MOST_WORK:
        yield _Step(kept, gone)
        return
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (only pages with edited copies need it)

    old = new = 0
    for block in Indel.opcodes(ours, theirs).as_matching_blocks():
        yield _Step("".join(ours[old : block.a]), "".join(theirs[new : block.b]))
        same = "".join(ours[block.a : block.a + block.size])
        yield _Step(same, same)
        old, new = block.a + block.size, block.b + block.size


def _difference(step: _Step) -> Iterator[Piece]:
    """What differs in white space and bars alone is no difference to look at."""
    if step.kept and not is_layout(step.kept):
        yield Piece("missing", step.kept)
    if step.gone:
        yield Piece("same" if is_layout(step.gone) else "added", step.gone)


def _twins(at: int, text: str, starts: Sequence[int], most: int) -> Iterator[Piece]:
    """Equal text, cut where an entry of the survivor begins."""
    number = bisect_right(starts, at) - 1
    end = at + len(text)
    if bisect_right(starts, end) - number > most:
        yield Piece("same", text, number)
        return
    done = at
    while done < end:
        stop = min(end, starts[number + 1] if number + 1 < len(starts) else end)
        if stop > done:
            yield Piece("same", text[done - at : stop - at], number)
        done = max(done, stop)
        number += 1
