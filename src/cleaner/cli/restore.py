"""`cleaner restore`: article and ledger to the original bytes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from cleaner.cli.output import Folder, OneFile, Sink, Stdout, visible
from cleaner.errors import RestoreError
from cleaner.restorer import restore as restored


@click.command(short_help="Article and ledger to the original bytes.")
@click.argument("paths", metavar="FILE…", nargs=-1)
@click.option("-o", "--output", type=click.Path(), help="File, or folder for several documents. Default: standard output.")
@click.option("-q", "--quiet", is_flag=True, help="No messages about problems.")
def restore(paths: tuple[str, ...], output: str | None, *, quiet: bool) -> int:
    """Give back the bytes that JSON or JSONL documents of `cleaner clean` were made from.

    A document whose checksum or hash does not match writes nothing, and the exit code is 1.
    """
    documents = list(_documents(paths))
    sink = _sink(output, len(documents))
    problems = 0
    try:
        with sink:
            for place, document in documents:
                problems += _restore(sink, place, document, quiet=quiet)
            if problems and isinstance(sink, OneFile):
                raise _NothingWritten
    except _NothingWritten:
        return 1
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename or 'output'}: {error.strerror}") from None
    return 1 if problems else 0


class _NothingWritten(Exception):  # noqa: N818  (control flow: leaves the sink without a file)
    pass


def _documents(paths: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Every document of every file: a whole file of pretty JSON, or the rows of JSONL."""
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("give a FILE, or - to read standard input")
        paths = ("-",)
    for path in paths:
        data = _read(path)
        try:
            msgspec.json.decode(data)
            yield path, data
        except (msgspec.DecodeError, UnicodeDecodeError):
            lines = [line for line in data.split(b"\n") if line.strip(b" \t\r")]
            if len(lines) < 2:
                yield path, data
            else:
                yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1))


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"{path}: no such file") from None
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _sink(output: str | None, count: int) -> Sink:
    if output is None or output == "-":
        if count > 1:
            raise click.UsageError(f"{count} documents need a folder: name one with -o")
        return Stdout()
    path = Path(output)
    if count > 1 or path.is_dir() or output.endswith("/"):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise click.UsageError(f"{output}: {error.strerror}") from None
        return Folder(path, "")
    return OneFile(path)


def _restore(sink: Sink, place: str, document: bytes, *, quiet: bool) -> int:
    try:
        data = restored(document)
    except RestoreError as error:
        if not quiet:
            click.echo(visible(f"cleaner: {place}: {error}"), err=True)
        return 1
    name = msgspec.json.decode(document).get("id")
    sink.write(place if name is None else str(name), data)
    return 0
