"""PATHs to pages, each through the reader that fits it.

Finding a page and reading it are two steps: what is found is small, and can be read in another process.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from cleaner.readers import Choices, Source
from cleaner.readers.documents import begins_document
from cleaner.readers.files import File, check, files, open_regular, page, read_file, readable, unreadable, utf_8
from cleaner.readers.json_input import json_problem
from cleaner.readers.packed import unpacked
from cleaner.readers.rows import Row, read_row, rows
from cleaner.readers.walk import PACKED, PAGES, ROWS, Wanted, wanted

# A page that was found: a file, a row that is not parsed yet, or what had to be read at once.
Found = File | Row | Source


def found(
    paths: Sequence[str],
    choices: Choices,
    stdin: BinaryIO | None,
    skip: Path | None = None,
    listed: Iterable[str] = (),
) -> Iterator[Found]:
    """The pages of all PATHs in their order, then those of the list; `-` is `stdin`. Walks leave `skip` out.

    Raises `InputError` at once, before a page is read, where a PATH is no input. What is wrong in the list becomes
    a problem when it is read.
    """
    choice = wanted(choices, skip)
    check([path for path in paths if path != "-"], choice, allow_empty=choices.allow_empty)
    return _found(paths, listed, choice, choices, stdin)


def sources(
    paths: Sequence[str], choices: Choices, stdin: BinaryIO | None, skip: Path | None = None
) -> Iterator[Source]:
    """The pages of all PATHs, each read as it is found. Raises `InputError` as `found` does."""
    return (read(one, choices) for one in found(paths, choices, stdin, skip))


def read(one: Found, choices: Choices) -> Source:
    """A page that was found, read. What cannot be read is a source with its problem."""
    if isinstance(one, Row):
        return read_row(one, choices)
    source = read_file(one, choices.limit) if isinstance(one, File) else one
    if choices.form != "auto" or source.problem is not None:
        return source
    problem = json_problem(source.data, documents=choices.documents)
    return source if problem is None else replace(source, data=b"", problem=problem)


def has_rows(name: str, choices: Choices) -> bool:
    """Whether an input of that name is read as rows."""
    return choices.form == "jsonl" or (choices.form == "auto" and name.lower().endswith(ROWS))


def _found(
    paths: Sequence[str], listed: Iterable[str], choice: Wanted, choices: Choices, stdin: BinaryIO | None
) -> Iterator[Found]:
    for path in paths:
        if path != "-":
            yield from _of_files([path], choice, choices)
        elif stdin is not None:
            yield from _of_stdin(stdin, choices)
    yield from _of_files(listed, choice, choices)


def _of_files(paths: Iterable[str], choice: Wanted, choices: Choices) -> Iterator[Found]:
    for file in (file for path in paths for file in files([path], choice) if _is_asked_for(file, path, choices)):
        if not has_rows(file.name, choices):
            yield file
            continue
        try:
            with open_regular(file.path) as stream:
                yield from rows(unpacked(stream), readable(str(file.path)), file.name, choices)
        except (OSError, ValueError) as error:
            yield replace(unreadable(file, error), container=file.name)


def _is_asked_for(file: File, path: str, choices: Choices) -> bool:
    """Whether a file found in a folder is a page, holds documents, or is what a glob asks for: no other JSON."""
    if not choices.documents or choices.form == "jsonl" or choices.include or file.path == Path(path):
        return True
    return file.name.lower().endswith((*PAGES, *PACKED)) or begins_document(file.path)


def _of_stdin(stdin: BinaryIO, choices: Choices) -> Iterator[Found]:
    name = readable(choices.stdin_name)
    file = File(name, "stdin" if name == "-" else utf_8(Path(choices.stdin_name).name), Path(choices.stdin_name))
    try:
        if has_rows(file.name, choices):
            yield from rows(unpacked(stdin), name, file.name, choices)
        else:
            yield page(file, stdin, choices.limit)
    except OSError as error:
        yield replace(unreadable(file, error), container=file.name if has_rows(file.name, choices) else None)
