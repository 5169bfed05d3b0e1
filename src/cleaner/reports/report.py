"""What a report is: text before, for each page, and behind. Nothing is kept but counts, so that memory stays flat."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cleaner.checks.rule import LEVELS
from cleaner.finding import Finding
from cleaner.visible import counted

# What people call the findings of a level.
NOUNS = {"error": "error", "warning": "warning", "info": "note"}


class Totals:
    """Pages and findings so far, by level and by code."""

    def __init__(self) -> None:
        self.pages = 0
        self.levels: Counter[str] = Counter(dict.fromkeys(LEVELS, 0))
        self.codes: Counter[tuple[str, str, str]] = Counter()

    def __str__(self) -> str:
        """`3 pages: 1 error, 0 warnings, 2 notes`."""
        counts = ", ".join(counted(self.levels[level], noun) for level, noun in NOUNS.items())
        return f"{counted(self.pages, 'page')}: {counts}"

    def add(self, found: Sequence[Finding]) -> None:
        """Count one page."""
        self.pages += 1
        self.levels.update(one.level for one in found)
        self.codes.update((one.code, one.name, one.level) for one in found)


class Report:
    """One format. A report is made for one run; `page` is called for each page in order, those without findings too."""

    def head(self) -> str:
        """The text before all pages."""
        return ""

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """The text for one page."""
        del path, found
        raise NotImplementedError

    def tail(self, totals: Totals) -> str:
        """The text behind all pages."""
        del totals
        return ""

    def end(self, totals: Totals) -> Iterator[str]:
        """The tail in pieces, for formats that put much aside."""
        yield self.tail(totals)


def place(one: Finding) -> str:
    """`path:line:column`, as far as they are known."""
    return ":".join(str(part) for part in (one.path, one.line, one.column) if part is not None)


def plain(one: Finding) -> dict[str, Any]:
    """A finding as JSON has it; the excerpt is for people."""
    found: dict[str, Any] = msgspec.to_builtins(one)
    del found["excerpt"], found["first"]
    return found


def encoded(value: object) -> str:
    """Compact JSON."""
    return msgspec.json.encode(value).decode()
