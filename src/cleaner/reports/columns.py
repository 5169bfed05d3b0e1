"""Text on a terminal: how wide it is, and what is shown for characters that cannot be."""

import re
import unicodedata

# Controls, marks that turn the direction of writing, characters without a picture: shown by their numbers.
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u2069\u3164\ufeff\ud800-\udfff]"
)


def shown(text: str) -> str:
    """A line for people: tabs as one space, what cannot be seen as `<U+200B>`."""
    return _HIDDEN.sub(lambda one: f"<U+{ord(one[0]):04X}>", text.replace("\t", " "))


def columns(text: str) -> int:
    """The columns that a shown text takes: Han, kana, Hangul and full-width signs take two, combining marks none."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
