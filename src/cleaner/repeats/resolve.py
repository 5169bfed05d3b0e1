"""Copies of copies: what points into text that went, too, is pointed on to the text that stays."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.characters import BLANK, PIPE, trim
from cleaner.intervals import Intervals
from cleaner.model import Copy, Span

_Piece = tuple[int, int, int]
# Two pieces of one copy lie at nearly the same distance from their counterparts; where the distance jumps by more
# code points than this, a new copy begins.
_JUMP = 400


def beside(text: str, copies: list[Copy], before: list[Copy]) -> list[Copy]:
    """The copies of a later look without what went before: one that reaches over a gap is two."""
    gone = Intervals()
    for copy in before:
        gone.add(*copy.span)
    met = [copy for copy in copies if gone.touches(*copy.span) or gone.touches(*copy.of)]
    return [part for copy in copies for part in (_parts(text, copy, gone) if copy in met else (copy,))]


def _parts(text: str, copy: Copy, gone: Intervals) -> Iterator[Copy]:
    """What a copy says outside the gaps, repeated from outside the gaps: a gap is blank, and so may its twin be."""
    tied = [piece for one in copy.pieces for piece in _outside(one, gone)]
    for gap in gone.gaps(*copy.span):
        start, end = trim(text, *gap, BLANK + PIPE)
        clipped = ((max(at, start), to + max(0, start - at), min(at + size, end)) for at, to, size in tied)
        pieces = tuple((at, to, stop - at) for at, to, stop in clipped if at < stop)
        if pieces:
            of = Span(pieces[0][1], pieces[-1][1] + pieces[-1][2])
            yield Copy(Span(start, end), of, copy.rule, copy.score, pieces)


def _outside(piece: _Piece, gone: Intervals) -> Iterator[_Piece]:
    at, to, size = piece
    for start, end in gone.gaps(to, to + size):
        yield at + start - to, start, end - start


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
        pieces = list(copy.pieces)
        for later in found[index + 1 :]:
            if later.span.start < copy.of.end and copy.of.start < later.span.end:
                pieces = list(_through(pieces, later))
        resolved += [copy] if tuple(pieces) == copy.pieces else _cut(copy, pieces)
    return sorted(resolved, key=lambda one: one.span)


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
