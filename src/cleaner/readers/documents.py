"""Stored articles: the JSON documents of a file, one after the other."""

import re
from itertools import pairwise

# A document begins with a brace at the start of a line: the inner lines of indented ones are indented.
_START = re.compile(rb"^(?=\{)", re.MULTILINE)


def documents(data: bytes) -> list[bytes]:
    """Every document of a file: one JSON document, several of them in a row, or the rows of JSONL."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    starts = [found.start() for found in _START.finditer(data)]
    if len(starts) < 2:
        return [data]
    return [data[start:end] for start, end in pairwise([0, *starts[1:], len(data)])]


def holds_documents(data: bytes) -> bool:
    """Whether a file looks like stored articles: JSON with the keys that every one of them has."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    return head.startswith(b"{") and b'"schema_version"' in data and b'"ledger"' in data
