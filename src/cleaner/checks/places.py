"""Places: code points to lines and columns, strings of a JSON document to their characters in the file, excerpts."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from cleaner.characters import LINE_END, width
from cleaner.finding import Excerpt
from cleaner.model import Span

_LINE_END, _NEWLINE = re.compile(LINE_END), re.compile("\n")
# Columns of a terminal that an excerpt takes, and those of them before the finding.
_WINDOW, _LEAD = 88, 24
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]")


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Without carriage returns a search for one character is much faster.
        ends = (_LINE_END if "\r" in text else _NEWLINE).finditer(text)
        self._starts = [0, *(end.end() for end in ends)]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def count(self, places: Iterable[int]) -> int:
        """How many lines code points stand on."""
        return len({bisect_right(self._starts, at) for at in places})

    def around(self, span: Span) -> tuple[str, str]:
        """What stands on the lines of a span before and behind it."""
        first, last = self._starts[self.place(span.start)[0] - 1], self.place(span.end)[0]
        end = self._starts[last] if last < len(self._starts) else len(self.text)
        return self.text[first : span.start], self.text[span.end : end]

    def line(self, number: int) -> str | None:
        """A line without its end, `None` where the text has none of that number."""
        if not 1 <= number <= len(self._starts):
            return None
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def excerpt(self, span: Span) -> Excerpt:
        """A window on the line where a span begins, with its neighbours."""
        number, column = self.place(span.start)
        line = self.line(number) or ""
        start = min(column - 1, len(line))
        end = max(start, min(start + span.end - span.start, len(line)))
        wide = len(line) > _WINDOW or width(line) > _WINDOW
        low = max(0, start - _fitting(line[max(0, start - _LEAD) : start], _LEAD)) if wide else 0
        high = low + _fitting(line[low:], _WINDOW)
        head, tail = "…" if low else "", "…" if high < len(line) else ""
        shown = head + line[low:high] + tail
        shift = len(head) - low
        stop = min(end, high) + shift
        return Excerpt(number, shown, start + shift, stop, self._near(number - 1), self._near(number + 1))

    def _near(self, number: int) -> str | None:
        line = self.line(number)
        if line is None:
            return None
        end = _fitting(line, _WINDOW)
        return line if end == len(line) else line[:end] + "…"


def _fitting(text: str, most: int) -> int:
    """How many characters of a text fit into so many columns, about: a wide character takes two."""
    if 2 * len(text) <= most:
        return len(text)
    head = text[:most]
    size = width(head)
    return len(head) if size <= most else len(head) * most // size


class Strings:
    """Where the values of a JSON text stand, by JSON Pointer. Made for texts that a parser has accepted."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _values(self) -> dict[str, Span]:
        """Every value's first token. The pointer of an array's element ends in its index."""
        found: dict[str, Span] = {}
        path: list[str | int] = []
        key: str | None = None
        for token in _TOKEN.finditer(self.text):
            first = token[0][0]
            if first in "]}":
                path.pop()
            elif first == ",":
                if path and isinstance(path[-1], int):
                    path[-1] += 1
            elif first == ":":
                path[-1] = key or ""
            elif first == '"' and path and isinstance(path[-1], str) and self._names(token.end()):
                key = json.loads(token[0], strict=False)
            else:
                found.setdefault("".join(f"/{_escaped(one)}" for one in path), Span(*token.span()))
                if first in "[{":
                    path.append(0 if first == "[" else "")
        return found

    def _names(self, at: int) -> bool:
        """Whether a colon follows."""
        while at < len(self.text) and self.text[at] in " \t\r\n":
            at += 1
        return self.text[at : at + 1] == ":"

    def place(self, pointer: str, start: int = 0, end: int | None = None) -> Span | None:
        """The characters `start:end` of a string's value, or all of a value; of a missing one its nearest parent."""
        while pointer and pointer not in self._values:
            pointer, start, end = pointer.rpartition("/")[0], 0, None
        found = self._values.get(pointer)
        if found is None or end is None or self.text[found.start] != '"':
            return found
        bounds = [found.start + 1]
        for one in _ESCAPE.finditer(self.text, found.start + 1, found.end - 1):
            bounds.append(one.end())
            if len(bounds) > end:
                break
        return Span(bounds[min(start, len(bounds) - 1)], bounds[min(end, len(bounds) - 1)])


def _escaped(part: str | int) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
