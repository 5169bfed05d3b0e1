"""What things are called: fates, places in the article, shares of a page."""

from typing import NamedTuple

from cleaner.model import Article


class Fate(NamedTuple):
    """How a fate is shown: the mark of its lines on a terminal, its colour there, and what it means."""

    mark: str
    colour: str | None
    meaning: str


# In the order of the summary.
FATES = {
    "kept": Fate("+", "green", "stands in the article"),
    "duplicate": Fate("=", "blue", "says again what is kept"),
    "label": Fate("~", "yellow", "words around a field"),
    "boilerplate": Fate("-", "red", "furniture of the site"),
    "layout": Fate(".", "bright_black", "white space and bars"),
}
# What a page of the press usually shows.
EXPECTED = ("headline", "date", "source", "byline", "body")
_PARTS = {"captions": "caption", "extras": "extra"}


def place(article: Article, at: str) -> str:
    """A short name for a JSON Pointer of the article: `headline`, `byline 2`, `caption 1`, `credit 1`, `paragraph 3`.

    A pointer to what the article does not have is its own name.
    """
    name, _, rest = at.removeprefix("/").partition("/")
    index, _, part = rest.partition("/")
    if not index.isascii() or not index.isdigit() or len(index) > 9:
        return name if not rest else at
    number = int(index)
    if name == "body" and number < len(article.body):
        return f"{article.body[number].type} {number + 1}"
    if name == "extras" and number < len(article.extras):
        return article.extras[number].role
    return f"{'credit' if part == 'credit' else _PARTS.get(name, name)} {number + 1}"


def missing(article: Article) -> tuple[str, ...]:
    """The usual fields that the page does not show."""
    return tuple(name for name in EXPECTED if not getattr(article, name))


def share(part: int, whole: int) -> str:
    """A share in per cent; what is there is never 0 %."""
    if not part or not whole:
        return "0 %"
    per_cent = 100 * part / whole
    return "< 1 %" if per_cent < 1 else f"{per_cent:.0f} %"
