"""Rows of JSONL to pages. One row out for each row in: a broken row is a problem in its place."""

import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from cleaner.readers import Choices, Source
from cleaner.readers.documents import is_json

# What a row may hold beside its text, in bytes.
_REST = 16 * 1024 * 1024
# Escaped JSON takes up to six bytes for one of the page's.
_ESCAPED = 6
# Deeper nesting cannot be relied on to be read again: Python's own limit is about 1000, less the calls above.
_DEEPEST = 200
# Python refuses to convert longer integers, since that takes quadratic time.
_LONGEST_NUMBER = 4300
_HALF = ("lone-surrogate", "the row holds half of a surrogate pair")


class _RowError(ValueError):
    """A row that is no page; the arguments are the problem's code and message."""


class Row(NamedTuple):
    """A row that is not parsed yet; `None` for its line where that is too long to be held.

    `place` names it in messages, `container` is its file's name in an output folder, `number` counts from 1.
    """

    line: bytes | None
    place: str
    container: str
    number: int


def rows(stream: BinaryIO, place: str, name: str, choices: Choices) -> Iterator[Row]:
    """The rows of JSONL, split at byte 0x0A only. Blank lines are no rows.

    `place` names the input in messages, `name` in an output folder. Raises `OSError` where it cannot be read.
    """
    number = 0
    for at, line in enumerate(_lines(stream, _ESCAPED * choices.limit + _REST), 1):
        row = line.removeprefix(b"\xef\xbb\xbf") if at == 1 and line else line
        if row is None or row.strip(b" \t\r\n"):
            number += 1
            yield Row(row, f"{place}:{at}", name, number)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Lines with their ends; `None` for one of more than `most` bytes, which is never held whole."""
    while line := stream.readline(most):
        if len(line) < most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
            pass
        yield None


def read_row(one: Row, choices: Choices) -> Source:
    """The page of a row; its id is the row's number where it has none."""
    row: dict[str, Any] = {}
    found: str | int | float | bool | None = one.number
    problem, data = None, b""
    if choices.documents and one.line is not None and is_json(one.line):
        name = _id_of(one.line, choices, one.number)
        return Source(name, one.place, str(one.number), one.line, decoded=True, container=one.container)
    try:
        row, twice = _parsed(one.line)
        found = one.number if choices.id_key in twice else _id(row, choices.id_key, one.number)
        _checked(row, twice, choices.text_key)
        data = _text(row, choices)
    except _RowError as error:
        problem, row = error.args, {}
    return Source(found, one.place, str(found), data, row, problem, decoded=True, container=one.container)


def _parsed(line: bytes | None) -> tuple[dict[str, Any], list[str]]:
    """The row, and the keys that stand twice in an object of it."""
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        row = dict(found)
        if len(row) < len(found):
            keys = [key for key, _ in found]
            twice.extend(key for key in row if keys.count(key) > 1)
        return row

    if line is None:
        raise _RowError("too-large", "the row is longer than any page may be (--max-page-bytes)")
    try:
        row = json.loads(
            line, object_pairs_hook=pairs, parse_int=_integer, parse_float=_float, parse_constant=_constant
        )
    except _RowError:
        raise
    except UnicodeDecodeError:
        raise _RowError("broken-row", "the row is not UTF-8") from None
    except RecursionError:
        raise _RowError("broken-row", "the row is nested too deeply") from None
    except ValueError as error:
        raise _RowError("broken-row", f"the row is no JSON: {error}") from None
    if not isinstance(row, dict):
        hint = " (jq -c '.[]' makes rows of an array)" if isinstance(row, list) else ""
        raise _RowError("broken-row", f"the row is a JSON {_kind(row)}, not an object{hint}")
    return row, twice


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _RowError("broken-row", f"a number of {len(digits)} digits cannot be passed on")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _RowError("broken-row", f"the number {digits[:20]} cannot be passed on")
    return value


def _constant(token: str) -> None:
    raise _RowError("broken-row", f"{token} is no JSON")


def _kind(value: object) -> str:
    names = {list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")


def _id(row: dict[str, Any], key: str, number: int) -> str | int | float | bool | None:
    """The row's id as it is. The row's number where it has none; an array or an object stays among the other keys."""
    value = row.get(key, number)
    if isinstance(value, (dict, list)) or (isinstance(value, str) and _surrogate(value)):
        return number
    row.pop(key, None)
    found: str | int | float | bool | None = value
    return found


def _id_of(line: bytes, choices: Choices, number: int) -> str | int | float | bool | None:
    """The id of a document, the row's number where it cannot be read."""
    try:
        return _id(_parsed(line)[0], choices.id_key, number)
    except _RowError:
        return number


def _surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _checked(row: dict[str, Any], twice: list[str], text_key: str) -> None:
    """Raise `_RowError` for a row that cannot be passed on. Its text is looked at when it is encoded."""
    if twice:
        raise _RowError("duplicate-key", f"the key “{twice[0]}” stands twice in the row")
    if _depth(row) > _DEEPEST:
        raise _RowError("broken-row", "the row is nested too deeply")
    rest = {key: value for key, value in row.items() if key != text_key or not isinstance(value, str)}
    if _surrogate(json.dumps(rest, ensure_ascii=False)):
        raise _RowError(*_HALF)


def _depth(row: dict[str, Any]) -> int:
    level: list[Any] = [row]
    depth = 0
    while level and depth <= _DEEPEST:
        inner = [one.values() if isinstance(one, dict) else one for one in level]
        level = [value for values in inner for value in values if isinstance(value, (dict, list))]
        depth += 1
    return depth


def _text(row: dict[str, Any], choices: Choices) -> bytes:
    """The UTF-8 of the row's text, taken out of the row."""
    key = choices.text_key
    if key not in row:
        hint = "it is an article already" if "schema_version" in row else "--text-key"
        raise _RowError("missing-text", f"the row has no key “{key}” ({hint})")
    text = row.pop(key)
    if not isinstance(text, str):
        raise _RowError("missing-text", f"the value of “{key}” is no string but a JSON {_kind(text)}")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise _RowError(*_HALF) from None
    if len(data) > choices.limit:
        raise _RowError("too-large", f"the text is larger than {choices.limit} bytes (--max-page-bytes)")
    return data
