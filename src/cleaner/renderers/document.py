"""The JSON document: the article's keys in their order, then the ledger with its checksum.

Entries are arrays, `[length, fate, at, raw, rule, score, of, skip, also, edits]` with the nulls at the end cut off;
their spans follow from the lengths. The checksum is the SHA-256 of the compact document before it, so that a
changed character anywhere is noticed.
"""

import base64
import hashlib
from itertools import pairwise
from typing import Any

import msgspec

from cleaner.errors import RestoreError
from cleaner.model import Article, Cleaned, Entry, Ledger, Origin, Patch, Span

LEDGER_VERSION = 1
_UNIT = "code point"
_CHECKSUM = b',"checksum":"'


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
        plain["guess"] = origin.guess
    if origin.patches:
        plain["bytes"] = [[one.start, one.end, base64.b64encode(one.data).decode()] for one in origin.patches]
    plain["entries"] = [_row(entry) for entry in ledger.entries]
    return plain


def _row(entry: Entry) -> list[Any]:
    row = [
        entry.span.end - entry.span.start,
        entry.fate,
        entry.at,
        entry.raw,
        entry.rule,
        entry.score,
        entry.of,
        entry.skip or None,
        entry.also or None,
        entry.edits or None,
    ]
    while row[-1] is None:
        row.pop()
    return row


def parse(whole: str | bytes) -> tuple[Article, Ledger]:
    """The article and ledger of a document. Raises `RestoreError` where it is no document, or was changed."""
    try:
        plain = msgspec.json.decode(whole)
        kept = plain.pop("ledger")
        article = msgspec.convert(plain, Article, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        raise RestoreError(f"no document of cleaner: {error}") from None
    if kept is None:
        raise RestoreError("the document was written without its ledger")
    ledger, checksum = _ledger(kept)
    if set(plain) != set(Article.__struct_fields__) or not compact(article, ledger).endswith(
        f'"{checksum}"}}}}'.encode()
    ):
        raise RestoreError("the document was changed after it was written: its checksum does not match")
    return article, ledger


def _ledger(kept: dict[str, Any]) -> tuple[Ledger, str]:
    try:
        if kept["version"] != LEDGER_VERSION or kept["unit"] != _UNIT:
            raise RestoreError(f"a ledger of version {kept['version']} cannot be read by this version of cleaner")
        patches = tuple(Patch(start, end, base64.b64decode(data)) for start, end, data in kept.get("bytes", ()))
        origin = Origin(str(kept["encoding"]), str(kept["bom"]), str(kept["sha256"]), patches, kept.get("guess"))
        return Ledger(origin, int(kept["length"]), _entries(kept["entries"])), str(kept["checksum"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RestoreError(f"the ledger cannot be read: {error}") from None


def _entries(rows: list[list[Any]]) -> tuple[Entry, ...]:
    bounds = [0]
    for row in rows:
        bounds.append(bounds[-1] + int(row[0]))
    return tuple(_entry(Span(*span), row) for span, row in zip(pairwise(bounds), rows, strict=True))


def _entry(span: Span, row: list[Any]) -> Entry:
    _, fate, at, raw, rule, score, of, skip, also, edits = [*row, *[None] * (10 - len(row))]
    return Entry(
        span,
        fate,
        at,
        skip or 0,
        raw,
        Span(*of) if of else None,
        tuple(also or ()),
        rule,
        score,
        tuple((offset, removed, added) for offset, removed, added in edits or ()),
    )
