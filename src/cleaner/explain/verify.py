"""The proof that a stored article gives its page back, or the places where it breaks."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleaner.errors import RestoreError
from cleaner.explain.names import FATES
from cleaner.intervals import Intervals
from cleaner.ledger import rebuild, strings
from cleaner.model import Article, Entry, Ledger
from cleaner.renderers.document import parse, read
from cleaner.restorer import restore

_GAP, _MISMATCH = "ledger-gap", "restore-mismatch"
# The space between two lines that were joined is not from the page.
_JOINT = 1
_HAS_RULE = frozenset({"label", "duplicate", "boilerplate"})


class Fault(NamedTuple):
    """What is broken, and the rule of `check` that it falls under.

    `start` and `end` are code points of the page, `None` where no place is known.
    """

    name: str
    message: str
    start: int | None = None
    end: int | None = None


def verify(document: str | bytes) -> list[Fault]:
    """The faults of a stored article, none where it gives its page back, byte for byte."""
    try:
        article, ledger = read(document)
    except RestoreError as error:
        return [Fault(_MISMATCH, str(error))]
    found = [*_tiling(ledger), *_pointers(article, ledger), *_copies(ledger)]
    if not found:
        found = [*_rebuilt(article, ledger)]
    try:
        parse(document)
        restore(document)
    except RestoreError as error:
        found = found or [*_unaccounted(article, ledger)]
        found.append(Fault(_MISMATCH, str(error)))
    return list(dict.fromkeys(found))


def _tiling(ledger: Ledger) -> Iterator[Fault]:
    """Entries follow each other without gap or overlap and end where the page ends, each with one known fate."""
    at = 0
    for number, entry in enumerate(ledger.entries):
        start, end = entry.span
        if end <= start:
            yield Fault(_GAP, f"entry {number} has no length", start, end)
        if entry.fate not in FATES:
            yield Fault(_GAP, f"entry {number} has the fate “{entry.fate}”, which there is not", start, end)
        if entry.fate in _HAS_RULE and entry.rule is None:
            yield Fault(_GAP, f"entry {number} is {entry.fate}, and no rule says why", start, end)
        at = end
    if at != ledger.length:
        lost = "nothing accounts for the characters behind" if at < ledger.length else "the page has no more"
        yield Fault(
            _GAP, f"the entries end at character {at:,} of {ledger.length:,}: {lost}", *sorted((at, ledger.length))
        )


def _pointers(article: Article, ledger: Ledger) -> Iterator[Fault]:
    """Kept text is where its entry points."""
    known = strings(article)
    for number, entry in enumerate(ledger.entries):
        start, end = entry.span
        if entry.raw is not None:
            if len(entry.raw) != end - start:
                yield Fault(_GAP, f"entry {number} carries {len(entry.raw):,} characters of its own", start, end)
        elif entry.of is None:
            yield from _pointer(known, number, entry)


def _pointer(known: Mapping[str, str], number: int, entry: Entry) -> Iterator[Fault]:
    start, end = entry.span
    if entry.at is None or entry.at not in known:
        yield Fault(_GAP, f"entry {number} points to {entry.at}, which the article does not have", start, end)
    elif len(known[entry.at]) < entry.skip + end - start:
        yield Fault(_GAP, f"entry {number} points behind the end of {entry.at}: text is missing there", start, end)


def _copies(ledger: Ledger) -> Iterator[Fault]:
    """A duplicate repeats text of the page that is no duplicate itself, and has the length that its edits make."""
    gone = Intervals()
    for entry in ledger.entries:
        if entry.of is not None and entry.raw is None and entry.span.start < entry.span.end:
            gone.add(*entry.span)
    for number, entry in enumerate(ledger.entries):
        if entry.of is None or entry.raw is not None:
            continue
        start, end = entry.of
        if not 0 <= start <= end <= ledger.length:
            yield Fault(
                _GAP,
                f"entry {number} repeats characters {start:,} to {end:,}, which the page does not have",
                *entry.span,
            )
        elif start < end and gone.touches(start, end):
            yield Fault(_GAP, f"entry {number} repeats what is a copy itself", *entry.span)
        elif end - start + sum(len(new) - old for _, old, new in entry.edits) != entry.span.end - entry.span.start:
            yield Fault(_GAP, f"the edits of entry {number} do not make up its length", *entry.span)


def _rebuilt(article: Article, ledger: Ledger) -> Iterator[Fault]:
    try:
        rebuild(ledger.entries, strings(article), ledger.length)
    except RestoreError as error:
        yield Fault(_GAP, str(error))


def _unaccounted(article: Article, ledger: Ledger) -> Iterator[Fault]:
    """Strings of the article that are longer than what the page gave them: something was put in."""
    used: dict[str, int] = {}
    parts: dict[str, int] = {}
    for entry in ledger.entries:
        if entry.at is not None and entry.raw is None:
            used[entry.at] = used.get(entry.at, 0) + entry.span.end - entry.span.start
            parts[entry.at] = parts.get(entry.at, 0) + 1
    for at, text in strings(article).items():
        more = len(text) - used.get(at, len(text)) - _JOINT * (parts.get(at, 1) - 1)
        if more > 0:
            yield Fault(_MISMATCH, f"{at} holds {more:,} characters that no entry accounts for")
