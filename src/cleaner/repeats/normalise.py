"""A copy of the text for comparison only: lower case, one width, letters and digits alone.

Two passages that differ in punctuation, in the width of their characters, in how they are cut into lines
or in Unicode normal form are equal here. The way back to the page's offsets is computed when asked for.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import accumulate

from cleaner.characters import INVISIBLE


def _class_of_dropped() -> str:
    """Punctuation, symbols, separators and controls of the basic plane, where all of them that matter are."""
    ranges = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xFD00, 0x10000))
    dropped = (chr(code) for codes in ranges for code in codes if unicodedata.category(chr(code))[0] in "PSZC")
    return re.escape("".join(dropped) + INVISIBLE)


# A class of thousands of single characters compiles to a bitmap: three times as fast as `\w`.
_DROPPED = re.compile(f"[{_class_of_dropped()}]")
_ASCII_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_LOWER = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))
# The marks of most pages: replacing one costs a hundredth of a search for all that are dropped. `İ` alone is two
# characters in lower case, and a sigma is another one at the end of a word.
_MARKS = "，。、；：？！（）《》【】「」“”„‘’…—–・·　\xa0«»×÷°‰→©"
_FREQUENT = (*((mark, " ") for mark in _MARKS), ("İ", "i"), ("Σ", "σ"), ("ς", "σ"))
# Bytes of UTF-8 that make no character that is dropped or has a case; the first bytes of Latin, Greek and Cyrillic
# letters, and of what is beyond the basic plane; those of what may have to be folded.
_PLAIN_BYTES = bytes([*range(0xC0), *range(0xE4, 0xEA), *range(0xEB, 0xEE)])
_LETTER_BYTES = bytes([*range(0xC3, 0xCB), 0xD0, 0xD1, *range(0xF0, 0xF8)])
_FOLDED_BYTES = b"\xcc\xcd\xe1\xe3\xef"
# What makes a text need the slow way: full-width letters, combining marks, conjoining jamo.
_COMPATIBLE = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff10-\uff5a\uff66-\uff9f]")
# Full-width letters and digits of ASCII are folded one by one, which leaves every other character in its place.
_WIDE = {chr(code + 0xFEE0): chr(code) for code in range(128) if chr(code).isalnum()}
_LINE_ENDS = re.compile(r"[\r\n]+")
# A page in ASCII, in which `?` stands for all other letters, to one byte a character: 1 where it is kept.
_MASK = bytes(int(code < 128 and (chr(code).isalnum() or chr(code) == "?")) for code in range(256))
# Code points of the page a chunk.
_CHUNK = 256
# One character may decompose into eighteen (U+FDFA); four tell it apart.
_MOST_PARTS = 4


class Normal:
    """A normalised text. Positions in it are code points of `text`, not of the page.

    The map between the offsets is made when one is asked for: which characters of the page are kept, and how many
    before each chunk.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._offsets: array[int] | None = None
        self._counted: dict[Callable[[str], int], int] = {}
        self._plain, folds = _plain(source)
        if folds:
            self.text, self._offsets = _fold(source)
            self.bytes = self.size()
        else:
            utf8 = _kept(self._plain)
            self.text, self.bytes = utf8.decode("utf-8", "surrogatepass"), len(utf8)

    def counted(self, count: Callable[[str], int]) -> int:
        """What a function counts on the whole page; counted once, however many copies ask."""
        if count not in self._counted:
            self._counted[count] = count(self.source)
        return self._counted[count]

    def size(self, start: int = 0, end: int | None = None) -> int:
        """The length of a stretch of the normalised text in bytes of UTF-8."""
        piece = self.text[start:end]
        return len(piece) if piece.isascii() else len(piece.encode("utf-8", "surrogatepass"))

    def start(self, at: int) -> int:
        """The page offset of the normalised character at `at`: its chunk, then the half that it is in, and so on."""
        if self._offsets is not None:
            return self._offsets[at]
        chunk = bisect_right(self._counts, at) - 1
        offset, rest, half = chunk * _CHUNK, at - self._counts[chunk], _CHUNK
        while half > 1:
            half //= 2
            kept = self._mask.count(1, offset, offset + half)
            if rest >= kept:
                offset, rest = offset + half, rest - kept
        return offset

    def end(self, at: int) -> int:
        """The page offset behind the last normalised character before `at`."""
        return self.start(at - 1) + 1

    def index(self, offset: int) -> int:
        """How many normalised characters stand before a page offset."""
        if self._offsets is not None:
            return bisect_left(self._offsets, offset)
        chunk = offset // _CHUNK
        return self._counts[chunk] + self._mask.count(1, chunk * _CHUNK, offset)

    def count(self, start: int, end: int) -> int:
        """How many normalised characters a stretch of the page has."""
        return self.index(end) - self.index(start) if self._offsets is not None else self._mask.count(1, start, end)

    def _says(self, start: int, end: int) -> bool:
        """Whether a stretch of the page has normalised characters: the first one tells, however long its line is."""
        return self.index(end) > self.index(start) if self._offsets is not None else self._mask.find(1, start, end) >= 0

    def to_line(self, at: int, limit: int) -> int:
        """How many characters behind `at` a line of the page begins; 0 where that is more than `limit`."""
        start, stop = self.start(at), self.end(at + limit + 1) if at + limit < len(self.text) else len(self.source)
        before = max(self.source.rfind("\n", 0, start), self.source.rfind("\r", 0, start)) + 1
        found = _LINE_ENDS.search(self.source, start, stop) if self._says(before, start) else None
        count = self.index(found.end()) - at if found else 0
        return count if count <= limit else 0

    @staticmethod
    def kept(piece: str) -> str:
        """What is compared of a piece of the page that needs no folding."""
        return _kept(_plain(piece)[0]).decode("utf-8", "surrogatepass")

    @cached_property
    def _mask(self) -> bytes:
        """One byte for each character of the page: 1 where it is kept."""
        return self._plain.replace("?", " ").encode("ascii", "replace").translate(_MASK)

    @cached_property
    def _counts(self) -> list[int]:
        """How many characters are kept before each chunk."""
        mask = self._mask
        return list(accumulate([mask.count(1, at, at + _CHUNK) for at in range(0, len(mask), _CHUNK)], initial=0))


def _plain(source: str) -> tuple[str, bool]:
    """The page with blanks for what is dropped and small letters, but for ASCII; and whether it has to be folded."""
    if source.isascii():
        return source, False
    for mark, plain in _FREQUENT:
        source = source.replace(mark, plain)
    rest = source.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    if not rest:
        return source, False
    if rest.translate(None, _LETTER_BYTES):
        source = _DROPPED.sub(" ", source)
    odd = set(_COMPATIBLE.findall(source)) if len(rest.translate(None, _FOLDED_BYTES)) < len(rest) else set()
    for wide in odd & _WIDE.keys():
        source = source.replace(wide, _WIDE[wide])
    return source.lower(), not odd <= _WIDE.keys()


def _kept(plain: str) -> bytes:
    """A text without blanks and marks, in small letters: a translation of bytes is ten times as fast as a pattern."""
    return plain.encode("utf-8", "surrogatepass").translate(_ASCII_LOWER, _ASCII_DROPPED)


def _fold(source: str) -> tuple[str, "array[int]"]:
    parts: list[str] = []
    offsets = array("L")
    for offset, character in enumerate(source):
        folded = _folded(character)
        if folded:
            parts.append(folded)
            offsets.extend([offset] * len(folded))
    return "".join(parts), offsets


@lru_cache(maxsize=65_536)
def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.lower())
    return "".join(part for part in decomposed if unicodedata.category(part)[0] in "LN")[:_MOST_PARTS]
