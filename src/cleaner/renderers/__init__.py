"""Articles to output formats: a small table filled by hand."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from cleaner.model import Cleaned
from cleaner.renderers.diff import diff
from cleaner.renderers.document import document, pretty, problem_row
from cleaner.renderers.jsonld import jsonld
from cleaner.renderers.markdown import markdown
from cleaner.renderers.table import DEFAULT_FIELDS, TABLES, Fields, head, problem_cells, row
from cleaner.renderers.text import text

Problem = Callable[[str | float | None, str, str], str]


class Renderer(NamedTuple):
    """How one format is made, and the suffix of its files.

    `whole`: it holds all fields, so it may hold the ledger. `problem` is what stands for a page that could not be
    cleaned, from its id, a code and a message; `None` where the format has no place for it. `head` begins a file.
    `rows`: pages follow each other without a blank line. `packed`: the output is no text, and goes into one file.
    """

    render: Callable[[Cleaned, bool], str]
    suffix: str
    whole: bool = False
    problem: Problem | None = None
    head: str = ""
    rows: bool = False
    packed: bool = False


def _table(name: str, fields: Fields = DEFAULT_FIELDS) -> Renderer:
    """A format with a column for each field."""
    kind = TABLES[name]
    render, problem = partial(row, kind, fields), partial(problem_cells, kind, fields)
    return Renderer(
        lambda cleaned, _: render(cleaned.article),
        kind.suffix,
        problem=problem,
        head=head(kind, fields),
        rows=True,
        packed=kind.packed,
    )


RENDERERS = {
    "json": Renderer(pretty, ".json", whole=True, problem=problem_row),
    "jsonl": Renderer(
        lambda cleaned, ledger: document(cleaned, ledger=ledger) + "\n",
        ".jsonl",
        whole=True,
        problem=problem_row,
        rows=True,
    ),
    "md": Renderer(lambda cleaned, _: markdown(cleaned.article), ".md"),
    "jsonld": Renderer(lambda cleaned, _: jsonld(cleaned.article) + "\n", ".jsonld"),
    "text": Renderer(lambda cleaned, _: text(cleaned.article), ".txt"),
    "diff": Renderer(lambda cleaned, _: diff(cleaned), ".diff"),
    **{name: _table(name) for name in TABLES},
}


@cache
def renderer(name: str, fields: tuple[str, ...] = ()) -> Renderer:
    """The renderer of a format, for tables with these columns. Raises `ValueError` for a field that is none."""
    return _table(name, fields) if fields and name in TABLES else RENDERERS[name]


def render(cleaned: Cleaned, name: str, *, ledger: bool = True) -> str:
    """The output of a page in a format, ending in a line end. `ledger` puts the ledger into JSON."""
    return RENDERERS[name].render(cleaned, ledger)
