"""Lines to units: what stands between two pieces of layout and says one thing.

A unit is a line without the copies that go; hard-wrapped lines are one unit together. Cells were cut apart by
the layout stage already; a joined line is one unit until the body is cut into blocks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.characters import BLANK, CJK, PIPE, ends_sentence, line_ends, trim, width
from cleaner.model import Copy, Line, Span

# Hard-wrapped text has lines of 60 to 80 columns (mail, wires, RFCs); the last of a paragraph is shorter.
_WRAPPED = range(48, 92)
_FEWEST_WRAPPED = 3
# Units up to this width may be a title, a label row, a name list; longer ones are prose.
SHORT = 120
# An indent: three blanks, or two of which one is ideographic. Names are padded with less.
_INDENT = re.compile(r"[ \t\xa0]*\u3000[ \t\xa0\u3000]+|[ \t\xa0]+\u3000[ \t\xa0\u3000]*|[ \t\xa0]{3,}")
_CJK = re.compile(f"[{CJK}]")
# Layout between lines: white space, and the backslash of a bar or a line that goes on; a bar parts cells.
_NO_BAR = BLANK + "\\"
# One indent of a joined line in so many, and at least two, stand behind a sentence.
_INDENTED_SENTENCES = 8
# A sentence of this width is running text, no title.
PROSE_WIDTH = 24


# Title and fields in front of the text that they were joined with: `老街的钟声 2019-03-03 11:15 来源：苍梧日报 …`.
_BLANKS = r"[ \t\u3000\xa0]+"
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_DATED = re.compile(_DAY)
_FIELD = (
    rf"(?:{_DAY}|\d{{1,2}}:\d\d(?::\d\d)?|[【\[（(][^】\]）)。]{{1,16}}[】\]）)]|[大中小]"
    r"|(?:(?:文章|稿件|本文)?[来來]源|作者|[记記]者|(?:责任)?编辑|责编|(?:发布|發布|发表|更新)?(?:时间|時間|日期)|最后更新|浏览(?:次数)?|点击数?"
    r"|阅读数?|评论|字[号体])[:：][ \u3000]?[^\s。，]{0,20}"
    rf"|[{CJK}]{{2,8}}(?:日报|晚报|时报|都市报|新闻网|客户端|网|社))"
)
_HEADED = re.compile(
    rf"(?:(?P<way>[-•*]|[^。]{{1,40}}[>»] ?正文){_BLANKS})?(?P<title>[^。！？!?]{{6,60}}?){_BLANKS}"
    rf"(?P<row>(?={_DAY}|[{CJK}]{{2,4}}[:：]){_FIELD}(?:{_BLANKS}{_FIELD})+){_BLANKS}(?=\S)"
)
# A title that is no paper, and the day with its year.
_TITLE_AND_DAY = re.compile(
    rf"(?P<title>[{CJK}“《][^。，,：:|｜]{{5,50}}?(?<![報报網网社刊版台闻聞])){_BLANKS}"
    r"(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
)
# Code points of a joined line that may hold its head.
_HEAD = 200


# A unit is a line that was cut or joined.
Unit = Line


def units(text: str, lines: Sequence[Line], copies: Sequence[Copy]) -> list[Unit]:
    """The units of a page in order."""
    found = list(_without(text, lines, copies)) if copies else list(lines)
    if "   " in text or "\u3000" in text:
        found = [part for unit in found for part in _parted(text, unit)]
    found = _headed(text, _dated(text, found))
    wide = sum(unit.end - unit.start in _WRAPPED for unit in found)
    return list(_unwrapped(text, found)) if wide >= _FEWEST_WRAPPED else found


def _without(text: str, lines: Sequence[Line], copies: Sequence[Copy]) -> Iterator[Unit]:
    """The lines minus the spans of the copies; what is left of a line on either side is a unit of its own."""
    index = 0
    for line in lines:
        start = line.start
        while index < len(copies) and copies[index].span.end <= start:
            index += 1
        ahead = index
        while ahead < len(copies) and copies[ahead].span.start < line.end:
            yield from _unit(text, start, min(copies[ahead].span.start, line.end), line.kind)
            start = max(start, copies[ahead].span.end)
            ahead += 1
        yield from _unit(text, start, line.end, line.kind)


def _unit(text: str, start: int, end: int, kind: str) -> Iterator[Unit]:
    if start < end:
        start, end = trim(text, start, end, BLANK + PIPE)
        if start < end:
            yield Unit(start, end, kind)


def _parted(text: str, unit: Unit) -> Sequence[Unit]:
    """A joined line of CJK paragraphs that kept their indents, cut at them: titles, paragraphs, names."""
    if unit.kind != "text" or unit.end - unit.start <= SHORT // 2 or not _CJK.search(text, unit.start, unit.end):
        return (unit,)
    gaps = [found.span() for found in _INDENT.finditer(text, unit.start, unit.end)]
    behind = sum(ends_sentence(text[max(unit.start, start - 8) : start]) for start, _ in gaps)
    if behind < 2 or _INDENTED_SENTENCES * behind < len(gaps):
        return (unit,)
    bounds = [unit.start, *(at for gap in gaps for at in gap), unit.end]
    return [Unit(start, end) for start, end in zip(bounds[0::2], bounds[1::2], strict=True)]


def _dated(text: str, found: list[Unit]) -> list[Unit]:
    """The title on the first line, cut from the day behind it, where the text goes on right below."""
    if len(found) < 2 or found[0].kind != "text" or found[0].end - found[0].start > SHORT:
        return found
    head, below = _TITLE_AND_DAY.fullmatch(text, found[0].start, found[0].end), text[found[1].start : found[1].end]
    if head is None or width(below) < PROSE_WIDTH or not ends_sentence(below):
        return found
    return [Unit(*head.span("title")), Unit(*head.span("day")), *found[1:]]


def _headed(text: str, found: list[Unit]) -> list[Unit]:
    """The first long line, cut behind the title and the fields that were joined with it."""
    at = next((index for index, unit in enumerate(found) if unit.end - unit.start > SHORT), len(found))
    unit = found[at] if at < len(found) else None
    if unit is None or unit.kind != "text" or not _DATED.search(text, unit.start, min(unit.end, unit.start + _HEAD)):
        return found
    head = _HEADED.match(text, unit.start, min(unit.end, unit.start + _HEAD))
    if head is None or not _DATED.search(head["row"]):
        return found
    parts = [Unit(*head.span(name)) for name in ("way", "title", "row") if head[name]]
    return [*found[:at], *parts, Unit(head.end(), unit.end), *found[at + 1 :]]


def _unwrapped(text: str, found: list[Unit]) -> Iterator[Unit]:
    """Join the lines of hard-wrapped paragraphs. Where most of a page is wrapped, its shorter paragraphs are, too."""
    runs = list(_runs(text, found))
    wrapped = [_is_wrapped(text, run) for run in runs]
    lines_wrapped = sum(len(run) for run, yes in zip(runs, wrapped, strict=True) if yes)
    mostly = 2 * lines_wrapped > len(found)
    for run, yes in zip(runs, wrapped, strict=True):
        yield from _paragraphs(text, run) if yes or (mostly and _may_be_wrapped(text, run)) else run


def _runs(text: str, found: list[Unit]) -> Iterator[list[Unit]]:
    """Units on neighbouring lines."""
    run: list[Unit] = []
    for unit in found:
        if run and not contiguous(text, run[-1], unit):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _may_be_wrapped(text: str, run: Sequence[Unit]) -> bool:
    """Whether the first line of a short run is as wide as a wrapped line and stops within a sentence."""
    if len(run) < 2 or any(unit.kind != "text" for unit in run):
        return False
    first = text[run[0].start : run[0].end]
    return width(first) in _WRAPPED and not ends_sentence(first)


def contiguous(text: str, first: Unit | Span, second: Unit | Span) -> bool:
    """Whether two units stand on neighbouring lines, and nothing that went as a copy between them."""
    between = text[first.end : second.start]
    return between == "\n" or (line_ends(between) == 1 and not between.strip(_NO_BAR))


def _is_wrapped(text: str, run: Sequence[Unit]) -> bool:
    """Whether most lines are of one width and stop in the middle of a sentence."""
    if len(run) < _FEWEST_WRAPPED or any(unit.kind != "text" for unit in run):
        return False
    widths = [width(text[unit.start : unit.end]) for unit in run]
    full = sum(size in _WRAPPED for size in widths[:-1])
    if max(widths) >= _WRAPPED.stop or full < 0.8 * (len(run) - 1):
        return False
    open_ends = sum(not ends_sentence(text[unit.start : unit.end]) for unit in run[:-1])
    lower = sum(text[unit.start].islower() or not text[unit.start].isupper() for unit in run[1:])
    return open_ends >= 0.6 * (len(run) - 1) and lower >= 0.5 * (len(run) - 1)


def _paragraphs(text: str, run: Sequence[Unit]) -> Iterator[Unit]:
    """Blank lines end paragraphs already; a clearly short line that ends a sentence does, too."""
    widest = max(width(text[unit.start : unit.end]) for unit in run)
    part: list[Unit] = []
    for unit in run:
        part.append(unit)
        if ends_sentence(text[unit.start : unit.end]) and width(text[unit.start : unit.end]) < 0.8 * widest:
            yield _joined(part)
            part = []
    if part:
        yield _joined(part)


def _joined(part: Sequence[Unit]) -> Unit:
    breaks = tuple(Span(one.end, other.start) for one, other in pairwise(part))
    return Unit(part[0].start, part[-1].end, "text", breaks)
