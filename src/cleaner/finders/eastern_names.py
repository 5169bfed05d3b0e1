"""Names of people in Japanese, Korean, Arabic, Hebrew and Hindi: scripts without capitals, each with other evidence.

Like `names`, every token must be a name, a role or an office, or the text names nobody.
"""

import re
from collections.abc import Callable

from cleaner.conventions import japanese_surnames, korean_surnames, publications, words
from cleaner.finders.names import Found, Signature, signature

_TOKEN = re.compile(r"[^\s、，,・·ㆍ‧∙;；/／|｜=＝()（）【】\[\]［］<>「」]+")
# Han, then perhaps kana: `片倉たまき`; or katakana alone. Hiragana before Han is a sentence.
_JAPANESE = re.compile("[㐀-鿿々〆ヶ]{1,6}(?:[ァ-ヺーぁ-ゖ]{2,4})?|[ァ-ヺー]{2,7}|[㐀-鿿々ヶノ]{2,6}")
# Endings of verbs and particles, which no given name in kana has.
_PARTICLE = re.compile("(?:した|する|って|ない|です|ます|から|より|さん|撮影|提供|写真|[はがをにで])$")
# Endings of places and trades: `（石川県）`, `（林業）` behind a sentence are nobody's names.
_PLACE = re.compile("[都県市区郡業]$|..[町村]$")
_KANA = re.compile("[ァ-ヺーぁ-ゖ]+")
_JAPANESE_OFFICE = re.compile(
    "(?:部|局|社|支社|支局|会|団体|協会|大学|新聞|研究所|事務所|委員会|通信|センター|編集室)$"
)
_HANGUL = re.compile("[가-힣]{2,4}")
_KOREAN_PLACE = re.compile("[시도군읍면국계회장]$")
_KOREAN_NAME = 3
_HEBREW = re.compile("[א-ת][א-ת'\"״׳-]{1,14}(?: [א-ת][א-ת'\"״׳-]{1,14}){1,3}")
_DEVANAGARI = re.compile("[ऀ-ॣॲ-ॿ]{2,16}(?: [ऀ-ॣॲ-ॿ]{2,16}){1,3}")
_MAIL = re.compile(r"\S+@\S+")
_KOREAN_OFFICE = re.compile("(?:국|부|팀|사|원|청|회|협회|센터|연구소|대학교?|위원회|신문|일보|뉴스|본부|재단)$")
_ARABIC_SPLIT = re.compile(r"\s*(?:[،,;/&|]|\s-\s|\sو(?=\s))\s*")
_ARABIC = re.compile(r"[ء-يٱ-ۓً-ْ'’.]+(?:[ \xa0]+[ء-يٱ-ۓً-ْ'’.]+){1,4}")
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \t\xa0.:"
# Longest names in characters: surname and given name.
_LONGEST_JAPANESE, _LONGEST_KOREAN_GIVEN = 7, 2


def reader(language: str) -> Callable[[str], Signature | None]:
    """What reads the names of a convention's language."""
    return _READERS.get(language, signature)


def japanese(text: str) -> Signature | None:
    """Names behind a label of a profession; a surname and a given name may stand apart."""
    found: list[Found] = []
    offices: list[Found] = []
    for match in _TOKEN.finditer(text):
        name = match[0].removesuffix("記者")
        token = Found(name, match.start(), match.start() + len(name))
        if not name or _is_said(name):
            continue
        if found and found[-1].name in japanese_surnames() and token.start - found[-1].end == 1 and len(token.name) < 5:
            found[-1] = Found(found[-1].name + token.name, found[-1].start, token.end)
        elif _JAPANESE_OFFICE.search(token.name) or token.name in publications():
            offices.append(token)
        elif not _JAPANESE.fullmatch(token.name) and not is_japanese_name(token.name):
            return None
        else:
            found.append(token)
    people = tuple(one for one in found if 2 <= len(one.name) <= _LONGEST_JAPANESE)
    return _signed(text, people, tuple(offices)) if len(people) == len(found) else None


def is_japanese_name(name: str) -> bool:
    """Whether a name begins with a known surname, or is one in kana."""
    surnamed = any(name[:size] in japanese_surnames() for size in (1, 2, 3) if len(name) > size)
    return (surnamed and not _PARTICLE.search(name) and not _PLACE.search(name)) or (
        len(name) > 2 and _KANA.fullmatch(name) is not None and not name[0] <= "ゖ"
    )


def korean(text: str) -> Signature | None:
    """Names by their surnames: a Korean name is a surname of one or two syllables and one or two more."""
    people: list[Found] = []
    offices: list[Found] = []
    text = _MAIL.sub(lambda one: " " * len(one[0]), text)
    for match in _TOKEN.finditer(text):
        token = Found(match[0], *match.span())
        if _is_said(token.name) or _is_desk(token.name):
            continue
        if token.name in publications():
            offices.append(token)
        elif is_korean_name(token.name):
            people.append(token)
        elif _KOREAN_OFFICE.search(token.name):
            offices.append(token)
        else:
            return None
    return _signed(text, tuple(people), tuple(offices))


def _is_desk(token: str) -> bool:
    """Whether a token is the desk of a section, `사회부`: as long as a name, and like many with a surname."""
    return token[-1] in "부팀" and token[:-1] in words().sections


def is_korean_name(name: str) -> bool:
    """Whether a token has the shape of a Korean name."""
    if not _HANGUL.fullmatch(name):
        return False
    return any(name[:size] in korean_surnames() and 1 <= len(name) - size <= _LONGEST_KOREAN_GIVEN for size in (2, 1))


def is_full_name(name: str) -> bool:
    """Whether a name alone on its line is one.

    In Japanese it is a surname of two characters or more and a given name, in Korean three syllables that name no town.
    """
    if _HANGUL.fullmatch(name):
        return len(name) == _KOREAN_NAME and is_korean_name(name) and not _KOREAN_PLACE.search(name)
    surnamed = any(name[:size] in japanese_surnames() and 1 <= len(name) - size <= 3 for size in (2, 3))
    return surnamed and len(name) >= _KOREAN_NAME and is_japanese_name(name)


def hebrew(text: str) -> Signature | None:
    """Names of two to four words, parted by commas."""
    return _spaced(_HEBREW, text)


def hindi(text: str) -> Signature | None:
    """Names of two to four words behind a label, in Devanagari or in Latin letters; a desk is nobody."""
    if not _DEVANAGARI.search(text):
        return signature(text)
    if any(word in words().roles for word in text.split(" ")):
        return Signature((), (), placeholders=True)
    return _spaced(_DEVANAGARI, text)


def _spaced(shape: re.Pattern[str], text: str) -> Signature | None:
    people = [Found(match[0], *match.span()) for match in shape.finditer(text)]
    rest = shape.sub("", text).strip(" ,|()")
    return Signature(tuple(people), ()) if people and not rest else None


def arabic(text: str) -> Signature | None:
    """Names behind a label: two words or more each; a joined `و` before a name parts two names."""
    people: list[Found] = []
    offices: list[Found] = []
    stripped = text.strip(_MARKS)
    if _is_said(stripped):
        return Signature((), (), placeholders=True)
    at = 0
    for piece in (part for whole in _ARABIC_SPLIT.split(text) for part in _unjoined(whole)):
        name = piece.strip(_MARKS)
        start = text.index(name, at)
        at = start + len(name)
        found = Found(name, start, at)
        if not name or _is_said(name):
            continue
        if name in publications() or name.partition(" ")[0] in words().offices:
            offices.append(found)
        elif _ARABIC.fullmatch(name):
            people.append(found)
        elif not people:
            return None
    return _signed(text, tuple(people), tuple(offices))


def _unjoined(text: str) -> list[str]:
    """`مروة شاهين وكريم لطفي` is two names; `أحمد وليد سالم` is one."""
    tokens = text.split(" ")
    for index in range(2, len(tokens) - 1):
        token = tokens[index]
        if len(token) > 3 and token[0] == "و" and token not in words().unjoined:
            return [" ".join(tokens[:index]), *_unjoined(" ".join([token[1:], *tokens[index + 1 :]]))]
    return [text]


def _is_said(token: str) -> bool:
    """Whether a token is a role or a placeholder, and no name."""
    return token.casefold() in words().roles or token.casefold() in words().placeholders


def _signed(text: str, people: tuple[Found, ...], offices: tuple[Found, ...]) -> Signature | None:
    if people or offices:
        return Signature(people, offices)
    said = [match[0] for match in _TOKEN.finditer(text)]
    return Signature((), (), placeholders=True) if said and all(_is_said(token) for token in said) else None


_READERS: dict[str, Callable[[str], Signature | None]] = {
    "ja": japanese,
    "ko": korean,
    "ar": arabic,
    "he": hebrew,
    "hi": hindi,
}
