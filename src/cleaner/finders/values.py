"""A pattern's match to field values: what each role makes of the characters it was given."""

import re
from collections.abc import Callable, Iterator, Sequence

from cleaner.characters import BLANK, HAN, trim
from cleaner.conventions import common_surnames, publications, words
from cleaner.conventions.pattern import Pattern
from cleaner.finders.bare_names import LISTED, is_bare_name, is_english_name, is_thing
from cleaner.finders.dates import clock_time, era_date, figures_date, iso_date
from cleaner.finders.eastern_names import is_japanese_name, reader
from cleaner.finders.figures import page_language
from cleaner.finders.names import Signature, has_given_name, pen_names, run_together, signature
from cleaner.finders.sources import source_parts
from cleaner.model import Part, Span
from cleaner.units import Unit

_PADDED = re.compile(r"(?<=[㐀-鿿])[ \t\u3000\xa0]+(?=[㐀-鿿])")
# Behind these labels a name needs no known surname.
_EXPLICIT = re.compile(
    r"(?:作者|撰文|撰稿|执笔|執筆|采写|採寫|文|编辑|編輯|责编|責編|录入)[ \t\u3000]*[:：/／|｜丨][ \t\u3000]*\Z"
)
_REPORTS_FOR = re.compile(r"(?P<paper>[^\s、，|｜/／]{2,10}?)(?:首席|见习|实习|特约|全媒体)?[记記]者")
# Characters of a bare name that could be a word, the ends of roles before names, and the code points before and behind
# it in which the text may speak of it: a long article, and no more, lest a page of such names be searched for each.
_BARE, _BEFORE_NAMES, _REACH = 3, frozenset("者员員"), 3000
# Code points of three names, with a role before them.
_MOST_NAMES = 16
_HAN = re.compile(f"[{HAN}]")
# Behind the place of a letter, and what only stands behind a place: `Bad Grestenau, den 3. März 2019`.
_COMMA = re.compile(r",\s*(?P<den>den\s)?")
_Parts = tuple[Part, ...] | None


def parts(text: str, match: re.Match[str], pattern: Pattern, units: Sequence[Unit]) -> _Parts:
    """The values of a match, ascending; `None` where a value is not what its role demands.

    A dateline stands, whoever signed behind it.
    """
    found: list[Part] = []
    for group, start in sorted(match.re.groupindex.items(), key=lambda item: match.start(item[0])):
        del start
        if match[group] is None:
            continue
        span = Span(*trim(text, *match.span(group), BLANK))
        if span.start >= span.end:
            continue
        values = READERS[group](text, span, units, pattern)
        if values is None and not any(part.role == "dateline" and part.span.end <= span.start for part in found):
            return None
        found += values or ()
    return tuple(found)


def _plain(role: str) -> Callable[[str, Span, Sequence[Unit], Pattern], list[Part] | None]:
    return lambda _text, span, _units, _pattern: [Part(role, span)]


def _date(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    value = iso_date(text[span.start : span.end])
    return [Part("date", span, value)] if value else None


def _era(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    value = era_date(text[span.start : span.end])
    return [Part("date", span, value)] if value else None


def _time(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    value = clock_time(text[span.start : span.end])
    return [Part("time", span, value)] if value else None


def _people(role: str) -> Callable[[str, Span, Sequence[Unit], Pattern], list[Part] | None]:
    def read(text: str, span: Span, _units: Sequence[Unit], pattern: Pattern) -> list[Part] | None:
        found = reader(pattern.id[:2])(text[span.start : span.end])
        if found is None and _EXPLICIT.search(text, max(0, span.start - 8), span.start):
            found = pen_names(text[span.start : span.end])
        if found is None and "edge" in pattern.tags:
            found = _joined_names(text[span.start : span.end])
        if found is None or ("edge" in pattern.tags and (not found.people or _is_spoken_of(text, span))):
            return None
        if "known-names" in pattern.tags and not _all_japanese(found):
            return None
        if not found.people and pattern.where == "line" and not found.placeholders and "label" not in pattern.tags:
            return None
        return [*_reported_by(text, span, role), *_named(role, span.start, _only_writers(text, span.start, found))]

    return read


def _joined_names(text: str) -> Signature | None:
    """Writers whose names no gap parts, `（王哲夏杰）`: other words could be read as names of rare surnames."""
    names = run_together(text) or ()
    common = all(one.name[0] in common_surnames() for one in names)
    return Signature(tuple(names), ()) if names and common else None


def _is_spoken_of(text: str, span: Span) -> bool:
    """Whether the running text near it speaks of a bare name at its edge: `（黄河）` is where, not who."""
    name, (start, end) = text[span.start : span.end], (max(0, span.start - _REACH), span.end + _REACH)
    at = text.find(name, start, end) if len(name) <= _BARE else -1
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if before not in _BEFORE_NAMES and _HAN.match(before) and _HAN.match(behind):
            return True
        at = text.find(name, at + 1, end)
    return False


def _all_japanese(found: Signature) -> bool:
    """Whether bare names are known: nothing but their surnames tells that they are names."""
    return bool(found.people) and all(is_japanese_name(one.name) for one in found.people)


def _reported_by(text: str, span: Span, role: str) -> Iterator[Part]:
    """The known paper that a reporter writes for: `新京报记者 张三`."""
    outlet = _REPORTS_FOR.match(text, *span) if role == "byline" else None
    if outlet is not None and outlet["paper"] in publications():
        yield Part("source", Span(*outlet.span("paper")))


def _only_writers(text: str, start: int, found: Signature) -> Signature:
    """Behind the first writer an article opens a paper, `Le Courrier`, a slash a place: `Ana Rueda / Puerto Mora`.

    So does the short name of a portal: `Ana Costa, G1 Grestenau`.
    """
    kept = found.people[:1]
    for one in found.people[1:]:
        parted = "/" in text[start + kept[-1].end : start + one.start]
        placed = parted and has_given_name(kept[0].name) and not has_given_name(one.name)
        first = one.name.partition(" ")[0]
        outlet = first in publications() and not has_given_name(one.name)
        if not placed and not outlet and not (first.istitle() and first.casefold() in words().articles):
            kept = (*kept, one)
    return found._replace(people=kept) if len(kept) < len(found.people) else found


def _named(role: str, start: int, found: Signature) -> Iterator[Part]:
    for name, begin, end in found.people:
        yield Part(role, Span(start + begin, start + end), name)
    for name, begin, end in found.offices if role == "byline" else ():
        span = Span(start + begin, start + end)
        if name in publications():
            yield Part("source", span)
        elif not found.people:
            yield Part("organisation", span)


def _known(text: str, span: Span, units: Sequence[Unit], pattern: Pattern) -> list[Part] | None:
    """Writers that no label calls so: each has a known given name."""
    found = _people("byline")(text, span, units, pattern) or []
    names = [part.value or "" for part in found if part.role == "byline"]
    return found if names and all(map(is_english_name, names)) and not any(map(is_thing, names)) else None


def _outlet(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """The paper behind a writer's name, where it is a known one."""
    return [Part("source", span)] if text[span.start : span.end] in publications() else []


def _person(text: str, span: Span, units: Sequence[Unit], pattern: Pattern) -> list[Part] | None:
    """Writers that no label names: each has a given name that is known, or is no word in Han characters."""
    found = _people("byline")(text, span, units, pattern)
    names = [part.value or "" for part in found or ()]
    known = all(has_given_name(name) or is_bare_name(name) for name in names)
    return found if names and known and not any(map(is_thing, names)) else None


def _glued(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """Several writers without a gap between them."""
    found = run_together(text[span.start : span.end])
    return [Part("byline", Span(span.start + at, span.start + end), name) for name, at, end in found] if found else None


def _caption(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """What a picture shows; names alone before the last one are photographers, too: `何苗 周晗 摄`."""
    short = span.end - span.start <= _MOST_NAMES and _HAN.match(text, span.start)
    named = signature(text[span.start : span.end]) if short else None
    return None if named is not None and named.people else [Part("caption", span)]


def _credit(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """The photographer, a single padded name joined."""
    printed = text[span.start : span.end]
    found = signature(printed)
    if found and len(found.people) == 1 and not found.offices and _PADDED.sub("", printed) == found.people[0].name:
        return [Part("credit", span, found.people[0].name)]
    return [Part("credit", span)]


def _dateline(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """The dateline, and in Han characters the agency that it begins with; 本报 names no paper."""
    if text[span.start : span.end].partition(",")[0].casefold() in words().weekdays:
        return []
    found = [Part("dateline", span)]
    # Elsewhere a place comes first, and papers are named after places.
    if not _HAN.search(text, span.start, min(span.end, span.start + 8)):
        return found
    start = span.start + (text[span.start] in "据據")
    for end in range(min(span.end, start + 8), start + 1, -1):
        if text[start:end] in publications():
            found.append(Part("source", Span(start, end)))
            break
    return found


def _placed(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """A dateline that names no agency: a city that papers name, or one in capitals with its American state."""
    city, _, state = text[span.start : span.end].partition(", ")
    if city.partition("/")[0].casefold() in words().cities or (city.isupper() and state in words().states):
        return [Part("dateline", span)]
    return None


def _ahead(text: str, span: Span, units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """What stands before a day: of the week, the paper, the section or the place, `Grestenau, 3. März 2019`.

    Before a comma a name that could be that of a person or of an event tells that the line says more than when.
    """
    said = text[span.start : span.end]
    lowered, known = said.casefold(), words()
    if lowered.rpartition(" ")[2] in known.weekdays or lowered in known.dated | known.revised | known.placeholders:
        return []
    if said in publications() or (" " in said and lowered.rpartition(" ")[2] in known.papers):
        return [Part("source", span)]
    if lowered in known.sections:
        return [Part("section", span)]
    phrase = _COMMA.match(text, span.end)
    if lowered in known.cities or (phrase and (phrase["den"] or _is_place(said, text, units))):
        return [Part("dateline", span)]
    return None if phrase and page_language(text, units) in {None, "en", *LISTED} else []


def _is_place(said: str, text: str, units: Sequence[Unit]) -> bool:
    """Whether what stands before a comma and a day is where: one word, or several where given names are listed well."""
    named = has_given_name(said) or is_thing(said)
    return not named and (" " not in said or page_language(text, units) in LISTED)


def _section(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """The name of a page; papers pad short ones: `要 闻`."""
    printed = text[span.start : span.end]
    name = _PADDED.sub("", printed)
    return [Part("section", span, name if name != printed else None)]


def _numeric(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """A day and month in figures: a date only where one of them is above twelve (rule 9)."""
    value = figures_date(text[span.start : span.end])
    return [Part("date", span, value)] if value else []


def _weekday(text: str, span: Span, _units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    """Nothing of its own: whether the word before a day is one of the week, in any language."""
    return [] if text[span.start : span.end].casefold() in words().weekdays else None


def _source(text: str, span: Span, units: Sequence[Unit], _pattern: Pattern) -> list[Part] | None:
    said = text[span.start : span.end].casefold()
    # A button behind the label links to it: `Źródło: Read more`.
    if said in words().placeholders or said in words().noise:
        return []
    return source_parts(text, span, units)


READERS: dict[str, Callable[[str, Span, Sequence[Unit], Pattern], list[Part] | None]] = {
    "agency": _plain("source"),
    "ahead": _ahead,
    "byline": _people("byline"),
    "caption": _caption,
    "correction": _plain("correction"),
    "credit": _credit,
    "date": _date,
    "dateline": _dateline,
    "deck": _plain("deck"),
    "editors": _people("editors"),
    "original": _plain("original-title"),
    "glued": _glued,
    "era": _era,
    "kicker": _plain("kicker"),
    "known": _known,
    "numeric": _numeric,
    "outlet": _outlet,
    "page": _plain("page"),
    "person": _person,
    "photographer": _plain("photographer"),
    "placed": _placed,
    "release": _plain("source"),
    "reporters": _people("byline"),
    "said": _plain("caption"),
    "section": _section,
    "source": _source,
    "taken": _plain("credit"),
    "time": _time,
    "updated": _plain("updated"),
    "weekday": _weekday,
    "wire": _plain("source"),
    "writers": _people("byline"),
}
