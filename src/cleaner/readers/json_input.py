"""JSON that is no page: what to do with it is said, instead of cleaning its braces as text."""

import re

import msgspec

from cleaner.readers.documents import is_json

_MARK = b"\xef\xbb\xbf"
# An object, or an array of objects, with a key.
_BEGINS = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
_ROWS = "cleaner clean --input-format jsonl -"


def json_problem(data: bytes, *, documents: bool) -> tuple[str, str] | None:
    """The problem of a file that holds JSON objects, code and message; `None` for a page.

    `documents` takes what `cleaner` wrote for no problem.
    """
    data = data.removeprefix(_MARK)
    if _BEGINS.match(data) is None or (documents and is_json(data)):
        return None
    hint = _hint(data)
    return None if hint is None else ("json-input", f"{hint}; --input-format text cleans it as text")


def _hint(data: bytes) -> str | None:
    whole = _parsed(data)
    if isinstance(whole, list):
        return f"is a JSON array, no page: jq -c '.[]' FILE | {_ROWS}"
    if isinstance(whole, dict) and "schema_version" in whole:
        return "is an article that cleaner wrote: cleaner restore gives its page back"
    if isinstance(whole, dict):
        return f"is a JSON object, no page: jq -c . FILE | {_ROWS}"
    first = _parsed(data.split(b"\n", 1)[0])
    return "holds rows of JSON: --input-format jsonl reads them" if isinstance(first, dict) else None


def _parsed(data: bytes) -> object:
    """The value of a JSON text, `None` where it is none."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
