"""PATHs to pages, each through the reader that fits it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from cleaner.readers import Choices, Source
from cleaner.readers.files import PAGES, ROWS, File, check, files, open_regular, page, read_file, readable, unreadable
from cleaner.readers.rows import rows


def sources(
    paths: Sequence[str], choices: Choices, stdin: BinaryIO | None, skip: Path | None = None
) -> Iterator[Source]:
    """The pages of all PATHs in their order; `-` is `stdin`. `skip` is a folder that is left out of walks.

    Raises `InputError` at once, before a page is read, where a PATH is no input.
    """
    suffixes = ROWS if choices.form == "jsonl" else PAGES
    check([path for path in paths if path != "-"], suffixes, allow_empty=choices.allow_empty, skip=skip)
    return _sources(paths, suffixes, choices, stdin, skip)


def _sources(
    paths: Sequence[str], suffixes: tuple[str, ...], choices: Choices, stdin: BinaryIO | None, skip: Path | None
) -> Iterator[Source]:
    for path in paths:
        if path != "-":
            for file in files([path], suffixes, skip):
                yield from _of_file(file, choices)
        elif stdin is not None:
            yield from _of_stdin(stdin, choices)


def has_rows(name: str, choices: Choices) -> bool:
    """Whether an input of that name is read as rows."""
    return choices.form == "jsonl" or (choices.form == "auto" and name.lower().endswith(ROWS))


def _of_file(file: File, choices: Choices) -> Iterator[Source]:
    if not has_rows(file.name, choices):
        yield read_file(file, choices.limit)
        return
    try:
        with open_regular(file.path) as stream:
            yield from rows(stream, readable(str(file.path)), file.name, choices)
    except OSError as error:
        yield unreadable(file, error)


def _of_stdin(stdin: BinaryIO, choices: Choices) -> Iterator[Source]:
    name = readable(choices.stdin_name)
    file = File(name, "stdin" if name == "-" else Path(choices.stdin_name).name, Path(choices.stdin_name))
    try:
        if has_rows(file.name, choices):
            yield from rows(stdin, name, file.name, choices)
        else:
            yield page(file, stdin, choices.limit)
    except OSError as error:
        yield unreadable(file, error)
