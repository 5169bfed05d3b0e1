"""What is left to blocks: paragraphs, headings, lists and verses, tables.

In a joined line of CJK text a space behind a sentence is a joint between paragraphs, and a short run without a
sentence mark between two joints' texts is a heading. Latin text joined by single spaces has no joints that could
be seen: it stays one block.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from cleaner.characters import CJK, HANGUL, PIPE, ends_sentence, width
from cleaner.finders.crossheads import LIST_ITEM, is_heading_line, is_question_heading, names_people
from cleaner.model import Span
from cleaner.sheet import ANNOTATIONS, BULLETS, Sheet
from cleaner.units import Unit, contiguous

_CLOSING = "”’」』）)"
# Marks that nothing begins with: texts cut into words print blanks before them, `出于安全考虑 , 停航`.
_NO_OPENING = frozenset(_CLOSING + "，。、；：！？,;:!?")
_JOINT = re.compile(f"[。！？!?…][{_CLOSING}]*\\Z")
# Korean puts a space behind every word: only a wider gap behind a sentence is a joint.
_KOREAN_JOINT = re.compile(f"[.。！？!?…][{_CLOSING}\"']*\\Z")
# A bar between spaces is layout where lines were joined over it.
_GAP = re.compile("[ \t\u3000\xa0]+(?:[|][ \t\u3000\xa0]+)*")
# The same where there is nothing else: a pattern that begins with a letter of its own is six times as fast.
_SPACES = re.compile("  *")
_OTHER_WHITE = ("\t", "\u3000", "\xa0", PIPE)
_CJK = re.compile(f"[{CJK}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_EAST = re.compile(f"[{CJK}{HANGUL}]")
_HEADING = re.compile(r"[^。！？!?…；;，,]{2,24}(?<![：:、])")
# Between wide gaps a heading may hold a comma; between single spaces a comma shows a sentence.
_WIDE_HEADING = re.compile(r"[^。！？!?…；;]{2,28}(?<![：:、，,])")
_ASCII = re.compile("[A-Za-z]")
_FIGURE = re.compile("[A-Za-z0-9]")
# Code points of a line that show whether its script is CJK.
_HEAD = 200
# Each of the bullets above an item.
_MARK = re.compile(r"\S")
_MARKERS = frozenset("-*•·0123456789")
# Width of the text that must follow a heading in a joined line.
_FOLLOWING = 40
# This many short lines on neighbouring lines are a list or verses, not headings.
_VERSES = 3
# Width of a verse that ends a sentence; half of the lines of a stanza end none.
_VERSE = 64


class Piece(NamedTuple):
    """A block to be: its type and the units or parts of units that it is made of, in order."""

    type: str
    spans: tuple[Span, ...]


def blocks(sheet: Sheet, free: list[tuple[int, Span]]) -> list[Piece]:
    """The blocks of the spans that no field took, `(unit index, span)` ascending."""
    found: list[Piece] = []
    free = _with_bullets(sheet, free)
    shorts = [0, *accumulate(sheet.kinds[index] == "short" for index, _ in free)]
    at = stop = 0
    while at < len(free):
        end = at
        if _may_be_line(sheet, *free[at]):
            stop = stop if at < stop else _run_end(sheet, free, at)
            end = _verse_end(sheet, free, range(at, stop), shorts)
        if end - at > 1:
            found.append(Piece("verbatim", (Span(free[at][1].start, free[end - 1][1].end),)))
        else:
            end = at + 1
            found += _block(sheet, *free[at])
        at = end
    return found


def _with_bullets(sheet: Sheet, free: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The spans, each with the bullets that stand on lines of their own right above it: they begin its item."""
    if BULLETS.isdisjoint(sheet.cores):
        return free
    found: list[tuple[int, Span]] = []
    for index, span in free:
        start = span.start
        if found and _heads(sheet, found[-1], (index, span)):
            start = found.pop()[1].start
        found.append((index, Span(start, span.end)))
    return found


def _heads(sheet: Sheet, above: tuple[int, Span], below: tuple[int, Span]) -> bool:
    """Whether a bullet alone stands right above a line of text."""
    text = sheet.units[below[0]].kind == "text"
    return text and sheet.cores[above[0]] in BULLETS and contiguous(sheet.text, above[1], below[1])


def _may_be_line(sheet: Sheet, index: int, span: Span) -> bool:
    return sheet.kinds[index] == "short" or _is_item(sheet.text, span.start)


def _is_item(text: str, at: int) -> bool:
    """Whether an item of a list begins here; `8月26日` and `-40 degrees` begin none."""
    return text[at] in _MARKERS and LIST_ITEM.match(text, at) is not None


def _run_end(sheet: Sheet, free: list[tuple[int, Span]], at: int) -> int:
    """The end of the run of neighbouring lines, each a verse or an item, that begins here."""
    end = at
    while end < len(free) and _is_line(sheet, *free[end]) and (end == at or _follows(sheet, free[end - 1], free[end])):
        if end > at and _begins_list(sheet, free, end):
            break
        end += 1
    return end


def _begins_list(sheet: Sheet, free: list[tuple[int, Span]], at: int) -> bool:
    """Whether the first of several items stands here, behind a line that is none."""
    if not _is_item(sheet.text, free[at][1].start):
        return False
    items = [_is_item(sheet.text, span.start) for _, span in free[at - 1 : at + 2]]
    return items == [False, True, True]


def _verse_end(sheet: Sheet, free: list[tuple[int, Span]], run: range, shorts: list[int]) -> int:
    """The end of the list items, or of the short lines without headings' room, at the start of a run of lines."""
    at = items = run.start
    while items in run and _is_item(sheet.text, free[items][1].start):
        items += 1
    if items - at >= 2:
        return items
    verses = items == at and len(run) >= _VERSES and 2 * (shorts[run.stop] - shorts[at]) >= len(run)
    return run.stop if verses else at


def _is_line(sheet: Sheet, index: int, span: Span) -> bool:
    """Whether a span is the whole of a line that could be a verse, or an item of a list."""
    unit, kind = sheet.units[index], sheet.kinds[index]
    if kind not in {"short", "prose"} or span.start > unit.start or span.end != unit.end or unit.breaks:
        return False
    return kind == "short" or _is_item(sheet.text, span.start) or width(sheet.cores[index]) <= _VERSE


def _follows(sheet: Sheet, first: tuple[int, Span], second: tuple[int, Span]) -> bool:
    return contiguous(sheet.text, first[1], second[1])


def _item(sheet: Sheet, index: int, span: Span) -> list[Piece]:
    """The blocks of an item behind the bullets that stand above it, of which there are several where lists nest."""
    at = sheet.units[index].start
    bullets = (Span(*one.span()) for one in _MARK.finditer(sheet.text, span.start, at))
    first, *rest = _block(sheet, index, Span(at, span.end))
    return [Piece("paragraph", (*bullets, *first.spans)), *rest]


def _block(sheet: Sheet, index: int, span: Span) -> list[Piece]:
    unit, core = sheet.units[index], sheet.cores[index]
    if span.start < unit.start:
        return _item(sheet, index, span)
    if unit.kind != "text":
        return [Piece(unit.kind, (span,))]
    if unit.breaks:
        return [Piece("paragraph", _wrapped(unit, span))]
    if sheet.kinds[index] == "short" or (core[-1] == "?" and is_question_heading(sheet, index)):
        return [Piece("heading" if is_heading_line(sheet, index) else "paragraph", (span,))]
    if core.isascii():
        return [Piece("paragraph", (span,))]
    opened = any(claim.role in ANNOTATIONS and claim.span.start == span.start for claim in sheet.by_unit[index])
    return _joined(sheet.text, span, first=opened or not sheet.prose or index == sheet.prose[0])


def _wrapped(unit: Unit, span: Span) -> tuple[Span, ...]:
    bounds = [span.start, *(at for gap in unit.breaks for at in gap if span.start < at < span.end), span.end]
    return tuple(Span(start, end) for start, end in zip(bounds[0::2], bounds[1::2], strict=False))


def _joined(text: str, span: Span, *, first: bool) -> list[Piece]:
    """Cut a joined line at its joints."""
    gaps = _gaps(text, span)
    if not gaps:
        return [Piece("paragraph", (span,))]
    joint = _JOINT if _CJK.search(text, span.start, min(span.end, span.start + _HEAD)) else _KOREAN_JOINT
    joints = [gap for gap in gaps if joint.search(text, max(span.start, gap.start - 4), gap.start)]
    wide = sum(_is_wide(text, gap) for gap in joints)
    parted_wide = wide > 0 and 3 * wide >= len(joints)
    if parted_wide:
        joints = [gap for gap in joints if _is_wide(text, gap) or _is_barred(text, gap)]
    joining = {gap.start for gap in joints}
    found: list[Piece] = []
    at, inner = span.start, None
    for gap in [*gaps, Span(span.end, span.end)]:
        if gap.start == span.end or gap.start in joining:
            heads = inner is not None and not (first and at == span.start)
            found += _piece(text, Span(at, gap.start), inner if heads else None, wide=parted_wide)
            at, inner = gap.end, None
        elif inner is None:
            inner = gap
    return found


def _gaps(text: str, span: Span) -> list[Span]:
    """The white space inside a line of CJK text, but for what stands before closing marks; in Korean the wide gaps."""
    core = text[span.start : span.end]
    east = _CJK.search(core, 0, _HEAD) is not None
    if not east and not _HANGUL.search(core, 0, _HEAD):
        return []
    white = _GAP if any(one in core for one in _OTHER_WHITE) else _SPACES
    found = [Span(*one.span()) for one in white.finditer(text, *span)]
    return [
        gap
        for gap in found
        if text[gap.end] not in _NO_OPENING and (east or _is_wide(text, gap) or _is_barred(text, gap))
    ]


def _is_wide(text: str, gap: Span) -> bool:
    return (gap.end - gap.start > 1 and not _is_barred(text, gap)) or text[gap.start] == "\u3000"


def _is_barred(text: str, gap: Span) -> bool:
    return text.find(PIPE, *gap) >= 0


def _piece(text: str, span: Span, gap: Span | None, *, wide: bool) -> list[Piece]:
    """A piece between two joints: a paragraph, with a heading before its first gap where one can be seen."""
    if gap is None or not _parts_heading(text, span, gap, wide=wide):
        return [Piece("paragraph", (span,))]
    return [Piece("heading", (Span(span.start, gap.start),)), Piece("paragraph", (Span(gap.end, span.end),))]


def _parts_heading(text: str, span: Span, gap: Span, *, wide: bool) -> bool:
    """Whether what stands before a gap is short, and what stands behind it is a text."""
    if (wide and not _is_wide(text, gap)) or _is_barred(text, gap):
        return False
    head, rest = text[span.start : gap.start], text[gap.end : span.end]
    if not (_WIDE_HEADING if wide else _HEADING).fullmatch(head) or not _EAST.search(head):
        return False
    if width(rest) < _FOLLOWING or not ends_sentence(rest) or _is_spacing(head[-1], rest[0], wide=wide):
        return False
    paired = head.count("（") == head.count("）") and head.count("(") == head.count(")")
    return paired and not names_people(head)


def _is_spacing(before: str, behind: str, *, wide: bool) -> bool:
    """Whether a blank only parts Latin words and figures from Han: `新款 iPhone 上市`, `iPhone 11`."""
    return not wide and bool(_FIGURE.match(before) or _ASCII.match(behind))
