"""Where results go: standard output, one file, or a folder. Files appear whole or not at all."""

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import click

# Control characters that a page could use to write on the terminal; line ends and tabs stay.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Sink(Protocol):
    """Takes the output of one page after the other."""

    def write(self, name: str, text: str | bytes) -> None:
        """Write one page's output; `name` is the page's id."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def visible(text: str) -> str:
    """A page's text for a terminal: control characters as escapes."""
    return _CONTROLS.sub(lambda one: f"\\x{ord(one[0]):02x}", text)


class Stdout:
    """Standard output as UTF-8, whatever the locale; each page flushed as it is done."""

    def __init__(self) -> None:
        if sys.stdout is None:
            raise click.UsageError("standard output is closed; name a file with -o")
        self.stream = sys.stdout.buffer
        self.terminal = sys.stdout.isatty()

    def write(self, name: str, text: str | bytes) -> None:
        """Write and flush."""
        del name
        if isinstance(text, str):
            text = (visible(text) if self.terminal else text).encode("utf-8", "backslashreplace")
        self.stream.write(text)
        self.stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass


class OneFile:
    """All pages into one file, which takes its name when all are done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = contextlib.ExitStack()
        self._file: BinaryIO | None = None

    def write(self, name: str, text: str | bytes) -> None:
        """Append."""
        del name
        assert self._file is not None
        self._file.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(_whole(self.path))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)


class Folder:
    """One file a page, named after the page with a suffix added, never outside the folder."""

    def __init__(self, path: Path, suffix: str) -> None:
        self.path, self.suffix = path, suffix

    def write(self, name: str, text: str | bytes) -> None:
        """Write one file."""
        parts = [part for part in re.split(r"[/\\]", name) if part not in {"", ".", ".."}]
        safe = [_CONTROLS.sub("_", part)[:200] for part in parts] or ["page"]
        target = self.path.joinpath(*safe[:-1], safe[-1] + self.suffix)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _whole(target) as file:
            file.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once it is complete and on the disk; nothing is left behind otherwise."""
    descriptor, temporary = tempfile.mkstemp(prefix=".cleaner-", dir=path.parent or Path())
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
