"""Page, article and ledger as one model: every stretch of the page, every string of the article, and what ties them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from cleaner.characters import LINE_END
from cleaner.explain.copies import Piece, pieces
from cleaner.explain.names import FATES, place
from cleaner.ledger import strings
from cleaner.model import Article, Cleaned, Entry, Ledger

_LINE_END = re.compile(LINE_END)
# Copies are cut for their twins into so many pieces for each entry of the page, all together: many copies of one
# long passage would make a quadratic number of them.
_PIECES = 4
_FEWEST_PIECES = 2000


class Stretch(Struct, frozen=True, gc=False):
    """One ledger entry with its text. `line` counts the page's lines from 1; `pieces` are those of a duplicate."""

    number: int
    entry: Entry
    text: str
    line: int
    pieces: tuple[Piece, ...] = ()


class Bit(Struct, frozen=True, gc=False):
    """A part of a string of the article, and the number of the stretch that it comes from, `None` for a joint."""

    text: str
    number: int | None


class Print(Struct, frozen=True):
    """One string of the article. `entries` are all stretches that point to it, those that also serve it last."""

    at: str
    name: str
    text: str
    bits: tuple[Bit, ...]
    entries: tuple[int, ...]


class Account(Struct, frozen=True):
    """All that is shown of a page. `counts` are code points by fate, in the order of `FATES`."""

    name: str
    article: Article
    ledger: Ledger
    stretches: tuple[Stretch, ...]
    prints: dict[str, Print]
    counts: dict[str, int]
    lines: int

    def at(self, offset: int) -> Stretch:
        """The stretch that holds a code point of the page, which must have one."""
        return self.stretches[bisect_right(self.stretches, offset, key=_start) - 1]


def _start(stretch: Stretch) -> int:
    return stretch.entry.span.start


def account(cleaned: Cleaned, name: str) -> Account:
    """The account of a page, which is called `name`."""
    text, entries = cleaned.page.text, cleaned.ledger.entries
    ends = [found.end() for found in _LINE_END.finditer(text)]
    counts = Counter(dict.fromkeys(FATES, 0))
    for entry in entries:
        counts[entry.fate] += entry.span.end - entry.span.start
    lines = len(ends) + (1 if text and (not ends or ends[-1] < len(text)) else 0)
    stretches = _stretches(text, entries, ends)
    return Account(name, cleaned.article, cleaned.ledger, stretches, _prints(cleaned), dict(counts), lines)


def _stretches(text: str, entries: Sequence[Entry], ends: Sequence[int]) -> tuple[Stretch, ...]:
    starts = [entry.span.start for entry in entries]
    budget = _FEWEST_PIECES + _PIECES * len(entries)
    line, found = 0, []
    for number, entry in enumerate(entries):
        while line < len(ends) and ends[line] <= entry.span.start:
            line += 1
        cut: tuple[Piece, ...] = ()
        if entry.of is not None:
            cut = tuple(pieces(text, entry, starts, budget))
            budget -= len(cut)
        found.append(Stretch(number, entry, text[slice(*entry.span)], line + 1, cut))
    return tuple(found)


def _prints(cleaned: Cleaned) -> dict[str, Print]:
    """Every string of the article by its JSON Pointer."""
    own: dict[str, list[tuple[int, Entry]]] = {}
    served: dict[str, list[int]] = {}
    for number, entry in enumerate(cleaned.ledger.entries):
        if entry.at is not None:
            own.setdefault(entry.at, []).append((number, entry))
        for also in entry.also:
            served.setdefault(also, []).append(number)
    found = {}
    for at, text in strings(cleaned.article).items():
        from_page = own.get(at, [])
        numbers = (*(number for number, _ in from_page), *served.get(at, []))
        found[at] = Print(at, place(cleaned.article, at), text, _bits(text, from_page, numbers), numbers)
    return found


def _bits(text: str, own: Sequence[tuple[int, Entry]], numbers: Sequence[int]) -> tuple[Bit, ...]:
    """The string cut by the entries that hold it; one that is printed differently is one bit."""
    if not own or any(entry.raw is not None for _, entry in own):
        return (Bit(text, numbers[0] if numbers else None),)
    bits: list[Bit] = []
    at = 0
    for number, entry in sorted(own, key=lambda one: one[1].skip):
        end = entry.skip + entry.span.end - entry.span.start
        if entry.skip > at:
            bits.append(Bit(text[at : entry.skip], None))
        bits.append(Bit(text[max(at, entry.skip) : end], number))
        at = max(at, end)
    bits.append(Bit(text[at:], None))
    return tuple(bit for bit in bits if bit.text)
