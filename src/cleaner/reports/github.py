"""GitHub's workflow commands: annotations beside the lines of a pull request."""

from collections import Counter
from collections.abc import Sequence

from cleaner.model import Finding
from cleaner.reports.report import Report, Totals

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# GitHub shows so many annotations of each level for a step, and drops the rest without a word. One notice is ours.
_MOST = {"error": 10, "warning": 10, "info": 9}
_NOUNS = {"error": "errors", "warning": "warnings", "info": "notes"}


class Github(Report):
    """The first ten findings of each level, then the totals."""

    def __init__(self) -> None:
        self._shown: Counter[str] = Counter()

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """Commands for as many findings as GitHub shows."""
        del path
        pieces = []
        for one in found:
            if self._shown[one.level] < _MOST[one.level]:
                self._shown[one.level] += 1
                pieces.append(_command(one))
        return "".join(pieces)

    def tail(self, totals: Totals) -> str:
        """One notice that counts all findings."""
        counts = ", ".join(
            f"{totals.levels[level]} {noun}"
            + (f" ({_MOST[level]} shown)" if totals.levels[level] > _MOST[level] else "")
            for level, noun in _NOUNS.items()
        )
        return f"::notice title=cleaner check::{totals.pages} pages: {counts}\n"


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
