"""Files and folders to pages."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleaner.readers import InputError, Source
from cleaner.readers.walk import Wanted, walk

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# A pipe without a writer would block for ever when opened.
# Bytes of a path: in a list of paths that end in NUL there is one among so many, and none in one of lines.
_LONGEST_PATH = 4096
_MARK = b"\xef\xbb\xbf"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class File(NamedTuple):
    """A file to read; `id` is the path relative to the argument, or as given; `name` its place in an output folder.

    Both are the same in every locale.
    """

    id: str
    name: str
    path: Path


def check(paths: Sequence[str], choice: Wanted, *, allow_empty: bool) -> None:
    """Raise `InputError` where a path is no input. Called before the first page is read and anything is written."""
    for path in paths:
        if _ADDRESS.match(path):
            message = "cleaner does not fetch pages; download it first and give the file, or pipe the text in"
            raise InputError(f"{path}: {message}")
        if not os.path.lexists(path):
            hint = "; a glob in quotes goes to --include" if re.search(r"[*?\[]", path) else ""
            raise InputError(f"{path}: no such file or folder{hint}")
        if Path(path).is_dir() and not allow_empty and next(walk(Path(path), choice), None) is None:
            raise InputError(f"{path}: no pages in this folder (looked for {choice})")


def files(paths: Iterable[str], choice: Wanted) -> Iterator[File]:
    """Every page file, folders walked in the order of names; hidden ones and the folder to skip are left out."""
    for path in paths:
        if Path(path).is_dir():
            for one in walk(Path(path), choice):
                # A folder that cannot be read stands for its pages, and has its own name.
                name = one.relative_to(path).as_posix() if one != Path(path) else one.resolve().name
                yield File(readable(name), utf_8(name), one)
        else:
            yield File(readable(path), utf_8(Path(path).name), Path(path))


def listed(path: str, stdin: BinaryIO | None) -> Iterator[str]:
    """The paths in a list, one a line, or ended by NUL where the list holds one. Raises `InputError`.

    Read as the run goes on, so the list may be of any length.
    """
    try:
        with open_regular(Path(path)) if stdin is None else stdin as stream:
            head = stream.read(_LONGEST_PATH).removeprefix(_MARK)
            if b"\0" in head:
                lines = iter((head + stream.read()).split(b"\0"))
            else:
                lines = (line.rstrip(b"\r\n") for line in chain(BytesIO(head + stream.readline()), stream))
            yield from (os.fsdecode(one) for one in lines if one.strip(b"\n"))
    except OSError as error:
        raise InputError(f"{path}: the list cannot be read: {error.strerror}") from None


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 as escapes, whatever the locale made of them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def utf_8(name: str) -> str:
    """A file name as text from which its bytes come back: those that are no UTF-8 as lone surrogates."""
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def read_file(file: File, limit: int) -> Source:
    """The bytes of one file; a problem instead for what is no regular file, cannot be read or is too large."""
    try:
        with open_regular(file.path) as stream:
            return page(file, stream, limit)
    except (OSError, ValueError) as error:  # a NUL in a name that came from a list
        return unreadable(file, error)


def page(file: File, stream: BinaryIO, limit: int) -> Source:
    """All that a stream holds as one page. Raises `OSError` where it cannot be read."""
    data = stream.read(limit + 1)
    place, digest = readable(str(file.path)), hashlib.sha256(data).hexdigest()
    if len(data) > limit:
        problem = ("too-large", f"is larger than {limit} bytes (--max-page-bytes)")
        return Source(file.id, place, file.name, problem=problem, digest=digest)
    return Source(file.id, place, file.name, data, digest=digest)


def open_regular(path: Path) -> BinaryIO:
    """A file opened for reading. Raises `OSError` for what cannot be read to its end: pipes, devices, folders."""
    descriptor = os.open(path, _FLAGS)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        reason = "the folder cannot be read" if stat.S_ISDIR(mode) else "it is no regular file (a pipe is read with -)"
        raise OSError(0, reason)
    return os.fdopen(descriptor, "rb")


def unreadable(file: File, error: Exception) -> Source:
    """The problem that stands for a file."""
    problem = ("unreadable-input", f"cannot be read: {getattr(error, 'strerror', None) or error}")
    return Source(file.id, readable(str(file.path)), file.name, problem=problem)
