"""The command line: parse, call, print, exit. Commands are imported when they are called."""

import io
import os
import sys
from importlib import import_module

import click

from cleaner import __version__

# name → one line of help. Each command is a module of this package with a function of its name.
COMMANDS = {
    "clean": "Pages to articles.",
    "check": "Findings only, for CI.",
    "explain": "Where every character of a page went, and why.",
    "restore": "Article and ledger to the original bytes.",
    "rule": "The manual page of a check.",
    "schema": "The JSON Schema of a document.",
}


class _Commands(click.Group):
    """A group that knows its commands' names and imports them late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cleaner.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415  (only for those who mistyped)

            close = get_close_matches(args[0], COMMANDS, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"The commands are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"No such command '{args[0]}'. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "CLEANER"})
@click.version_option(__version__, prog_name="cleaner")
def cli() -> None:
    """Turn a scraped page's flattened text into a clean article, and prove that nothing was lost."""


def main() -> None:
    """Run the command line and leave with its exit code: 0 fine, 1 problems, 2 usage, 130 interrupted."""
    from cleaner.cli.terminal import guard, tell, visible  # noqa: PLC0415  (`--version` is for the impatient)

    guard()
    code: object = 0
    try:
        code = cli.main(prog_name="cleaner", standalone_mode=False)
    except click.ClickException as error:
        message = io.StringIO()
        error.show(message)
        tell(visible(message.getvalue()))
        code = error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        tell("cleaner: interrupted\n")
        code = 130
    except SystemExit as leaving:
        # Shell completion apart, click leaves by itself only where a reader went away (`| head`): no error here.
        code = leaving.code if "_CLEANER_COMPLETE" in os.environ else 0
    except OSError as error:
        code = _not_written(error)
    sys.exit(_flushed(code if isinstance(code, int) else 0))


def _flushed(code: int) -> int:
    """The exit code, once all output is written; a reader that went away is no error."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop()
    except OSError as error:
        _drop()
        return code if code == 2 else _not_written(error)
    return code


def _not_written(error: OSError) -> int:
    from cleaner.cli.terminal import tell  # noqa: PLC0415

    tell(f"Error: standard output: {error.strerror}\n")
    return 2


def _drop() -> None:
    """Let what is left in the buffer go, so that Python does not complain on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
