"""PATHs to pages, each through the reader that fits it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from cleaner.readers import Choices, Source
from cleaner.readers.documents import DOCUMENTS, begins_document
from cleaner.readers.files import PAGES, ROWS, File, check, files, open_regular, page, read_file, readable, unreadable
from cleaner.readers.rows import rows


def sources(
    paths: Sequence[str], choices: Choices, stdin: BinaryIO | None, skip: Path | None = None
) -> Iterator[Source]:
    """The pages of all PATHs in their order; `-` is `stdin`. `skip` is a folder that is left out of walks.

    Raises `InputError` at once, before a page is read, where a PATH is no input.
    """
    suffixes = suffixes_of(choices)
    check([path for path in paths if path != "-"], suffixes, allow_empty=choices.allow_empty, skip=skip)
    return _sources(paths, suffixes, choices, stdin, skip)


def _sources(
    paths: Sequence[str], suffixes: tuple[str, ...], choices: Choices, stdin: BinaryIO | None, skip: Path | None
) -> Iterator[Source]:
    for path in paths:
        if path != "-":
            for file in files([path], suffixes, skip):
                if file.path == Path(path) or _is_asked_for(file, choices):
                    yield from _of_file(file, choices)
        elif stdin is not None:
            yield from _of_stdin(stdin, choices)


def suffixes_of(choices: Choices) -> tuple[str, ...]:
    """The files that a folder is searched for."""
    if choices.form == "jsonl":
        return ROWS
    return (*PAGES, *ROWS, *DOCUMENTS) if choices.documents else PAGES


def _is_asked_for(file: File, choices: Choices) -> bool:
    """Whether a file found in a folder is a page, or holds documents: other JSON is nobody's business."""
    if choices.form == "jsonl" or file.name.lower().endswith(PAGES):
        return True
    return begins_document(file.path)


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
