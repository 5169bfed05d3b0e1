"""Folders to the files in them, in the order of names."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from cleaner.readers import Choices
from cleaner.readers.documents import DOCUMENTS

# What a folder is searched for; a file that is named is always taken.
PAGES = (".txt", ".text", ".md")
PLAIN_ROWS = (".jsonl", ".ndjson")
ROWS = (*PLAIN_ROWS, *(f"{rows}.{packed}" for rows in PLAIN_ROWS for packed in ("gz", "zst")))


class Wanted(NamedTuple):
    """Which files of a folder are pages. `skip` is a folder that is left out: the one for the output."""

    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    skip: Path | None = None

    def takes(self, entry: os.DirEntry[str], inside: str) -> bool:
        """Whether a file is a page or a folder is walked; `inside` is its path below the folder that was named."""
        if entry.name.startswith(".") or _matches(entry.name, inside, self.exclude):
            return False
        if entry.is_dir(follow_symlinks=False):
            return self.skip is None or not self.skip.is_dir() or not self.skip.samefile(entry.path)
        return _matches(entry.name, inside, self.include) and not entry.is_dir()

    def __str__(self) -> str:
        """The globs, for messages."""
        return ", ".join(self.include)


def wanted(choices: Choices, skip: Path | None) -> Wanted:
    """What the user wants of a folder; by default the files whose suffix, in any case, is that of a page."""
    return Wanted(choices.include or globs(suffixes_of(choices)), choices.exclude, skip)


def globs(suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """Globs for suffixes."""
    return tuple(f"*{suffix}" for suffix in suffixes)


def suffixes_of(choices: Choices) -> tuple[str, ...]:
    """The files that a folder is searched for, unless globs say so."""
    if choices.form == "jsonl":
        return ROWS
    return (*PAGES, *ROWS, *DOCUMENTS) if choices.documents else PAGES


def _matches(name: str, inside: str, globs: tuple[str, ...]) -> bool:
    """Whether a glob fits: with a slash in it the path below the folder, else the name. Case does not matter."""
    return any(fnmatchcase((inside if "/" in one else name).casefold(), one.casefold()) for one in globs)


def walk(top: Path, choice: Wanted) -> Iterator[Path]:
    """Page files below a folder. A folder that cannot be read is yielded itself: reading it tells why."""
    ahead = [top]
    while ahead:
        path = ahead.pop()
        if path != top and not path.is_dir():
            yield path
            continue
        try:
            entries = [entry for entry in os.scandir(path) if choice.takes(entry, _inside(entry, top))]
        except OSError:
            yield path
            continue
        ahead += [Path(entry.path) for entry in sorted(entries, key=lambda entry: entry.name, reverse=True)]


def _inside(entry: os.DirEntry[str], top: Path) -> str:
    return entry.path[len(str(top)) :].lstrip("/") if str(top) != "." else entry.path.removeprefix("./")
