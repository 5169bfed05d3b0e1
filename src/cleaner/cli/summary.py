"""`--summary`: what a run came to, as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from cleaner.batch.files import opened, probe
from cleaner.cli.output import STDOUT, Stdout
from cleaner.cli.protect import is_one_file


def summary_to(name: str | None, output: str | None, *, articles_on_stdout: bool) -> Callable[[dict[str, Any]], None]:
    """What writes the summary when the run is over. Raises before it begins where that could not be done."""
    if name is None:
        return lambda _: None
    if name not in STDOUT:
        if output not in STDOUT and is_one_file(Path(name), Path(output or "")):
            raise click.UsageError("--summary and --output name the same file")
        probe(Path(name))
        return lambda found: _write(Path(name), _json(found))
    if articles_on_stdout:
        raise click.UsageError("standard output has the articles; name a file for --summary, or for -o")
    stdout = Stdout()
    return lambda found: stdout.write("", _json(found))


def _write(path: Path, data: bytes) -> None:
    with opened(path) as file:
        file.write(data)


def _json(found: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
