"""`cleaner check`: findings only, for people and for CI."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import click

from cleaner import __version__
from cleaner.checks import RULES, findings
from cleaner.checks.baseline import Baseline, Recorder, parse
from cleaner.checks.rule import LEVELS
from cleaner.checks.settings import ALL, Settings, names
from cleaner.checks.spots import counted
from cleaner.cli.inputs import choices_of, input_options, label, paths_or_stdin
from cleaner.cli.manners import manners
from cleaner.cli.output import OneFile, Sink, Stdout
from cleaner.cli.protect import Protect
from cleaner.cli.rule import rule_options
from cleaner.cli.terminal import say, tell
from cleaner.cli.usage import usage_errors
from cleaner.model import Options
from cleaner.readers import Choices, Source
from cleaner.readers.documents import parted
from cleaner.readers.inputs import sources
from cleaner.readers.walk import suffixes_of
from cleaner.reports import REPORTS
from cleaner.reports.report import Report, Totals

_FORMATS = tuple(REPORTS)


def _codes(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Selectors between commas; each must name a rule."""
    del context, parameter
    found = tuple(one for part in value for one in part.replace(",", " ").split())
    for one in found:
        if not any(names(one, rule) for rule in RULES):
            raise click.BadParameter(f"“{one}” names no rule; `cleaner rule` lists them")
    return found


@click.command(short_help="Findings only, for CI.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="Rules to use. Default: ALL.")
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
    "-f", "--output-format", "form", type=click.Choice(_FORMATS), default="full", show_default=True,
    help="The format of the report."
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(), help="File for the report. Default: standard output.")
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT:PATH", help="A further report into a file. Repeatable."
)
@click.option("--statistics", is_flag=True, help="Counts by rule instead of findings.")
@click.option("--baseline", type=click.Path(), help="Findings in this file are known and not reported.")
@click.option("--write-baseline", type=click.Path(), help="Write all findings into this file as known.")
@input_options
@manners
def check(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Say what is wrong with pages and with cleaned articles. Nothing is cleaned.

    PATH is a file, a folder or - for standard input: pages as for `clean`, and the JSON, JSONL and Markdown that it
    writes. The exit code is 1 where something was found.
    """
    with usage_errors():
        return _check(paths_or_stdin(paths), given)


class _Printer(NamedTuple):
    """A report and where it goes."""

    report: Report
    sink: Sink


def _check(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    choices, settings = choices_of(given, documents=True), _settings(given)
    known = _baseline(given["baseline"])
    protect = Protect(paths, suffixes_of(choices))
    with contextlib.ExitStack() as stack:
        printers = [_Printer(one.report, stack.enter_context(one.sink)) for one in _printers(given, protect)]
        recorder = Recorder() if given["write_baseline"] else None
        writer = stack.enter_context(_file(given["write_baseline"], protect)) if recorder is not None else None
        totals = _run(_sources(paths, choices), settings, printers, known, recorder)
        if recorder is not None and writer is not None:
            writer.write("baseline", recorder.text())
        if given["statistics"]:
            _statistics(totals, given)
    if not given["quiet"]:
        _summary(totals, known)
    return 0 if given["exit_zero"] or recorder is not None else _code(totals, given["fail_level"])


def _run(
    pages: Iterator[Source],
    settings: Settings,
    printers: Sequence[_Printer],
    known: Baseline,
    recorder: Recorder | None,
) -> Totals:
    """Look at page after page; nothing is kept but counts."""
    totals = Totals()
    for report, sink in printers:
        _write(sink, report.head())
    for source in pages:
        found = findings(source, settings)
        if recorder is not None:
            recorder.add(found)
            found = []
        found = known.new(found)
        totals.add(found)
        for report, sink in printers:
            _write(sink, report.page(_name(source), found))
    for report, sink in printers:
        for piece in report.end(totals):
            _write(sink, piece)
    return totals


def _write(sink: Sink, text: str) -> None:
    if text:
        sink.write("report", text)


def _name(source: Source) -> str:
    """What a report calls a page: its place, and the id of a row."""
    return source.place if source.container is None else f"{source.place} ({source.id})"


def _sources(paths: tuple[str, ...], choices: Choices) -> Iterator[Source]:
    stdin = sys.stdin.buffer if "-" in paths else None
    return chain.from_iterable(map(parted, sources(paths, choices, stdin)))


def _settings(given: dict[str, Any]) -> Settings:
    options = rule_options(click.get_current_context().obj)
    ignores = tuple(_per_file(one) for one in given["per_file_ignores"])
    cleaning = Options(label(given["encoding"]))
    return Settings(given["select"] or (ALL,), given["ignore"], ignores, options, cleaning)


def _per_file(text: str) -> tuple[str, tuple[str, ...]]:
    glob, colon, codes = text.rpartition(":")
    if not colon or not glob:
        raise click.BadParameter(f"“{text}” is not GLOB:CODES", param_hint="--per-file-ignores")
    return glob, _codes(click.get_current_context(), click.Option(["--per-file-ignores"]), (codes,))


def _baseline(name: str | None) -> Baseline:
    return Baseline(()) if name is None else parse(Path(name).read_bytes())


def _printers(given: dict[str, Any], protect: Protect) -> Iterator[_Printer]:
    """The report that was asked for first, then the further ones. Statistics take the place of the first."""
    if not given["statistics"]:
        output = given["output"]
        plain = output is None or output in {"-", "/dev/stdout"}
        yield _Printer(REPORTS[given["form"]](__version__), Stdout() if plain else _file(output, protect))
    for text in given["reports"]:
        form, colon, name = text.partition(":")
        if not colon or not name or form not in REPORTS:
            known = ", ".join(_FORMATS)
            raise click.BadParameter(f"“{text}” is not FORMAT:PATH; the formats are {known}", param_hint="--report")
        yield _Printer(REPORTS[form](__version__), _file(name, protect))


def _file(name: str, protect: Protect) -> OneFile:
    path = Path(name)
    protect(path)
    if path.is_dir():
        raise click.UsageError(f"{name} is a folder; name a file")
    return OneFile(path)


def _statistics(totals: Totals, given: dict[str, Any]) -> None:
    rows = sorted(totals.codes.items(), key=lambda one: (-one[1], one[0]))
    text = "".join(f"{count:>7}  {code}  {level:<7}  {name}\n" for (code, name, level), count in rows)
    with Stdout() if given["output"] is None else OneFile(Path(given["output"])) as sink:
        _write(sink, text)


def _summary(totals: Totals, known: Baseline) -> None:
    for line in known.gone():
        say(f"no longer found, take it off the baseline: {line}")
    nouns = {"error": "error", "warning": "warning", "info": "note"}
    counts = ", ".join(counted(totals.levels[level], noun) for level, noun in nouns.items())
    tell(f"{counted(totals.pages, 'page')}: {counts}\n")


def _code(totals: Totals, fail_level: str) -> int:
    return int(any(totals.levels[level] for level in LEVELS[: LEVELS.index(fail_level) + 1]))
