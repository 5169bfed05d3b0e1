"""Which language a text is in, as a BCP 47 tag: by script, then by function words; `None` when unsure."""

import re
from collections import Counter
from collections.abc import Callable

from cleaner.conventions import function_words

# Enough of a page to tell its language; the rest is not looked at.
_SAMPLE = 1000
# Blocks of 256 code points by script: high bytes of UTF-16. Counting bytes costs a hundredth of counting by class.
_SCRIPTS = {
    "latin": range(0x03),
    "el": range(0x03, 0x04),
    "cyrillic": range(0x04, 0x05),
    "he": range(0x05, 0x06),
    "arabic": range(0x06, 0x08),
    "hi": range(0x09, 0x0A),
    "th": range(0x0E, 0x0F),
    "ja": range(0x30, 0x31),
    "zh": range(0x34, 0xA0),
    "ko": range(0xAC, 0xD8),
}
_TABLE = bytes(
    next((index for index, block in enumerate(_SCRIPTS.values()) if byte in block), 255) for byte in range(256)
)
# ASCII letters, and the punctuation of CJK, which stands in the block of kana.
_NO_LETTERS = re.compile(r"[\x00-@\[-`{-\xbf\u2000-\u2fff\u3000-\u3040\uff00-\uffef]+")
# Characters that only the traditional script has, among the most frequent of the language.
_TRADITIONAL = re.compile(
    "[們這個來說國時會對學發經過還沒與樣開關問題點現實麼為後著從當動進種應該將體間業長門車馬東書]"
)
_SIMPLIFIED = re.compile("[们这个来说国时会对学发经过还没与样开关问题点现实么为后着从当动进种应该将体间业长门车马东书]")
# A Latin text names its language if one list of function words has this many hits, and clearly more than the next.
_FEWEST, _LEAD = 3, 1.25
_WORD = re.compile(r"[^\W\d_]+")
# A Japanese text has at least this share of kana among its letters; a Chinese one may quote some.
_KANA_SHARE = 0.08


def language(text: str) -> str | None:
    """The tag of a text's language."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _latin(sample)
    counts = _scripts(_NO_LETTERS.sub("", sample))
    total = counts.total()
    if not total:
        return None
    if counts["ja"] + counts["zh"] > total / 2 and counts["ja"] > _KANA_SHARE * total:
        return "ja"
    # A Han character says what two or three Latin letters say.
    counts["zh"] *= 2
    tag, count = counts.most_common(1)[0]
    if tag in _REFINED:
        return _REFINED[tag](sample)
    return tag if count * 2 > total else None


def _scripts(letters: str) -> Counter[str]:
    marks = letters.encode("utf-16-le", "surrogatepass")[1::2].translate(_TABLE)
    return Counter({tag: marks.count(index) for index, tag in enumerate(_SCRIPTS)})


def _chinese(sample: str) -> str:
    return "zh-Hant" if len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample)) else "zh"


def _cyrillic(sample: str) -> str:
    if re.search("[їєґі]", sample):
        return "uk"
    return "ru" if re.search("[ыэ]", sample) else "bg"


def _arabic(sample: str) -> str:
    return "fa" if re.search("[پچژگ]", sample) else "ar"


def _latin(sample: str) -> str | None:
    present = set(_WORD.findall(sample.lower()))
    scores = sorted(((len(known & present), tag) for tag, known in function_words().items()), reverse=True)
    if not scores or scores[0][0] < _FEWEST or scores[0][0] < _LEAD * scores[1][0]:
        return None
    return scores[0][1]


_REFINED: dict[str, Callable[[str], str | None]] = {
    "latin": _latin,
    "zh": _chinese,
    "cyrillic": _cyrillic,
    "arabic": _arabic,
}
