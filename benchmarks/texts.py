"""Texts of any size for measuring: prose, the shapes that break naive algorithms, and pages as HTML."""

import html
import random
from collections.abc import Callable

# fmt: off
_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti",
    "vo", "zu", "chel", "dran", "frim", "gost", "plin", "skar", "tron", "wend", "yol",
)
# fmt: on
_BLOCK = 400


def words(size: int) -> str:
    """Prose of random words in sentences and paragraphs."""
    rng = random.Random(11)
    lexicon = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]
    sentences: list[str] = []
    length = 0
    while length < size:
        sentence = " ".join(rng.choices(lexicon, k=rng.randint(6, 24))).capitalize() + "."
        sentences.append(sentence + ("\n" if rng.random() < 0.25 else " "))
        length += len(sentences[-1])
    return "".join(sentences)[:size]


def doubled(size: int) -> str:
    """An article that stands on the page twice, a title and a date line between."""
    body = words(size // 2 - 40)
    return f"{body}\n|\nA headline in between\n|\n2022-06-21\n{body}\n"


def pipes(size: int) -> str:
    """Lines of one lone pipe."""
    return "|\n" * (size // 2)


def one_letter(size: int) -> str:
    """One letter over and over, on one line."""
    return "a" * size


def one_line(size: int) -> str:
    """One line of prose over and over."""
    line = "The ferry to the northern islands leaves at seven, says the harbour master of the town.\n"
    return (line * (size // len(line) + 1))[:size]


def periodic(size: int) -> str:
    """`ab` over and over, on one line."""
    return "ab" * (size // 2)


def fibonacci(size: int) -> str:
    """The Fibonacci word: every prefix repeats at every scale, nothing three times in a row."""
    before, word = "b", "a"
    while len(word) < size:
        before, word = word, word + before
    return word[:size]


def thue_morse(size: int) -> str:
    """The Thue–Morse word: everything repeats, nothing overlaps itself."""
    word = "a"
    swap = str.maketrans("ab", "ba")
    while len(word) < size:
        word += word.translate(swap)
    return word[:size]


def letters(size: int) -> str:
    """Random letters: nothing repeats."""
    return "".join(random.Random(12).choices("abcdefghijklmnopqrstuvwxyz", k=size))


def blocks(size: int) -> str:
    """Every block of random words twice, one right after the other."""
    prose = words(size // 2)
    pieces = [prose[at : at + _BLOCK].replace("\n", " ") + "\n" for at in range(0, len(prose), _BLOCK)]
    return "".join(piece + piece for piece in pieces)[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": words,
    "body twice": doubled,
    "pipes": pipes,
    "one letter": one_letter,
    "one line": one_line,
    "periodic ab": periodic,
    "Fibonacci": fibonacci,
    "Thue–Morse": thue_morse,
    "random letters": letters,
    "blocks twice": blocks,
}


def as_html(text: str) -> str:
    """A page as minimal HTML, one paragraph a line."""
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f"<html><body><article>\n{paragraphs}\n</article></body></html>"
