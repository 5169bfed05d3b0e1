"""Where results go: standard output, one file, or a folder. Files appear whole or not at all."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import click

from cleaner.batch.files import opened
from cleaner.batch.names import Names, located
from cleaner.cli.terminal import visible
from cleaner.errors import OutputError

# What `--output` may say for standard output.
STDOUT = {None, "-", "/dev/stdout"}


class Sink(Protocol):
    """Takes the output of one page after the other. Used as a context; an error inside leaves no file behind."""

    def write(self, name: str, data: str | bytes) -> None:
        """Write one page's output. `name` is what an output folder calls the page."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Stdout(contextlib.AbstractContextManager["Stdout"]):
    """Standard output as bytes, whatever the locale; each page flushed as it is done.

    On a terminal control characters are made visible, unless all of them are `trusted` to be ours.
    """

    def __init__(self, *, trusted: bool = False) -> None:
        if sys.stdout is None:
            raise click.UsageError("standard output is closed; name a file with -o")
        self.stream = sys.stdout.buffer
        self.terminal = sys.stdout.isatty()
        self._escaped = self.terminal and not trusted

    def write(self, name: str, data: str | bytes) -> None:
        """Write and flush."""
        del name
        if self._escaped:
            data = visible(data if isinstance(data, str) else data.decode("utf-8", "backslashreplace"))
        self.stream.write(_bytes(data))
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

    def write(self, name: str, data: str | bytes) -> None:
        """Append."""
        del name
        self._file.write(_bytes(data))

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(_opened(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)


class Folder(contextlib.AbstractContextManager["Folder"]):
    """One file a page, named after it with a suffix added, and never outside the folder.

    `refuse` is called with every path before it is written, and raises where it is an input.
    """

    def __init__(self, path: Path, suffix: str, refuse: Callable[[Path], None]) -> None:
        self.suffix, self.refuse = suffix, refuse
        self.path, self._names = path, Names()

    def write(self, name: str, data: str | bytes) -> None:
        """Write one file."""
        target = located(self.path, self._names.new(name + self.suffix))
        self.refuse(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _opened(target) as file:
            file.write(_bytes(data))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left to do: every file was written."""


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once it is complete. Raises `click.UsageError` where it cannot be written."""
    try:
        with opened(path) as file:
            yield file
    except OutputError as error:
        raise click.UsageError(str(error)) from None


def _bytes(data: str | bytes) -> bytes:
    return data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
