"""SARIF 2.1.0: what code scanning reads. Columns and offsets count code points."""

from functools import lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from cleaner.checks import RULES
from cleaner.checks.rule import Rule
from cleaner.finding import Finding
from cleaner.model import Span
from cleaner.reports.data import Listed
from cleaner.reports.report import Totals, encoded

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


class _Region(Struct, rename="camel", omit_defaults=True):
    start_line: int
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    char_offset: int | None = None
    char_length: int | None = None


class _Properties(Struct, omit_defaults=True):
    id: str | int | float | bool | None = None
    span: Span | None = None
    at: str | None = None


class Sarif(Listed):
    """One run with all rules and every finding."""

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version

    def head(self) -> str:
        """The tool and its rules."""
        driver = {"name": "cleaner", "semanticVersion": self._version, "rules": [_rule(one) for one in RULES]}
        run = f'"columnKind":"unicodeCodePoints","tool":{encoded({"driver": driver})},"results":['
        return f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{{run}'

    def item(self, one: Finding) -> object:
        """A result."""
        return {
            "ruleId": one.code,
            "ruleIndex": _INDEX[one.code],
            "level": _LEVELS[one.level],
            "message": {"text": one.message},
            "locations": [{"physicalLocation": _location(one)}],
            "partialFingerprints": {"cleanerText/v1": one.key},
            "properties": _Properties(one.id, one.span, one.at),
        }

    def tail(self, totals: Totals) -> str:
        """The end of the run."""
        del totals
        return "\n]}]}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _location(one: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {"artifactLocation": {"uri": _uri(one.path)}}
    # A row's span counts from the start of its text, and so says nothing about the file.
    span = one.span if one.column is not None and one.first == 1 else None
    offset, length = (span.start, span.end - span.start) if span is not None else (None, None)
    if one.line is not None:
        found["region"] = _Region(one.line, one.column, one.end_line, one.end_column, offset, length)
    return found


@lru_cache
def _uri(path: str) -> str:
    """A relative reference, or a file URI for an absolute path."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(path.removeprefix("./").encode("utf-8", "surrogatepass"))
