"""The one definition of line, white space and layout character in the program.

Python has several, and they disagree: `str.splitlines` cuts at ten characters, files at three, `re` and
`regex` differ on U+001C to U+001F. Nothing else in the package may call `splitlines`, or `strip` and
`split` without an argument, on a page's text; a test looks for it.
"""

import re

LINE_END = r"\r\n|\r|\n"
WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + ("\u2028\u2029\u202f\u205f\u3000")
)
# Seen at the edges of scraped lines and invisible there; inside a text they may carry meaning.
INVISIBLE = "\u200b\ufeff"
# Flattened table cells: the ASCII bar anywhere at an edge, the others only where they stand alone on a line
# (丨 is also a character of the language).
PIPE = "|"
BARS = "|｜丨│┃║¦▏"
# C0 and C1 controls and DEL: never text, always left out of the article.
CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))))
CONTROL = re.compile(f"[{CONTROLS}]+")
BLANK = WHITE + INVISIBLE + CONTROLS
EDGE = BLANK + PIPE

# Closing marks of a sentence, then what may stand behind them.
SENTENCE_MARKS = "。！？!?….‥؟۔।｡"
CLOSERS = "”’」』）)】》〉\"'»›]］"
HAN = "㐀-䶿一-鿿\uf900-\ufaff𠀀-𲎯〇々"
KANA = "぀-ヿㇰ-ㇿｦ-ﾟ"
HANGUL = "가-힣ᄀ-ᇿ㄰-㆏"
CJK = HAN + KANA

# In UTF-8 controls are single bytes, or two of which the first is fixed; both are found ten times as fast there.
_NO_CONTROLS = bytes({*range(256)} - {ord(one) for one in CONTROLS if one < "\x80"})
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")

_ENDS_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_MARKS)}][{re.escape(CLOSERS)}]*\Z")


def controls(text: str) -> list[tuple[int, int]]:
    """The runs of control characters in a text, `[start, end)`."""
    if not has_controls(text.encode("utf-8", "surrogatepass")):
        return []
    return [found.span() for found in CONTROL.finditer(text)]


def has_controls(utf8: bytes) -> bool:
    """Whether a text, as UTF-8, holds a control character."""
    return bool(utf8.translate(None, _NO_CONTROLS)) or (b"\xc2" in utf8 and _HIGH_CONTROL.search(utf8) is not None)


def line_ends(text: str) -> int:
    """How many lines end in a text; a carriage return with its line feed is one end."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def trim(text: str, start: int, end: int, characters: str = BLANK) -> tuple[int, int]:
    """The bounds of `text[start:end]` without the given characters at its edges; empty bounds meet at `end`."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(characters))
    return start + left, start + len(piece.rstrip(characters)) if left < len(piece) else start + left


def ends_sentence(text: str) -> bool:
    """Whether a trimmed unit ends in a sentence mark, closing quotes and brackets aside."""
    last = text[-1:]
    if last in CLOSERS:
        return _ENDS_SENTENCE.search(text, max(0, len(text) - 8)) is not None
    return last in SENTENCE_MARKS


# Bytes of UTF-8 that begin no wide character: those of three and four bytes, but for the alphabets of India and of the
# lands around, and for Vietnamese and Greek letters with two accents.
_NARROW = bytes(byte for byte in range(256) if byte < 0xE2)


def width(text: str) -> int:
    """How much a unit says: Han, kana and Hangul count two, the letters of an alphabet one.

    Wide characters are told by their first byte in UTF-8, which costs a tenth of counting by class.
    """
    if text.isascii():
        return len(text)
    return len(text) + len(text.encode("utf-8", "surrogatepass").translate(None, _NARROW))
