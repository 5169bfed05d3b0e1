"""Which scripts a text is written in, by counting; the letters of one script are worth as much as those of another."""

import re
from collections import Counter

# Blocks of 256 code points by script: high bytes of UTF-16. Counting bytes costs a hundredth of counting by class.
_BLOCKS = {
    "latin": (range(0x03), range(0x1E, 0x1F)),
    "greek": (range(0x03, 0x04),),
    "cyrillic": (range(0x04, 0x05),),
    "hebrew": (range(0x05, 0x06),),
    "arabic": (range(0x06, 0x08), range(0xFB, 0xFF)),
    "devanagari": (range(0x09, 0x0A),),
    "thai": (range(0x0E, 0x0F),),
    "kana": (range(0x30, 0x31),),
    "han": (range(0x34, 0xA0),),
    "hangul": (range(0xAC, 0xD8),),
}
_NAMES = tuple(_BLOCKS)
# What a convention file may name as its script.
OF_CONVENTIONS = frozenset({*_NAMES, "any"})
_OTHER = 255
_TABLE = bytes(
    next((_NAMES.index(name) for name, blocks in _BLOCKS.items() if any(byte in one for one in blocks)), _OTHER)
    for byte in range(256)
)
# What is no letter in the blocks of Latin and kana: signs of Latin 1, and the punctuation of CJK.
_LATIN_1_LETTERS = bytes(code for code in range(256) if chr(code).isalpha())
_CJK_SIGNS = re.compile("[\u3000-\u3040]")
_ASCII_LETTER = re.compile("[A-Za-z]")
# A character of these says what two or three letters of an alphabet say.
_DENSE = ("han", "kana", "hangul")
# Letters of a page that are looked at, evenly spread: enough to tell its scripts.
_SAMPLE = 256
# A script with this share of a page's letters is more than names and brands in the text of another one.
_PRESENT = 0.1
# A Japanese text has at least this share of kana among its letters; a Chinese one may quote some. From the second
# share on, the Han characters are those of the Japanese text.
KANA_SHARE, _ALL_JAPANESE = 0.08, 0.2


def script_of(letter: str) -> str | None:
    """The script of a letter; `None` where it is none that is told apart."""
    index = _TABLE[min(ord(letter), 0xFFFF) >> 8]
    return None if index == _OTHER else _NAMES[index]


def weights(text: str) -> Counter[str]:
    """How many letters of each script a text has, letters of the dense ones counted twice."""
    marks = text.encode("utf-16-le", "surrogatepass")[1::2].translate(_TABLE)
    found = Counter({name: marks.count(index) for index, name in enumerate(_NAMES)})
    found["latin"] -= len(text.encode("latin-1", "ignore").translate(None, _LATIN_1_LETTERS))
    if found["kana"]:
        found["kana"] -= len(_CJK_SIGNS.findall(text))
    for name in _DENSE:
        found[name] *= 2
    return +found


def scripts(text: str) -> frozenset[str]:
    """The scripts whose conventions a page can follow."""
    sample = text[:: len(text) // _SAMPLE + 1]
    if sample.isascii():
        return frozenset({"latin"}) if _ASCII_LETTER.search(sample) else frozenset()
    found = weights(sample)
    total = found.total()
    present = {name for name, weight in found.items() if weight >= _PRESENT * total}
    east = found["han"] + found["kana"]
    if found["kana"] > KANA_SHARE * east:
        present.add("kana")
        if found["kana"] > _ALL_JAPANESE * east:
            present.discard("han")
    else:
        present.discard("kana")
    return frozenset(present)
