"""Which language a text is in, as a BCP 47 tag: by script, then by function words; `None` when unsure."""

import re
from collections.abc import Callable

from cleaner.conventions import function_words
from cleaner.scripts import KANA_SHARE, weights

# Enough of a page to tell its language; the rest is not looked at.
_SAMPLE = 1000
# Characters that only the traditional script has, among the most frequent of the language.
_TRADITIONAL = re.compile(
    "[們這個來說國時會對學發經過還沒與樣開關問題點現實麼為後著從當動進種應該將體間業長門車馬東書]"
)
_SIMPLIFIED = re.compile("[们这个来说国时会对学发经过还没与样开关问题点现实么为后着从当动进种应该将体间业长门车马东书]")
# A Latin text names its language if one list of function words has this many hits, and clearly more than the next.
_FEWEST, _LEAD = 3, 1.25
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """The tag of a text's language."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _latin(sample)
    found = weights(sample)
    total = found.total()
    if not total:
        return None
    east = found["kana"] + found["han"]
    if 2 * east > total and found["kana"] > KANA_SHARE * east:
        return "ja"
    script, weight = found.most_common(1)[0]
    return _TAGS[script](sample) if 2 * weight > total else None


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


_TAGS: dict[str, Callable[[str], str | None]] = {
    "latin": _latin,
    "han": _chinese,
    "cyrillic": _cyrillic,
    "arabic": _arabic,
    "kana": lambda _: "ja",
    "hangul": lambda _: "ko",
    "greek": lambda _: "el",
    "hebrew": lambda _: "he",
    "devanagari": lambda _: "hi",
    "thai": lambda _: "th",
}
