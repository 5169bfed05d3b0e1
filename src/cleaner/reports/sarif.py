"""SARIF 2.1.0: what code scanning reads. Columns and offsets count code points."""

from functools import lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleaner.checks import RULES
from cleaner.checks.rule import Rule
from cleaner.model import Finding
from cleaner.reports.data import Listed
from cleaner.reports.report import Totals, encoded

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


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
        properties = {"id": one.id, "span": one.span, "at": one.at}
        return {
            "ruleId": one.code,
            "ruleIndex": _INDEX[one.code],
            "level": _LEVELS[one.level],
            "message": {"text": one.message},
            "locations": [{"physicalLocation": _location(one)}],
            "partialFingerprints": {"cleanerText/v1": one.key},
            "properties": {key: value for key, value in properties.items() if value is not None},
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
    region = {
        "startLine": one.line,
        "startColumn": one.column,
        "endLine": one.end_line,
        "endColumn": one.end_column,
    }
    # A row's span counts from the start of its text, and so says nothing about the file.
    if one.span is not None and one.column is not None and one.first == 1:
        region |= {"charOffset": one.span.start, "charLength": one.span.end - one.span.start}
    if one.line is not None:
        found["region"] = {key: value for key, value in region.items() if value is not None}
    return found


@lru_cache
def _uri(path: str) -> str:
    """A relative reference, or a file URI for an absolute path."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(path.removeprefix("./").encode("utf-8", "surrogatepass"))
