"""Counts by rule, the most frequent first."""

from collections.abc import Iterator, Sequence

from cleaner.finding import Finding
from cleaner.reports.report import Report, Totals, encoded

_KEYS = ("count", "code", "level", "name")


class Statistics(Report):
    """A table with a line for each rule that found something."""

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """Nothing: the totals are counted for all reports."""
        del path, found
        return ""

    def tail(self, totals: Totals) -> str:
        """The table."""
        return "".join(f"{count:>7}  {code}  {level:<7}  {name}\n" for count, code, level, name in _rows(totals))


class JsonStatistics(Statistics):
    """An array with an object for each rule that found something."""

    def tail(self, totals: Totals) -> str:
        """The array."""
        return encoded([dict(zip(_KEYS, row, strict=True)) for row in _rows(totals)]) + "\n"


def _rows(totals: Totals) -> Iterator[tuple[int, str, str, str]]:
    for (code, name, level), count in sorted(totals.codes.items(), key=lambda one: (-one[1], one[0])):
        yield count, code, level, name
