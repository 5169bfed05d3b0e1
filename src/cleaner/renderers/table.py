"""Rows of chosen fields: CSV, TSV, and what becomes a row of Parquet."""

import csv
import io
from typing import Any, NamedTuple

import msgspec

from cleaner.model import Article

Fields = tuple[str, ...]
# The last column, always there: a page that could not be cleaned has its reason in it.
PROBLEM = "problem"
DEFAULT_FIELDS = ("id", "language", "headline", "date", "source", "byline", "text")
# What stands between the names of one cell; a name may hold a comma.
_JOINT = "; "


class Table(NamedTuple):
    """A kind of table. Without a `delimiter` a row is a JSON array, for a writer that packs it."""

    suffix: str
    delimiter: str
    packed: bool = False


TABLES = {"csv": Table(".csv", ","), "tsv": Table(".tsv", "\t"), "parquet": Table(".parquet", "", packed=True)}
FIELDS = (*(name for name in Article.__struct_fields__ if name != "schema_version"), "text")


def head(kind: Table, fields: Fields) -> str:
    """The names of the columns. Raises `ValueError` where one is no field."""
    for name in fields:
        if name not in FIELDS:
            raise ValueError(name)
    return _line(kind, [*fields, PROBLEM]) if kind.delimiter else ""


def row(kind: Table, fields: Fields, article: Article) -> str:
    """One article as a row."""
    return _line(kind, [*(_cell(article, name) for name in fields), None])


def problem_cells(kind: Table, fields: Fields, name: str | float | None, code: str, message: str) -> str:
    """The row of a page that could not be cleaned: its id, if that is a column, and the reason."""
    cells = [_text(name) if field == "id" else None for field in fields]
    return _line(kind, [*cells, f"{code}: {message}"])


def _cell(article: Article, name: str) -> str | None:
    """A field as text: names joined, other lists as JSON. `text` is the body, a blank line between its blocks."""
    if name == "text":
        return "\n\n".join(block.text for block in article.body) or None
    value: Any = getattr(article, name)
    if name in {"byline", "editors"}:
        return _JOINT.join(value) or None
    if isinstance(value, (tuple, dict)):
        return msgspec.json.encode(value).decode() if value else None
    return _text(value)


def _text(value: str | float | None) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


def _line(kind: Table, cells: list[str | None]) -> str:
    if not kind.delimiter:
        return msgspec.json.encode(cells).decode() + "\n"
    line = io.StringIO()
    csv.writer(line, delimiter=kind.delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()
