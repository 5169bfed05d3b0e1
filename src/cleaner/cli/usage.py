"""What goes wrong beside the pages, told as usage errors: the exit code is 2."""

import contextlib
from collections.abc import Iterator

import click

from cleaner.errors import OutputError, PoolError
from cleaner.readers import InputError


@contextlib.contextmanager
def usage_errors() -> Iterator[None]:
    """Inputs that are not there and outputs that cannot be written, as `click.UsageError`. A closed pipe is none."""
    try:
        yield
    except (InputError, OutputError, PoolError) as problem:
        raise click.UsageError(str(problem)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"{error.filename or 'standard output'}: {error.strerror}") from None
