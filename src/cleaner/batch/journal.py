"""What an output folder remembers of the runs into it: which units are done, from which input, with which settings.

`.cleaner/journal.jsonl` begins with the settings and has a line for each unit that was committed; a line is on the
disk before its unit counts as done. Shards have a folder of their own below `.cleaner`, so they can run side by side.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from cleaner.batch.files import OURS, named, opened, sync, sync_folder
from cleaner.batch.names import located
from cleaner.errors import OutputError

_VERSION = 1
_BLOCK = 1024 * 1024


class Record(NamedTuple):
    """A unit that is done. `file` is relative to the output folder, `part` counts the units of a file of rows.

    `key` is the hash of the input, `sha256` that of the output, `None` where there is no file. `size` is where a part
    ends in its file, `sidecar` the hash of the document beside the output.
    """

    file: str
    part: int | None
    key: str
    sha256: str | None
    size: int
    counts: dict[str, Any]
    sidecar: str | None = None


class Journal:
    """The memory of an output folder. Used as a context, which holds its lock."""

    def __init__(self, top: Path, shard: str, settings: dict[str, Any], *, overwrite: bool) -> None:
        self.top, self.settings, self.overwrite = top, settings, overwrite
        self.folder = top / OURS / shard
        self.temporary, self.parts = self.folder / "tmp", self.folder / "parts"
        self.manifest = self.folder / "manifest.json"
        self._path = self.folder / "journal.jsonl"
        self._at: dict[str, int] = {}
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, sweep what an interrupted run left, and read what is done. Raises `OutputError`."""
        with named(self.top), contextlib.ExitStack() as stack:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock(stack)
            self._sweep()
            self._open(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def path(self, file: str) -> Path:
        """Where a file of a record is."""
        return located(self.top, file)

    def get(self, file: str, part: int | None = None) -> Record | None:
        """The last record of a unit."""
        at = self._at.get(_unit(file, part))
        if at is None:
            return None
        self._file.seek(at)
        return Record(**json.loads(self._file.readline()))

    def add(self, records: Iterable[Record]) -> None:
        """Write records and have them on the disk. The files that they tell of must be there already."""
        self._file.seek(0, os.SEEK_END)
        found = {}
        for record in records:
            found[_unit(record.file, record.part)] = self._file.tell()
            self._file.write(_line(record._asdict()))
        sync(self._file)
        self._at |= found

    def close(self, counts: dict[str, Any]) -> None:
        """Write the manifest, which says that all units are done, and clear what was needed until then."""
        for folder in (self.temporary, self.parts):
            shutil.rmtree(folder, ignore_errors=True)
        with opened(self.manifest) as file:
            file.write(_line({"complete": True, "settings": self.settings, **counts}))

    def reopen(self) -> None:
        """There is something to do: the folder is not complete any more."""
        for folder in (self.temporary, self.parts):
            folder.mkdir(exist_ok=True)
        if self.manifest.exists():
            self.manifest.unlink()
            sync_folder(self.folder)

    def _lock(self, stack: contextlib.ExitStack) -> None:
        try:
            import fcntl  # noqa: PLC0415  (not on Windows, where nothing keeps two runs apart)
        except ImportError:
            return
        lock = stack.enter_context((self.folder / "lock").open("a+"))
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read(100)
            raise OutputError(f"{self.top}: another run writes into this folder (process {holder or '?'})") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()

    def _sweep(self) -> None:
        shutil.rmtree(self.temporary, ignore_errors=True)
        if self.overwrite:
            shutil.rmtree(self.parts, ignore_errors=True)
            self._path.unlink(missing_ok=True)
            self.manifest.unlink(missing_ok=True)

    def _open(self, stack: contextlib.ExitStack) -> None:
        """Open the journal behind its last whole line. A line that was cut by a kill is cut off."""
        self._file = stack.enter_context(self._path.open("a+b"))
        self._file.seek(0)
        end = 0
        for line in iter(self._file.readline, b""):
            record = _parsed(line)
            if record is None:
                break
            if end == 0:
                self._compare(record)
            else:
                self._at[_unit(record["file"], record["part"])] = end
            end += len(line)
        if end < self._file.seek(0, os.SEEK_END):
            self._file.truncate(end)
        if end == 0:
            self._file.write(_line({"journal": _VERSION, "settings": self.settings}))
            sync(self._file)
            sync_folder(self.folder)

    def _compare(self, head: dict[str, Any]) -> None:
        """Raise `OutputError` where the folder was written with other settings."""
        before = head.get("settings", {})
        if head.get("journal") == _VERSION and before == self.settings:
            return
        names = sorted({*before, *self.settings})
        changed = [
            f"{name}: {_said(before.get(name))} → {_said(self.settings.get(name))}"
            for name in names
            if before.get(name) != self.settings.get(name)
        ]
        raise OutputError(
            f"{self.top}: the articles there were made with other settings ({', '.join(changed) or 'older version'}); "
            "use --overwrite, or another folder"
        )


def _said(setting: object) -> object:
    return "default" if setting is None else setting


def _unit(file: str, part: int | None) -> str:
    return file if part is None else f"{file}\0{part}"


def _line(value: dict[str, Any]) -> bytes:
    """ASCII, so that names that are no UTF-8 come back, too."""
    return json.dumps(value).encode() + b"\n"


def _parsed(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def digest(path: Path, start: int = 0, end: int | None = None) -> str | None:
    """The SHA-256 of a file, or of a stretch of it; `None` where it is no file or ends too early."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            if end is not None and os.fstat(file.fileno()).st_size < end:
                return None
            file.seek(start)
            left = end - start if end is not None else -1
            while block := file.read(_BLOCK if left < 0 else min(_BLOCK, left)):
                found.update(block)
                left -= len(block) if left >= 0 else 0
    except OSError:
        return None
    return found.hexdigest()
