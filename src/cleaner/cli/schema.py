"""`cleaner schema`: the JSON Schema of a document."""

import json

import click

from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.output import Stdout
from cleaner.cli.terminal import say
from cleaner.cli.usage import usage_errors
from cleaner.schemas import SCHEMAS, ledger_schema, schema_text

_DOCUMENTS = (*SCHEMAS, "ledger", "config")


@click.command(cls=Command, short_help="The JSON Schema of a document.")
@click.argument("document", type=click.Choice(_DOCUMENTS), default="article")
@manners
def schema(document: str, *, quiet: bool, verbose: bool) -> int:
    """Print the JSON Schema (draft 2020-12) of what cleaner writes, or of its configuration."""
    del quiet
    with usage_errors(), Stdout() as out:
        out.write(document, _text(document))
    if verbose:
        say(f"the schema of {document} documents")
    return 0


def _text(document: str) -> str:
    if document in SCHEMAS:
        return schema_text(document)
    if document == "ledger":
        made = ledger_schema()
    else:
        from cleaner.cli.configuration_schema import config_schema  # noqa: PLC0415  (it imports every command)

        made = config_schema()
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
