"""Results into a folder, committed in order: temporary file, fsync, rename, fsync of the folder, journal."""

import contextlib
import hashlib
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from cleaner.batch.files import named, permit, sync, sync_folder
from cleaner.batch.journal import Journal, Record
from cleaner.batch.pack import PIECE, Pack, pack_for
from cleaner.batch.plan import LAST, Plan, part_file, sidecar
from cleaner.batch.pool import Mark
from cleaner.batch.tally import Tally
from cleaner.batch.task import Begin, Commit, Finish, Task
from cleaner.batch.work import Done

# Files that are committed together share the fsync of their folder and of the journal. A kill costs so many at most.
_GROUP = 64
_GROUP_BYTES = 8 * 1024 * 1024
_GROUP_SECONDS = 1.0
# A later run tries these again: they say something about the machine at that time.
_PASSING = {"worker-died", "timeout", "out-of-memory", "unreadable-input"}


class _Waiting(NamedTuple):
    """A page's files under temporary names, and what to note once they have their own."""

    files: tuple[tuple[Path, Path], ...]
    stale: tuple[Path, ...]
    record: Record | None


class FolderWriter:
    """Writes the results of a plan. Used as a context: what is not committed when it is left did not happen.

    `head` begins every file, `packs` tells whether the names of files say how they are compressed.
    """

    def __init__(self, plan: Plan, head: str = "") -> None:
        self.plan, self.journal, self.head = plan, plan.journal, head.encode()
        self._waiting: list[_Waiting] = []
        self._held, self._since, self._count = 0, time.monotonic(), 0
        self._rows: _RowsFile | None = None
        self._busy = False

    def __enter__(self) -> Self:
        """Take the folder, and find out whether it can be written before a page is read."""
        self.journal.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with named(self.journal.top):
                if kind is None:
                    self._commit()
                    if self._busy or not self.journal.manifest.exists():
                        self.journal.close(self.plan.tally.counts())
        finally:
            if self._rows is not None:
                self._rows.abandon()
            self.journal.__exit__(kind, error, trace)

    def write(self, task: Task | Mark, done: Done | None) -> None:
        """Take a result or a mark. Raises `OutputError` where something cannot be written."""
        with named(self.journal.top):
            if not self._busy:
                self.journal.reopen()
                self._busy = True
            if isinstance(task, Mark):
                self._mark(task)
            elif done is not None and self._rows is not None:
                self._rows.add(done)
            elif done is not None and task.target is not None:
                self._single(task.target, task.key, done)

    def _mark(self, mark: Mark) -> None:
        if isinstance(mark, Begin):
            self._commit()
            self._rows = _RowsFile(self.journal, mark, self.head)
        elif isinstance(mark, Commit) and self._rows is not None:
            self._rows.commit(mark)
        elif isinstance(mark, Finish) and self._rows is not None:
            self._rows.finish()
            self._rows = None

    def _single(self, target: str, key: str | None, done: Done) -> None:
        path = self.journal.path(target)
        outputs = ((path, self.head + done.text if done.text is not None else None), (sidecar(path), done.sidecar))
        files = tuple((self._temporary(data), at) for at, data in outputs if data is not None)
        hashes = [hashlib.sha256(data).hexdigest() if data is not None else None for _, data in outputs]
        stale = tuple(at for at, data in outputs[: 1 if done.sidecar is None else 2] if data is None)
        key = key or done.digest
        record = None
        if key is not None and (done.problem is None or done.problem[0] not in _PASSING):
            record = Record(target, None, key, hashes[0], len(done.text or b""), _counts([done]), hashes[1])
        self._waiting.append(_Waiting(files, stale, record))
        self._held += sum(len(data) for _, data in outputs if data is not None)
        late = time.monotonic() - self._since > _GROUP_SECONDS
        if len(self._waiting) >= _GROUP or self._held >= _GROUP_BYTES or late:
            self._commit()

    def _temporary(self, data: bytes) -> Path:
        self._count += 1
        path = self.journal.temporary / str(self._count)
        with path.open("xb") as file:
            file.write(data)
            sync(file)
        return path

    def _commit(self) -> None:
        """Give the waiting files their names, then note that they are done."""
        folders = set()
        for one in self._waiting:
            for temporary, path in one.files:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary.replace(path)
                folders.add(path.parent)
            for path in one.stale:
                path.unlink(missing_ok=True)
        for folder in sorted(folders):
            sync_folder(folder)
        records = [one.record for one in self._waiting if one.record is not None]
        if records:
            self.journal.add(records)
        self._waiting.clear()
        self._held, self._since = 0, time.monotonic()


class _RowsFile:
    """A file of rows that grows unit by unit, and takes its name when all rows are in it."""

    def __init__(self, journal: Journal, begin: Begin, head: bytes) -> None:
        self.journal, self.target = journal, begin.target
        self.path = journal.path(begin.target)
        self.pack: Pack | None = pack_for(begin.target)
        self._file = self._opened(begin.kept)
        self._buffer: list[bytes] = [] if begin.kept else [head]
        self._held = 0
        self._start_unit()

    def _opened(self, kept: int) -> BinaryIO:
        """The growing file, with the bytes that an earlier run wrote and that are still right."""
        part = part_file(self.journal, self.target)
        if kept and not part.exists():
            temporary = self.journal.temporary / "rows"
            with self.path.open("rb") as old, temporary.open("wb") as new:
                _copy(old, new, kept)
                sync(new)
            temporary.replace(part)
            sync_folder(self.journal.parts)
        self.part = part
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(part.open("r+b" if kept else "wb"))
            file.truncate(kept)
            file.seek(kept)
            stack.pop_all()
        return file

    def _start_unit(self) -> None:
        self._sum, self._tally = hashlib.sha256(), Tally()

    def add(self, done: Done) -> None:
        _count(self._tally, done)
        if done.text:
            self._buffer.append(done.text)
            self._held += len(done.text)
        if self._held >= PIECE:
            self._flush()

    def _flush(self) -> None:
        data = b"".join(self._buffer)
        if data:
            packed = self.pack(data) if self.pack else data
            self._file.write(packed)
            self._sum.update(packed)
        self._buffer, self._held = [], 0

    def commit(self, mark: Commit) -> None:
        """The unit is on the disk, then in the journal."""
        self._flush()
        sync(self._file)
        counts = self._tally.counts()
        self.journal.add([Record(self.target, mark.number, mark.key, self._sum.hexdigest(), self._file.tell(), counts)])
        self._start_unit()

    def finish(self) -> None:
        """Give the file its name."""
        self._flush()
        sync(self._file)
        end = self._file.tell()
        self._file.close()
        permit(self.part)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.part.replace(self.path)
        sync_folder(self.path.parent)
        self.journal.add([Record(self.target, LAST, "", None, end, {"pages": 0, "bytes": 0})])

    def abandon(self) -> None:
        """Leave the part as it is for the next run; what is behind its last unit will be cut off."""
        with contextlib.suppress(OSError):
            self._file.close()


def _copy(old: BinaryIO, new: BinaryIO, count: int) -> None:
    while count and (block := old.read(min(PIECE, count))):
        new.write(block)
        count -= len(block)


def _counts(pages: list[Done]) -> dict[str, object]:
    tally = Tally()
    for done in pages:
        _count(tally, done)
    return tally.counts()


def _count(tally: Tally, done: Done) -> None:
    tally.add(done.place, done.seconds, done.facts, done.problem[0] if done.problem else None)
