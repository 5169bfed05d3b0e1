"""`cleaner explain`: where every character of a page went, and why."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from cleaner.cli.colour import painter
from cleaner.cli.dedup import cleaning, dedup_options
from cleaner.cli.inputs import choices_of, input_options, paths_or_stdin
from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.output import Stdout
from cleaner.cli.pages import Found, Known, found, known
from cleaner.cli.reports import Reports
from cleaner.cli.terminal import say
from cleaner.cli.usage import usage_errors
from cleaner.codes import CODES
from cleaner.errors import RefusedPage
from cleaner.explain.account import account
from cleaner.explain.losers import Lost
from cleaner.explain.terminal import terminal
from cleaner.explain.verify import Fault, verify
from cleaner.model import Options
from cleaner.readers import InputError
from cleaner.readers.documents import is_markdown, problem_in
from cleaner.visible import named

# Columns where nobody says how wide the terminal is.
_WIDTH = 100


@click.command(cls=Command, short_help="Where every character of a page went, and why.")
@click.argument("paths", metavar="[PATH…|-]", nargs=-1)
@click.option("--id", "wanted", metavar="ID", help="Only the page or article with this id.")
@click.option("--html", "output", type=click.Path(), help="A page for the browser; of many pages a folder with a list.")
@click.option("--verify", "proof", is_flag=True, help="Prove that stored articles give their pages back.")
@click.option("--losers", is_flag=True, help="Also the readings of a page that lost against others.")
@click.option("--full", is_flag=True, help="Fold nothing.")
@dedup_options
@input_options
@manners
def explain(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401
    """Show where every character of a page went, and why.

    PATH is a page, an article stored as JSON or JSONL, a folder of either, or - for standard input. The exit code
    is 1 where some page was a problem, or some article does not give its page back.
    """
    with usage_errors():
        return _explain(paths_or_stdin(paths), given)


def _explain(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    if given["proof"] and given["output"] is not None:
        raise click.UsageError("--verify and --html do not go together")
    reports = None if given["output"] is None else Reports(paths, given["output"])
    stdin = sys.stdin.buffer if "-" in paths else None
    skip = None if reports is None else reports.folder
    pages = found(paths, choices_of(given), stdin, skip)
    if given["wanted"] is not None:
        pages = _only(pages, given["wanted"])
    if given["proof"]:
        return _prove(pages, given)
    options = cleaning(given)
    return _show(pages, options, given) if reports is None else reports.write(pages, options, given)


def _only(pages: Iterable[Found], wanted: str) -> Iterator[Found]:
    seen = 0
    for page in pages:
        if page.id == wanted:
            seen += 1
            yield page
    if not seen:
        raise InputError(f"no page has the id {wanted!r}")


def _show(pages: Iterable[Found], options: Options, given: dict[str, Any]) -> int:
    """Every page on the terminal. Returns the exit code."""
    problems = shown = 0
    paint, width = painter(), _width()
    with Stdout(trusted=True) as out:  # the view has no controls of the page
        for page in pages:
            try:
                one = known(page, options)
            except RefusedPage as problem:
                problems += 1
                _refused(page, problem, given)
                continue
            lost = _lost(page, one, given)
            view = terminal(account(one.cleaned, page.id), paint, width, lost, full=given["full"])
            out.write(page.place, ("\n" if shown else "") + view)
            shown += 1
    return 1 if problems else 0


def _lost(page: Found, one: Known, given: dict[str, Any]) -> tuple[Lost, ...] | None:
    if not given["losers"]:
        return None
    if page.document is not None and not given["quiet"]:
        say(f"{page.place}: a stored article does not know what lost; explain its page")
    return one.lost


def _refused(page: Found, problem: RefusedPage, given: dict[str, Any]) -> None:
    if not given["quiet"]:
        say(f"{page.place}: {problem} [{problem.code}]")


def _prove(pages: Iterable[Found], given: dict[str, Any]) -> int:
    """Every stored article proved, or the places where it breaks. Returns the exit code."""
    broken = 0
    options = cleaning(given)
    with Stdout() as out:
        for page in pages:
            try:
                faults = _faults(page, options)
            except RefusedPage as problem:
                broken += 1
                _refused(page, problem, given)
                continue
            broken += bool(faults)
            if not faults and given["quiet"]:
                continue
            lines = [_fault(page.place, fault) for fault in faults] or [f"{named(page.place)}: gives its page back"]
            out.write(page.place, "".join(f"{line}\n" for line in lines))
    return 1 if broken else 0


def _faults(page: Found, options: Options) -> list[Fault]:
    """Where an article breaks. Raises `RefusedPage` for what is none."""
    if page.source is not None and is_markdown(page.source.data):
        message = "Markdown carries no ledger; prove the JSON document that it was made with"
        raise RefusedPage("restore-mismatch", message)
    problem = problem_in(page.document or b"")
    if problem is not None:
        raise RefusedPage(*problem)
    return verify(page.document or known(page, options).cleaned.to_json().encode("utf-8", "surrogatepass"))


def _fault(place: str, fault: Fault) -> str:
    where = "" if fault.start is None else f" characters {fault.start}–{fault.end}:"
    return f"{named(place)}:{where} {fault.message} [{CODES.get(fault.name, '')} {fault.name}]".replace("[ ", "[")


def _width() -> int:
    return max(40, shutil.get_terminal_size((_WIDTH, 50)).columns)
