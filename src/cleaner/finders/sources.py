"""The value behind a source label: one name, several, a person, or a name with a column title glued to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.finders.names import signature
from cleaner.model import Part, Span
from cleaner.units import SHORT, Unit

_SEVERAL = re.compile(r"[、，,]|{{S}}{2,}".replace("{{S}}", r"[ \t\u3000\xa0]"))
_DROPPED = re.compile(r"[\W_]+")
# What may follow a known name and still belong to it: `人民网-文化频道`, `X日报客户端`.
_SUFFIX = re.compile(r"[-·—－]|网|客户端|APP|微信|公众号|微博|频道|号|版|社|報|报")
# How unknown names of publications end.
ENDING = re.compile(r"(?:报|報|网|網|社|台|刊|周刊|杂志|新闻|客户端|发布|在线|融媒体中心|频道)$")
_SHORTEST_NAME = 2
_BLANKS = " \t\u3000\xa0"
_PADDED = re.compile(f"[{_BLANKS}]+")
# Units before and behind a source line among which its column title is looked for.
_NEAR = 60


def source_parts(text: str, span: Span, units: Sequence[Unit]) -> list[Part] | None:
    """The parts of a source value: `source`, further `source`s, `byline`, or a `kicker-again` glued behind."""
    value = text[span.start : span.end]
    named = signature(value)
    if named is not None and named.people and re.search("记者|記者", value):
        return [Part("byline", Span(span.start + one.start, span.start + one.end), one.name) for one in named.people]
    glued = _glued(text, span, units)
    if glued is not None:
        return glued
    if (standing := _with_section(text, span)) is not None:
        return standing
    if (cut := _known_prefix(value)) is not None:
        return [Part("source", Span(span.start, span.start + cut))] if cut == len(value) else None
    return list(_several(text, span))


def paper(text: str, span: Span, units: Sequence[Unit]) -> list[Part] | None:
    """The parts of a known publication that needs no label: alone, or with a column title that the page repeats.

    The name of a section says what it is, too.
    """
    value = text[span.start : span.end]
    if value in publications() or _signs(text, value):
        return [Part("source", span)]
    if value.casefold() in words().sections:
        return [Part("section", span)]
    if not any(value[:size] in publications() for size in range(_SHORTEST_NAME, len(value))):
        return None
    glued = _glued(text, span, units)
    if glued is None or text[glued[0].span.start : glued[0].span.end] not in publications():
        return None
    return glued


def _signs(text: str, value: str) -> bool:
    """Whether a Korean dateline names a paper that stands beside the day, too: `[강바람신문=홍길동 기자]`."""
    return f"[{value}=" in text or f"[{value} =" in text


def _glued(text: str, span: Span, units: Sequence[Unit]) -> list[Part] | None:
    """Cut where the rest repeats a short unit of the page: the repetition proves the cut, name list or not."""
    value = text[span.start : span.end]
    said = _DROPPED.sub("", value)
    best = 0
    here = bisect_left(units, span.start, key=attrgetter("start"))
    for unit in units[max(0, here - _NEAR) : here + _NEAR]:
        if (last := text[unit.end - 2 : unit.end]) != said[-2:] and last.isalnum():
            continue  # most units: no title that ends otherwise can be the end of the value
        if unit.start <= span.start < unit.end or width(text[unit.start : unit.end]) > SHORT:
            continue
        title = _DROPPED.sub("", text[unit.start : unit.end])
        if len(title) > max(best, 1) and said.endswith(title) and len(said) - len(title) >= _SHORTEST_NAME:
            best = len(title)
    if not best:
        return None
    cut = _offset(value, len(said) - best)
    name = value[:cut].rstrip(" \t\u3000\xa0")
    rest = Span(span.start + cut, span.end)
    return [Part("source", Span(span.start, span.start + len(name))), Part("kicker-again", rest)]


def _with_section(text: str, span: Span) -> list[Part] | None:
    """A known paper and its section behind a gap; papers pad short names of sections: `苍梧日报 要　闻`."""
    name, gap, rest = text[span.start : span.end].partition(" ")
    section = _PADDED.sub("", rest)
    if not gap or name not in publications() or section not in words().sections:
        return None
    start = span.end - len(rest.lstrip(_BLANKS))
    return [Part("source", Span(span.start, span.start + len(name))), Part("section", Span(start, span.end), section)]


def _offset(value: str, count: int) -> int:
    """Where the character behind the first `count` letters and digits stands."""
    for at, character in enumerate(value):
        if not _DROPPED.match(character):
            if count == 0:
                return at
            count -= 1
    return len(value)


def _known_prefix(value: str) -> int | None:
    """The length of the value where a known name with its suffixes is all of it."""
    if value in publications():
        return len(value)
    for size in range(len(value) - 1, _SHORTEST_NAME, -1):
        if value[:size] in publications() and _SUFFIX.match(value, size):
            return len(value)
    return None


def _several(text: str, span: Span) -> Iterator[Part]:
    """Names between separators; behind a single space only what ends like a publication begins a new one."""
    at = span.start
    for end in [*(one.start() for one in _SEVERAL.finditer(text, *span)), span.end]:
        piece = text[at:end]
        start = at + len(piece) - len(piece.lstrip(" \t\u3000\xa0、，,"))
        name, gap, _ = text[start:end].partition(" ")
        cut = start + len(name) if gap and ENDING.search(name) else end
        if start < cut:
            yield Part("source", Span(start, cut))
            named = signature(text[cut:end]) if cut < end else None
            for one in named.people if named and not named.offices else ():
                yield Part("byline", Span(cut + one.start, cut + one.end), one.name)
        at = end
