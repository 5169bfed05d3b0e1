"""How wide a text is on a terminal, by the East Asian Width of the Unicode standard (annex 11)."""

import unicodedata
from collections.abc import Iterator

# A letter with more marks than this is none of any script: it is cut, so that a line stays a line.
_MOST_MARKS = 24


def columns(text: str) -> int:
    """The columns of a text without controls: Han, kana, Hangul and full-width signs two, combining marks none."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def letters(text: str) -> Iterator[tuple[str, int]]:
    """The letters as readers see them, each with its marks, and their columns."""
    letter, size = "", 0
    for character in text:
        width = _columns(character)
        if letter and (width or len(letter) > _MOST_MARKS):
            yield letter, size
            letter, size = "", 0
        letter += character
        size += width
    if letter:
        yield letter, size
