"""Copies of an article, and what happens to them on the way to a page.

A copy is a list of bits, mostly sentences. Bits of two copies that say the same carry the same number, their atom,
so that a page knows which of its characters stand there twice.
"""

import random
import re
import unicodedata
from typing import NamedTuple


class Bit(NamedTuple):
    """A stretch of text, the number of what it says (`None`: said once), and what stands behind it."""

    text: str
    atom: int | None
    tail: str


Copy = list[Bit]


def joined(copy: Copy, joint: str) -> Copy:
    """All paragraphs of a copy on one line."""
    return [bit._replace(tail=joint) for bit in copy[:-1]] + [copy[-1]._replace(tail="\n")]


def piped(copy: Copy, rng: random.Random) -> Copy:
    """The pipes of a flattened table between the lines of a copy."""
    tails = [" |\n", "\n|\n", " |\n|\n|\n", "\n| \n"]
    return [bit._replace(tail=rng.choice(tails)) if bit.tail == "\n" else bit for bit in copy]


def one_a_line(copy: Copy) -> Copy:
    """Every sentence on a line of its own."""
    return [bit._replace(tail="\n") for bit in copy]


_WIDE = {
    ord(half): full for half, full in zip(",.:;!?()", "\uff0c\u3002\uff1a\uff1b\uff01\uff1f\uff08\uff09", strict=True)
}
_NARROW = {ord(fine): plain for fine, plain in zip("“”«»–", '""""-', strict=True)}
_WIDE_DIGITS = {ord(half): chr(ord(half) + 0xFEE0) for half in "0123456789"}


def rewidened(copy: Copy, language: str) -> Copy:
    """Punctuation (and CJK digits) of the other width."""
    table = _WIDE | _WIDE_DIGITS if language == "zh" else _NARROW
    return [bit._replace(text=bit.text.translate(table)) for bit in copy]


def decomposed(copy: Copy) -> Copy:
    """The text in normal form D."""
    return [bit._replace(text=unicodedata.normalize("NFD", bit.text)) for bit in copy]


def edited(copy: Copy, share: float, rng: random.Random) -> Copy:
    """This share of the letters replaced, left out or doubled by another letter of the same text."""
    letters = [letter for bit in copy for letter in bit.text if letter.isalnum()]

    def one(letter: str) -> str:
        if not letter.isalnum() or rng.random() >= share:
            return letter
        return rng.choice([rng.choice(letters), "", letter + rng.choice(letters)])

    return [bit._replace(text="".join(map(one, bit.text))) for bit in copy]


def truncated(copy: Copy, share: float) -> tuple[Copy, Copy]:
    """The copy with the bit at the cut in two, and what stands before the cut."""
    left = round(share * sum(len(bit.text) for bit in copy))
    for at, bit in enumerate(copy):
        if left < len(bit.text):
            cut = Bit(bit.text[:left], bit.atom, "")
            rest = [later._replace(atom=None) for later in copy[at + 1 :]]
            return [*copy[:at], cut, Bit(bit.text[left:], None, bit.tail), *rest], [*copy[:at], cut]
        left -= len(bit.text)
    return copy, copy


def paragraphs(copy: Copy) -> list[Copy]:
    """The bits of each line."""
    found: list[Copy] = [[]]
    for bit in copy:
        found[-1].append(bit)
        if "\n" in bit.tail:
            found.append([])
    return [each for each in found if each]


def unique(copy: Copy) -> Copy:
    """A copy that stands on the page once."""
    return [bit._replace(atom=None) for bit in copy]


def letters(text: str) -> str:
    """What counts: letters and digits."""
    return "".join(re.findall(r"[^\W_]+", text))
