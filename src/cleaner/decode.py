"""Bytes to text, with all that is needed to make the bytes again."""

import codecs
import hashlib
import re

from cleaner.errors import RefusedPage
from cleaner.model import Origin, Page, Patch

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# A page that says gb2312 means its superset, and so on: the WHATWG Encoding Standard's habit, with the
# Python codec that covers most of what is met.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312_80": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "ascii": "cp1252",
    "iso8859_1": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
}
# Labels of the WHATWG standard that Python's registry does not know.
_WHATWG = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "windows-949": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-16-le",
}

# Bytes per valid multi-byte sequence that a mostly-UTF-8 page may spoil before another encoding is likelier.
_SPOILT_SHARE = 0.1
_ESCAPES = re.compile("[\udc80-\udcff]")
# A page needs not be scanned whole for NULs: UTF-16 without a mark shows them from the first kilobytes.
_HEAD = 4096
_NUL_SHARE = 0.01
# Magic numbers of files that are often misnamed `.txt`: PDF, ZIP, gzip, PNG, JPEG, GIF, zstd, ELF, OLE.
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"\xd0\xcf\x11\xe0")


def codec(label: str) -> str:
    """The Python codec that an encoding label means. Raises `LookupError` for an unknown label."""
    name = label.strip().lower()
    name = _WHATWG.get(name, name)
    info = codecs.lookup(name)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"not a text encoding: {label}")
    known = info.name.replace("-", "_")
    if known in {"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_8_sig"}:
        return "utf-8" if known == "utf_8_sig" else _refuse_codec(label)
    return _SUPERSETS.get(known, info.name)


def _refuse_codec(label: str) -> str:
    raise LookupError(f"not an encoding of pages: {label}")


def refuse_binary(data: bytes, encoding: str | None = None) -> None:
    """Raise `RefusedPage` for bytes that are no text. For readers and commands; `decode` itself takes anything."""
    if data.startswith(_MAGIC):
        raise RefusedPage("binary", "the file is binary (known by its first bytes), not text")
    if encoding is not None or _mark(data)[0]:
        return
    head = data[:_HEAD]
    nuls = head.count(0)
    if nuls <= _NUL_SHARE * len(head):
        return
    if _looks_like_utf16(head):
        raise RefusedPage("utf16-suspected", "the bytes look like UTF-16 without a byte order mark; name it with --encoding")
    raise RefusedPage("binary", f"the file is binary ({nuls} NUL bytes in the first {len(head)})")


def _looks_like_utf16(head: bytes) -> bool:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > 4 * min(even, odd)


def decode(data: bytes, encoding: str | None = None) -> Page:
    """Decode any bytes at all.

    The mark wins over `encoding` (a label), that over UTF-8, that over the detector. Bytes that cannot be
    decoded, or would not come back, become U+FFFD or stay as decoded, and are kept as patches.
    """
    mark, marked = _mark(data)
    body = data[len(mark) :]
    guess = None
    if marked:
        name = marked
    elif encoding is not None:
        name = codec(encoding)
    else:
        name, guess = _detect(body)
    text, patches = _decode(body, name)
    digest = hashlib.sha256(data).hexdigest()
    return Page(text, Origin(name, mark.hex(), digest, patches, guess))


def encode(text: str, origin: Origin) -> bytes:
    """The bytes that `decode` made `text` from. Raises `UnicodeError` where the text cannot be theirs."""
    pieces = [bytes.fromhex(origin.bom)]
    at = 0
    for patch in origin.patches:
        pieces += [text[at : patch.start].encode(origin.encoding), patch.data]
        at = patch.end
    pieces.append(text[at:].encode(origin.encoding))
    return b"".join(pieces)


def _mark(data: bytes) -> tuple[bytes, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return mark, name
    return b"", ""


def _detect(data: bytes) -> tuple[str, float | None]:
    """The codec for bytes without a mark, and the detector's confidence where it had to guess."""
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", None
    if _mostly_utf8(data):
        return "utf-8", None
    import chardet  # noqa: PLC0415  (30 ms that pages in UTF-8 must not pay)

    found = chardet.detect(data)
    label, confidence = found["encoding"], found["confidence"]
    try:
        return (codec(label), round(float(confidence), 2)) if label else ("cp1252", 0.0)
    except LookupError:
        return "cp1252", 0.0


def _mostly_utf8(data: bytes) -> bool:
    """Whether few bytes of a UTF-8 page are spoilt, as in a page cut in the middle of a character."""
    text = data.decode("utf-8", "surrogateescape")
    spoilt = len(_ESCAPES.findall(text))
    sequences = sum(1 for byte in data if byte >= 0xC2) - spoilt
    return spoilt <= _SPOILT_SHARE * sequences


def _decode(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return _decode_spoilt(data, name)
    if name == "utf-8" or text.encode(name, "replace") == data:
        return text, ()
    return _decode_by_character(data, name)


def _decode_spoilt(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    try:
        text = data.decode(name, "surrogateescape")
        if text.encode(name, "surrogateescape") != data:
            return _decode_by_character(data, name)
    except UnicodeError:
        return _decode_by_character(data, name)
    patches = tuple(
        Patch(found.start(), found.end(), bytes([ord(found[0]) - 0xDC00])) for found in _ESCAPES.finditer(text)
    )
    return _ESCAPES.sub("\ufffd", text), patches


def _decode_by_character(data: bytes, name: str) -> tuple[str, tuple[Patch, ...]]:
    """The slow way, byte by byte: exact for every codec, also for those with several codes for one character."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    texts: list[str] = []
    patches: list[Patch] = []
    length = begin = 0
    for at in range(len(data)):
        piece = decoder.decode(data[at : at + 1], at + 1 == len(data))
        if not piece:
            continue
        raw = data[begin : at + 1]
        if piece.encode(name, "replace") != raw:
            patches.append(Patch(length, length + len(piece), raw))
        texts.append(piece)
        length += len(piece)
        begin = at + 1
    if begin < len(data):
        patches.append(Patch(length, length, data[begin:]))
    return "".join(texts), tuple(patches)
