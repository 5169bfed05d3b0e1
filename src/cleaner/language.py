"""Which language a text is in, as a BCP 47 tag: by script, then by function words; `None` when unsure."""

import re
from collections import Counter

from cleaner.characters import HAN, HANGUL, KANA
from cleaner.conventions import function_words

# Enough of a page to tell its language; the rest is not looked at.
_SAMPLE = 4000
_SCRIPTS = (
    (re.compile(f"[{KANA}]"), "ja"),
    (re.compile(f"[{HANGUL}]"), "ko"),
    (re.compile(f"[{HAN}]"), "zh"),
    (re.compile("[\u0400-\u04ff]"), "cyrillic"),
    (re.compile("[\u0600-\u06ff]"), "arabic"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[A-Za-z\u00c0-\u024f]"), "latin"),
)
# Characters that only the traditional script has, among the most frequent of the language.
_TRADITIONAL = re.compile("[們這個來說國時會對學發經過還沒與樣開關問題點現實麼為後著從當動進種應該將體間業長門車馬東書]")
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
    counts = Counter({tag: len(pattern.findall(sample)) for pattern, tag in _SCRIPTS})
    total = counts.total()
    if not total:
        return None
    if counts["ja"] + counts["zh"] > total / 2 and counts["ja"] > _KANA_SHARE * total:
        return "ja"
    # A Han character says what two or three Latin letters say.
    counts["zh"] *= 2
    tag, count = counts.most_common(1)[0]
    if tag == "latin":
        return _latin(sample)
    if tag == "zh":
        traditional, simplified = len(_TRADITIONAL.findall(sample)), len(_SIMPLIFIED.findall(sample))
        return "zh-Hant" if traditional > simplified else "zh"
    if tag == "cyrillic":
        return "uk" if re.search("[їєґі]", sample) else "bg" if not re.search("[ыэ]", sample) else "ru"
    if tag == "arabic":
        return "fa" if re.search("[پچژگ]", sample) else "ar"
    return tag if count * 2 > total else None


def _latin(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    scores = sorted(
        ((sum(words[word] for word in known), tag) for tag, known in function_words().items()), reverse=True
    )
    if not scores or scores[0][0] < _FEWEST or scores[0][0] < _LEAD * scores[1][0]:
        return None
    return scores[0][1]
