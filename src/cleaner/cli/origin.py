"""Where a wrong value came from, where that was not the command line."""

import contextlib
from collections.abc import Iterator
from typing import Any

import click
from click.core import ParameterSource


class Command(click.Command):
    """A command whose messages about a wrong value name the variable, or the file and its key, that held it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options."""
        with _named(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own)
        """Run the command, which looks at some values itself."""
        with _named(ctx):
            return super().invoke(ctx)


@contextlib.contextmanager
def _named(context: click.Context) -> Iterator[None]:
    try:
        yield
    except click.BadParameter as error:
        named = (one for one in context.command.params if error.param_hint in one.opts)
        option = error.param or next(named, None)
        origin = _origin(context, option) if option is not None else ""
        if not origin:
            raise
        raise click.BadParameter(f"{error.message} {origin}", error.ctx or context, option, error.param_hint) from None


def _origin(context: click.Context, option: click.Parameter) -> str:
    source = context.get_parameter_source(option.name or "")
    if source is ParameterSource.ENVIRONMENT:
        return f"(from the environment: {option.envvar})"
    if source is ParameterSource.DEFAULT_MAP:
        key = max(option.opts, key=len).removeprefix("--")
        return f"(from {context.obj['file']}: “{key}” in [{context.info_name}])"
    return ""
