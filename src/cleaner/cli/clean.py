"""`cleaner clean`: pages to articles."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec
from msgspec.structs import replace

from cleaner.cli.inputs import choices_of, input_options, label, paths_or_stdin
from cleaner.cli.manners import manners
from cleaner.cli.output import Folder, OneFile, Sink, Stdout
from cleaner.cli.protect import Protect
from cleaner.cli.terminal import say
from cleaner.decode import decode, refuse_binary
from cleaner.errors import RefusedPage
from cleaner.model import Cleaned, Options
from cleaner.pipeline import clean_page
from cleaner.readers import Choices, InputError, Source
from cleaner.readers.files import PAGES, ROWS
from cleaner.readers.inputs import has_rows, sources
from cleaner.renderers import RENDERERS

_FORMATS = tuple(RENDERERS)
_SUFFIXES = {renderer.suffix: name for name, renderer in RENDERERS.items()} | {".ndjson": "jsonl"}


@click.command(short_help="Pages to articles.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@click.option(
    "-o", "--output", type=click.Path(), help="File, or folder that mirrors the input. Default: standard output."
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Default: by the output's suffix; in folders json, or jsonl for rows; on a terminal md for one page.",
)
@click.option("--diff", "form", flag_value="diff", help="What it does to the page's lines: the same as -f diff.")
@click.option(
    "--ledger",
    type=click.Choice(("inline", "none")),
    default="inline",
    show_default=True,
    help="Where JSON keeps the ledger, from which the page can be restored.",
)
@click.option(
    "--dedup",
    type=click.Choice(("normal", "strict", "off")),
    default="normal",
    show_default=True,
    help="What repeats is left out. strict: only equal wording. off: nothing.",
)
@input_options
@manners
def clean(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Turn scraped pages into clean articles.

    PATH is a file, a folder (searched for *.txt, *.text and *.md) or - for standard input. The exit code is 1
    where some page was a problem.
    """
    try:
        return _clean(paths_or_stdin(paths), given)
    except InputError as problem:
        raise click.UsageError(str(problem)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename or 'standard output'}: {error.strerror}") from None


def _clean(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    options = Options(label(given["encoding"]), given["dedup"])
    choices = choices_of(given)
    folder = _folder(paths, given["output"])
    stdin = sys.stdin.buffer if "-" in paths else None
    found = sources(paths, choices, stdin, folder)
    target = _target(paths, given, folder, choices)
    pages, form = _form(found, given["form"], target, many=any(has_rows(path, choices) for path in paths))
    run = _Run(options, form, inline=given["ledger"] == "inline", quiet=given["quiet"], verbose=given["verbose"])
    with target.sink as sink:
        return _all(pages, sink, run, alone=target.alone)


class _Target(NamedTuple):
    """Where the output goes. `form` is what its name says about the format; `alone`: every page has a file."""

    sink: Sink
    form: str | None
    alone: bool = False


def _folder(paths: tuple[str, ...], output: str | None) -> Path | None:
    """The output folder: one that exists, or is written as one, or takes what comes from folders."""
    if output is None or output == "-":
        return None
    path = Path(output)
    mirrors = not path.suffix and not path.exists() and (len(paths) > 1 or any(Path(one).is_dir() for one in paths))
    return path if path.is_dir() or output.endswith("/") or mirrors else None


def _target(paths: tuple[str, ...], given: dict[str, Any], folder: Path | None, choices: Choices) -> _Target:
    output, form = given["output"], given["form"]
    if output is None or output in {"-", "/dev/stdout"}:
        return _Target(Stdout(), None)
    protect = Protect(paths, ROWS if choices.form == "jsonl" else PAGES, folder)
    if folder is not None:
        return _Target(Folder(folder, RENDERERS[form or "json"].suffix, protect), None, alone=True)
    path = Path(output)
    form = form or _SUFFIXES.get(path.suffix.lower())
    if form is None:
        names = ", ".join(_FORMATS)
        raise click.UsageError(f"the suffix of {output} names no format; say which with -f ({names})")
    protect(path)
    return _Target(OneFile(path), form)


def _form(
    found: Iterator[Source], form: str | None, target: _Target, *, many: bool
) -> tuple[Iterable[Source], str | None]:
    """The pages and their format, `None` where it depends on the page. Looks ahead only where it must."""
    form = form or target.form
    if form == "json" and isinstance(target.sink, OneFile):
        ahead = list(islice(found, 2))
        if len(ahead) > 1:
            raise click.UsageError("several pages do not fit into one JSON file; write .jsonl, or into a folder")
        return ahead, form
    if form is not None or target.alone:
        return found, form
    if many or not (isinstance(target.sink, Stdout) and target.sink.terminal):
        return found, "jsonl"
    ahead = list(islice(found, 2))
    return chain(ahead, found), "jsonl" if len(ahead) > 1 else "md"


class _Run(NamedTuple):
    """What holds for every page. `form` is `None` where rows are written as rows and pages as JSON."""

    options: Options
    form: str | None
    inline: bool
    quiet: bool
    verbose: bool


def _all(pages: Iterable[Source], sink: Sink, run: _Run, *, alone: bool) -> int:
    """Clean and write page after page. Returns the exit code."""
    problems = written = 0
    for source in pages:
        form = run.form or ("jsonl" if source.container else "json")
        text, fine = _one(source, run, form)
        problems += not fine
        if text is None:
            continue
        gap = "\n" if written and not alone and not RENDERERS[form].whole else ""
        container = source.container if form == "jsonl" else None
        name = f"{source.container}/{source.name}" if source.container and not container else source.name
        sink.write(name, gap + text, container)
        written += 1
    return 1 if problems else 0


def _one(source: Source, run: _Run, form: str) -> tuple[str | None, bool]:
    """The output for a page, and whether it could be cleaned. Formats without fields have none for a problem."""
    try:
        cleaned = _cleaned(source, run.options)
    except RefusedPage as problem:
        if not run.quiet:
            say(f"{source.place}: {problem} [{problem.code}]")
        return _problem(source, problem) if RENDERERS[form].whole else None, False
    if run.verbose:
        for one in cleaned.article.warnings:
            say(f"{source.place}: {one.message} [{one.code} {one.name}]")
    return RENDERERS[form].render(cleaned, run.inline), True


def _cleaned(source: Source, options: Options) -> Cleaned:
    """The cleaned page. Raises `RefusedPage` for what is no page."""
    if source.problem is not None:
        raise RefusedPage(*source.problem)
    if not source.decoded:
        refuse_binary(source.data, options.encoding)
    try:
        cleaned = clean_page(decode(source.data, "utf-8" if source.decoded else options.encoding), options, source.id)
    except Exception as error:  # a fault of ours on one page must not take the others with it
        raise RefusedPage("internal-error", f"cleaner failed on this page, please report it: {error!r}") from error
    return replace(cleaned, article=replace(cleaned.article, meta=source.meta)) if source.meta else cleaned


def _problem(source: Source, problem: RefusedPage) -> str:
    row = {"id": source.id, "problem": {"code": problem.code, "message": str(problem)}}
    return msgspec.json.encode(row).decode() + "\n"
