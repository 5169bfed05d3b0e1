"""The options of `cleaner clean`, and what they say."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cleaner.cli.many import many_options
from cleaner.renderers import RENDERERS
from cleaner.renderers.table import FIELDS, TABLES

_Function = TypeVar("_Function", bound=Callable[..., int])

_OUTPUT = (
    click.option(
        "-o", "--output", type=click.Path(), help="File, or folder that mirrors the input. Default: standard output."
    ),
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(tuple(RENDERERS)),
        help="Default: by the output's suffix; in folders json, or jsonl for rows; on a terminal md for one page.",
    ),
    click.option("--diff", "form", flag_value="diff", help="What it does to the page's lines: the same as -f diff."),
    click.option(
        "--ledger",
        type=click.Choice(("inline", "sidecar", "none")),
        help="Where the ledger is, from which the page can be restored: in JSON (default there), in a document "
        "beside the output, nowhere.",
    ),
    click.option(
        "--fields",
        metavar="NAME,…",
        help=f"The columns of {', '.join(TABLES)}: {', '.join(FIELDS)}. A column problem follows.",
    ),
    click.option(
        "--resume/--overwrite",
        default=True,
        help="Into a folder: go on where an earlier run stopped (default), or do everything again.",
    ),
    click.option(
        "--summary",
        type=click.Path(),
        metavar="FILE",
        help="Write counts and problems as JSON; - for standard output, with -o.",
    ),
)


def options(command: _Function) -> _Function:
    """Add the options of `clean` to a command."""
    for option in reversed((*_OUTPUT, many_options)):
        command = option(command)
    return command


def fields(given: dict[str, Any], form: str | None) -> tuple[str, ...]:
    """The columns of a table."""
    if given["fields"] is None:
        return ()
    if form not in TABLES:
        raise click.UsageError(f"--fields names the columns of {', '.join(TABLES)}; choose one of them with -f")
    found = tuple(name for part in given["fields"].split(",") if (name := part.strip()))
    if not found:
        raise click.BadParameter(f"names no field; they are {', '.join(FIELDS)}", param_hint="--fields")
    for name in found:
        if name not in FIELDS:
            raise click.BadParameter(f"{name} is no field; they are {', '.join(FIELDS)}", param_hint="--fields")
    return found
