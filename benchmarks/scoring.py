"""What a page should lose against what it lost: recall and precision in letters and digits."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copies import letters
from plants import Page

from cleaner.pipeline import clean

Spans = list[tuple[int, int]]

# A sentence for the baseline: up to a full stop and the quotation marks behind it, or to the end of the line.
_SENTENCE = re.compile(r"[^\n.!?\u3002\uff01\uff1f]+(?:[.!?\u3002\uff01\uff1f]+[”»’\"]*|(?=\n)|\Z)")
_LINE = re.compile(r"[^\n]+")
# Copies that count: normalised UTF-8 bytes, and the share of the page.
_BYTES, _SHARE = 300, 0.10


class GaveUp(Exception):  # noqa: N818  (an outcome, no error)
    """The ledger did not give the page back, and the page was kept as one block."""


class Score(NamedTuple):
    """Letters and digits: to drop, dropped of those, dropped beside those."""

    expected: int
    hits: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of what should go that went."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of what went that should go."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        return Score(*(one + two for one, two in zip(self, other, strict=True)))


def by_ledger(text: str) -> Spans:
    """What `clean` calls a duplicate. Raises `GaveUp` where it kept the page as it is, fields and all."""
    entries = clean(text).ledger.entries
    if any(entry.rule == "fallback" for entry in entries):
        raise GaveUp
    return [(entry.span.start, entry.span.end) for entry in entries if entry.fate == "duplicate"]


def by_line(text: str) -> Spans:
    """Lines that were there before, by their letters and digits."""
    return list(_seen(text, _LINE))


def by_sentence(text: str) -> Spans:
    """Sentences that were there before, by their letters and digits."""
    return list(_seen(text, _SENTENCE))


METHODS = {"cleaner": by_ledger, "line hash": by_line, "sentence hash": by_sentence}


def _seen(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    known: set[str] = set()
    for found in pattern.finditer(text):
        key = letters(found[0]).lower()
        if key and key in known:
            yield found.span()
        known.add(key)


def score(page: Page, dropped: Spans) -> Score:
    """The page's score: of each atom's occurrences one must stay, whichever loses least."""
    text = page.text
    gone = _marks(text, dropped)
    total = Score(0, 0, 0)
    inside = 0
    for spans in page.atoms.values():
        counts = [(sum(gone[start:end]), len(letters(text[start:end]))) for start, end in spans]
        inside += sum(lost for lost, _ in counts)
        total += _of_atom([(lost, size) for lost, size in counts if size])
    return total + Score(0, 0, sum(gone) - inside)


def _of_atom(counts: Sequence[tuple[int, int]]) -> Score:
    if not counts:
        return Score(0, 0, 0)
    stays = min(range(len(counts)), key=lambda index: (counts[index][0] / counts[index][1], -counts[index][1]))
    others = [count for index, count in enumerate(counts) if index != stays]
    return Score(sum(size for _, size in others), sum(lost for lost, _ in others), counts[stays][0])


def _marks(text: str, dropped: Spans) -> bytearray:
    """One byte a character: 1 where a letter or digit was dropped."""
    marks = bytearray(len(text))
    for start, end in dropped:
        marks[start:end] = bytes(character.isalnum() for character in text[start:end])
    return marks


def counts(page: Page) -> bool:
    """Whether the planted copy is large enough to be dropped rather than reported."""
    text = page.text
    planted = sum(
        min(len(letters(text[start:end]).encode()) for start, end in spans)
        for spans in page.atoms.values()
        if len(spans) > 1
    )
    return planted >= _BYTES and planted >= _SHARE * len(letters(text).encode())
