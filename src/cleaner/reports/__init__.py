"""Findings to reports: a small table filled by hand."""

from collections.abc import Callable, Mapping

from cleaner.reports.data import Json, Jsonl
from cleaner.reports.github import Github
from cleaner.reports.gitlab import Gitlab
from cleaner.reports.junit import Junit
from cleaner.reports.people import Concise, Full
from cleaner.reports.report import Report
from cleaner.reports.sarif import Sarif

# Made with the version of the tool, which only SARIF names.
REPORTS: Mapping[str, Callable[[str], Report]] = {
    "full": lambda _: Full(),
    "concise": lambda _: Concise(),
    "json": lambda _: Json(),
    "jsonl": lambda _: Jsonl(),
    "github": lambda _: Github(),
    "gitlab": lambda _: Gitlab(),
    "junit": lambda _: Junit(),
    "sarif": Sarif,
}
