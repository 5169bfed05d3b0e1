"""Which language a text is in, as a BCP 47 tag: by script, then by function words; `None` when unsure."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from functools import cache

from cleaner.conventions import function_words
from cleaner.scripts import KANA_SHARE, script_of, weights

# Enough of a page to tell its language; the rest is not looked at.
_SAMPLE = 1000
# Characters that only the traditional script has, among the most frequent of the language.
_TRADITIONAL = re.compile(
    "[們這個來說國時會對學發經過還沒與樣開關問題點現實麼為後著從當動進種應該將體間業長門車馬東書]"
)
_SIMPLIFIED = re.compile("[们这个来说国时会对学发经过还没与样开关问题点现实么为后着从当动进种应该将体间业长门车马东书]")
# Letters of one language each. Kazakh and Belarusian first: they have those of Russian, too.
_CYRILLIC = {"kk": "әғқңұ", "be": "ў", "uk": "їєґ", "mk": "ѓќѕ", "sr": "ђћ", "ru": "ыэё"}
# Letters of languages whose small words Russian shares, and that Russian lacks or seldom has: where those of Russian
# alone are more, the text is in none of them.
_UNLIKE_RUSSIAN = {"bg": "ъ", "uk": "їєґі"}
# Persian writes two letters of all Arabic words in its own way.
_PERSIAN_FORMS, _FEWEST_FORMS = re.compile("[یک]"), 12
_PERSIAN, _URDU = re.compile("[پچژگ]"), re.compile("[ٹڈڑںے]")
# Borrowed letters in a thousand.
_BORROWED = 4
# A text names its language if one list of function words has this many hits, and clearly more than the next.
_FEWEST, _LEAD = 3, 1.25
# Code points of the head and the tail that show a second language.
_TAIL = 240
# A second script with this share of the letters is a second language.
_SECOND = 0.3
# Scripts of many languages.
_TOLD_BY_WORDS = frozenset({"latin", "cyrillic"})
_WORD = re.compile(r"[^\W\d_]+")
# The same for the alphabets that function words are written in; a bitmap is three times as fast.
_LOWER_WORD = re.compile("[a-z\u00df-\u00f6\u00f8-\u1fff]+")


def language(text: str) -> str | None:
    """The tag of a text's language."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _by_words(sample)
    found = weights(sample)
    total = found.total()
    if not total:
        return None
    east = found["kana"] + found["han"]
    if 2 * east > total and found["kana"] > KANA_SHARE * east:
        return "ja"
    script, weight = found.most_common(1)[0]
    return _TAGS[script](sample) if 2 * weight > total else None


def languages(main: str | None, text: str) -> tuple[str, ...]:
    """The main language of a text, and those of its second script and of its end where they are others."""
    ends = text[:_TAIL] + text[-_TAIL:]
    found = [main]
    written = Counter({"latin": 1}) if ends.isascii() else weights(ends)
    if written["kana"]:
        # The Han characters of a Japanese text are its own.
        written["kana"] += written.pop("han", 0)
    several = [script for script, weight in written.most_common(2) if weight > _SECOND * written.total()]
    found += [_TAGS[script](_written_in(script, text[: 2 * _SAMPLE])) for script in several if len(several) > 1]
    if several and several[0] in _TOLD_BY_WORDS and not _speaks(main, text[-2 * _TAIL :]):
        found.append(language(text[-2 * _TAIL :]))
    return tuple(dict.fromkeys(tag.partition("-")[0] for tag in found if tag))


def _written_in(script: str, sample: str) -> str:
    """The words of one script."""
    return " ".join(word for word in _WORD.findall(sample) if script_of(word[0]) == script)


def _speaks(tag: str | None, sample: str) -> bool:
    return len(function_words().get(tag or "", frozenset()) & _words(sample)) >= _FEWEST


def _chinese(sample: str) -> str:
    return "zh-Hant" if len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample)) else "zh"


def _cyrillic(sample: str) -> str | None:
    """By letters that only one language has, else by function words: one `ы` tells that a text is not Bulgarian."""
    lowered = sample.lower()
    found = {tag: sum(map(lowered.count, own)) for tag, own in _CYRILLIC.items()}
    sure = next((tag for tag, count in found.items() if count > _BORROWED), None)
    if sure:
        return sure
    unlike = {tag for tag, own in _UNLIKE_RUSSIAN.items() if sum(map(lowered.count, own)) < found["ru"]}
    return _by_words(sample, unlike) or next((tag for tag, count in reversed(found.items()) if count), None)


def _arabic(sample: str) -> str:
    """Persian and Urdu have letters that an Arabic text borrows for a foreign name at most."""
    if len(_URDU.findall(sample)) > _BORROWED:
        return "ur"
    persian = len(_PERSIAN.findall(sample)) > _BORROWED or len(_PERSIAN_FORMS.findall(sample)) > _FEWEST_FORMS
    return "fa" if persian else "ar"


def _words(sample: str) -> frozenset[str]:
    return frozenset(_LOWER_WORD.findall(sample.lower()))


@cache
def _speakers() -> dict[str, list[str]]:
    """The languages of each function word."""
    found: dict[str, list[str]] = {}
    for tag, known in function_words().items():
        for word in known:
            found.setdefault(word, []).append(tag)
    return found


def _by_words(sample: str, unlike: Collection[str] = ()) -> str | None:
    """By function words, among the languages that are not ruled out."""
    speakers = _speakers()
    told = (tag for word in speakers.keys() & _words(sample) for tag in speakers[word])
    scores = Counter(tag for tag in told if tag not in unlike)
    (first, most), (_, next_most) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _FEWEST and most >= _LEAD * next_most else None


_TAGS: dict[str, Callable[[str], str | None]] = {
    "latin": _by_words,
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
