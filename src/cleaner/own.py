"""Our own Markdown, read back: the same fields and blocks, and a ledger of the document as of any other page.

A document is known by `schema_version` at the head of its front matter. One that was changed so that it is no longer
what we write is a page like any other.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from cleaner.ledger import LedgerError, tile
from cleaner.model import LISTED, SCHEMA_VERSION, Article, Block, Caption, Entry, Extra, Span

_HEAD = f"---\nschema_version: {SCHEMA_VERSION}\n"
_FRONT = re.compile(r"---\n((?:[a-z_]+: [^\n]*\n)+)---\n")
_ROW = re.compile(r"([a-z_]+): ([^\n]*)\n")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Names of the front matter that are not those of the fields.
NAMES = {"title": "headline", "author": "byline"}
_UNCOUNTED = ("schema_version", "id", "language")
# The lines of the document behind its front matter.
_FENCED = re.compile(r"(`{3,})(table)?\n((?:(?!\1\n)[^\n]*\n)*?)\1(?:\n|\Z)")
_QUOTED = re.compile(r"> ([^\n]*?)(?:  \n> ([^\n]*))?(?:\n|\Z)|>\n> ([^\n]*)(?:\n|\Z)")
_LINE = re.compile(r"([^\n]*)(?:\n|\Z)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#([0-9]+);")
# What titles stand between, by field.
_TITLES = {"kicker": ("*", "*"), "headline": ("# ", ""), "deck": ("**", "**")}


class _NotOursError(ValueError):
    """The document is not what we would write."""


def read(text: str) -> tuple[Article, tuple[Entry, ...]] | None:
    """The article of a document and the entries that tile it; `None` for any other text."""
    front = _FRONT.match(text) if text.startswith(_HEAD) else None
    if front is None:
        return None
    try:
        document = _Document(text, front.end())
        document.front(front.start(1), front.end(1))
        document.titles()
        document.parts()
        return document.article(), tile(text, document.entries)
    except (ValueError, LedgerError):
        return None


class _Document:
    """The document as far as it is read: the fields by name, the strings by pointer, and the entries."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at
        self.fields: dict[str, Any] = {}
        self.captions: list[Caption] = []
        self.blocks: list[Block] = []
        self.entries: list[Entry] = []
        self._inside: list[Entry] = []
        self._places: dict[str, Span] = {}

    def article(self) -> Article:
        names: dict[str, Any] = {name: tuple(value) if name in LISTED else value for name, value in self.fields.items()}
        extras = tuple(Extra(extra["role"], extra["text"]) for extra in names.pop("extras", ()))
        return Article(**names, captions=tuple(self.captions), body=tuple(self.blocks), extras=extras)

    def front(self, start: int, end: int) -> None:
        """The rows between the dashes; a string of JSON is kept without its quotation marks."""
        for row in _ROW.finditer(self.text, start, end):
            name, value = NAMES.get(row[1], row[1]), json.loads(row[2])
            self.fields[name] = value
            if name not in _UNCOUNTED:
                for pointer, found in zip(_pointers(name, value), self._strings(name, row), strict=True):
                    self._places[pointer] = Span(*found.span(1))
                    self._keep(Span(*found.span(1)), pointer, json.loads(found[0]))
        self._markup(0, end + len("---\n"))

    def _strings(self, name: str, row: re.Match[str]) -> list[re.Match[str]]:
        found = list(_STRING.finditer(self.text, *row.span(2)))
        return found[3::4] if name == "extras" else found

    def titles(self) -> None:
        """The titles behind the front matter say again what it says."""
        for name, (before, behind) in _TITLES.items():
            if self.fields.get(name):
                line = self._next(_LINE)
                start, end = line.start(1) + len(before), line.end(1) - len(behind)
                if not line[1].startswith(before) or _unescaped(self.text[start:end]) != self.fields[name]:
                    raise _NotOursError
                self._again(Span(start, end), self._places[f"/{name}"])
                self._markup(line.start(), line.end())

    def parts(self) -> None:
        """The captions, then the blocks."""
        while self._rest():
            if fenced := _FENCED.match(self.text, self.at):
                self._verbatim(fenced)
            elif self.text.startswith(">", self.at):
                self._caption(self._next(_QUOTED))
            else:
                self._line(self._next(_LINE))

    def _rest(self) -> bool:
        while self.text.startswith("\n", self.at):
            self.at += 1
        return self.at < len(self.text)

    def _next(self, pattern: re.Pattern[str]) -> re.Match[str]:
        if not self._rest() or (found := pattern.match(self.text, self.at)) is None:
            raise _NotOursError
        self.at = found.end()
        return found

    def _verbatim(self, fenced: re.Match[str]) -> None:
        self.at = fenced.end()
        start, end = fenced.start(3), fenced.end(3) - 1
        self._block("table" if fenced[2] else "verbatim", Span(start, max(start, end)), self.text[start:end])
        self._markup(*fenced.span())

    def _caption(self, quoted: re.Match[str]) -> None:
        at = f"/captions/{len(self.captions)}"
        said, credit = (1, 2) if quoted[1] is not None else (0, 3)
        if said:
            self._keep(Span(*quoted.span(1)), f"{at}/text", _unescaped(quoted[1]))
        if quoted[credit] is not None:
            self._keep(Span(*quoted.span(credit)), f"{at}/credit", _unescaped(quoted[credit]))
        printed = quoted[credit]
        caption = Caption(_unescaped(quoted[1]) if said else "", None if printed is None else _unescaped(printed))
        self.captions.append(caption)
        self._markup(*quoted.span())

    def _line(self, line: re.Match[str]) -> None:
        mark = "## " if line[1].startswith("## ") else ""
        span = Span(line.start(1) + len(mark), line.end(1))
        self._block("heading" if mark else "paragraph", span, _unescaped(self.text[span.start : span.end]))
        self._markup(*line.span())

    def _block(self, kind: str, span: Span, said: str) -> None:
        self._keep(span, f"/body/{len(self.blocks)}/text", said)
        self.blocks.append(Block(kind, said))

    def _keep(self, span: Span, pointer: str, said: str) -> None:
        printed = self.text[span.start : span.end]
        if printed:
            raw = None if printed == said else printed
            self._inside.append(Entry(span, "kept", pointer, raw=raw, rule="own.markdown", score=1.0))

    def _again(self, span: Span, of: Span) -> None:
        printed = self.text[span.start : span.end]
        raw = None if printed == self.text[of.start : of.end] else printed
        self._inside.append(Entry(span, "duplicate", raw=raw, of=of, rule="own.markdown", score=1.0))

    def _markup(self, start: int, end: int) -> None:
        """What stands in a stretch between the texts that were read since the last one is layout."""
        for entry in [*self._inside, None]:
            before, behind = entry.span if entry else (end, end)
            if start < before:
                raw = self.text[start:before]
                self.entries.append(Entry(Span(start, before), "layout", raw=raw, rule="own.markdown", score=1.0))
            if entry:
                self.entries.append(entry)
            start = behind
        self._inside = []


def _pointers(name: str, value: Any) -> Iterator[str]:  # noqa: ANN401  (what JSON holds)
    if name == "extras":
        yield from (f"/extras/{index}/text" for index in range(len(value)))
    elif name in LISTED:
        yield from (f"/{name}/{index}" for index in range(len(value)))
    else:
        yield f"/{name}"


def _unescaped(printed: str) -> str:
    return _ESCAPE.sub(lambda found: found[1] or chr(int(found[2])), printed)
