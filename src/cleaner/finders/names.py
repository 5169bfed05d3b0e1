"""Names of people out of a short text: Han names by surname and length, Latin ones by capitals.

A text is a list of names only if every token of it is a name, a role word or a known publication:
an unseparated line is better than a wrong field.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.characters import HAN
from cleaner.conventions import common_surnames, english_given_names, given_names, publications, surnames, words
from cleaner.model import Part, Span

_TOKEN = re.compile(r"[^\s、，,;；/／|｜&□■◎●◆▌○◇▲△★☆⊙()（）【】\[\]《》“”\"]+")
_HAN = re.compile(f"[{HAN}]+")
_DOTTED = re.compile(f"[{HAN}]{{1,8}}(?:[·•・‧][{HAN}]{{1,8}}){{1,3}}")
# Function words that occur in no name (section 4 of the press conventions); a surname may be one of them.
_NO_NAME = re.compile("[的了在是与为将被于们們]")
_NEVER_GIVEN = re.compile("[的了是被们們]")
_SCHOOLS = "小学|小學|中学|中學|学校|學校|学院|學院|大学|大學|幼儿园|幼兒園|幼稚園"
_OFFICE = re.compile(
    f"(?:{_SCHOOLS}|部|局|院|社|网|報|报|委|办|厅|处|科|站|所|会|團|团|中心|集团|大队|支队|支部|公司|协会|编辑部|[编編][辑輯]室|[评評][论論][部室]|工作室|办公室|政府|法院|银行|医院|客户端|客戶端|发布)$"
)
# What a role word may stand in front of without a space: `本报记者张三`, `新京报记者陆某`.
_GLUED_ROLE = re.compile(
    "^(?P<outlet>[^\\s]{0,12}?)(?P<role>(?:本报|本報|本刊|本网|首席|见习|实习|特约|全媒体|融媒体?|图片|摄影|文字)*(?:记者|記者|通讯员|通訊員|撰稿人|实习生|實習生|专栏作者|作者))(?P<rest>.*)$"
)
# The role of the next one, glued behind a name: `记者张三通讯员李四`.
_NEXT_ROLE = re.compile("(?:通讯员|通訊員|(?:见习|实习|實習|首席)?(?:记者|記者)|实习生|實習生)")
# Two to five names without a gap between them.
_RUN_OF_NAMES = re.compile(f"[{HAN}]{{4,15}}")
_PEN_NAME = re.compile(f"[{HAN}]{{2,5}}|[A-Za-z][A-Za-z_-]{{3,15}}")
# Letters without a vowel abbreviate an office, `lxxwzx`: whoever is logged in.
_LOGIN = re.compile(r"[b-df-hj-np-tv-z]{4,12}\d{0,4}")
_MOST_PEN_NAMES = 3
# A pupil's school and class, or a teacher's school, before the name.
_AFFILIATED = re.compile(
    f"[—－-]{{0,2}}(?P<school>[{HAN}A-Za-z0-9（）()·]{{0,24}}(?:{_SCHOOLS}|校区|集团|班|部[）)]))"
    rf"[ \t\u3000]+(?P<name>[{HAN}]{{2,4}})"
)
# What is no part of a name: the number of a member of the staff, a padded role, a writer's paper, `《棱镜》作者 周纯`.
_BESIDE_NAMES = re.compile(
    r"[ _][A-Z]{1,4}\d{2,6}$"
    "|[记記][ \u3000]者(?=[ \u3000])|通[ \u3000]讯[ \u3000]员(?=[ \u3000])"
    "|《[^《》]{1,16}》(?=[ \u3000]?(?:特约|首席)?(?:记者|記者|作者|主笔|撰稿人|评论员))"
)
_LATIN_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){0,5}")
_LATIN_SPLIT = re.compile(r"\s*(?:,|;|&|\||/|\b(?:and|And|AND|und|et|oraz|ve)\b)\s*")
# Words for "and" that also stand inside a name, `Ortega y Gasset`: they part two names of two words each.
_LATIN_JOINT = re.compile(r"(?<=\w\s)(?:y|e|ed|i|и|och|og|ja|dan|și|şi|és|και|та|і|й)(?=\s\w)")
_PARTICLES = re.compile("van|de|der|den|von|bin|binti|bte|del|ibn|al|el|da|di|du|la|le|ter|ten|dos|das|y|i|zu")
_LATIN_OFFICES = re.compile(
    r"\b(?:Association|Society|Council|Department|Office|Ministry|University|Institute|Committee|Company|Inc|Ltd|LLC|Foundation"
    r"|Agency|Group|Club|Team|Union|Federation|Network|Centre|Center|News|Press|Times|Post|Tribune|Service|Trust|Board|Church"
    r"|Staff|STAFF|Desk|DESK|Newsroom|NEWSROOM|Bureau|Editors|Reporters|Correspondents?)\b"
)
_LONGEST_HAN_NAME = 4
# Words of a name that could be a person's although it ends like that of a paper: `Heath Ledger`.
_LONGEST_PAPERLIKE = 3
# Three capitals without a vowel, or with a figure, are a broadcaster; two may be initials: `CNN Brasil`, `JR Bell`.
_SHORT_FORM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,5}|(?=[A-Z]+[0-9]|[0-9]+[A-Z])[A-Z0-9]{2,5}")
_TWO_WORDS = 2
_CAPITAL_SURNAME = re.compile(r"[^\W\d_][a-zçğıöşü]+\s[A-ZÇĞİÖŞÜ]{2,}$")
# Characters of a given name.
_LONGEST_GIVEN = 2


class Found(NamedTuple):
    """A name and the bounds of its characters in the text, padding inside included."""

    name: str
    start: int
    end: int


class Signature(NamedTuple):
    """What a text of names says: people, and offices that stand in their place."""

    people: tuple[Found, ...]
    offices: tuple[Found, ...]
    placeholders: bool = False


def people(start: int, named: Signature, role: str = "byline") -> tuple[Part, ...]:
    """The people of a text that was read as a signature and begins at `start`."""
    return tuple(Part(role, Span(start + at, start + end), name) for name, at, end in named.people)


def signature(text: str) -> Signature | None:
    """The people that a text names, or `None` where it holds anything but names, roles and publications."""
    stripped = text.strip(" \t\u3000\xa0()（）[]【】")
    if stripped.casefold() in words().placeholders:
        return Signature((), (), placeholders=True)
    return _han(text) if _HAN.search(text) else _latin(text)


def _han(text: str) -> Signature | None:
    people: list[Found] = []
    offices: list[Found] = []
    pending: Found | None = None
    called = False
    for token in _tokens(_BESIDE_NAMES.sub(lambda one: " " * len(one[0]), text)):
        if pending is not None:
            joined = _joined(pending, token)
            if joined is None:
                return None
            people.append(joined)
            pending = None
        elif token.name.casefold() in words().roles or token.name.casefold() in words().placeholders:
            called = True
            continue
        elif is_han_name(token.name) or (called and _may_be_name(token.name)):
            people.append(token)
        elif len(token.name) == 1 and _HAN.fullmatch(token.name):
            pending = token
        elif _OFFICE.search(token.name) or token.name in publications():
            offices.append(token)
        else:
            return None
        called = False
    if pending is not None or not (people or offices):
        return None
    if people and not any(is_han_name(one.name) for one in people):
        return None
    return Signature(tuple(people), tuple(offices))


def _may_be_name(token: str) -> bool:
    """Whether a token behind a role could be a name with a rare surname, beside another one that is known."""
    return (
        2 <= len(token) <= 3 and bool(_HAN.fullmatch(token)) and not (_NO_NAME.search(token) or _OFFICE.search(token))
    )


def pen_names(text: str) -> Signature | None:
    """The people of a text that a label calls names, whatever they are called: `叨叨姐、胡一刀`."""
    people = [token for token in _tokens(text) if token.name.casefold() not in words().roles]
    if len(people) == 1 and _LOGIN.fullmatch(people[0].name):
        return Signature((), (), placeholders=True)
    named = all(_PEN_NAME.fullmatch(one.name) and not _no_name(one.name) for one in people)
    if not people or len(people) > _MOST_PEN_NAMES or not named or any(_OFFICE.search(one.name) for one in people):
        return None
    return Signature(tuple(people), ())


def _no_name(token: str) -> bool:
    """Whether a token holds a function word; behind a surname some of them are given names: `李在山`, `王为民`."""
    surnamed = token[0] in surnames() and len(token) <= _LONGEST_GIVEN + 1
    return (_NEVER_GIVEN if surnamed else _NO_NAME).search(token) is not None


def affiliated(text: str) -> tuple[Found, Found] | None:
    """School and name of `某某小学三（5）班 某某`: both with their bounds."""
    found = _AFFILIATED.fullmatch(text)
    if found is None or not is_han_name(found["name"]):
        return None
    return Found(found["school"], *found.span("school")), Found(found["name"], *found.span("name"))


def _tokens(text: str) -> list[Found]:
    """Tokens between separators; a role word glued before a name is a token of its own."""
    found: list[Found] = []
    for match in _TOKEN.finditer(text):
        start, token = match.start(), match[0]
        if token in ("和", "與", "与"):
            continue
        glued = _GLUED_ROLE.match(token) if token.casefold() not in words().roles else None
        if glued is not None:
            if glued["outlet"]:
                found.append(Found(glued["role"], start, start))
            start += glued.start("rest")
            token = glued["rest"]
        if token:
            found += _behind_a_role(token, start) if glued is not None else _split_pair(_at(token, start))
    return found


def _at(token: str, start: int) -> Found:
    return Found(token, start, start + len(token))


def _behind_a_role(token: str, start: int) -> Iterator[Found]:
    """Names glued to each other, and to the role of the next one: `张三丰李四通讯员王五`."""
    at = 0
    for end, beyond in [*(one.span() for one in _NEXT_ROLE.finditer(token)), (len(token), len(token))]:
        if at < end:
            name = _at(token[at:end], start + at)
            yield from ([name] if is_han_name(name.name) else _apart(name) or _split_pair(name))
        at = beyond


def _apart(token: Found) -> list[Found]:
    """The names of a run, with its bounds in the text."""
    return [Found(one.name, token.start + one.start, token.start + one.end) for one in run_together(token.name) or ()]


def _split_pair(token: Found) -> list[Found]:
    """`张三和李四` is two names."""
    left, mark, right = token.name.partition("和")
    if mark and is_han_name(left) and is_han_name(right):
        return [Found(left, token.start, token.start + len(left)), Found(right, token.end - len(right), token.end)]
    return [token]


def _joined(first: Found, second: Found) -> Found | None:
    """Two one-character tokens are one padded name: `张　三`."""
    name = first.name + second.name
    if len(second.name) == 1 and is_han_name(name):
        return Found(name, first.start, second.end)
    return None


def run_together(text: str) -> list[Found] | None:
    """The names of a run of Han characters, where there is only one way to read it: `刘岚丽许佳彭志强`.

    Of several ways, the one whose surnames are all common is taken, if there is just one such.
    """
    if not _RUN_OF_NAMES.fullmatch(text):
        return None
    ways = [list(way) for way in _ways(text, 0)]
    if len(ways) > 1:
        ways = [way for way in ways if all(one.name[0] in common_surnames() for one in way)]
    return ways[0] if len(ways) == 1 else None


def _ways(text: str, at: int) -> Iterator[tuple[Found, ...]]:
    """Every way to read the rest of a text as names of two and three characters."""
    if at == len(text):
        yield ()
    for end in (at + 2, at + 3):
        if end <= len(text) and is_han_name(text[at:end]) and text[at + 1 : end] not in words().roles:
            yield from ((Found(text[at:end], at, end), *rest) for rest in _ways(text, end))


def is_office(text: str) -> bool:
    """Whether a line is the name of an office, or of several, and nothing else."""
    found = signature(text) if _HAN.search(text) and _OFFICE.search(text) else None
    return found is not None and bool(found.offices) and not found.people


def is_han_name(token: str) -> bool:
    """Whether a token has the shape of a Han name: a known surname and one or two characters, or a dotted name."""
    if _DOTTED.fullmatch(token):
        return len(token) <= 14 and not _OFFICE.search(token)
    if not 2 <= len(token) <= _LONGEST_HAN_NAME or not _HAN.fullmatch(token) or token.casefold() in words().roles:
        return False
    if len(token) > 2 and token[:2] in surnames():
        return not _NO_NAME.search(token[2:])
    return len(token) <= 3 and token[0] in surnames() and not _NO_NAME.search(token[1:])


def _latin(text: str) -> Signature | None:
    people: list[Found] = []
    offices: list[Found] = []
    at = 0
    for piece in _latin_pieces(text):
        start = text.index(piece, at)
        at = start + len(piece)
        name = _without_stop(piece.strip(" \t()"))
        if not name or name.casefold() in words().roles:
            continue
        found = Found(name, start + piece.index(name), start + piece.index(name) + len(name))
        if name in publications() or _is_latin_office(name):
            offices.append(found)
        elif is_latin_name(name):
            people.append(found)
        elif not people:
            return None
    return Signature(tuple(people), tuple(offices)) if people or offices else None


def _without_stop(name: str) -> str:
    """A name without the full stop behind it, but for that of an initial or of `Jr.`."""
    return name.strip(".") if len(name.rpartition(" ")[2]) > 3 else name.lstrip(".")


def _is_latin_office(name: str) -> bool:
    """Whether a word of a name is an office's or a short form, or it is that of a paper: `RMC Sport`, `El Faro`."""
    parts, lowered = name.split(" "), name.casefold().split(" ")
    given = has_given_name(name) or lowered[0] in english_given_names()
    # Such a word is a surname, too, behind a given name that is known: `Jan Kurier`, `Heath Ledger`.
    paper = lowered[-1] in words().papers and (len(parts) > _LONGEST_PAPERLIKE or not given)
    listed = not words().offices.isdisjoint(lowered) and not (len(parts) == _TWO_WORDS and given)
    article = len(parts) == _TWO_WORDS and parts[0].istitle() and lowered[0] in words().articles - {"the"}
    short = not name.isupper() and any(map(_SHORT_FORM.fullmatch, parts))
    # Its local pages: `Onet Kraków`; ordinary words that are papers, too, may be names.
    local = publications().get(parts[0]) is False and not has_given_name(name)
    return paper or listed or article or short or local or _LATIN_OFFICES.search(name) is not None


def _latin_pieces(text: str) -> Iterator[str]:
    for piece in _LATIN_SPLIT.split(text):
        parts = [part.strip(" \t\xa0") for part in _LATIN_JOINT.split(piece)]
        for part in parts if all(is_latin_name(part) for part in parts) else [piece]:
            # A Turkish agency puts a hyphen between two writers: `Ayşe Kaya-Mehmet Demir`.
            pair = part.split("-")
            several = all(is_latin_name(one) and (has_given_name(one) or _CAPITAL_SURNAME.search(one)) for one in pair)
            yield from pair if several else [part]


def is_latin_name(name: str) -> bool:
    """Whether every word is capitalised, particles aside, and there are two to six of them, two no particles.

    `The Numbers` are none, and `zu` opens a surname only behind `von` or a given name, `Haus zu Haus` is none.
    """
    parts = name.split(" ")
    if parts[0].casefold() == "the" or ("zu" in parts and "von" not in parts and not has_given_name(name)):
        return False
    if not 2 <= len(parts) <= 6 or not _LATIN_NAME.fullmatch(name) or name.casefold() in words().places:
        return False
    capitals = [part for part in parts if part[:1].isupper()]
    return len(capitals) > 1 and all(_PARTICLES.fullmatch(part) for part in parts if not part[:1].isupper())


def has_given_name(name: str) -> bool:
    """Whether the first word of a name, degrees aside, is a given name that is known: `Dr. Jean-Luc Vidal`."""
    first = next((word for word in name.split(" ") if not word.endswith(".")), "")
    return first.split("-")[0].casefold() in given_names()
