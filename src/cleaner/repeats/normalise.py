"""A copy of the text for comparison only: lower case, one width, letters and digits alone.

Two passages that differ in punctuation, in the width of their characters, in how they are cut into lines
or in Unicode normal form are equal here. The way back to the page's offsets is computed when asked for.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from cleaner.characters import INVISIBLE


def _class_of_dropped() -> str:
    """Punctuation, symbols, separators and controls of the basic plane, where all of them that matter are."""
    ranges = (range(0x3400), range(0xA000, 0xAC00), range(0xFD00, 0x10000))
    dropped = (chr(code) for codes in ranges for code in codes if unicodedata.category(chr(code))[0] in "PSZC")
    return re.escape("".join(dropped) + INVISIBLE)


_DROPPED = _class_of_dropped()
# A class of thousands of single characters compiles to a bitmap: three times as fast as `\w`.
_KEPT_RUNS = re.compile(f"[^{_DROPPED}]+")
_ASCII_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum())
# What makes a text need the slow way: full-width letters, combining marks, conjoining jamo.
_COMPATIBLE = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff10-\uff5a\uff66-\uff9f]")
# Page 0x03 holds Greek and the combining marks, 0x11 jamo, 0xff full width: a look at the high bytes costs
# a thousandth of a search.
_PAGES = (b"\x03", b"\x11", b"\xff")
_LINE_ENDS = re.compile(r"[\r\n]+")
# Code points of the page a chunk.
_CHUNK = 256
# One character may decompose into eighteen (U+FDFA); four tell it apart.
_MOST_PARTS = 4


class Normal:
    """A normalised text. Positions in it are code points of `text`, not of the page.

    The page is normalised chunk by chunk; the map between the offsets of a chunk is made when one is asked for.
    """

    def __init__(self, source: str) -> None:
        lowered = source.replace("İ", "i").lower()
        self.source = source
        self._offsets: array[int] | None = None
        chunks = [_kept(lowered[at : at + _CHUNK]) for at in range(0, len(lowered), _CHUNK)]
        self._counts = [0, *accumulate(map(len, chunks))]
        self._maps: dict[int, tuple[list[int], list[int]]] = {}
        self.text = "".join(chunks)
        if len(lowered) != len(source) or self._needs_folding():
            self.text, self._offsets = _fold(source)

    def _needs_folding(self) -> bool:
        if self.text.isascii():
            return False
        high = self.text.encode("utf-16-le", "surrogatepass")[1::2]
        marked = any(page in high for page in _PAGES) or "\u3099" in self.text or "\u309a" in self.text
        return marked and _COMPATIBLE.search(self.text) is not None

    def start(self, at: int) -> int:
        """The page offset of the normalised character at `at`."""
        if self._offsets is not None:
            return self._offsets[at]
        chunk = bisect_right(self._counts, at) - 1
        starts, before = self._map(chunk)
        run = bisect_right(before, at - self._counts[chunk]) - 1
        return starts[run] + at - self._counts[chunk] - before[run]

    def end(self, at: int) -> int:
        """The page offset behind the last normalised character before `at`."""
        return self.start(at - 1) + 1

    def index(self, offset: int) -> int:
        """How many normalised characters stand before a page offset."""
        if self._offsets is not None:
            return bisect_left(self._offsets, offset)
        chunk = min(offset // _CHUNK, len(self._counts) - 2)
        if chunk < 0:
            return 0
        starts, before = self._map(chunk)
        run = bisect_right(starts, offset) - 1
        if run < 0:
            return self._counts[chunk]
        limit = before[run + 1] if run + 1 < len(before) else self._counts[chunk + 1] - self._counts[chunk]
        return self._counts[chunk] + min(before[run] + offset - starts[run], limit)

    def to_line(self, at: int, limit: int) -> int:
        """How many characters behind `at` a line of the page begins; 0 where that is more than `limit`."""
        start, stop = self.start(at), self.end(at + limit + 1) if at + limit < len(self.text) else len(self.source)
        before = max(self.source.rfind("\n", 0, start), self.source.rfind("\r", 0, start)) + 1
        found = _LINE_ENDS.search(self.source, start, stop) if self.count(before, start) else None
        count = self.index(found.end()) - at if found else 0
        return count if count <= limit else 0

    def count(self, start: int, end: int) -> int:
        """How many normalised characters a stretch of the page has."""
        if self._offsets is not None:
            return self.index(end) - self.index(start)
        return len(_kept(self.source[start:end]))

    @staticmethod
    def kept(piece: str) -> str:
        """What is compared of a piece of the page that needs no folding."""
        return _kept(piece.lower())

    def _map(self, chunk: int) -> tuple[list[int], list[int]]:
        """The runs of kept characters of a chunk: their page offsets, and the characters before each in the chunk."""
        found = self._maps.get(chunk)
        if found is None:
            at = chunk * _CHUNK
            bounds = [run.span() for run in _KEPT_RUNS.finditer(self.source, at, at + _CHUNK)]
            before = [0, *accumulate(end - start for start, end in bounds)]
            before.pop()
            found = self._maps[chunk] = ([start for start, _ in bounds], before)
        return found


def _kept(chunk: str) -> str:
    """A chunk without what is dropped. Bytes are translated ten times as fast as a pattern finds them."""
    if chunk.isascii():
        return chunk.encode().translate(None, _ASCII_DROPPED).decode()
    return "".join(_KEPT_RUNS.findall(chunk.replace(" ", "")))


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
