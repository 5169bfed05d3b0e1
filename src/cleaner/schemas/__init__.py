"""JSON Schemas as files beside this module, by the name of the document."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

SCHEMAS = {"article": "article.json", "report": "report.json"}


def schema_text(document: str) -> str:
    """The schema of a document, ending in a line end."""
    return (files(__name__) / SCHEMAS[document]).read_text("utf-8")


@cache
def schema(document: str) -> dict[str, Any]:
    """The schema of a document, parsed. It is shared: nobody changes it."""
    found: dict[str, Any] = json.loads(schema_text(document))
    return found


def ledger_schema() -> dict[str, Any]:
    """The schema of a ledger: the part of the article's that describes it."""
    article = schema("article")
    return {
        "$schema": article["$schema"],
        "title": "Ledger",
        "$ref": "#/$defs/ledger",
        "$defs": article["$defs"],
    }
