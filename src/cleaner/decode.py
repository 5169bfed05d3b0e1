"""Bytes to text, with all that is needed to make the bytes again."""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from cleaner.charset import codec, detect, mark
from cleaner.errors import RefusedPage
from cleaner.model import Origin, Page, Patch

_ESCAPES = re.compile("[\udc80-\udcff]+")
_SURROGATES = re.compile("[\ud800-\udfff]+")
# Text that does not come back is looked at in pieces of so many bytes, down to single code units.
_PIECES = (4096, 64, 1)
# A patch costs about as much as so many bytes; more of them than the page's bytes are worth make one of the page.
_PATCH_BYTES = 16
_FEW_PATCHES = 1000
_UNITS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
# The head of a page shows whether it is text.
_HEAD = 4096
_NUL_SHARE = 0.01
# Control characters as a share of all bytes: none to speak of in text, 5 % in Chinese UTF-16, 10 % in
# compressed data. Fewer than the least count prove nothing.
_UTF16_CONTROLS = 0.02
_BINARY_CONTROLS = 0.08
_LEAST_CONTROLS = 16
_NO_TEXT = bytes([*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
# What a page in UTF-16 is made of for the most part, once it is read as such.
_USUAL = re.compile("[\t\n\r -~\xa0-ÿ\u0370-\u052f\u2010-\u203f\u3000-ヿ一-鿿가-힣\uff00-\uffef]")
_USUAL_SHARE = 0.9
# Latin text in UTF-16 is half NULs. ASCII, read as UTF-16, looks Chinese, but UTF-16 has few bytes of ASCII.
_UTF16_NULS = 0.25
_UTF16_ASCII = 0.75
_ASCII = bytes(range(0x20, 0x7F))
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # gzip, zstd
# Files that are often misnamed `.txt`, known by their first bytes.
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",  # ZIP, and with it DOCX, XLSX, EPUB
    b"\x89PNG",
    b"\xff\xd8\xff",  # JPEG
    b"GIF87a",
    b"GIF89a",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",  # OLE: DOC, XLS
)


def refuse_binary(data: bytes, encoding: str | None = None) -> None:
    """Raise `RefusedPage` for bytes that are no text. For readers and commands; `decode` itself takes anything."""
    if data.startswith(_PACKED):
        raise RefusedPage("binary", "the page is compressed; unpack it first (only files of rows are unpacked here)")
    if data.startswith(_MAGIC):
        raise RefusedPage("binary", "the file is binary (known by its first bytes), not text")
    if encoding is not None or mark(data)[0]:
        return
    head = data[:_HEAD]
    nuls = head.count(0)
    controls = len(head) - len(head.translate(None, _NO_TEXT))
    if _looks_like_utf16(head, nuls, controls):
        message = "the bytes look like UTF-16 without a byte order mark; name it with --encoding"
        raise RefusedPage("utf16-suspected", message)
    if nuls > _NUL_SHARE * len(head):
        raise RefusedPage("binary", f"the file is binary ({nuls} NUL bytes in the first {len(head)})")
    if controls >= _LEAST_CONTROLS and controls > _BINARY_CONTROLS * len(head):
        raise RefusedPage(
            "binary", f"the file is binary ({controls} control characters in the first {len(head)} bytes)"
        )


def _looks_like_utf16(head: bytes, nuls: int, controls: int) -> bool:
    """Latin text shows NULs in every second place; Chinese has controls, and reads well as UTF-16 only."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if nuls > _UTF16_NULS * len(head) and max(even, odd) > 4 * min(even, odd):
        return True
    if controls <= _UTF16_CONTROLS * len(head) or len(head) < _LEAST_CONTROLS:
        return False
    if len(head.translate(None, _ASCII)) < (1 - _UTF16_ASCII) * len(head):
        return False
    readings = (head[: len(head) // 2 * 2].decode(name, "replace") for name in ("utf-16-le", "utf-16-be"))
    return any(len(_USUAL.findall(text)) >= _USUAL_SHARE * len(text) for text in readings)


def decode(data: bytes, encoding: str | None = None) -> Page:
    """Decode any bytes at all.

    The mark wins over `encoding` (a label), that over UTF-8, that over the detector. Bytes that cannot be
    decoded, or would not come back, become U+FFFD or stay as decoded, and are kept as patches. Raises
    `LookupError` for a label that is not supported, nothing else.
    """
    found, marked = mark(data)
    body = data[len(found) :]
    guess = None
    if marked:
        name = marked
    elif encoding is not None:
        name = codec(encoding)
    else:
        name, guess = detect(body)
    text, patches = _decode(body, name)
    digest = hashlib.sha256(data).hexdigest()
    return Page(text, Origin(name, found.hex(), digest, patches, guess))


def encode(text: str, origin: Origin) -> bytes:
    """The bytes that `decode` made `text` from. Raises `UnicodeError` where the text cannot be theirs."""
    return bytes.fromhex(origin.bom) + _encode(text, origin.encoding, origin.patches)


def _encode(text: str, name: str, patches: Iterable[Patch]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for patch in patches:
        pieces += [text[at : patch.start].encode(name), patch.data]
        at = patch.end
    pieces.append(text[at:].encode(name))
    return b"".join(pieces)


def _decode(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    """Text and patches, from the fastest of three ways that gives the bytes back."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        pass
    else:
        if name == "utf-8" or _exact(text, data, name):
            return text, ()
    for way in (_decode_utf16 if name.startswith("utf-16") else _decode_escaped, _decode_in_pieces):
        try:
            text, patches = way(data, name)
            if _encode(text, name, patches) == data:
                return text, patches
        except UnicodeError:
            continue
    text = data.decode(name, "replace")
    return text, (Patch(0, len(text), data),)


def _exact(text: str, data: bytes, name: str) -> bool:
    """Whether a text encodes as just these bytes."""
    try:
        return text.encode(name) == data
    except UnicodeEncodeError:
        return False


def _decode_escaped(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    """One U+FFFD for each byte that cannot be decoded; neighbours share a patch."""
    text = data.decode(name, "surrogateescape")
    runs = (Patch(*run.span(), run[0].encode("ascii", "surrogateescape")) for run in _ESCAPES.finditer(text))
    return _ESCAPES.sub(_replacement, text), _capped(runs, len(text), data)


def _decode_utf16(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    """One U+FFFD for each half of a surrogate pair that stands alone, and for an odd last byte."""
    odd = data[len(data) // 2 * 2 :]
    text = data[: len(data) - len(odd)].decode(name, "surrogatepass")
    runs = (Patch(*run.span(), run[0].encode(name, "surrogatepass")) for run in _SURROGATES.finditer(text))
    last = [Patch(len(text), len(text) + 1, odd)] if odd else []
    patches = _capped(chain(runs, last), len(text) + len(odd), data)
    return _SURROGATES.sub(_replacement, text) + "\ufffd" * len(odd), patches


def _replacement(run: re.Match[str]) -> str:
    return "\ufffd" * len(run[0])


def _capped(patches: Iterable[Patch], length: int, data: bytes) -> tuple[Patch, ...]:
    """The patches, or a single one for the whole page where they would cost more."""
    most = max(_FEW_PATCHES, len(data) // _PATCH_BYTES)
    found = tuple(islice(patches, most + 1))
    return found if len(found) <= most else (Patch(0, length, data),)


def _decode_in_pieces(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    """For codecs with several codes for one character: what does not come back as it was is patched."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    sizes = (*_PIECES[:-1], _UNITS.get(name, _PIECES[-1]))
    texts: list[str] = []
    wrong: list[Patch] = []
    length = 0
    for text, raw in _pieces(decoder, data, name, sizes, last=True):
        if not _exact(text, raw, name):
            wrong.append(Patch(length, length + len(text), raw))
        texts.append(text)
        length += len(text)
    return "".join(texts), _capped(_joined(wrong), length, data)


def _pieces(
    decoder: codecs.IncrementalDecoder, data: bytes, name: str, sizes: tuple[int, ...], *, last: bool
) -> Iterator[tuple[str, bytes]]:
    """Pieces of text and the bytes of each; a piece that does not come back is taken again in smaller ones."""
    size, smaller = sizes[0], sizes[1:]
    for at in range(0, len(data), size):
        piece = data[at : at + size]
        final = last and at + size >= len(data)
        state = decoder.getstate()
        text = decoder.decode(piece, final)
        raw = state[0] + piece
        raw = raw[: len(raw) - len(decoder.getstate()[0])]
        if smaller and not _exact(text, raw, name):
            decoder.setstate(state)
            yield from _pieces(decoder, piece, name, smaller, last=final)
        elif raw or text:
            yield text, raw


def _joined(patches: Iterable[Patch]) -> Iterator[Patch]:
    """Neighbours as one: a stretch in another encoding is one patch, not thousands."""
    run: list[Patch] = []
    for patch in patches:
        if run and run[-1].end != patch.start:
            yield Patch(run[0].start, run[-1].end, b"".join(one.data for one in run))
            run = []
        run.append(patch)
    if run:
        yield Patch(run[0].start, run[-1].end, b"".join(one.data for one in run))
