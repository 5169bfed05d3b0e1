"""What goes wrong beside the pages: the exit code is 2, and how the command is used is told where that helps."""

import contextlib
from collections.abc import Iterator

import click

from cleaner.errors import OutputError, PoolError
from cleaner.readers import InputError


class _Failed(click.ClickException):
    """The command was right and could not be done: a full disk, a folder that another run holds."""

    exit_code = click.UsageError.exit_code


@contextlib.contextmanager
def usage_errors() -> Iterator[None]:
    """Inputs that are not there as `click.UsageError`, outputs that cannot be written as one without the usage.

    A closed pipe is no error.
    """
    try:
        yield
    except InputError as problem:
        raise click.UsageError(str(problem)) from None
    except (OutputError, PoolError) as problem:
        raise _Failed(str(problem)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            raise click.UsageError(f"{error.filename}: {error.strerror}") from None
        raise _Failed(f"standard output: {error.strerror}") from None
