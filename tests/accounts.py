"""Reads an article and its ledger the way the laws speak of them, without help from the code under test."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner import Article, Cleaned, clean, restore
from cleaner.renderers.markdown import markdown

# What is never text: white space as Unicode has it, characters that show nothing, bars of flattened tables.
INVISIBLE = "\u200b\ufeff"
BARS = "|｜丨│┃║¦▏"
FATES = {"kept", "layout", "label", "duplicate", "boilerplate"}
_NOT_FROM_THE_TEXT = {"schema_version", "id", "language", "meta", "warnings", "type", "role"}


def plain_data(article: Article) -> dict[str, Any]:
    """The article as JSON has it."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(article))
    return plain


def fields(article: Article) -> dict[str, Any]:
    """All that law 6 compares: every field and the body, not the id and the warnings."""
    plain = plain_data(article)
    return {name: value for name, value in plain.items() if name not in {"id", "warnings"}}


def cleaned_again(article: Article) -> Article:
    """The article of the article's Markdown, which is restored on the way."""
    printed = markdown(article).encode("utf-8", "surrogatepass")
    again = clean(printed)
    assert restore(again) == printed
    return again.article


def composed(value: Any) -> Any:  # noqa: ANN401  (plain data of any shape)
    """The same data with every string in normal form C."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: composed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [composed(one) for one in value]
    return value


def strings(article: Article) -> dict[str, str]:
    """Every string of the article that must come from the page, by JSON Pointer."""
    return dict(_strings(plain_data(article), ""))


def _strings(value: Any, at: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _NOT_FROM_THE_TEXT:
                yield from _strings(one, f"{at}/{key}")
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _strings(one, f"{at}/{index}")


def is_blank(character: str) -> bool:
    """Whether a character is white space, invisible or a control character."""
    return character.isspace() or character in INVISIBLE or unicodedata.category(character) == "Cc"


def wrongly_layout(cleaned: Cleaned) -> list[tuple[int, str]]:
    """Characters whose fate is layout although they are none, with their places.

    White space and the ASCII bar are layout anywhere; other bars, and the rules under the heads of tables, only on
    lines that hold nothing else; a backslash only before a bar.
    """
    text = cleaned.page.text
    places = (at for entry in cleaned.ledger.entries if entry.fate == "layout" for at in range(*entry.span))
    return [(at, text[at]) for at in places if not (is_blank(text[at]) or text[at] == "|" or _is_rule(text, at))]


def _is_rule(text: str, at: int) -> bool:
    if text[at] == "\\":
        return text[at + 1 : at + 2] == "|"
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = min((place for place in (text.find("\n", at), text.find("\r", at)) if place >= 0), default=len(text))
    line = text[start:end]
    if text[at] in BARS:
        return all(is_blank(one) or one in BARS for one in line)
    return text[at] in "-:+" and "|" in line and all(is_blank(one) or one in "|-:+" for one in line)


def said(cleaned: Cleaned) -> str:
    """What the page's text says: its characters without white space, controls and bars."""
    return "".join(one for one in cleaned.page.text if not is_blank(one) and one not in BARS)
