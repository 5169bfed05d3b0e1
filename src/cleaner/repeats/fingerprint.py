"""Seeds: short strings of the normalised text, picked by what stands there, not by where.

A position is picked by its character alone ("sync characters", about one in thirteen), so both copies of a
passage pick the same places however much text stands before them. The picking works on bytes: encode,
slice out the low bytes, translate, split; about 40 ns a character in all.
"""

# Length of a seed in normalised characters. Sixteen letters are about three words; a Han character says
# what two or three letters say.
SEED = 16
SEED_CJK = 12
# Characters, evenly spread, that tell which of the two a text has.
_SAMPLE = 512
# One low byte in thirteen is: in running text one letter in seven (Arabic) to one in twenty (Greek) a sync character.
_MODULUS, _RESIDUE, _SECOND = 13, 0, (2, 8)
# Sync characters become line feeds, all others blanks.
_FIRST_TABLE = bytes(10 if byte % _MODULUS == _RESIDUE else 32 for byte in range(256))
_SECOND_TABLE = bytes(10 if byte % _MODULUS in _SECOND else 32 for byte in range(256))
# A stretch this long without a sync character is searched again with the second class, then cut by position.
_LONGEST_GAP = 64
_EMPTY = b" " * _LONGEST_GAP
# Pages with more characters than this are sampled ten times sparser: a copy that matters there (a tenth of the
# page) still holds hundreds of seeds, and the memory stays bounded.
_SPARSE_FROM = 400_000
# A page that is made of sync characters would still have a seed at every other place: no more than one in so many.
_THICK = 32
# Characters of a large page that are looked at in one go.
_BLOCK = 1 << 18
_SPARSE_TABLE = bytes(int(byte % 11 == 5) for byte in range(256))


def seed_length(text: str) -> int:
    """The length of the seeds of a normalised text: shorter where characters say more."""
    sample = text[:: len(text) // _SAMPLE + 1]
    return SEED if len(sample.encode("utf-8", "surrogatepass")) < 2 * len(sample) else SEED_CJK


def positions(text: str, length: int) -> list[int]:
    """The places of the seeds in a normalised text, ascending; each has `length` characters behind it."""
    low = _low_bytes(text)
    found = _synced(_filled(low)) if len(text) < _SPARSE_FROM else _sparse(low)
    last = len(text) - length
    while found and found[-1] > last:
        found.pop()
    return found


def _low_bytes(text: str) -> bytes:
    if text.isascii():
        return text.encode()
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) == 2 * len(text):
        return encoded[::2]
    return text.encode("utf-32-le", "surrogatepass")[::4]


def _synced(marks: bytes) -> list[int]:
    """The places of the sync characters, which are line feeds."""
    at = -1
    found = [at := at + len(piece) + 1 for piece in marks.split(b"\n")]
    found.pop()
    return found


def _filled(low: bytes) -> bytes:
    """Line feeds for the sync characters, and in long gaps for the second class, or at even distances without it."""
    marks = low.translate(_FIRST_TABLE)
    at = marks.find(_EMPTY)
    if at < 0:
        return marks
    filled = bytearray(marks)
    while at >= 0:
        end = marks.find(b"\n", at)
        end = end if end >= 0 else len(marks)
        second = low[at:end].translate(_SECOND_TABLE)
        if b"\n" in second:
            filled[at:end] = second
        else:
            filled[at : end : _LONGEST_GAP // 4] = b"\n" * -(-(end - at) // (_LONGEST_GAP // 4))
        at = marks.find(_EMPTY, end)
    return bytes(filled)


def _sparse(low: bytes) -> list[int]:
    """The places of a large page, found block by block: a page made of sync characters has millions to choose from."""
    first, second = low.translate(_FIRST_TABLE), low.translate(_SPARSE_TABLE) + b"\0"
    found: list[int] = []
    for at in range(0, len(low), _BLOCK):
        places = _thinned(_synced(first[at : at + _BLOCK]), second[at : at + _BLOCK + 1], len(low))
        found += [at + place for place in places]
    return found


def _thinned(found: list[int], marks: bytes, size: int) -> list[int]:
    """Keep the places whose next character is picked, too; all of them where that leaves next to nothing."""
    kept = [at for at in found if marks[at + 1]]
    kept = kept if len(kept) * 100 > len(found) else found[:: max(1, len(found) * size // (20_000 * len(marks)))]
    return kept[:: 1 + len(kept) * _THICK // len(marks)]
