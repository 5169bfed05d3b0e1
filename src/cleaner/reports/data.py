"""Reports for programs: one JSON document, or a finding a line."""

from collections.abc import Sequence

from cleaner.finding import Finding
from cleaner.reports.report import Report, Totals, encoded, plain

REPORT_VERSION = 1


class Jsonl(Report):
    """One finding a line."""

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """The findings of a page."""
        del path
        return "".join(f"{encoded(plain(one))}\n" for one in found)


class Listed(Report):
    """A JSON array that is written as it grows."""

    opening, closing = "[", "\n]\n"

    def __init__(self) -> None:
        self._first = True

    def head(self) -> str:
        """Up to the opening bracket."""
        return self.opening

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """Items with commas between them."""
        del path
        pieces = []
        for one in found:
            pieces.append(f"{'' if self._first else ','}\n{encoded(self.item(one))}")
            self._first = False
        return "".join(pieces)

    def tail(self, totals: Totals) -> str:
        """The closing bracket and what follows."""
        del totals
        return self.closing

    def item(self, one: Finding) -> object:
        """What stands in the array for a finding."""
        raise NotImplementedError


class Json(Listed):
    """The document that `cleaner schema report` describes."""

    opening = f'{{"version":{REPORT_VERSION},"findings":['

    def item(self, one: Finding) -> object:
        """The finding with all its keys."""
        return plain(one)

    def tail(self, totals: Totals) -> str:
        """The counts."""
        return f'\n],"pages":{totals.pages},"counts":{encoded(dict(totals.levels))}}}\n'
