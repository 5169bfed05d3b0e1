"""`cleaner clean`: pages to articles."""

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec.structs import replace

from cleaner.cli.output import Folder, OneFile, Sink, Stdout, visible
from cleaner.charset import codec
from cleaner.decode import decode, refuse_binary
from cleaner.errors import RefusedPage
from cleaner.model import Cleaned, Options
from cleaner.pipeline import clean_page
from cleaner.readers import Source
from cleaner.readers.files import ROWS, UsageProblem, files, read_file
from cleaner.readers.rows import rows
from cleaner.renderers import RENDERERS

_FORMATS = tuple(RENDERERS)
_SUFFIXES = {renderer.suffix: name for name, renderer in RENDERERS.items()} | {".ndjson": "jsonl"}
# Larger pages are no pages: 32 MiB is a novel in several volumes.
_LARGEST = 32 * 1024 * 1024


@click.command(short_help="Pages to articles.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@click.option("-o", "--output", type=click.Path(), help="File, or folder that mirrors the input. Default: standard output.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="Default: by the output's suffix; md for one page on a terminal, else jsonl.")
@click.option("--ledger", type=click.Choice(("inline", "none")), default="inline", show_default=True, help="Where JSON keeps the ledger.")
@click.option("--input-format", type=click.Choice(("auto", "text", "jsonl")), default="auto", show_default=True)
@click.option("--text-key", default="text", show_default=True, help="The key of a row that holds the page.")
@click.option("--id-key", default="id", show_default=True, help="The key of a row that holds its id.")
@click.option("--encoding", default="auto", show_default=True, metavar="auto|LABEL", help="WHATWG label of the input's encoding.")
@click.option("--dedup", type=click.Choice(("normal", "strict", "off")), default="normal", show_default=True, help="strict: only equal wording goes.")
@click.option("--max-page-bytes", type=click.IntRange(1), default=_LARGEST, show_default=True)
@click.option("--stdin-filename", default="-", metavar="NAME", help="The id of a page from standard input.")
@click.option("--allow-empty", is_flag=True, help="A folder without pages is no error.")
@click.option("-q", "--quiet", is_flag=True, help="No messages about problems and warnings.")
@click.option("-v", "--verbose", is_flag=True, help="Also the warnings of each page.")
def clean(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Turn scraped pages into clean articles.

    PATH is a file, a folder (searched for *.txt, *.text and *.md) or - for standard input. The exit code is 1
    where some page was a problem.
    """
    options = Options(_label(given["encoding"]), given["dedup"])
    try:
        found = _sources(paths, given)
        ahead = list(islice(found, 2))
        sink, form = _sink(given, several=len(ahead) > 1)
        with sink:
            return _run(chain(ahead, found), sink, form, options, given)
    except UsageProblem as problem:
        raise click.UsageError(str(problem)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename or 'output'}: {error.strerror}") from None


def _label(encoding: str) -> str | None:
    if encoding == "auto":
        return None
    try:
        return codec(encoding)
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="--encoding") from None


def _sources(paths: tuple[str, ...], given: dict[str, Any]) -> Iterator[Source]:
    if not paths:
        if sys.stdin is None or sys.stdin.closed:
            raise click.UsageError("standard input is closed; give a PATH")
        if sys.stdin.isatty():
            raise click.UsageError("give a PATH, or - to read standard input")
        paths = ("-",)
    named = tuple(path for path in paths if path != "-")
    for name, path in files(named, allow_empty=given["allow_empty"]):
        yield from _of_file(name, path, given)
    if "-" in paths:
        yield from _of_stdin(given)


def _of_file(name: str, path: Path, given: dict[str, Any]) -> Iterator[Source]:
    limit = given["max_page_bytes"]
    if given["input_format"] == "jsonl" or (given["input_format"] == "auto" and path.name.endswith(ROWS)):
        try:
            with path.open("rb") as lines:
                yield from rows(lines, name, text_key=given["text_key"], id_key=given["id_key"], limit=limit)
        except OSError as error:
            yield Source(name, name, problem=("unreadable-input", f"cannot be read: {error.strerror}"))
    else:
        yield read_file(name, path, limit)


def _of_stdin(given: dict[str, Any]) -> Iterator[Source]:
    name, limit = given["stdin_filename"], given["max_page_bytes"]
    if sys.stdin is None:
        raise click.UsageError("standard input is closed; give a PATH")
    if given["input_format"] == "jsonl" or (given["input_format"] == "auto" and name.endswith(ROWS)):
        yield from rows(sys.stdin.buffer, name, text_key=given["text_key"], id_key=given["id_key"], limit=limit)
        return
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        yield Source(name, name, problem=("too-large", f"is larger than {limit} bytes (--max-page-bytes)"))
    else:
        yield Source(name, name, data)


def _sink(given: dict[str, Any], *, several: bool) -> tuple[Sink, str]:
    """Where the output goes, and its format."""
    output, form = given["output"], given["form"]
    if output is None or output == "-":
        stdout = Stdout()
        return stdout, form or ("md" if stdout.terminal and not several else "jsonl")
    path = Path(output)
    if path.is_dir() or output.endswith("/"):
        form = form or "json"
        path.mkdir(parents=True, exist_ok=True)
        return Folder(path, RENDERERS[form].suffix), form
    form = form or _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise click.UsageError(f"the suffix of {output} names no format; say which with -f ({', '.join(_FORMATS)})")
    return OneFile(path), form


def _run(sources: Iterator[Source], sink: Sink, form: str, options: Options, given: dict[str, Any]) -> int:
    problems = 0
    for source in sources:
        try:
            cleaned = _cleaned(source, options)
        except RefusedPage as problem:
            problems += 1
            if not given["quiet"]:
                click.echo(visible(f"cleaner: {source.place}: {problem} [{problem.code}]"), err=True)
            if RENDERERS[form].whole:
                sink.write(str(source.id), _problem(source, problem))
            continue
        if given["verbose"]:
            for one in cleaned.article.warnings:
                click.echo(visible(f"cleaner: {source.place}: {one.message} [{one.code} {one.name}]"), err=True)
        sink.write(str(source.id), RENDERERS[form].render(cleaned, given["ledger"] == "inline"))
    return 1 if problems else 0


def _cleaned(source: Source, options: Options) -> Cleaned:
    """The cleaned page. Raises `RefusedPage` for what is no page."""
    if source.problem is not None:
        raise RefusedPage(*source.problem)
    if source.decoded:
        page = decode(source.data, "utf-8")
    else:
        refuse_binary(source.data, options.encoding)
        page = decode(source.data, options.encoding)
    cleaned = clean_page(page, options, source.id)
    return replace(cleaned, article=replace(cleaned.article, meta=source.meta)) if source.meta else cleaned


def _problem(source: Source, problem: RefusedPage) -> str:
    row = {"id": source.id, "problem": {"code": problem.code, "message": str(problem)}}
    return msgspec.json.encode(row).decode("utf-8", "replace") + "\n"
