"""Where the findings of a run go: the report that was asked for, and further ones into files."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from cleaner import __version__
from cleaner.batch.gate import Page
from cleaner.cli.colour import painter
from cleaner.cli.output import STDOUT, OneFile, Sink, Stdout
from cleaner.cli.protect import Protect
from cleaner.reports import REPORTS, STATISTICS
from cleaner.reports.report import Report, Totals
from cleaner.visible import unpainted


class Printers:
    """Several reports, each with its sink; nothing is kept but what a report keeps.

    A reader that goes away ends the run only where nothing else is `awaited` from it, and no other report.
    """

    def __init__(self, printers: Sequence[tuple[Report, Sink]], *, awaited: bool = False) -> None:
        self._printers, self._awaited = list(printers), awaited
        self._print(lambda report: [report.head()])

    def page(self, page: Page) -> None:
        """Print the findings of a page."""
        self._print(lambda report: [report.page(page.name, page.findings)])

    def end(self, totals: Totals) -> None:
        """Print what stands behind all pages."""
        self._print(lambda report: report.end(totals))

    def _print(self, pieces: Callable[[Report], Iterable[str]]) -> None:
        for one in tuple(self._printers):
            report, sink = one
            try:
                for text in filter(None, pieces(report)):
                    sink.write("report", text)
            except BrokenPipeError:
                self._printers.remove(one)
                if not self._printers and not self._awaited:
                    raise

    @property
    def on_terminal(self) -> bool:
        """Whether people watch the report grow."""
        return any(isinstance(sink, Stdout) and sink.terminal for _, sink in self._printers)


@contextlib.contextmanager
def printers(given: dict[str, Any], protect: Protect) -> Iterator[Printers]:
    """All reports that the options ask for, opened; an error inside leaves no file behind."""
    with contextlib.ExitStack() as stack:
        made = [_first(given, protect), *(_further(text, protect) for text in given["reports"])]
        opened = [(report, stack.enter_context(sink)) for report, sink in made]
        yield Printers(opened, awaited=given["write_baseline"] is not None)


def show_excerpts(given: dict[str, Any]) -> bool:
    """Whether some report shows the lines around a finding."""
    forms = {text.partition(":")[0] for text in given["reports"]}
    return any(kind.excerpts for form, kind in REPORTS.items() if form in forms or form == given["form"])


def _first(given: dict[str, Any], protect: Protect) -> tuple[Report, Sink]:
    """The report that was asked for; counts take its place. Only people's reports are coloured."""
    plain, kinds = given["output"] in STDOUT, STATISTICS if given["statistics"] else REPORTS
    if given["form"] not in kinds:
        raise click.UsageError(f"--statistics is a table, or -f json; it is no {given['form']}")
    kind = kinds[given["form"]]
    paint = painter() if plain and kind.painted else unpainted
    sink = Stdout(trusted=paint is not unpainted) if plain else file_for(given["output"], protect)
    return kind.make(__version__, paint), sink


def _further(text: str, protect: Protect) -> tuple[Report, Sink]:
    form, colon, name = text.partition(":")
    if not colon or not name or form not in REPORTS:
        known = ", ".join(REPORTS)
        raise click.BadParameter(f"“{text}” is not FORMAT:PATH; the formats are {known}", param_hint="--report")
    return REPORTS[form].make(__version__, unpainted), file_for(name, protect)


def file_for(name: str, protect: Protect) -> OneFile:
    """A file to write. Raises `click.UsageError` where it is an input, a folder, or an output already."""
    path = Path(name)
    protect.once(path)
    if path.is_dir():
        raise click.UsageError(f"{name} is a folder; name a file")
    return OneFile(path)
