"""What goes through the workers: pages that were found, and the marks between them."""

from typing import NamedTuple

from cleaner.batch.pool import Mark
from cleaner.readers.files import File
from cleaner.readers.inputs import Found
from cleaner.readers.rows import Row

# Estimates, in bytes: what a message needs beside the page.
_NAMES = 300


class Task(NamedTuple):
    """A page to clean. `target` is its file below an output folder, `key` the hash of its input where it is known."""

    found: Found
    target: str | None = None
    key: str | None = None


class Begin(Mark):
    """The rows of a file begin, or go on behind so many bytes that an earlier run wrote."""

    def __init__(self, target: str, kept: int) -> None:
        self.target, self.kept = target, kept


class Commit(Mark):
    """The rows since the last mark are a unit; `key` is the hash of their input."""

    def __init__(self, number: int, key: str) -> None:
        self.number, self.key = number, key


class Finish(Mark):
    """The rows of a file are complete."""


def size(task: Task) -> int:
    """Bytes that a task needs in memory while it waits."""
    found = task.found
    if isinstance(found, File):
        return _NAMES
    return _NAMES + len((found.line if isinstance(found, Row) else found.data) or b"")


def container(found: Found) -> str | None:
    """The name of the file of rows that a page came in."""
    return None if isinstance(found, File) else found.container
