"""Findings to reports: small tables filled by hand."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cleaner.reports.data import Json, Jsonl
from cleaner.reports.github import Github
from cleaner.reports.gitlab import Gitlab
from cleaner.reports.junit import Junit
from cleaner.reports.people import Concise, Full
from cleaner.reports.report import Report
from cleaner.reports.sarif import Sarif
from cleaner.reports.statistics import JsonStatistics, Statistics
from cleaner.visible import Paint


class Kind(NamedTuple):
    """How a report is made, with the version of the tool and what colours a text; whether it has colours, excerpts."""

    make: Callable[[str, Paint], Report]
    painted: bool = False
    excerpts: bool = False


REPORTS: Mapping[str, Kind] = {
    "full": Kind(lambda _, paint: Full(paint), painted=True, excerpts=True),
    "concise": Kind(lambda _, paint: Concise(paint), painted=True),
    "json": Kind(lambda *_: Json()),
    "jsonl": Kind(lambda *_: Jsonl()),
    "github": Kind(lambda *_: Github()),
    "gitlab": Kind(lambda *_: Gitlab()),
    "junit": Kind(lambda *_: Junit()),
    "sarif": Kind(lambda version, _: Sarif(version)),
}
# Counts by rule instead of findings.
STATISTICS: Mapping[str, Kind] = {
    "full": Kind(lambda *_: Statistics()),
    "concise": Kind(lambda *_: Statistics()),
    "json": Kind(lambda *_: JsonStatistics()),
}
