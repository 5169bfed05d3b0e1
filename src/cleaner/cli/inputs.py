"""The options that say what is an input, for commands that read pages."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from cleaner.charset import codec
from cleaner.readers import Choices
from cleaner.readers.files import readable

_Command = TypeVar("_Command", bound=Callable[..., int])

# Larger pages are no pages: 32 MiB is a novel in several volumes.
_LARGEST = 32 * 1024 * 1024

_OPTIONS = (
    click.option("--input-format", type=click.Choice(("auto", "text", "jsonl")), default="auto", show_default=True,
                 help="auto: rows in *.jsonl and *.ndjson, one page in every other file."),
    click.option("--text-key", default="text", show_default=True, help="The key of a row that holds the page."),
    click.option("--id-key", default="id", show_default=True, help="The key of a row that holds its id."),
    click.option("--encoding", default="auto", show_default=True, metavar="auto|LABEL",
                 help="WHATWG label of the input's encoding."),
    click.option("--max-page-bytes", type=click.IntRange(1), default=_LARGEST, show_default=True,
                 help="A larger page is a problem."),
    click.option("--stdin-filename", default="-", metavar="NAME", help="The name of a page from standard input."),
    click.option("--allow-empty", is_flag=True, help="A folder without pages is no error."),
)  # fmt: skip


def input_options(command: _Command) -> _Command:
    """Add the options, in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def label(encoding: str) -> str | None:
    """The codec of a label, `None` for detection. Raises `click.BadParameter` for one that is not known."""
    if encoding == "auto":
        return None
    try:
        return codec(encoding)
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="--encoding") from None


def choices_of(given: dict[str, Any], *, documents: bool = False) -> Choices:
    """What the options say about inputs; `documents` takes cleaned output, too."""
    text_key, id_key = readable(given["text_key"]), readable(given["id_key"])
    if text_key == id_key:
        raise click.UsageError("--text-key and --id-key name the same key")
    limit, empty = given["max_page_bytes"], given["allow_empty"]
    return Choices(given["input_format"], text_key, id_key, limit, given["stdin_filename"], empty, documents)


def paths_or_stdin(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The PATHs, or standard input where something is piped in."""
    if sys.stdin is None and (not paths or "-" in paths):
        raise click.UsageError("standard input is closed; give a PATH")
    if paths.count("-") > 1:
        raise click.UsageError("standard input can be read once; give - once")
    if not paths and sys.stdin.isatty():
        raise click.UsageError("give a PATH, or - to read standard input")
    return paths or ("-",)
