"""Rows of JSONL to pages. One row out for each row in: a broken row is a problem in its place."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.readers import Source


class _Broken(ValueError):
    """A row that is no page; the arguments are the problem's code and message."""


def rows(lines: Iterable[bytes], name: str, *, text_key: str, id_key: str, limit: int) -> Iterator[Source]:
    """The pages of JSONL, split at byte 0x0A only. Blank lines are no rows. Ids default to the row's number from 1."""
    number = 0
    for line in lines:
        row = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        if not row.strip(b" \t\r\n"):
            continue
        number += 1
        yield _row(row, f"{name}:{number}", number, text_key, id_key, limit)


def _row(line: bytes, place: str, number: int, text_key: str, id_key: str, limit: int) -> Source:  # noqa: PLR0913
    name: Any = number
    try:
        row = _parsed(line, (text_key, id_key))
        name = row.pop(id_key, None)
        name = number if name is None or isinstance(name, (dict, list)) else name
        return Source(name, place, _page(row, text_key, limit), row, decoded=True)
    except _Broken as broken:
        code, message = broken.args
        return Source(name, place, problem=(code, message))


def _parsed(line: bytes, unique: tuple[str, ...]) -> dict[str, Any]:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in found]
        for key in unique:
            if keys.count(key) > 1:
                raise _Broken("duplicate-key", f"the key “{key}” stands twice in the row")
        return dict(found)

    def constant(token: str) -> None:
        raise _Broken("broken-row", f"{token} is no JSON")

    try:
        row = json.loads(line, object_pairs_hook=pairs, parse_constant=constant)
    except _Broken:
        raise
    except UnicodeDecodeError:
        raise _Broken("broken-row", "the row is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _Broken("broken-row", f"the row is no JSON: {error}") from None
    if not isinstance(row, dict):
        raise _Broken("broken-row", f"the row is a JSON {type(row).__name__}, not an object")
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _Broken("lone-surrogate", "the row holds half of a surrogate pair") from None
    return row


def _page(row: dict[str, Any], key: str, limit: int) -> bytes:
    if key not in row:
        raise _Broken("missing-text", f"the row has no key “{key}” (--text-key)")
    text = row.pop(key)
    if not isinstance(text, str):
        raise _Broken("missing-text", f"the value of “{key}” is no string")
    data = text.encode()
    if len(data) > limit:
        raise _Broken("too-large", f"the text is larger than {limit} bytes (--max-page-bytes)")
    return data
