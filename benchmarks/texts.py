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


def periodic(size: int, alphabet: str = "ab") -> str:
    """Two letters over and over, on one line."""
    return alphabet * (size // 2)


def fibonacci(size: int, alphabet: str = "ab") -> str:
    """The Fibonacci word: every prefix repeats at every scale, nothing four times in a row."""
    word, before = alphabet[0], alphabet[1]
    while len(word) < size:
        before, word = word, word + before
    return word[:size]


def thue_morse(size: int, alphabet: str = "ab") -> str:
    """The Thue–Morse word: everything repeats, nothing overlaps itself."""
    word = alphabet[0]
    swap = str.maketrans(alphabet, alphabet[::-1])
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


def _lines(make: Callable[[random.Random], str], size: int) -> str:
    """Random lines until the size is reached."""
    rng = random.Random(13)
    found: list[str] = []
    length = 0
    while length < size:
        found.append(make(rng) + "\n")
        length += len(found[-1])
    return "".join(found)[:size]


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5)))


def short_lines(size: int) -> str:
    """One short word a line."""
    return _lines(_word, size)


def cells(size: int) -> str:
    """One cell a line, between pipes."""
    return _lines(lambda rng: f"| {_word(rng)} |", size)


def rows(size: int) -> str:
    """Rows of a table."""
    return _lines(lambda rng: f"| {_word(rng)} | {_word(rng)} | {rng.randint(1, 999)} |", size)


def labels(size: int) -> str:
    """Date, source and author lines."""
    return _lines(
        lambda rng: f"2022-0{rng.randint(1, 9)}-{rng.randint(10, 28)} 来源:{_word(rng)} 作者:{_word(rng)}",
        size // 10 * 8,
    )


def unpunctuated(size: int) -> str:
    """Blocks of words twice each, on one line, without a mark that ends a sentence."""
    return blocks(size).replace("\n", " ").replace(".", "")


def open_quotes(size: int) -> str:
    """Quotations that nobody closes, every block twice."""
    return "".join(f"“{block}\n" for block in blocks(size).split("\n"))[:size]


def full_width(size: int) -> str:
    """Prose in full-width letters, which compare as narrow ones."""
    return words(size // 3).translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


# What naive string algorithms fear. `ab` are letters that the sampling of seeds passes over, `sh` letters it picks.
TEXTS: dict[str, Callable[[int], str]] = {
    "prose": words,
    "body twice": doubled,
    "pipes": pipes,
    "one letter": one_letter,
    "one line": one_line,
    "periodic ab": periodic,
    "periodic sh": lambda size: periodic(size, "sh"),
    "Fibonacci ab": fibonacci,
    "Fibonacci sh": lambda size: fibonacci(size, "sh"),
    "Thue–Morse ab": thue_morse,
    "Thue–Morse sh": lambda size: thue_morse(size, "sh"),
    "random letters": letters,
    "blocks twice": blocks,
}


def bracketed(size: int) -> str:
    """Lines that each end in one name in a bracket, of which the text may or may not speak."""
    line = "渡口的石阶一共三十六级，最下面的七级只在枯水的月份露出来，这是第{}级。（王黄河）"
    count = size // len(line.encode()) + 1
    return "\n".join(line.format(number) for number in range(count))


def turns(size: int) -> str:
    """A talk in which each says once more what the other said."""
    said = [one for one in blocks(size).split("\n") if one]
    return "\n".join(f"Ann{at}:\n{one}\nBob{at}:\n{one}" for at, one in enumerate(dict.fromkeys(said)))[:size]


# What the other stages may fear.
SHAPES: dict[str, Callable[[int], str]] = {
    "short lines": short_lines,
    "cells": cells,
    "table rows": rows,
    "label lines": labels,
    "no sentence ends": unpunctuated,
    "open quotations": open_quotes,
    "full-width prose": full_width,
    "names in brackets": bracketed,
    "quoted turns": turns,
}


def as_html(text: str) -> str:
    """A page as minimal HTML, one paragraph a line."""
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f"<html><body><article>\n{paragraphs}\n</article></body></html>"
