"""`cleaner check`: findings only, for people and for CI."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from cleaner.batch.gate import Gate, Looked, Page
from cleaner.batch.run import Results, results
from cleaner.batch.task import Task
from cleaner.checks import RULES
from cleaner.checks.baseline import Baseline, Recorder, parse
from cleaner.checks.rule import LEVELS
from cleaner.checks.settings import ALL, Settings, is_selected, names
from cleaner.cli import many
from cleaner.cli.dedup import cleaning
from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.printers import Printers, file_for, printers, show_excerpts
from cleaner.cli.progress import Progress, progress
from cleaner.cli.protect import Protect
from cleaner.cli.rule import like, rule_options
from cleaner.cli.signals import interruptible
from cleaner.cli.terminal import say, tell
from cleaner.cli.usage import usage_errors
from cleaner.readers import InputError
from cleaner.readers.walk import suffixes_of
from cleaner.reports import REPORTS
from cleaner.reports.report import Totals
from cleaner.visible import counted


def _codes(
    context: click.Context, parameter: click.Parameter | None, value: tuple[str, ...], hint: str | None = None
) -> tuple[str, ...]:
    """Selectors between commas; each must name a rule."""
    del context, parameter
    found = tuple(one for part in value for one in part.replace(",", " ").split())
    for one in found:
        if not any(names(one, rule) for rule in RULES):
            raise click.BadParameter(f"“{one}” names no rule{like(one)}", param_hint=hint)
    return found


@click.command(cls=Command, short_help="Findings only, for CI.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    callback=_codes,
    help="Rules to use: codes, heads of codes such as CLN2, names, ALL. Default: ALL.",
)
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Rules to leave out.")
@click.option(
    "--per-file-ignores", multiple=True, metavar="GLOB:CODES", help="Rules to leave out for the files of a pattern."
)
@click.option(
    "--fail-level",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="The least level of a finding that makes the exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="The exit code is 0 whatever is found.")
@click.option(
    "-f",
    "--output-format",
    "form",
    type=click.Choice(tuple(REPORTS)),
    default="full",
    show_default=True,
    help="The format of the report.",
)
@click.option("-o", "--output", type=click.Path(), help="File for the report. Default: standard output.")
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT:PATH", help="A further report into a file. Repeatable."
)
@click.option("--statistics", is_flag=True, help="Counts by rule instead of findings.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Findings in this file are known: not reported.")
@click.option("--write-baseline", type=click.Path(), metavar="FILE", help="Write all findings into this file as known.")
@many.many_options
@manners  # fmt: skip
def check(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Say what is wrong with pages and with cleaned articles. Nothing is cleaned.

    PATH is a file, a folder or - for standard input: pages as for `clean`, and the JSON, JSONL and Markdown that it
    writes. The exit code is 1 where something was found at the level of --fail-level or above.
    """
    with usage_errors(), interruptible():
        return _check(many.paths_of(paths, given), given)


def _check(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    choices, settings, shard = many.choices(given, documents=True), _settings(given), many.shard(given)
    inputs = paths if given["files_from"] is None else (*paths, given["files_from"])
    protect = Protect(inputs, None if choices.include else suffixes_of(choices))
    known = _known(given)
    tasks = (Task(one) for number, one in enumerate(many.pages_of(paths, given, choices), 1) if shard.mine(number))
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(file_for(given["write_baseline"], protect)) if given["write_baseline"] else None
        out = stack.enter_context(printers(given, protect))
        wish = "never" if out.on_terminal and given["progress"] == "auto" else given["progress"]
        bar = stack.enter_context(progress(wish, paths, choices, listed=given["files_from"] is not None))
        finished = results(tasks, Gate(choices, settings), many.jobs(given), given["timeout"])
        looked = _looked(stack.enter_context(contextlib.closing(finished)), bar)
        totals = _run(looked, out, known, verbose=given["verbose"])
        if file is not None and isinstance(known, Recorder):
            file.write("baseline", known.text())
    if not totals.pages and shard.of == 1 and not choices.allow_empty:
        raise InputError("nothing was looked at: no page and no cleaned document is there")
    if not given["quiet"]:
        _tell(totals, known, settings, whole=shard.of == 1)
    return 0 if given["exit_zero"] or given["write_baseline"] else _code(totals, given["fail_level"])


def _looked(finished: Results[Looked], bar: Progress) -> Iterator[Page]:
    """Page after page with its findings, in the order of the inputs, whatever the number of processes."""
    for task, looked in finished:
        if isinstance(task, Task) and looked is not None:
            yield from looked.pages
            errors = sum(one.level == "error" for page in looked.pages for one in page.findings)
            bar.update(task, looked.size, len(looked.pages), errors)


def _run(pages: Iterable[Page], out: Printers, known: Baseline | Recorder, *, verbose: bool) -> Totals:
    """Report page after page; nothing is kept but counts."""
    totals = Totals()
    for page in pages:
        fresh = page._replace(findings=known.new(page.path, page.row, page.findings))
        totals.add(fresh.findings)
        out.page(fresh)
        if verbose and not page.findings:
            say(f"{page.name}: nothing found")
    out.end(totals)
    return totals


def _settings(given: dict[str, Any]) -> Settings:
    options = rule_options(click.get_current_context().obj)
    ignores = tuple(_per_file(one) for one in given["per_file_ignores"])
    return Settings(given["select"] or (ALL,), given["ignore"], ignores, options, cleaning(given), show_excerpts(given))


def _per_file(text: str) -> tuple[str, tuple[str, ...]]:
    glob, colon, codes = text.rpartition(":")
    if not colon or not glob:
        raise click.BadParameter(f"“{text}” is not GLOB:CODES", param_hint="--per-file-ignores")
    return glob, _codes(click.get_current_context(), None, (codes,), "--per-file-ignores")


def _known(given: dict[str, Any]) -> Baseline | Recorder:
    """What is known already. A baseline that is written anew does not depend on the old one."""
    if given["write_baseline"] is not None:
        return Recorder(Path(given["write_baseline"]).parent)
    path = None if given["baseline"] is None else Path(given["baseline"])
    return Baseline() if path is None else parse(path)


def _tell(totals: Totals, known: Baseline | Recorder, settings: Settings, *, whole: bool) -> None:
    """The sums, and what a baseline knows and a whole run did not find."""
    if isinstance(known, Recorder):
        tell(f"{counted(totals.pages, 'page')}: {counted(known.count, 'finding')} written as known\n")
        return
    selected = {one.code for one in RULES if is_selected(one, settings.select, settings.ignore)}
    for line in known.gone(selected) if whole else ():
        say(f"no longer found, take it off the baseline: {line}")
    tell(f"{totals}\n")


def _code(totals: Totals, fail_level: str) -> int:
    return int(any(totals.levels[level] for level in LEVELS[: LEVELS.index(fail_level) + 1]))
