"""Copies of copies: what points into text that went, too, is pointed on to the text that stays."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.intervals import Intervals
from cleaner.model import Copy, Span

_Piece = tuple[int, int, int]
# Two pieces of one copy lie at nearly the same distance from their counterparts; where the distance jumps by more
# code points than this, a new copy begins.
_JUMP = 400


def resolve(found: list[Copy]) -> list[Copy]:
    """Copies in the order they were found, none of which overlap, to copies that point to none of each other.

    A copy may only point into what was found later, so that one pass over the later ones is enough.
    """
    resolved: list[Copy] = []
    gone = Intervals()
    for copy in found:
        gone.add(*copy.span)
    for index, copy in enumerate(found):
        if not gone.touches(*copy.of):
            resolved.append(copy)
            continue
        pieces, (low, high) = list(copy.pieces), copy.of
        for later in found[index + 1 :]:
            if later.span.start < high and low < later.span.end:
                pieces = list(_through(pieces, later))
                low = min((to for _, to, _ in pieces), default=0)
                high = max((to + length for _, to, length in pieces), default=0)
        resolved += [copy] if tuple(pieces) == copy.pieces else _cut(copy, pieces)
    return sorted(resolved, key=lambda one: one.span)


def apart(copy: Copy, gone: list[Copy]) -> Iterator[Copy]:
    """The parts of a copy between those that went in an earlier look: it may have been found on both sides of one."""
    at = copy.span.start
    holes = sorted(one.span for one in gone if copy.span.start < one.span.end and one.span.start < copy.span.end)
    if not holes:
        yield copy
        return
    for start, end in [*holes, (copy.span.end, copy.span.end)]:
        inside = [
            (max(at, here), there + max(0, at - here), min(start, here + size)) for here, there, size in copy.pieces
        ]
        pieces = tuple((here, there, stop - here) for here, there, stop in inside if here < stop)
        if pieces:
            first = copy.span.start if at == copy.span.start else pieces[0][0]
            last = copy.span.end if start == copy.span.end else pieces[-1][0] + pieces[-1][2]
            of = Span(pieces[0][1], pieces[-1][1] + pieces[-1][2])
            yield Copy(Span(first, last), of, copy.rule, copy.score, pieces)
        at = max(at, end)


def _through(pieces: list[_Piece], gone: Copy) -> Iterator[_Piece]:
    """The pieces with what lies in a span that went replaced by what that span repeats."""
    for at, to, length in pieces:
        if to + length <= gone.span.start or gone.span.end <= to:
            yield at, to, length
            continue
        if to < gone.span.start:
            yield at, to, gone.span.start - to
        for here, there, size in gone.pieces:
            start, end = max(to, here), min(to + length, here + size)
            if start < end:
                yield at + start - to, there + start - here, end - start
        if gone.span.end < to + length:
            yield at + gone.span.end - to, gone.span.end, to + length - gone.span.end


def _cut(copy: Copy, pieces: list[_Piece]) -> Iterator[Copy]:
    """The copy as several, each of which repeats one stretch."""
    groups: list[list[_Piece]] = [pieces[:1]]
    for last, piece in pairwise(pieces):
        distance = (piece[1] - piece[0]) - (last[1] - last[0])
        if piece[1] < last[1] + last[2] or abs(distance) > _JUMP:
            groups.append([])
        groups[-1].append(piece)
    starts = [copy.span.start, *(group[0][0] for group in groups[1:]), copy.span.end]
    for group, (start, end) in zip(groups, pairwise(starts), strict=True):
        if group:
            of = Span(group[0][1], group[-1][1] + group[-1][2])
            yield Copy(Span(start, end), of, copy.rule, copy.score, tuple(group))
