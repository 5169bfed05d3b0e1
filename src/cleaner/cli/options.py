"""The options of `cleaner clean`, and what they say."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from cleaner.batch.limits import processors
from cleaner.batch.plan import Shard
from cleaner.cli.inputs import choices_of, input_options, label
from cleaner.model import Options
from cleaner.readers import Choices
from cleaner.renderers import RENDERERS
from cleaner.renderers.table import FIELDS, TABLES

_Function = TypeVar("_Function", bound=Callable[..., int])
_SHARD = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")

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
        "--fields", metavar="NAME,…", help=f"The columns of {', '.join(TABLES)}, and problem: {', '.join(FIELDS)}."
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
    click.option(
        "--progress",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="auto: on a terminal. always: elsewhere a line every ten seconds.",
    ),
)
_INPUT = (
    click.option(
        "--files-from",
        type=click.Path(),
        metavar="FILE",
        help="More PATHs, one a line or ended by NUL; - reads the list.",
    ),
    click.option("--include", multiple=True, metavar="GLOB", help="Files of folders, instead of *.txt, *.text, *.md."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Files and folders that are left out."),
    click.option("--shard", metavar="I/N", help="Every Nth page, from the Ith on: one of N runs over the same input."),
)
_WORK = (
    click.option(
        "--dedup",
        type=click.Choice(("normal", "strict", "off")),
        default="normal",
        show_default=True,
        help="What repeats is left out. strict: only equal wording. off: nothing.",
    ),
    click.option(
        "-j", "--jobs", type=click.IntRange(0, 512), default=1, show_default=True, help="Processes; 0: all processors."
    ),
    click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="A slower page is a problem."
    ),
)


def options(command: _Function) -> _Function:
    """Add the options of `clean` to a command."""
    for option in reversed((*_OUTPUT, input_options, *_INPUT, *_WORK)):
        command = option(command)
    return command


def cleaning(given: dict[str, Any]) -> Options:
    """How pages are cleaned."""
    return Options(label(given["encoding"]), given["dedup"])


def choices(given: dict[str, Any]) -> Choices:
    """How inputs are read."""
    return replace(choices_of(given), include=tuple(given["include"]), exclude=tuple(given["exclude"]))


def shard(given: dict[str, Any]) -> Shard:
    """Which pages are this run's."""
    if given["shard"] is None:
        return Shard()
    found = _SHARD.fullmatch(given["shard"])
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter("is I/N, such as 1/8 to 8/8", param_hint="--shard")
    return Shard(int(found[1]), int(found[2]))


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


def jobs(given: dict[str, Any]) -> int:
    """How many processes work."""
    return int(given["jobs"]) or processors()
