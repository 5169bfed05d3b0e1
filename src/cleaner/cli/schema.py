"""`cleaner schema`: the JSON Schema of a document."""

import click

from cleaner.cli.output import Stdout
from cleaner.schemas import SCHEMAS, schema_text


@click.command(short_help="The JSON Schema of a document.")
@click.argument("document", type=click.Choice(tuple(SCHEMAS)), default="article")
def schema(document: str) -> int:
    """Print the JSON Schema (draft 2020-12) of what cleaner writes."""
    with Stdout() as out:
        out.write(document, schema_text(document))
    return 0
