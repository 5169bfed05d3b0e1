"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cleaner.errors import OutputError

# Temporary names begin so, and folders named so hold what a run needs for itself.
OURS = ".cleaner"


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """`OSError`s as `OutputError` with the name of the output instead of that of a temporary file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def opened(path: Path) -> contextlib.AbstractContextManager[BinaryIO]:
    """A file that gets its name once it is complete; a pipe or device is written as it is."""
    return _straight(path) if _is_special(path) else _whole(path)


def probe(path: Path) -> None:
    """Raise `OutputError` where a file could not be written; what is there stays as it is."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder, not a file")
    if not _is_special(path):
        with named(path), tempfile.TemporaryFile(prefix=f"{OURS}-", dir=path.parent):
            pass


def _is_special(path: Path) -> bool:
    """Whether it is a pipe or device."""
    return (path.exists() and not path.is_file()) or path.is_relative_to("/dev") or path.is_relative_to("/proc")


def permit(path: Path) -> None:
    """Give a temporary file the permissions that the user's mask gives to new files."""
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(0o666 & ~umask)


def sync(file: BinaryIO) -> None:
    """Have what was written to a file on the disk. Raises `OSError` where it did not get there."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _straight(path: Path) -> Iterator[BinaryIO]:
    with named(path), path.open("wb") as file:
        yield file


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once it is complete and on the disk; nothing is left behind otherwise."""
    with named(path):
        descriptor, name = tempfile.mkstemp(prefix=f"{OURS}-", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                sync(file)
            permit(temporary)
            temporary.replace(path)
            sync_folder(path.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
