"""The JSON document: the article's keys in their order, then the ledger with its checksum.

Entries are arrays, `[length, fate, at, raw, rule, score, of, skip, also, edits]` with the nulls at the end cut off;
their spans follow from the lengths. The checksum is the SHA-256 of the compact document before it, so that a
changed character anywhere is noticed.
"""

import base64
import hashlib
from itertools import accumulate, pairwise
from typing import Any

import msgspec

from cleaner.errors import RestoreError
from cleaner.model import Article, Cleaned, Entry, Ledger, Origin, Patch, Span

LEDGER_VERSION = 1
_UNIT = "code point"
_CHECKSUM = b',"checksum":"'
# In code points. A ledger that claims more was made to exhaust the memory of who restores it.
_LONGEST = 2**30


def document(cleaned: Cleaned, *, ledger: bool = True) -> str:
    """The compact document of one page, on one line."""
    return compact(cleaned.article, cleaned.ledger if ledger else None).decode()


def compact(article: Article, ledger: Ledger | None) -> bytes:
    """The canonical bytes of a document."""
    encoded = msgspec.json.encode(article)
    if ledger is None:
        return encoded[:-1] + b',"ledger":null}'
    head = encoded[:-1] + b',"ledger":' + msgspec.json.encode(_plain(ledger))[:-1]
    return head + _CHECKSUM + hashlib.sha256(head).hexdigest().encode() + b'"}}'


def problem_row(name: str | float | None, code: str, message: str) -> str:
    """What stands in the place of a page that could not be cleaned, on one line."""
    return _json({"id": name, "problem": {"code": code, "message": message}}) + "\n"


def pretty(cleaned: Cleaned, ledger: bool) -> str:  # noqa: FBT001  (the table of renderers calls it by position)
    """The document for people: the article indented, one ledger entry a line."""
    whole = document(cleaned, ledger=ledger)
    if not ledger:
        return msgspec.json.format(whole, indent=2) + "\n"
    plain = msgspec.json.decode(whole)
    kept = plain.pop("ledger")
    rows = ",\n      ".join(msgspec.json.encode(row).decode() for row in kept.pop("entries"))
    checksum = kept.pop("checksum")
    head = msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()[:-2]
    facts = "".join(f"    {_json(key)}: {_json(value)},\n" for key, value in kept.items())
    tail = f'    "entries": [\n      {rows}\n    ],\n    "checksum": {_json(checksum)}\n  }}\n}}\n'
    return f'{head},\n  "ledger": {{\n{facts}{tail}'


def _json(value: Any) -> str:  # noqa: ANN401
    return msgspec.json.encode(value).decode()


def _plain(ledger: Ledger) -> dict[str, Any]:
    origin = ledger.origin
    plain: dict[str, Any] = {
        "version": LEDGER_VERSION,
        "unit": _UNIT,
        "length": ledger.length,
        "encoding": origin.encoding,
        "bom": origin.bom,
        "sha256": origin.sha256,
    }
    if origin.guess is not None:
        plain["guess"] = _number(origin.guess)
    if origin.patches:
        plain["bytes"] = [[one.start, one.end, base64.b64encode(one.data).decode()] for one in origin.patches]
    plain["entries"] = [_row(entry) for entry in ledger.entries]
    return plain


def _row(entry: Entry) -> list[Any]:
    start, end = entry.span
    if entry.rule is None and entry.of is None and not entry.skip and not entry.also:  # layout, and most of the text
        return (
            [end - start, entry.fate, entry.at] if entry.raw is None else [end - start, entry.fate, entry.at, entry.raw]
        )
    row = [
        end - start,
        entry.fate,
        entry.at,
        entry.raw,
        entry.rule,
        _number(entry.score),
        entry.of,
        entry.skip or None,
        entry.also or None,
        entry.edits or None,
    ]
    while row[-1] is None:
        row.pop()
    return row


def _number(score: float | None) -> float | None:
    """A whole number without a point: that is how other programs write it again, and the checksum has to hold."""
    return int(score) if score is not None and score == int(score) else score


class _Row(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """An entry as it is written."""

    length: int
    fate: str
    at: str | None = None
    raw: str | None = None
    rule: str | None = None
    score: int | float | None = None
    of: tuple[int, int] | None = None
    skip: int | None = None
    also: tuple[str, ...] | None = None
    edits: tuple[tuple[int, int, str], ...] | None = None


class _Ledger(msgspec.Struct, forbid_unknown_fields=True):
    """A ledger as it is written."""

    version: int
    unit: str
    length: int
    encoding: str
    bom: str
    sha256: str
    entries: list[_Row]
    checksum: str
    guess: int | float | None = None
    bytes: tuple[tuple[int, int, str], ...] = ()


def parse(whole: str | bytes) -> tuple[Article, Ledger]:
    """The article and ledger of a document. Raises `RestoreError` where it is no document, or was changed."""
    article, ledger, checksum, keys = _read(whole)
    tail = f'"{checksum}"}}}}'.encode()
    if keys != set(Article.__struct_fields__) or not compact(article, ledger).endswith(tail):
        raise RestoreError("the document was changed after it was written: its checksum does not match")
    return article, ledger


def read(whole: str | bytes) -> tuple[Article, Ledger]:
    """The same, whether or not the document was changed since. Raises `RestoreError` where it is no document."""
    return _read(whole)[:2]


def _read(whole: str | bytes) -> tuple[Article, Ledger, str, set[str]]:
    """Article, ledger, checksum, and the article's keys that are there."""
    try:
        plain = msgspec.json.decode(whole)
        if "ledger" not in plain:
            raise RestoreError("no document of cleaner: it has no ledger")
        kept = plain.pop("ledger")
        article = msgspec.convert(plain, Article, strict=True)
    except (msgspec.MsgspecError, UnicodeError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise RestoreError(f"no document of cleaner: {error}") from None
    if kept is None:
        raise RestoreError(
            "the document was written without its ledger (--ledger none): nothing can be restored from it"
        )
    return article, *_ledger(kept), set(plain)


def _ledger(kept: Any) -> tuple[Ledger, str]:  # noqa: ANN401  (whatever the document has there)
    if isinstance(kept, dict) and kept.get("version", LEDGER_VERSION) != LEDGER_VERSION:
        raise RestoreError(f"a ledger of version {kept['version']} cannot be read by this version of cleaner")
    try:
        read = msgspec.convert(kept, _Ledger, strict=True)
        patches = tuple(Patch(start, end, base64.b64decode(data)) for start, end, data in read.bytes)
    except (msgspec.MsgspecError, ValueError) as error:
        raise RestoreError(f"the ledger cannot be read: {error}") from None
    if read.length > _LONGEST or read.unit != _UNIT:
        raise RestoreError(f"the ledger cannot be read: a page of {read.length} {read.unit}s")
    origin = Origin(read.encoding, read.bom, read.sha256, patches, read.guess)
    return Ledger(origin, read.length, _entries(read.entries)), read.checksum


def _entries(rows: list[_Row]) -> tuple[Entry, ...]:
    bounds = accumulate((row.length for row in rows), initial=0)
    return tuple(_entry(Span(*span), row) for span, row in zip(pairwise(bounds), rows, strict=True))


def _entry(span: Span, row: _Row) -> Entry:
    return Entry(
        span,
        row.fate,
        row.at,
        row.skip or 0,
        row.raw,
        Span(*row.of) if row.of else None,
        row.also or (),
        row.rule,
        row.score,
        row.edits or (),
    )
