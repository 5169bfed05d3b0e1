"""The options of commands that work on many pages, and what they say."""

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from cleaner.batch.limits import processors
from cleaner.batch.plan import Shard
from cleaner.cli.dedup import dedup_options
from cleaner.cli.inputs import choices_of, input_options, paths_or_stdin
from cleaner.readers import Choices
from cleaner.readers.files import listed
from cleaner.readers.inputs import Found, found

_Function = TypeVar("_Function", bound=Callable[..., int])
_SHARD = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


def _number(context: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    """A number of seconds: what is no number is in every range."""
    del context, parameter
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number of seconds")
    return value


_OPTIONS = (
    click.option(
        "--files-from",
        type=click.Path(),
        metavar="FILE",
        help="More PATHs, one a line or ended by NUL; - reads the list.",
    ),
    click.option("--include", multiple=True, metavar="GLOB", help="Files of folders, instead of the usual suffixes."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Files and folders that are left out."),
    click.option("--shard", metavar="I/N", help="Every Nth page, from the Ith on: one of N runs over the same input."),
    dedup_options,
    click.option(
        "-j", "--jobs", type=click.IntRange(0, 512), default=1, show_default=True, help="Processes; 0: all processors."
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        callback=_number,
        help="A slower page is a problem.",
    ),
    click.option(
        "--progress",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="auto: on a terminal. always: elsewhere a line every ten seconds.",
    ),
)


def many_options(command: _Function) -> _Function:
    """Add the options to a command, those that say what is an input first."""
    for option in reversed((input_options, *_OPTIONS)):
        command = option(command)
    return command


def choices(given: dict[str, Any], *, documents: bool = False) -> Choices:
    """How inputs are read; `documents` takes cleaned output, too."""
    include, exclude = tuple(given["include"]), tuple(given["exclude"])
    return replace(choices_of(given, documents=documents), include=include, exclude=exclude)


def shard(given: dict[str, Any]) -> Shard:
    """Which pages are this run's."""
    if given["shard"] is None:
        return Shard()
    parts = _SHARD.fullmatch(given["shard"])
    if parts is None or not 1 <= int(parts[1]) <= int(parts[2]):
        raise click.BadParameter("is I/N, such as 1/8 to 8/8", param_hint="--shard")
    return Shard(int(parts[1]), int(parts[2]))


def jobs(given: dict[str, Any]) -> int:
    """How many processes work."""
    return int(given["jobs"]) or processors()


def paths_of(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[str, ...]:
    """The PATHs; standard input where neither they nor a list of them were given."""
    name = given["files_from"]
    if name == "-" and sys.stdin is None:
        raise click.UsageError("standard input is closed; give a FILE to --files-from")
    return paths if name is not None and not paths else paths_or_stdin(paths)


def pages_of(
    paths: tuple[str, ...], given: dict[str, Any], choices: Choices, skip: Path | None = None
) -> Iterator[Found]:
    """The pages of the PATHs, then those of the list. Walks leave `skip` out. Raises `InputError` before the first."""
    stdin = sys.stdin.buffer if "-" in paths else None
    name = given["files_from"]
    if name == "-" and stdin is not None:
        raise click.UsageError("standard input is either a page or the list of --files-from")
    names: Iterable[str] = () if name is None else listed(name, sys.stdin.buffer if name == "-" else None)
    return found(paths, choices, stdin, skip, names)
