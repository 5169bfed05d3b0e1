"""Files and folders to pages."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cleaner.errors import CleanerError
from cleaner.readers import Source

# What a folder is searched for; a file that is named is always taken.
SUFFIXES = (".txt", ".text", ".md")
ROWS = (".jsonl", ".ndjson")


class UsageProblem(CleanerError):
    """A PATH that cannot be worked on: missing, an address, a folder without pages."""


def files(paths: tuple[str, ...], *, allow_empty: bool = False) -> Iterator[tuple[str, Path]]:
    """`(id, path)` of every page file, folders walked in the order of names, hidden ones left out.

    Raises `UsageProblem` before the first page where a path is no input.
    """
    for path in paths:
        _checked(path)
    for path in paths:
        if not Path(path).is_dir():
            yield path, Path(path)
            continue
        found = False
        for one in _walk(Path(path)):
            found = True
            yield one.relative_to(path).as_posix(), one
        if not found and not allow_empty:
            raise UsageProblem(f"{path}: no pages in this folder (looked for {', '.join('*' + one for one in SUFFIXES)})")


def _checked(path: str) -> None:
    if path.startswith(("http://", "https://", "ftp://")):
        raise UsageProblem(f"{path}: cleaner does not fetch pages; download it first and give the file, or pipe the text in")
    if not os.path.lexists(path):
        raise UsageProblem(f"{path}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.name.endswith(SUFFIXES):
            yield Path(entry.path)


def read_file(name: str, path: Path, limit: int) -> Source:
    """The bytes of one file; a problem instead for what is no regular file, cannot be read or is too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        return Source(name, str(path), problem=("unreadable-input", f"cannot be read: {error.strerror}"))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return Source(name, str(path), problem=("unreadable-input", "is no regular file"))
        try:
            data = file.read(limit + 1)
        except OSError as error:
            return Source(name, str(path), problem=("unreadable-input", f"cannot be read: {error.strerror}"))
    if len(data) > limit:
        return Source(name, str(path), problem=("too-large", f"is larger than {limit} bytes (--max-page-bytes)"))
    return Source(name, str(path), data)
