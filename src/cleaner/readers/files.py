"""Files and folders to pages."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleaner.readers import InputError, Source

# What a folder is searched for; a file that is named is always taken.
PAGES = (".txt", ".text", ".md")
ROWS = (".jsonl", ".ndjson")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# A pipe without a writer would block for ever when opened.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class File(NamedTuple):
    """A file to read; `id` is the path relative to the argument, or as given; `name` its place in an output folder."""

    id: str
    name: str
    path: Path


def check(paths: Sequence[str], suffixes: tuple[str, ...], *, allow_empty: bool, skip: Path | None = None) -> None:
    """Raise `InputError` where a path is no input. Called before the first page is read and anything is written."""
    for path in paths:
        if _ADDRESS.match(path):
            message = "cleaner does not fetch pages; download it first and give the file, or pipe the text in"
            raise InputError(f"{path}: {message}")
        if not os.path.lexists(path):
            raise InputError(f"{path}: no such file or folder")
        if Path(path).is_dir() and not allow_empty and next(_walk(Path(path), suffixes, skip), None) is None:
            raise InputError(f"{path}: no pages in this folder (looked for {', '.join('*' + one for one in suffixes)})")


def files(paths: Sequence[str], suffixes: tuple[str, ...], skip: Path | None = None) -> Iterator[File]:
    """Every page file, folders walked in the order of names; hidden ones and the folder `skip` are left out."""
    for path in paths:
        if Path(path).is_dir():
            for one in _walk(Path(path), suffixes, skip):
                name = one.relative_to(path).as_posix()
                yield File(readable(name), name, one)
        else:
            yield File(readable(path), Path(path).name, Path(path))


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 as escapes, whatever the locale made of them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(top: Path, suffixes: tuple[str, ...], skip: Path | None) -> Iterator[Path]:
    """Page files below a folder. A folder that cannot be read is yielded itself: reading it tells why."""
    ahead = [top]
    while ahead:
        path = ahead.pop()
        if path != top and not path.is_dir():
            yield path
            continue
        try:
            entries = [entry for entry in os.scandir(path) if _is_wanted(entry, suffixes, skip)]
        except OSError:
            yield path
            continue
        ahead += [Path(entry.path) for entry in sorted(entries, key=lambda entry: entry.name, reverse=True)]


def _is_wanted(entry: os.DirEntry[str], suffixes: tuple[str, ...], skip: Path | None) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return skip is None or not skip.is_dir() or not skip.samefile(entry.path)
    return entry.name.lower().endswith(suffixes) and not entry.is_dir()


def read_file(file: File, limit: int) -> Source:
    """The bytes of one file; a problem instead for what is no regular file, cannot be read or is too large."""
    try:
        with open_regular(file.path) as stream:
            return page(file, stream, limit)
    except OSError as error:
        return unreadable(file, error)


def page(file: File, stream: BinaryIO, limit: int) -> Source:
    """All that a stream holds as one page. Raises `OSError` where it cannot be read."""
    data = stream.read(limit + 1)
    place = readable(str(file.path))
    if len(data) > limit:
        problem = ("too-large", f"is larger than {limit} bytes (--max-page-bytes)")
        return Source(file.id, place, file.name, problem=problem)
    return Source(file.id, place, file.name, data)


def open_regular(path: Path) -> BinaryIO:
    """A file opened for reading. Raises `OSError` for what cannot be read to its end: pipes, devices, folders."""
    descriptor = os.open(path, _FLAGS)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        reason = "the folder cannot be read" if stat.S_ISDIR(mode) else "it is no regular file (a pipe is read with -)"
        raise OSError(0, reason)
    return os.fdopen(descriptor, "rb")


def unreadable(file: File, error: OSError) -> Source:
    """The problem that stands for a file."""
    problem = ("unreadable-input", f"cannot be read: {error.strerror}")
    return Source(file.id, readable(str(file.path)), file.name, problem=problem)
