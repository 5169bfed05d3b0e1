"""Where results go: standard output, one file, or a folder. Files appear whole or not at all."""

import contextlib
import hashlib
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import click

from cleaner.cli.terminal import visible

# Names are at most 255 bytes; the suffix and a number need some.
_LONGEST_NAME = 200
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f]")


class Sink(Protocol):
    """Takes the output of one page after the other. Used as a context; an error inside leaves no file behind."""

    def write(self, name: str, text: str | bytes, container: str | None = None) -> None:
        """Write one page's output. `name` and `container` are what an output folder calls the page and its file."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Stdout(contextlib.AbstractContextManager["Stdout"]):
    """Standard output as UTF-8, whatever the locale; each page flushed as it is done."""

    def __init__(self) -> None:
        if sys.stdout is None:
            raise click.UsageError("standard output is closed; name a file with -o")
        self.stream = sys.stdout.buffer
        self.terminal = sys.stdout.isatty()

    def write(self, name: str, text: str | bytes, container: str | None = None) -> None:
        """Write and flush; on a terminal with control characters made visible."""
        del name, container
        if self.terminal:
            text = visible(text if isinstance(text, str) else text.decode("utf-8", "backslashreplace"))
        self.stream.write(_bytes(text))
        self.stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left to do: every page was flushed."""


class OneFile:
    """All pages into one file, which takes its name when all are done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = contextlib.ExitStack()

    def write(self, name: str, text: str | bytes, container: str | None = None) -> None:
        """Append."""
        del name, container
        self._file.write(_bytes(text))

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(_opened(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)


class Folder:
    """One file a page, named after it with a suffix added and never outside the folder; rows share their file's name.

    `refuse` is called with every path before it is written, and raises where it is an input.
    """

    def __init__(self, path: Path, suffix: str, refuse: Callable[[Path], None]) -> None:
        self.path, self.suffix, self.refuse = path, suffix, refuse
        self._taken: set[str] = set()
        self._container: str | None = None
        self._stack = contextlib.ExitStack()

    def write(self, name: str, text: str | bytes, container: str | None = None) -> None:
        """Write one file, or append to the one of the container."""
        if container is None:
            self._close()
            with self._new(name + self.suffix) as file:
                file.write(_bytes(text))
            return
        if container != self._container:
            self._close()
            self._file = self._stack.enter_context(self._new(container))
            self._container = container
        self._file.write(_bytes(text))

    def _close(self) -> None:
        self._stack.close()
        self._container = None

    def _new(self, name: str) -> contextlib.AbstractContextManager[BinaryIO]:
        parts = [part for part in re.split(r"[/\\]", name) if part not in {"", ".", ".."}]
        target = self._free(self.path.joinpath(*[_short(_UNSAFE.sub("_", part)) for part in parts or ["page"]]))
        self.refuse(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        return _opened(target)

    def _free(self, target: Path) -> Path:
        """The path, numbered where an earlier page took its name or one that some systems hold for the same."""
        number, free = 1, target
        while (key := unicodedata.normalize("NFC", str(free)).casefold()) in self._taken:
            number += 1
            free = target.with_name(f"{target.stem}~{number}{target.suffix}")
        self._taken.add(key)
        return free

    def __enter__(self) -> Self:
        """Make the folder, and find out whether it can be written before a page is read."""
        with _named(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=self.path).close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text


def _short(name: str) -> str:
    """A name that every file system takes; a cut one ends in a hash of the whole, and keeps its suffix."""
    data = os.fsencode(name)
    if len(data) <= _LONGEST_NAME:
        return name
    suffix = Path(name).suffix if len(Path(name).suffix) < 16 else ""
    head = data[: _LONGEST_NAME - 30].decode("utf-8", "ignore")
    return f"{head}~{hashlib.sha256(data).hexdigest()[:8]}{suffix}"


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors with the name of the output instead of that of a temporary file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written: {error.strerror}") from None


def _opened(path: Path) -> contextlib.AbstractContextManager[BinaryIO]:
    """A file that gets its name once it is complete; a pipe or device is written as it is."""
    special = path.exists() and not path.is_file()
    return _straight(path) if special or path.is_relative_to("/dev") or path.is_relative_to("/proc") else _whole(path)


@contextlib.contextmanager
def _straight(path: Path) -> Iterator[BinaryIO]:
    with _named(path), path.open("wb") as file:
        yield file


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once it is complete and on the disk; nothing is left behind otherwise."""
    with _named(path):
        descriptor, temporary = tempfile.mkstemp(prefix=".cleaner-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
