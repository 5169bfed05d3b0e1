"""Articles to output formats: a small table filled by hand."""

from collections.abc import Callable
from typing import NamedTuple

from cleaner.model import Cleaned
from cleaner.renderers.diff import diff
from cleaner.renderers.document import document, pretty
from cleaner.renderers.jsonld import jsonld
from cleaner.renderers.markdown import markdown
from cleaner.renderers.text import text


class Renderer(NamedTuple):
    """How one format is made, and the suffix of its files. `whole`: it holds all fields, so it may hold the ledger."""

    render: Callable[[Cleaned, bool], str]
    suffix: str
    whole: bool


RENDERERS = {
    "json": Renderer(pretty, ".json", whole=True),
    "jsonl": Renderer(lambda cleaned, ledger: document(cleaned, ledger=ledger) + "\n", ".jsonl", whole=True),
    "md": Renderer(lambda cleaned, _: markdown(cleaned.article), ".md", whole=False),
    "jsonld": Renderer(lambda cleaned, _: jsonld(cleaned.article) + "\n", ".jsonld", whole=False),
    "text": Renderer(lambda cleaned, _: text(cleaned.article), ".txt", whole=False),
    "diff": Renderer(lambda cleaned, _: diff(cleaned), ".diff", whole=False),
}


def render(cleaned: Cleaned, name: str, *, ledger: bool = True) -> str:
    """The output of a page in a format, ending in a line end. `ledger` puts the ledger into JSON."""
    return RENDERERS[name].render(cleaned, ledger)
