"""The options that all commands have."""

from collections.abc import Callable
from typing import TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., int])


def manners(command: _Function) -> _Function:
    """Add `--quiet` and `--verbose`."""
    verbose = click.option("-v", "--verbose", is_flag=True, help="Also say what went well, and what is in doubt.")
    quiet = click.option("-q", "--quiet", is_flag=True, help="No messages about problems; the exit code tells.")
    return quiet(verbose(command))
