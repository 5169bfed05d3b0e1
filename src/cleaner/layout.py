r"""Text to lines: what is left of a flattened table layout is stripped, real tables stay whole.

trafilatura 1.8 prints `|` alone or `text|`, 1.10 and 1.11 `| ` and `text |`, 2.x `| text |`, `|  |  |` and `\|`
for a bar inside a cell.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from cleaner.characters import BARS, EDGE, WHITE, line_ends, width
from cleaner.conventions import words
from cleaner.model import Line

# From the first character that is no layout to the end of the line. Runs of layout lines are skipped by the
# search itself, so they cost neither objects nor Python steps.
_CORE = re.compile(rf"[^{re.escape(EDGE)}][^\r\n]*")
# Where lines end in line feeds alone, which a dot finds ten times as fast as a class.
_CORE_UNIX = re.compile(rf"[^{re.escape(EDGE)}].*")
# `| --- | :-: |`: the rule under a table's head. Without a bar it is a Markdown rule, and text.
_RULE = re.compile(r"[\s|:+-]+")
# First characters of cores that may be more layout: escaped bars, other bars.
_EDGES = frozenset(EDGE)
_SPECIAL = frozenset("\\" + BARS)
_RULE_START = frozenset("-:+")
_CELL = re.compile(r"(?<!\\)\|")

# Width of a cell that may be data; longer cells are paragraphs that a layout table laid side by side.
_SHORT_CELL = 80
# Lines of a row's last cell.
_BROKEN = 8
# More lines than this are no page; the rest is kept as one verbatim stretch, which bounds the memory.
MAX_LINES = 50_000


def lines(text: str) -> list[Line]:
    """The lines that hold text, in order; everything between their spans is layout."""
    found = _cores(text)
    return _bounded(text, _tables(text, found)) if "|" in text else found


def _bounded(text: str, cells: Iterator[Line]) -> list[Line]:
    """As many cells as a page may have lines; the rest is one stretch."""
    found = list(islice(cells, MAX_LINES))
    rest = next(cells, None)
    return found if rest is None else [*found, Line(rest.start, len(text.rstrip(EDGE)), "verbatim")]


def _cores(text: str) -> list[Line]:
    found: list[Line] = []
    for core in (_CORE if "\r" in text else _CORE_UNIX).finditer(text):
        start, end = core.span()
        if text[end - 1] in _EDGES or text[start] in _SPECIAL or text[end - 1] == "\\":
            start, end = _trim(core[0].rstrip(EDGE), start)
            if start == end:
                continue
        if len(found) == MAX_LINES:
            found.append(Line(start, len(text.rstrip(EDGE)), "verbatim"))
            break
        found.append(Line(start, end))
    return found


def _trim(core: str, start: int) -> tuple[int, int]:
    """Strip what the search could not: trailing layout, escaped bars, other bars that stand alone."""
    if core.endswith("\\"):
        core = core[:-1].rstrip(EDGE) if core.strip("\\" + EDGE) == "" or core.endswith(" \\") else core
    while core.startswith("\\|"):
        rest = core[2:].lstrip(EDGE)
        start += len(core) - len(rest)
        core = rest
    if core and core[0] in BARS and not core.strip(BARS + WHITE):
        core = ""
    return start, start + len(core)


def _tables(text: str, found: list[Line]) -> Iterator[Line]:
    """Join the rows of real tables; drop the rules of those that are none."""
    at = bar = 0
    while at < len(found):
        line = found[at]
        if bar < line.start:
            bar = text.find("|", line.start)
            bar = len(text) if bar < 0 else bar
        if line.kind != "text" or (bar >= line.end and text[line.start] not in _RULE_START):
            yield line
            at += 1
            continue
        end = _table_end(text, found, at)
        if end > at:
            yield Line(_line_start(text, found[at].start), _row_end(text, found[end - 1].end), "table")
            at = end
            continue
        at += 1
        if not _is_rule(text, line):
            yield from _row_cells(text, line)


def _table_end(text: str, found: list[Line], at: int) -> int:
    """The index behind the last row of the table that begins at `at`, or `at` where none does."""
    columns = _columns(text, found[at])
    if len(columns) < 2:
        return at
    if at + 1 < len(found) and _is_next(text, found, at + 1) and _is_rule(text, found[at + 1]):
        return _ruled_end(text, found, at + 2)
    end = at + 1
    while end < len(found) and _is_next(text, found, end):
        cells = _columns(text, found[end])
        if len(cells) != len(columns) or not _alike(columns, cells):
            break
        end += 1
    rows = end - at
    if all(_is_credit(_columns(text, line)) for line in found[at:end]):
        return at
    return end if rows > 2 or (rows == 2 and _parts_cells(text, *found[at:end])) else at


@cache
def _roles() -> tuple[str, ...]:
    return tuple(role for role in words().roles if len(role) > 1)


def _is_credit(cells: list[str]) -> bool:
    """Whether a row says who did what: `作者 | 张三`."""
    return len(cells) == 2 and cells[0].casefold().endswith(_roles())


def _ruled_end(text: str, found: list[Line], end: int) -> int:
    """Behind a rule every neighbouring line with a bar is a row, whatever was lost of it."""
    while end < len(found) and _is_next(text, found, end):
        last = end if "|" in _row(text, found[end]) else _broken_end(text, found, end)
        if not last:
            break
        end = last + 1
    return end


def _broken_end(text: str, found: list[Line], at: int) -> int:
    """The line that closes the row which the line before `at` opens: its last cell has several lines; 0 for none."""
    opened = _row(text, found[at - 1])
    if not opened.startswith("|") or opened.endswith("|"):
        return 0
    for end in range(at, min(at + _BROKEN, len(found))):
        row = _row(text, found[end])
        if not _is_next(text, found, end) or row.startswith("|"):
            return 0
        if row.endswith("|"):
            return end
    return 0


def _parts_cells(text: str, first: Line, second: Line) -> bool:
    """Whether the bars of two rows part cells: at the edges, or below each other and between spaces.

    Fields of an article stand beside bars, too: `By X | 3 March` above `The bell. | Photo: Y`.
    """
    row, other = _row(text, first), _row(text, second)
    aligned = _bar_column(text, first) == _bar_column(text, second)
    return row.startswith("|") or row.endswith("|") or (" | " in row and (aligned or "  " in row + other))


def _bar_column(text: str, line: Line) -> int:
    start = _line_start(text, line.start)
    return text.find("|", start) - start


def _row(text: str, line: Line) -> str:
    return text[_line_start(text, line.start) : _row_end(text, line.end)].strip(WHITE)


def _row_cells(text: str, line: Line) -> Iterator[Line]:
    """The cells of a row that is no table's: a layout table laid them side by side. Prose with a bar stays whole."""
    inside = text[line.start : line.end]
    row = _row(text, line) if "|" in inside else ""
    if not (row.startswith("|") or row.endswith("|")):
        yield line
        return
    at = line.start
    for cell in _CELL.split(inside):
        start, end = _trim(cell.strip(EDGE), at + len(cell) - len(cell.lstrip(EDGE)))
        if start < end:
            yield Line(start, end)
        at += len(cell) + 1


def _alike(first: list[str], second: list[str]) -> bool:
    filled = [(one, other) for one, other in zip(first, second, strict=True) if one and other]
    return len(filled) >= 2 and all(width(cell) <= _SHORT_CELL for cell in (*first, *second))


def _columns(text: str, line: Line) -> list[str]:
    """The cells of a row, empty ones included; a line without a bar inside has one."""
    if "|" not in text[line.start : line.end]:
        return [""]
    cells = [cell.strip(WHITE) for cell in _CELL.split(_row(text, line).removeprefix("|").removesuffix("|"))]
    return cells if sum(map(bool, cells)) >= 2 else [""]


def _is_rule(text: str, line: Line) -> bool:
    if text[line.start] not in _RULE_START:
        return False
    whole = text[_line_start(text, line.start) : _row_end(text, line.end)]
    return "|" in whole and "-" in whole and _RULE.fullmatch(whole) is not None


def _is_next(text: str, found: list[Line], at: int) -> bool:
    """Whether a line stands right below the one before it; what is behind the last line that counts is none."""
    return line_ends(text[found[at - 1].end : found[at].start]) == 1 and found[at].kind == "text"


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return text.rfind("\r", start, at) + 1 or start


def _row_end(text: str, at: int) -> int:
    """The end of the line that holds `at`, its trailing white space left out."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    other = text.find("\r", at, end)
    return at + len(text[at : end if other < 0 else other].rstrip(WHITE))
