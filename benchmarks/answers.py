"""What a tool says about a page, as plain lists of strings by field: what `cleaner` and its peers can both give."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from cleaner.pipeline import clean

# A field's values in order. A single field has one value or none; a caption and an extra are one string each.
Answer = dict[str, list[str]]
Extractor = Callable[[bytes], Answer]

SINGLE = ("headline", "kicker", "deck", "date", "time", "source", "dateline", "page", "section")
LISTS = ("byline", "editors")
FIELDS = (*SINGLE, *LISTS, "captions", "extras", "headings")
_TAB = "\t"


def ours(page: bytes) -> Answer:
    """The article that `clean` makes of a page."""
    article: dict[str, Any] = msgspec.to_builtins(clean(page).article)
    return answer(article)


def answer(article: dict[str, Any]) -> Answer:
    """An article's document as lists: captions as text and credit, blocks as type and text."""
    found = {name: [article[name]] if article[name] is not None else [] for name in SINGLE}
    found |= {name: list(article[name]) for name in LISTS}
    found["captions"] = [_TAB.join((one["text"], one.get("credit") or "")) for one in article["captions"]]
    found["extras"] = [_TAB.join((one["role"], one["text"])) for one in article["extras"]]
    found["headings"] = [one["text"] for one in article["body"] if one["type"] == "heading"]
    found["body"] = [_TAB.join((one["type"], one["text"])) for one in article["body"]]
    return found


def texts(said: Answer, fields: Iterable[str]) -> str:
    """All that an answer says in the given fields, for looking something up."""
    return "\n".join(value for name in fields for value in said.get(name, ()))
