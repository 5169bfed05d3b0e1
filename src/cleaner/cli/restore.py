"""`cleaner restore`: article and ledger to the original bytes."""

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from cleaner.cli.inputs import paths_or_stdin
from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.output import STDOUT, Folder, OneFile, Sink, Stdout
from cleaner.cli.protect import Protect
from cleaner.cli.terminal import say
from cleaner.cli.usage import usage_errors
from cleaner.errors import RestoreError
from cleaner.readers.documents import documents, is_markdown, problem_in
from cleaner.readers.files import readable
from cleaner.readers.packed import unpacked
from cleaner.restorer import restore as restored


@click.command(cls=Command, short_help="Article and ledger to the original bytes.")
@click.argument("paths", metavar="FILE…", nargs=-1)
@click.option(
    "-o", "--output", type=click.Path(), help="File, or folder for several documents. Default: standard output."
)
@manners
def restore(paths: tuple[str, ...], output: str | None, *, quiet: bool, verbose: bool) -> int:
    """Give back the bytes that JSON or JSONL documents of `cleaner clean` were made from.

    A document whose checksum or hash does not match writes nothing, and the exit code is 1.
    """
    with usage_errors():
        return _restore(paths_or_stdin(paths), output, quiet=quiet, verbose=verbose)


class _Document(NamedTuple):
    """One document; `place` names it in messages. `problem` says why there is none."""

    place: str
    data: bytes
    problem: str | None = None


def _restore(paths: tuple[str, ...], output: str | None, *, quiet: bool, verbose: bool) -> int:
    found = [document for path in paths for document in _documents(path)]
    sink = _sink(paths, output, len(found))
    pages = _pages(found, quiet=quiet, verbose=verbose)
    # A file is opened only once there is something to write.
    ahead = list(islice(pages, 1))
    written = 0
    if ahead:
        with sink:
            for name, data in chain(ahead, pages):
                sink.write(name, data)
                written += 1
    return 0 if written == len(found) else 1


def _documents(path: str) -> Iterator[_Document]:
    place = readable(path)
    try:
        found = documents(_read(path))
    except _BrokenError as error:
        yield _Document(place, b"", str(error))
        return
    for number, data in enumerate(found, 1):
        yield _Document(place if len(found) == 1 else f"{place}:{number}", data)


class _BrokenError(Exception):
    """A packed file that cannot be unpacked."""


def _read(path: str) -> bytes:
    """What a file or standard input holds, unpacked. Raises `click.UsageError` where it cannot be read."""
    try:
        with sys.stdin.buffer if path == "-" else Path(path).open("rb") as stream:
            return unpacked(stream).read()
    except FileNotFoundError:
        raise click.UsageError(f"{path}: no such file") from None
    except OSError as error:
        if not error.errno:
            raise _BrokenError(str(error.strerror)) from None
        raise click.UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _sink(paths: tuple[str, ...], output: str | None, count: int) -> Sink:
    if output is None or output in STDOUT:
        if count > 1:
            raise click.UsageError(f"{count} documents need a folder: name one with -o")
        return Stdout()
    protect = Protect(paths, ())
    path = Path(output)
    if count > 1 or path.is_dir() or output.endswith("/"):
        return Folder(path, "", protect)
    protect(path)
    return OneFile(path)


def _pages(found: list[_Document], *, quiet: bool, verbose: bool) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every page whose document proves to be unchanged."""
    for place, document, problem in found:
        try:
            data = b"" if problem else restored(document)
        except RestoreError as error:
            problem = _reason(document) or str(error)  # noqa: PLW2901
        if problem:
            if not quiet:
                say(f"{place}: {problem}")
            continue
        if verbose:
            say(f"{place}: {len(data)} bytes restored")
        name = msgspec.json.decode(document).get("id")
        yield place if name is None else str(name), data


def _reason(document: bytes) -> str | None:
    """What a row that stands for a problem says about it, and what to do where Markdown was given."""
    if is_markdown(document):
        return "Markdown carries no ledger; restore the JSON document that it was made with"
    problem = problem_in(document)
    return f"nothing to restore: {problem[1]} [{problem[0]}]" if problem is not None else None
