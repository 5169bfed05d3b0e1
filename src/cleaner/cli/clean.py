"""`cleaner clean`: pages to articles."""

import contextlib
import time
from typing import Any

import click

from cleaner.batch.run import results
from cleaner.batch.tally import Tally
from cleaner.batch.task import Task
from cleaner.batch.work import Done, Job, Worker
from cleaner.cli import many, options
from cleaner.cli.dedup import cleaning
from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.progress import progress, tell
from cleaner.cli.signals import interruptible
from cleaner.cli.summary import summary_to
from cleaner.cli.target import Wish, form_of, output_folder, output_for, with_form
from cleaner.cli.terminal import say
from cleaner.cli.usage import usage_errors
from cleaner.readers.inputs import has_rows
from cleaner.renderers import RENDERERS


@click.command(cls=Command, short_help="Pages to articles.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@options.options
@manners
def clean(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Turn scraped pages into clean articles.

    PATH is a file, a folder (searched for *.txt, *.text and *.md) or - for standard input. The exit code is 1
    where some page was a problem. A run into a folder that was interrupted goes on when it is started again;
    into one file it starts from the beginning, and the file appears when it is complete.
    """
    with usage_errors(), interruptible():
        return _clean(many.paths_of(paths, given), given)


def _clean(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    choices, listed = many.choices(given), given["files_from"] is not None
    folder = output_folder(paths, given["output"], listed=listed)
    rows = any(has_rows(path, choices) for path in paths) or listed
    wish = Wish(paths, given["output"], folder, many.shard(given), not given["resume"], rows)
    form = form_of(wish, given["form"])
    inline, sidecar = _ledger(given["ledger"], form)
    fields = options.fields(given, form)
    job = Job(cleaning(given), choices, form, fields, inline, sidecar, given["verbose"])
    pages, job = with_form(many.pages_of(paths, given, choices, folder), job, wish)
    return _run(pages, job, wish, given)


def _ledger(wish: str | None, form: str | None) -> tuple[bool, bool]:
    """Whether the ledger is in the document, and whether it is beside it."""
    whole = form is None or RENDERERS[form].whole
    if wish == "inline" and not whole:
        raise click.UsageError(f"{form} has no place for the ledger; --ledger sidecar puts it beside the output")
    return whole and wish in {None, "inline"}, wish == "sidecar"


def _run(pages: Any, job: Job, wish: Wish, given: dict[str, Any]) -> int:  # noqa: ANN401
    """Clean and write page after page. Returns the exit code."""
    tally, start = Tally(), time.monotonic()
    summarise = summary_to(given["summary"], wish.output, articles_on_stdout=wish.to_stdout)
    shown = "never" if wish.on_terminal and given["progress"] == "auto" else given["progress"]
    bars = progress(shown, wish.paths, job.choices, wish.folder, listed=given["files_from"] is not None)
    with output_for(wish, job, tally) as output, bars as bar:
        finished = results(output.tasks(pages), Worker(job), many.jobs(given), given["timeout"])
        with contextlib.closing(finished):
            for task, done in finished:
                if done is not None:
                    tally.add(done.place, done.seconds, done.facts, done.problem[0] if done.problem else None)
                    _say(done, quiet=given["quiet"])
                output.write(task, done)
                if isinstance(task, Task) and done is not None:
                    bar.update(task, done.facts.size, 1, int(done.problem is not None))
    seconds = time.monotonic() - start
    summarise(tally.summary(seconds))
    tell(tally, seconds, quiet=given["quiet"])
    return 1 if tally.problems else 0


def _say(done: Done, *, quiet: bool) -> None:
    """What the user should know about a page."""
    if done.problem is not None and not quiet:
        code, message = done.problem
        say(f"{done.place}: {message} [{code}]")
    for note in done.notes:
        say(f"{done.place}: {note}")
