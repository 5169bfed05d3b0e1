"""Cleaned output as input: documents in files and rows, told from pages by how they begin."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec.structs import replace

from cleaner.readers import Source

# What a folder of cleaned output holds.
DOCUMENTS = (".json",)
_MARK = b"\xef\xbb\xbf"
_HEAD = 4096
_VERSION = b'"schema_version"'
_JSON = re.compile(rb'\s*\{[^{}\[\]]{0,4000}?"schema_version"\s*:')
_CODE = b'"problem":{"code":'
_PROBLEM = re.compile(rb'\{"id":[^{}\[\]]{0,2000},"problem":\{"code":')
_MARKDOWN = re.compile(rb"---[ \t]*\r?\nschema_version: ")
# A document begins with a brace at the start of a line: the inner lines of indented ones are indented.
_START = re.compile(rb"^(?=\{)", re.MULTILINE)


def documents(data: bytes) -> list[bytes]:
    """Every document of a file: one JSON document, several of them in a row, or the rows of JSONL."""
    data = data.removeprefix(_MARK)
    starts = [found.start() for found in _START.finditer(data)]
    if len(starts) < 2:
        return [data]
    return [data[start:end] for start, end in pairwise([0, *starts[1:], len(data)])]


def is_json(data: bytes) -> bool:
    """Whether bytes begin like a JSON document of `clean`, or a row that stands for a problem.

    One that was cut off before its ledger is one, too.
    """
    head = data[:_HEAD].removeprefix(_MARK)
    if (_VERSION in head and _JSON.match(head) is not None) or _is_problem(head):
        return True
    return head[:1] == b"{" and _VERSION in data and b'"body"' in data


def _is_problem(head: bytes) -> bool:
    """Whether bytes begin like a row that stands for a problem."""
    return _CODE in head and _PROBLEM.match(head) is not None


def is_markdown(data: bytes) -> bool:
    """Whether bytes begin like a Markdown document of `clean`."""
    return _MARKDOWN.match(data[:_HEAD].removeprefix(_MARK)) is not None


def problem_of(data: bytes) -> tuple[str, str] | None:
    """Code and message of a row that `clean` wrote for a page that it could not take."""
    return problem_in(data) if _is_problem(data[:_HEAD]) else None


def problem_in(data: bytes) -> tuple[str, str] | None:
    """The same of a row that another program wrote again, which begins in any way. Takes as long as parsing."""
    try:
        problem = msgspec.json.decode(data)["problem"]
        return str(problem["code"]), f"the page was a problem: {problem['message']}"
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError, TypeError, IndexError):
        return None


def begins_document(path: Path) -> bool:
    """Whether a file begins like a JSON document. What cannot be read is left to its reader, which tells why."""
    try:
        with path.open("rb") as file:
            return is_json(file.read(_HEAD))
    except OSError:
        return True


def parted(source: Source) -> Iterator[Source]:
    """The documents of a file that holds several of them in a row; anything else as it is."""
    if source.problem is not None or source.container is not None or not is_json(source.data):
        yield source
        return
    pieces = documents(source.data)
    if len(pieces) < 2:
        yield source
        return
    line = 1
    for piece in pieces:
        yield replace(source, data=piece, place=f"{source.place}:{line}", container=source.name, decoded=True)
        line += piece.count(b"\n")
