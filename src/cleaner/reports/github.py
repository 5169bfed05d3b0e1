"""GitHub's workflow commands: annotations beside the lines of a pull request."""

import heapq
import math
from collections.abc import Sequence
from itertools import count

from cleaner.finding import Finding
from cleaner.reports.report import NOUNS, Report, Totals
from cleaner.visible import counted

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# GitHub shows so many annotations of each level for a step, and drops the rest without a word. One notice is ours.
_MOST = {"error": 10, "warning": 10, "info": 9}
# Input and integrity: a finding of these families is about all of the page.
_WHOLE = ("CLN0", "CLN5")


class Github(Report):
    """The worst findings of each level, as many as GitHub shows, then the totals.

    The worst is what concerns the whole page, then what concerns most characters, then what comes first.
    """

    def __init__(self) -> None:
        self._worst: dict[str, list[tuple[float, int, Finding]]] = {level: [] for level in _COMMANDS}
        self._number = count(0, -1)

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """Nothing yet: which findings are the worst is known at the end."""
        del path
        for one in found:
            worst, row = self._worst[one.level], (_weight(one), next(self._number), one)
            if len(worst) < _MOST[one.level]:
                heapq.heappush(worst, row)
            elif row > worst[0]:
                heapq.heapreplace(worst, row)
        return ""

    def tail(self, totals: Totals) -> str:
        """Commands, and one notice that counts all findings."""
        commands = (_command(row[-1]) for worst in self._worst.values() for row in sorted(worst, reverse=True))
        counts = ", ".join(_counted(totals.levels[level], level) for level in _COMMANDS)
        return f"{''.join(commands)}::notice title=cleaner check::{counted(totals.pages, 'page')}: {counts}\n"


def _weight(one: Finding) -> float:
    """Characters that a finding concerns; all of them where the page itself is bad."""
    if one.code.startswith(_WHOLE):
        return math.inf
    return one.span.end - one.span.start if one.span is not None else 0


def _counted(number: int, level: str) -> str:
    shown = f" (the worst {_MOST[level]} shown)" if number > _MOST[level] else ""
    return counted(number, NOUNS[level]) + shown


def _command(one: Finding) -> str:
    facts = {
        "file": one.path,
        "line": one.line,
        "col": one.column,
        "endLine": one.end_line,
        "endColumn": one.end_column if one.end_line == one.line else None,
        "title": f"{one.code} {one.name}",
    }
    said = ",".join(f"{key}={_property(str(value))}" for key, value in facts.items() if value is not None)
    return f"::{_COMMANDS[one.level]} {said}::{_escaped(one.message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
