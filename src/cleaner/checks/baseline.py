"""Known findings: what a project lives with for now, by rule and text, so that moved lines do not matter."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from cleaner.finding import Finding
from cleaner.readers import InputError

_VERSION = 1


class BaselineError(InputError):
    """A file that is no baseline of this version."""


class Known(NamedTuple):
    """What makes a finding known: its file, the id of its row, the rule, the key of its text.

    `id` is empty for a page with a file of its own: how that is called depends on the PATH that was given.
    """

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
    """How often each known finding may still occur. Paths are relative to the folder of the baseline's file."""

    def __init__(self, rows: Iterable[_Row] = (), folder: Path = Path()) -> None:
        self._rows, self._folder = list(rows), folder
        self._left = Counter({_of_row(row): row.count for row in self._rows})
        self._paths = {row.path for row in self._rows}
        self._seen: set[str] = set()

    def new(self, path: str, row: str, found: Sequence[Finding]) -> Sequence[Finding]:
        """The findings of a page that are not known: of a file, or of the row of a file that has this id."""
        if not self._rows:
            return found
        inside = _inside(path, self._folder)
        self._seen |= {inside} & self._paths
        return [one for one in found if not self._take(Known(inside, row, one.code, one.key))]

    def _take(self, known: Known) -> bool:
        if self._left[known] <= 0:
            return False
        self._left[known] -= 1
        return True

    def gone(self, codes: Collection[str]) -> list[str]:
        """What these rules no longer find in the files that were looked at, or that are gone; a line each."""
        return [self._said(row) for row in self._rows if row.code in codes and self._is_gone(row)]

    def _said(self, row: _Row) -> str:
        left = self._left[_of_row(row)]
        some = f"{left} of {row.count} times, " if left < row.count else ""
        return f"{some}{row.path}: {row.code} {row.message}"

    def _is_gone(self, row: _Row) -> bool:
        return self._left[_of_row(row)] > 0 and (row.path in self._seen or not (self._folder / row.path).exists())


class Recorder:
    """Collects findings into a new baseline, to be written into a folder."""

    def __init__(self, folder: Path = Path()) -> None:
        self._folder = folder
        self._counts: Counter[Known] = Counter()
        self._messages: dict[Known, str] = {}

    def new(self, path: str, row: str, found: Sequence[Finding]) -> Sequence[Finding]:
        """Take in the findings of a page; none of them is new from now on."""
        inside = _inside(path, self._folder)
        for one in found:
            known = Known(inside, row, one.code, one.key)
            self._counts[known] += 1
            self._messages.setdefault(known, one.message)
        return ()

    @property
    def count(self) -> int:
        """How many findings there are."""
        return self._counts.total()

    def text(self) -> str:
        """The file, sorted, a finding a line: it is made to be read in a diff."""
        rows = (
            {**known._asdict(), "count": count, "message": self._messages[known]}
            for known, count in sorted(self._counts.items())
        )
        lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
        return f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'


def _inside(path: str, folder: Path) -> str:
    """A file's path from a folder, the same wherever a run was started. Standard input stays what it is called."""
    return path if path == "-" else Path(os.path.relpath(path, folder)).as_posix()


def _of_row(row: _Row) -> Known:
    return Known(row.path, row.id, row.code, row.key)


def parse(path: Path) -> Baseline:
    """The baseline in a file. Raises `BaselineError`, and `OSError` where it cannot be read."""
    try:
        document = msgspec.json.decode(path.read_bytes(), type=_Document)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: no baseline: {error}") from None
    if document.version != _VERSION:
        raise BaselineError(f"{path}: a baseline of version {document.version}; write it again with --write-baseline")
    return Baseline(document.findings, path.parent)
