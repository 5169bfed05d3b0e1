"""JSON Schemas as files beside this module, by the name of the document."""

from importlib.resources import files

SCHEMAS = {"article": "article.json"}


def schema_text(document: str) -> str:
    """The schema of a document, ending in a line end."""
    return (files(__name__) / SCHEMAS[document]).read_text("utf-8")
