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
PACKED = (".gz", ".zst")
ROWS = (*PLAIN_ROWS, *(f"{rows}{packed}" for rows in PLAIN_ROWS for packed in PACKED))


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
    levels = [iter([(top, True)])]
    while levels:
        path, is_folder = next(levels[-1], (None, False))
        if path is None:
            levels.pop()
        elif not is_folder:
            yield path
        else:
            try:
                levels.append(_level(path, top, choice))
            except OSError:
                yield path


def _level(path: Path, top: Path, choice: Wanted) -> Iterator[tuple[Path, bool]]:
    """What a folder holds, and whether it is a folder. Of a million files, only their names are held."""
    names: list[str] = []
    folders: set[str] = set()
    with os.scandir(path) as entries:
        for entry in entries:
            if choice.takes(entry, _inside(entry, top)):
                names.append(entry.name)
                if entry.is_dir(follow_symlinks=False):
                    folders.add(entry.name)
    names.sort(key=os.fsencode)  # the order is that of the bytes, whatever the locale makes of them
    return ((path / name, name in folders) for name in names)


def _inside(entry: os.DirEntry[str], top: Path) -> str:
    return entry.path[len(str(top)) :].lstrip("/") if str(top) != "." else entry.path.removeprefix("./")
