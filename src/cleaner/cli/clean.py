"""`cleaner clean`: pages to articles."""

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cleaner.batch.run import results
from cleaner.batch.tally import Tally
from cleaner.batch.work import Done, Job
from cleaner.cli import options
from cleaner.cli.inputs import paths_or_stdin
from cleaner.cli.manners import manners
from cleaner.cli.progress import input_size, progress, tell
from cleaner.cli.summary import summary_to
from cleaner.cli.target import Wish, form_of, output_folder, output_for, with_form
from cleaner.cli.terminal import say
from cleaner.cli.usage import usage_errors
from cleaner.readers.files import listed
from cleaner.readers.inputs import Found, found, has_rows
from cleaner.renderers import RENDERERS


@click.command(short_help="Pages to articles.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@options.options
@manners
def clean(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Turn scraped pages into clean articles.

    PATH is a file, a folder (searched for *.txt, *.text and *.md) or - for standard input. The exit code is 1
    where some page was a problem. A run into a folder that was interrupted goes on when it is started again;
    into one file it starts from the beginning, and the file appears when it is complete.
    """
    with usage_errors(), _interruptible():
        return _clean(_paths(paths, given["files_from"]), given)


def _clean(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    choices = options.choices(given)
    folder = output_folder(paths, given["output"], listed=given["files_from"] is not None)
    rows = any(has_rows(path, choices) for path in paths) or given["files_from"] is not None
    wish = Wish(paths, given["output"], folder, options.shard(given), not given["resume"], rows)
    form = form_of(wish, given["form"])
    inline, sidecar = _ledger(given["ledger"], form)
    fields = options.fields(given, form)
    job = Job(options.cleaning(given), choices, form, fields, inline, sidecar, given["verbose"])
    pages, job = with_form(_pages(paths, given, folder, job), job, wish)
    return _run(pages, job, wish, given)


def _paths(paths: tuple[str, ...], list_name: str | None) -> tuple[str, ...]:
    """The PATHs; standard input where neither they nor a list of them were given."""
    if list_name == "-" and sys.stdin is None:
        raise click.UsageError("standard input is closed; give a FILE to --files-from")
    return paths if list_name is not None and not paths else paths_or_stdin(paths)


def _ledger(wish: str | None, form: str | None) -> tuple[bool, bool]:
    """Whether the ledger is in the document, and whether it is beside it."""
    whole = form is None or RENDERERS[form].whole
    if wish == "inline" and not whole:
        raise click.UsageError(f"{form} has no place for the ledger; --ledger sidecar puts it beside the output")
    return whole and wish in {None, "inline"}, wish == "sidecar"


def _pages(paths: tuple[str, ...], given: dict[str, Any], folder: Path | None, job: Job) -> Iterator[Found]:
    stdin = sys.stdin.buffer if "-" in paths else None
    name = given["files_from"]
    if name == "-" and stdin is not None:
        raise click.UsageError("standard input is either a page or the list of --files-from")
    names = listed(name, sys.stdin.buffer if name == "-" else None) if name is not None else ()
    return found(paths, job.choices, stdin, folder, names)


def _run(pages: Any, job: Job, wish: Wish, given: dict[str, Any]) -> int:  # noqa: ANN401
    """Clean and write page after page. Returns the exit code."""
    tally, start = Tally(), time.monotonic()
    summarise = summary_to(given["summary"], articles_on_stdout=wish.to_stdout)
    shown = "never" if wish.on_terminal and given["progress"] == "auto" else given["progress"]
    size = None if given["files_from"] or shown == "never" else _size(wish, job, given)
    with output_for(wish, job, tally) as output, progress(shown, tally, size) as bar:
        finished = results(output.tasks(pages), job, options.jobs(given), given["timeout"])
        with contextlib.closing(finished):
            for task, done in finished:
                if done is not None:
                    tally.add(done.place, done.seconds, done.facts, done.problem[0] if done.problem else None)
                    _say(done, quiet=given["quiet"])
                output.write(task, done)
                bar.update(task, done)
    seconds = time.monotonic() - start
    summarise(tally.summary(seconds))
    tell(tally, seconds, quiet=given["quiet"])
    return 1 if tally.problems else 0


def _size(wish: Wish, job: Job, given: dict[str, Any]) -> int | None:
    shown = given["progress"] == "always" or (sys.stderr is not None and sys.stderr.isatty())
    return input_size(wish.paths, job.choices, wish.folder) if shown else None


def _say(done: Done, *, quiet: bool) -> None:
    """What the user should know about a page."""
    if done.problem is not None and not quiet:
        code, message = done.problem
        say(f"{done.place}: {message} [{code}]")
    for note in done.notes:
        say(f"{done.place}: {note}")


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Have all polite ways to stop a run end it as Ctrl-C does: nothing half-written, exit code 130."""

    def stop(number: int, frame: object) -> None:
        del number, frame
        raise KeyboardInterrupt

    before = {one: signal.signal(one, stop) for one in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
