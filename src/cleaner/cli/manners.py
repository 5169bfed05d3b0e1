"""The options that all commands have."""

from collections.abc import Callable
from typing import TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., int])
_ISOLATED = "cleaner.isolated"
COLOR = "cleaner.color"


def _isolate(context: click.Context, parameter: click.Parameter, value: bool) -> bool:  # noqa: FBT001  (click's call)
    del parameter
    context.meta[_ISOLATED] = value
    if value:
        context.default_map, context.obj = None, None
    return value


def _color(context: click.Context, parameter: click.Parameter, value: str) -> None:
    del parameter
    context.meta[COLOR] = value


def _configure(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Read the file and name the variables before the other options are looked at: both options here are eager."""
    from cleaner.cli import configuration  # noqa: PLC0415  (a command line that only prints help needs none)

    del parameter
    configuration.name_variables(context)
    if not context.meta.get(_ISOLATED) and not context.resilient_parsing:
        configuration.configure(context, value)


def manners(command: _Function) -> _Function:
    """Add the options; but for `--quiet` and `--verbose` they have done their work before the call."""
    options = (
        click.option("-q", "--quiet", is_flag=True, help="No messages about problems; the exit code tells."),
        click.option("-v", "--verbose", is_flag=True, help="Also say what went well, and what is in doubt."),
        click.option(
            "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True,
            expose_value=False, callback=_color, help="auto: on a terminal. NO_COLOR and FORCE_COLOR are obeyed.",
        ),
        click.option(
            "--isolated", is_flag=True, is_eager=True, expose_value=False, callback=_isolate,
            help="Read no configuration file."
        ),
        click.option(
            "--config", type=click.Path(), is_eager=True, expose_value=False, callback=_configure, metavar="FILE",
            help="Configuration file. Default: cleaner.toml or pyproject.toml, from here upward.",
        ),
    )  # fmt: skip

    for option in reversed(options):
        command = option(command)
    return command
