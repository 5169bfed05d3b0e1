"""The account of every character: tiling a page with entries, and making the page again from them."""

from collections.abc import Iterable, Mapping

from cleaner.characters import BARS, CONTROL, EDGE
from cleaner.errors import RestoreError
from cleaner.model import LISTED, SINGLE, Article, Entry, Span

# Most gaps are one of these.
_COMMON = frozenset({"\n", "\n\n", " ", "\r\n", "\n|\n", " |\n"})


class LedgerError(RestoreError):
    """Entries that do not account for a page."""


def tile(text: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Fill the gaps between entries, which must be ascending and disjoint, with layout.

    Raises `LedgerError` where a gap holds more than layout: text would be lost.
    """
    found: list[Entry] = []
    at = 0
    for entry in entries:
        start, end = entry.span
        if start > at:
            found.append(_layout(text, at, start))
        elif start < at:
            raise LedgerError(f"two fates for the characters from {start} to {at}")
        found.append(entry)
        at = end
    if at < len(text):
        found.append(_layout(text, at, len(text)))
    return tuple(found)


def _layout(text: str, start: int, end: int) -> Entry:
    raw = text[start:end]
    if raw not in _COMMON and raw.strip(EDGE) and not is_layout(raw):
        raise LedgerError(f"no fate for the characters from {start} to {end}")
    return Entry(Span(start, end), "layout", raw=raw)


def is_layout(raw: str) -> bool:
    """Whether a stretch holds nothing but white space, bars, table rules and control characters."""
    return not CONTROL.sub("", raw).strip(EDGE + BARS + "\\-:+")


def rebuild(entries: Iterable[Entry], strings: Mapping[str, str], length: int) -> str:
    """The page's text from its ledger and the article's strings by JSON Pointer.

    Raises `LedgerError` for entries that do not tile `[0, length)`, or point to what is not there.
    """
    pieces: list[str] = []
    later: list[tuple[int, Entry]] = []
    at = 0
    for entry in entries:
        if entry.span.start != at or entry.span.end < at or entry.span.end > length:
            raise LedgerError(f"the ledger does not tile the page at character {at}")
        at = entry.span.end
        if entry.of is not None and entry.raw is None:
            later.append((len(pieces), entry))
            pieces.append("\0" * (entry.span.end - entry.span.start))
        else:
            pieces.append(_source(entry, strings))
    if at != length:
        raise LedgerError(f"the ledger ends at character {at} of {length}")
    if later:
        whole = "".join(pieces)
        for index, entry in later:
            pieces[index] = _copy(entry, whole)
    return "".join(pieces)


def _source(entry: Entry, strings: Mapping[str, str]) -> str:
    size = entry.span.end - entry.span.start
    if entry.raw is not None:
        piece = entry.raw
    elif entry.at is not None and entry.at in strings:
        piece = strings[entry.at][entry.skip : entry.skip + size]
    else:
        raise LedgerError(f"the ledger points to {entry.at}, which the article does not have")
    if len(piece) != size:
        raise LedgerError(f"the text of characters {entry.span.start} to {entry.span.end} has another length")
    return piece


def _copy(entry: Entry, whole: str) -> str:
    """The dropped copy: the survivor's text with the edits `(offset in it, characters removed, text put in)`."""
    start, end = entry.of or entry.span
    original = whole[start:end]
    pieces: list[str] = []
    at = 0
    for offset, removed, added in entry.edits:
        pieces += [original[at:offset], added]
        at = offset + removed
    piece = "".join([*pieces, original[at:]])
    if len(piece) != entry.span.end - entry.span.start:
        raise LedgerError(f"the copy at characters {entry.span.start} to {entry.span.end} has another length")
    return piece


def strings(article: Article) -> dict[str, str]:
    """Every string of the article that an entry may point to, by JSON Pointer."""
    found = {f"/{name}": value for name in SINGLE if (value := getattr(article, name)) is not None}
    for name in LISTED:
        found |= {f"/{name}/{index}": value for index, value in enumerate(getattr(article, name))}
    for index, caption in enumerate(article.captions):
        found[f"/captions/{index}/text"] = caption.text
        if caption.credit is not None:
            found[f"/captions/{index}/credit"] = caption.credit
    found |= {f"/body/{index}/text": block.text for index, block in enumerate(article.body)}
    found |= {f"/extras/{index}/text": extra.text for index, extra in enumerate(article.extras)}
    return found
