"""Which units an output folder needs, in order, and which of them an earlier run has done.

A unit is a page with a file of its own, or up to `_ROWS` rows of a file of rows. It is done only if its input, its
output and the settings are those of the journal. Hashes decide, never times.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.batch.journal import Journal, Record, digest
from cleaner.batch.names import Names
from cleaner.batch.run import Tasks
from cleaner.batch.tally import Tally
from cleaner.batch.task import Begin, Commit, Finish, Task, container, size
from cleaner.readers import Choices, Source
from cleaner.readers.files import File, read_file
from cleaner.readers.inputs import Found, read
from cleaner.readers.rows import Row

# What is done again at most when a run is killed: so many rows, or bytes of them.
_ROWS = 1000
_BYTES = 16 * 1024 * 1024
# The number of the record that says that a file of rows is complete.
LAST = -1


class Shard(NamedTuple):
    """The pages with the numbers `this`, `this + of`, … of all pages, from 1."""

    this: int = 1
    of: int = 1

    def mine(self, number: int) -> bool:
        """Whether the page with that number, from 1, is in this shard."""
        return (number - self.this) % self.of == 0

    def file(self, name: str) -> str:
        """The name of this shard's part of a file of rows: `a.jsonl` → `a-2-of-8.jsonl`."""
        if self.of == 1:
            return name
        folder, _, last = name.rpartition("/")
        stem, dot, suffix = last.partition(".")
        return f"{folder}{'/' if folder else ''}{stem}-{self.this}-of-{self.of}{dot}{suffix}"


class Layout(NamedTuple):
    """How files are named: `suffix` is what a page's file gets, `rows` what a file of rows gets.

    `rows` is `None` where each row has a file of its own. `refuse` raises for a path that may not be written.
    """

    suffix: str
    rows: str | None
    refuse: Callable[[Path], None]
    shard: Shard = Shard()


class Plan:
    """The tasks of a run into a folder. Units that are done already are added to `tally`."""

    def __init__(self, journal: Journal, choices: Choices, layout: Layout, tally: Tally) -> None:
        self.journal, self.choices, self.layout, self.tally = journal, choices, layout, tally
        self._names = Names()

    def tasks(self, pages: Iterable[Found]) -> Tasks:
        """What is to be done, in the order of the pages."""
        rows: _Rows | None = None
        shard, suffix = self.layout.shard, self.layout.rows
        for number, found in enumerate(pages, 1):
            name = container(found) if suffix is not None else None
            if rows is not None and (name != rows.name or _is_first(found)):
                yield from rows.end()
                rows = None
            if name is not None:
                rows = rows or _Rows(self, name, self._permitted(self._names.new(shard.file(name + (suffix or "")))))
                if shard.mine(number):
                    yield from rows.add(found)
            else:
                yield from self._single(found, mine=shard.mine(number))
        if rows is not None:
            yield from rows.end()

    def _single(self, found: Found, *, mine: bool) -> Tasks:
        """A page with a file of its own. Names are given to the pages of all shards, so that they agree on them."""
        if isinstance(found, File):
            name, key = found.name, None
        else:
            source = read(found, self.choices)
            name = f"{source.container}/{source.name}" if source.container else source.name
            key = hashlib.sha256(found.line or b"").hexdigest() if isinstance(found, Row) else source.digest
        target = self._names.new(name + self.layout.suffix)
        if mine and not self._is_done(self._permitted(target), found, key):
            yield Task(found, target, key)

    def _permitted(self, target: str) -> str:
        self.layout.refuse(self.journal.path(target))
        return target

    def _is_done(self, target: str, found: Found, key: str | None) -> bool:
        record = self.journal.get(target)
        if record is None:
            return False
        now = read_file(found, self.choices.limit).digest if isinstance(found, File) else key
        path = self.journal.path(target)
        same = now == record.key and digest(path) == record.sha256
        if same and record.sidecar is not None:
            same = digest(sidecar(path)) == record.sidecar
        if same:
            self.tally.merge(record.counts)
        return same


class _Rows:
    """The units of one file of rows. As long as they are those of the journal, they are skipped."""

    def __init__(self, plan: Plan, name: str, target: str) -> None:
        self.plan, self.name, self.target = plan, name, target
        self._part = self._bytes = 0
        self._kept = 0
        self._skipping = True
        self._unit: list[Found] = []

    def add(self, found: Found) -> Tasks:
        self._unit.append(found)
        self._bytes += size(Task(found))
        if len(self._unit) >= _ROWS or self._bytes >= _BYTES:
            yield from self._close()

    def end(self) -> Tasks:
        """The last unit, and the end of the file."""
        if self._unit or self._part == 0:
            yield from self._close()
        last = self.plan.journal.get(self.target, LAST) if self._skipping else None
        if last is None or last.part != LAST or last.size != self._kept or not self._is_whole():
            yield from self._begin()
            yield Finish()

    def _is_whole(self) -> bool:
        path = self.plan.journal.path(self.target)
        return path.is_file() and path.stat().st_size == self._kept

    def _close(self) -> Tasks:
        unit, self._unit, self._bytes = self._unit, [], 0
        key = _key(unit)
        record = self.plan.journal.get(self.target, self._part) if self._skipping else None
        if record is not None and record.key == key and self._agrees(record):
            self._kept = record.size
            self.plan.tally.merge(record.counts)
        else:
            yield from self._begin()
            yield from (Task(found, self.target) for found in unit)
            yield Commit(self._part, key)
        self._part += 1

    def _agrees(self, record: Record) -> bool:
        """Whether the output of a unit is there as it was written."""
        journal = self.plan.journal
        part = part_file(journal, self.target)
        path = part if part.exists() else journal.path(self.target)
        return digest(path, self._kept, record.size) == record.sha256

    def _begin(self) -> Tasks:
        if self._skipping:
            self._skipping = False
            yield Begin(self.target, self._kept)


def part_file(journal: Journal, target: str) -> Path:
    """Where a file of rows grows until it is complete."""
    return journal.parts / hashlib.sha256(target.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def sidecar(path: Path) -> Path:
    """The file beside an output that holds the whole document, and with it the ledger."""
    return path.with_name(path.name + ".ledger.json")


def _is_first(found: Found) -> bool:
    return isinstance(found, Row) and found.number == 1


def _key(unit: Iterable[Found]) -> str:
    found = hashlib.sha256()
    for one in unit:
        for part in _parts(one):
            found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


def _parts(one: Found) -> Iterator[bytes]:
    if isinstance(one, Row):
        yield str(one.number).encode()
        yield b"too long" if one.line is None else one.line
    elif isinstance(one, Source):
        # Nobody knows whether what could not be read will be the same again; a key that never comes back says so.
        yield repr(one.problem).encode() + b"?"
