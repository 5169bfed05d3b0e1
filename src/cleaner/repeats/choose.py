"""Passages to copies: of all that say the same, one stays, and the others point to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from cleaner.intervals import Intervals
from cleaner.model import Copy, Span
from cleaner.repeats.align import equal
from cleaner.repeats.better import Side, best_of
from cleaner.repeats.decide import ADJACENT_GAP, SHORTEST_PERIOD, Passage, in_sentences
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import SAID, Covered, Said

# Share of a page that three and more copies of one passage must fill.
_MOST = 0.6
# Equal but for a letter at the borders.
_EQUAL = 0.985
# So many other texts between the copies of a passage, and it is a refrain.
_REFRAIN = 4
# UTF-8 bytes of an answer, and so many other texts between what is shorter: a response, the end of each entry.
_ANSWER, _ANSWERED = 600, 2
# Normalised characters by which a third one is known.
_BEGINNING = 48
# Members of a group that a passage is compared with.
_LAST = 4
# Normalised characters that an edit may part from a sentence in which a copy breaks off.
_BROKEN_OFF = 4
# Code points of the end of a sentence that is compared word by word.
_END = 240

# `(start in the copy, start in the survivor, length)` in code points of the page.
_Piece = tuple[int, int, int]


def copies(normal: Normal, passages: list[Passage], total: int) -> list[Copy]:
    """The copies that go, ascending and disjoint; none of them is what another one points to.

    `total` is the page in normalised bytes.
    """
    found: list[Copy] = []
    for family in _families(_groups(passages)):
        parted = [list(_sides(group)) for group in family]
        all_of = [passage for group in family for passage in group]
        if len(all_of) > 1 and not _is_one(normal, all_of, [side for sides in parted for side in sides], total):
            continue
        if len(all_of) == 1 and _answers(normal, all_of[0]):
            continue
        for sides in parted:
            best = best_of(normal.source, sides)
            for side in sides:
                if side is not best:
                    found += _copies(normal, side, best)
    return _consistent(found)


def _is_one(normal: Normal, group: list[Passage], sides: list[Side], total: int) -> bool:
    """Whether what stands three times and more is one passage: most of its page, or copies right behind each other.

    Refrains and notices are not the page, or recur apart many times; the entries of a calendar are not equal.
    """
    if min(passage.score for passage in group) < _EQUAL:
        return False
    ordered = sorted((side.said for side in sides), key=lambda said: said[0].start)
    apart = sum(other[0].low - one[-1].high > ADJACENT_GAP for one, other in pairwise(ordered))
    largest = max(passage.bytes for passage in group)
    if largest < SHORTEST_PERIOD:
        return False
    if apart <= 1 and 2 * in_sentences(normal.source, sides[0].said) >= 1:
        return True
    whole = sum(passage.bytes for passage in group) + largest >= _MOST * total
    return whole and apart < (_REFRAIN if largest >= _ANSWER else _ANSWERED)


def _answers(normal: Normal, passage: Passage) -> bool:
    """Whether a short passage begins like a third one, which may be too small or in no place for a rule."""
    low = passage.b[0].low
    short = SHORTEST_PERIOD if low - passage.a[-1].high <= ADJACENT_GAP else _ANSWER
    return passage.bytes < short and normal.text.count(normal.text[low : low + _BEGINNING]) > _ANSWERED


def _groups(passages: list[Passage]) -> list[list[Passage]]:
    """Passages whose earlier copies are the same text for the most part say the same thing a third time."""
    groups: list[list[Passage]] = []
    for passage in sorted(passages, key=lambda one: one.a[0].start):
        group = groups[-1] if groups else []
        if any(_same(passage.a, other.a) for other in group[-_LAST:]):
            group.append(passage)
        else:
            groups.append([passage])
    return groups


def _families(groups: list[list[Passage]]) -> list[list[list[Passage]]]:
    """Groups whose earlier copy is a later one of another group: a seed is linked to any of its occurrences."""
    families: list[list[list[Passage]]] = []
    later = sorted(((passage.b, at) for at, group in enumerate(groups) for passage in group), key=_begin)
    home: dict[int, list[list[Passage]]] = {}
    for at, group in enumerate(groups):
        place = bisect_left(later, group[0].a[0].start, key=_begin)
        near = later[max(0, place - _LAST) : place + _LAST]
        first = next((other for said, other in near if other in home and _same(said, group[0].a)), at)
        if first == at:
            families.append([])
        home[at] = home.get(first, families[-1])
        home[at].append(group)
    return families


def _begin(one: tuple[list[Said], int]) -> int:
    return one[0][0].start


def _same(one: list[Said], other: list[Said]) -> bool:
    shared = min(one[-1].end, other[-1].end) - max(one[0].start, other[0].start)
    return 2 * shared > max(one[-1].end - one[0].start, other[-1].end - other[0].start)


def _sides(group: list[Passage]) -> Iterator[Side]:
    largest = max(group, key=lambda passage: passage.bytes)
    yield Side(largest.a, None, largest.own_a, largest.rule, largest.score)
    for passage in group:
        yield Side(passage.b, passage.runs, passage.own_b, passage.rule, passage.score)


def _copies(normal: Normal, side: Side, best: Side) -> Iterator[Copy]:
    """The stretches of a copy that go, each with the exact runs that tie it to the copy that stays."""
    runs = _clipped(_composed(side.runs, best.runs), best.said)
    for span in _stretches(_covered(side.said, runs)) if runs else ():
        pieces = list(_pieces(normal, runs, span))
        if pieces:
            pieces = _ended(normal.source, pieces, span, best.said)
            start, end = pieces[0][1], pieces[-1][1] + pieces[-1][2]
            yield Copy(span, Span(start, end), side.rule, side.score, tuple(pieces))


def _ended(text: str, pieces: list[_Piece], span: Span, said: list[Said]) -> list[_Piece]:
    """The pieces, and what the two copies share of the first and last sentence before and behind them.

    A word put in near an end parts the first words of a sentence from the runs; without them, the edits of the copy
    would name the whole beginning instead of the word.
    """
    first, last = pieces[0], pieces[-1]
    begin = bisect_right(said, first[1], key=attrgetter("start")) - 1
    end = bisect_left(said, last[1] + last[2], key=attrgetter("end"))
    head = _shared(text, span.start, first[0], said[begin].start, first[1]) if begin >= 0 else []
    tail = _shared(text, last[0] + last[2], span.end, last[1] + last[2], said[end].end) if end < len(said) else []
    return [*head, *pieces, *tail]


def _shared(text: str, start: int, end: int, start_of: int, end_of: int) -> list[_Piece]:
    """What two ends of sentences share, where that is half of them."""
    if not (0 < end - start <= _END and 0 < end_of - start_of <= _END):
        return []
    blocks = equal(text[start:end], text[start_of:end_of])
    if 2 * sum(length for _, _, length in blocks) < end - start:
        return []
    return [(start + at, start_of + to, length) for at, to, length in blocks]


def _clipped(runs: list[Match], said: list[Said]) -> list[Match]:
    """The runs inside what both copies say.

    Outside, a title may stand before one copy and, glued to other words, before the other: the runs agree there,
    but it is no part of the passage. Behind, a copy may break off within a sentence that goes on in the other.
    """
    start, end = said[0].low, said[-1].high
    for run in runs:
        if run.a <= end + _BROKEN_OFF:
            end = max(end, run.a + run.length)
    inside = ((max(run.a, start), min(run.a + run.length, end), run.b - run.a) for run in runs)
    return [Match(low, low + shift, high - low) for low, high, shift in inside if low < high]


def _covered(said: list[Said], runs: list[Match]) -> list[Said]:
    """The sentences that the clipped runs still cover."""
    covered = Covered([(run.b, run.b + run.length) for run in runs])
    return [one for one in said if covered.count(one.low, one.high) >= SAID * (one.high - one.low)]


def _composed(side: list[Match] | None, best: list[Match] | None) -> list[Match]:
    """Runs `a` (in the best copy), `b` (in the copy that goes), through the group's first copy where both are later."""
    if side is None:
        return [Match(run.b, run.a, run.length) for run in best or ()]
    if best is None:
        return side
    found: list[Match] = []
    index = 0
    for run in side:
        while index and best[index - 1].a + best[index - 1].length > run.a:
            index -= 1
        while index < len(best) and best[index].a < run.a + run.length:
            other = best[index]
            start, end = max(run.a, other.a), min(run.a + run.length, other.a + other.length)
            if start < end:
                found.append(Match(other.b + start - other.a, run.b + start - run.a, end - start))
            index += 1
    return found


def _stretches(said: list[Said]) -> Iterator[Span]:
    """Neighbouring sentences as one span."""
    if not said:
        return
    start, end, _, high = said[0]
    for one in said[1:]:
        if high != one.low:
            yield Span(start, end)
            start = one.start
        end, high = one.end, one.high
    yield Span(start, end)


def _pieces(normal: Normal, runs: list[Match], span: Span) -> Iterator[_Piece]:
    """Exact pieces of the page's text, `(start in the copy, start in the survivor, length)`, ascending in both."""
    first, last = normal.index(span.start), normal.index(span.end)
    here = there = 0
    for run in runs:
        start, end = max(run.b, first), min(run.b + run.length, last)
        if start >= end:
            continue
        shift = run.a - run.b
        for at, to, length in _equal(normal, start, start + shift, end - start, span):
            # Behind a run the texts may agree by accident a little further than the next run's place.
            clip = max(0, here - at, there - to)
            if clip < length:
                yield at + clip, to + clip, length - clip
                here, there = at + length, to + length


def _equal(normal: Normal, b: int, a: int, count: int, span: Span) -> Iterator[tuple[int, int, int]]:
    """Walk two runs that are equal when normalised and yield where the page's own characters are equal."""
    text = normal.source
    at, to = normal.start(b), normal.start(a)
    end = normal.end(b + count)
    stop = normal.end(a + count)
    while at < end and to < stop:
        length = _agree(text, at, to, min(span.end - at, len(text) - to))
        if length:
            yield at, to, length
        done = normal.index(at + length) - b
        if done >= count:
            return
        at, to = max(normal.start(b + done), at + length), max(normal.start(a + done), to + length)
        if text[at] != text[to]:
            step = max(normal.index(at + 1) - b, done + 1)
            if step >= count:
                return
            at, to = normal.start(b + step), normal.start(a + step)


def _agree(text: str, at: int, to: int, limit: int) -> int:
    """How many characters agree from two places of the page on."""
    done, step = 0, 64
    while done < limit:
        step = min(step, limit - done)
        if text[at + done : at + done + step] == text[to + done : to + done + step]:
            done += step
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 4)
    return done


def _consistent(found: list[Copy]) -> list[Copy]:
    """Largest first; a copy that overlaps one taken, or points into one, stays on the page."""
    taken: list[Copy] = []
    gone, kept = Intervals(), Intervals()
    for copy in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        apart = copy.span.end <= copy.of.start or copy.of.end <= copy.span.start
        if apart and not (gone.touches(*copy.span) or gone.touches(*copy.of) or kept.touches(*copy.span)):
            taken.append(copy)
            gone.add(*copy.span)
            kept.add(*copy.of)
    return sorted(taken, key=lambda copy: copy.span)
