"""`cleaner schema`: the JSON Schema of a document."""

import click

from cleaner.cli.manners import manners
from cleaner.cli.output import Stdout
from cleaner.cli.terminal import say
from cleaner.schemas import SCHEMAS, schema_text


@click.command(short_help="The JSON Schema of a document.")
@click.argument("document", type=click.Choice(tuple(SCHEMAS)), default="article")
@manners
def schema(document: str, *, quiet: bool, verbose: bool) -> int:
    """Print the JSON Schema (draft 2020-12) of what cleaner writes."""
    del quiet
    try:
        with Stdout() as out:
            out.write(document, schema_text(document))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"standard output: {error.strerror}") from None
    if verbose:
        say(f"the schema of {document} documents")
    return 0
