"""Known findings: what a project lives with for now, by rule and text, so that moved lines do not matter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from cleaner.model import Finding
from cleaner.readers import InputError

_VERSION = 1


class BaselineError(InputError):
    """A file that is no baseline of this version."""


class Known(NamedTuple):
    """What makes a finding known: its file, the page's id, the rule, the key of its text."""

    path: str
    id: str
    code: str
    key: str


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    id: str
    code: str
    key: str
    count: int
    message: str = ""


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    findings: list[_Row]


class Baseline:
    """How often each known finding may still occur. What was not used up at the end no longer occurs."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._rows = list(rows)
        self._left = Counter({_of_row(row): row.count for row in self._rows})

    def new(self, found: Sequence[Finding]) -> list[Finding]:
        """The findings that are not known."""
        fresh = []
        for one in found:
            known = known_of(one)
            if self._left[known] > 0:
                self._left[known] -= 1
            else:
                fresh.append(one)
        return fresh

    def gone(self) -> list[str]:
        """The known findings that no longer occur, a line each."""
        return [f"{row.path}: {row.code} {row.message}" for row in self._rows if self._left[_of_row(row)] > 0]


class Recorder:
    """Collects findings into a new baseline."""

    def __init__(self) -> None:
        self._counts: Counter[Known] = Counter()
        self._messages: dict[Known, str] = {}

    def add(self, found: Sequence[Finding]) -> None:
        """Take in the findings of a page."""
        for one in found:
            known = known_of(one)
            self._counts[known] += 1
            self._messages.setdefault(known, one.message)

    def text(self) -> str:
        """The file, sorted, a finding a line: it is made to be read in a diff."""
        rows = (
            {**known._asdict(), "count": count, "message": self._messages[known]}
            for known, count in sorted(self._counts.items())
        )
        lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
        return f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'


def known_of(one: Finding) -> Known:
    """What stays the same of a finding when lines move."""
    return Known(one.path.removeprefix("./"), str(one.id), one.code, one.key)


def _of_row(row: _Row) -> Known:
    return Known(row.path, row.id, row.code, row.key)


def parse(data: bytes) -> Baseline:
    """The baseline in a file. Raises `BaselineError`."""
    try:
        document = msgspec.json.decode(data, type=_Document)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BaselineError(f"no baseline: {error}") from None
    if document.version != _VERSION:
        raise BaselineError(f"a baseline of version {document.version}; write it again with --write-baseline")
    return Baseline(document.findings)
