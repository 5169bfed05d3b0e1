"""Fields whose line says nothing alone: a label that takes the next line, a name between other fields."""

import re
from collections.abc import Iterator

from cleaner.characters import HAN, width
from cleaner.conventions import agencies, publications, words
from cleaner.finders.bare_names import is_bare_name
from cleaner.finders.dates import iso_date
from cleaner.finders.names import affiliated, is_han_name, people, signature
from cleaner.finders.sources import ENDING
from cleaner.finders.titles.heads import masthead
from cleaner.finders.writers import OFFICE_RULE, OPENERS, PROVED, TAIL, edges, is_desk, is_placed
from cleaner.model import Claim, Part, Span
from cleaner.sheet import MAIL, Sheet

# The paper behind a writer: `Jane Doe with the Elmfield Tribune, via the News Exchange`.
_FOR = re.compile(r",? (?:with|for|of|via) (?=(?:the |The )?[A-Z])")
# Width of a value: twelve Han characters, a long Latin name.
_VALUE = 40
# Lines at the top among which an account stands, and its line.
_TOP = 8
_ACCOUNT = re.compile(
    rf"(?:原创[ \u3000]+)?(?:(?P<writer>[{HAN}]{{2,3}})[ \u3000]+(?=[{HAN}A-Za-z]))?"
    rf"(?P<name>[{HAN}A-Za-z][{HAN}\w· ]{{1,23}}?)[ \u3000]+(?P<date>(?:19|20)\d\d(?:-\d\d-|年\d\d月)\d\d日?)"
    rf"(?:[ \u3000]+(?P<time>\d\d:\d\d)(?:[ \u3000]+[{HAN}]{{2,4}})?)?"
)
# Marks before a writer's name.
_MARKS = frozenset("□■◎●◆▌○◇⊙")
# Characters of a name that no section between a title and its day has: `李小明`, not `高考`.
_FULL_NAME = 3
_LABELLED = frozenset({"source", "byline", "editors"})
# What a paper's name stands beside.
_FIELDS = frozenset({"date", "updated", "byline", "editors"})


def next_lines(sheet: Sheet) -> Iterator[Claim]:
    """A label at the end of its line takes the next short line if that is what the label promises."""
    for index in [index for index, claims in enumerate(sheet.by_unit[:-1]) if claims]:
        labels = [
            claim
            for claim in sheet.by_unit[index]
            if not claim.parts and (claim.role in _LABELLED or "announces" in claim.tags) and "house" not in claim.tags
        ]
        if not labels or sheet.kinds[index + 1] != "short":
            continue
        label, unit = labels[-1], sheet.units[index + 1]
        core = _FOR.split(sheet.cores[index + 1], maxsplit=1)[0]
        if width(core) > _VALUE:
            continue
        if label.span.end < sheet.units[index].end:
            continue
        span = Span(unit.start, unit.end)
        if label.role == "boilerplate":
            yield label._replace(span=span)
        elif label.role == "source" and _is_source(core):
            yield label._replace(span=span, parts=(Part("source", span),))
        elif label.role != "source" and (named := signature(core)) is not None:
            yield label._replace(span=span, parts=people(unit.start, named, label.role))


def _is_source(core: str) -> bool:
    """Whether a line below a label is the name of a paper, or of another house."""
    found = signature(core)
    return core in publications() or ENDING.search(core) is not None or (found is not None and bool(found.offices))


def desks(sheet: Sheet) -> Iterator[Claim]:
    """What stands right below a writer's name: the office, `Technology reporter`, the address, a paper."""
    for index in range(1, sheet.prose[0] if sheet.prose else 0):
        core, unit = sheet.cores[index], sheet.units[index]
        signed = sheet.shows(index - 1, "byline")
        if not signed or sheet.kinds[index] != "short":
            continue
        span = Span(unit.start, unit.end)
        paper = core.partition(",")[0]
        if paper in publications():
            part = Part("source", Span(unit.start, unit.start + len(paper)))
            yield Claim(span, "source", "lexicon.publication", 0.8, (part,))
        elif is_desk(core) or MAIL.fullmatch(core):
            # Authors of a book have addresses, too.
            yield Claim(span, "byline", OFFICE_RULE, 0.8, (), frozenset() if "@" in core else PROVED)
        elif index > 1 and masthead(core) is not None:
            yield Claim(span, "source", "names.paper", 0.8, (Part("source", span),), PROVED)


def accounts(sheet: Sheet) -> Iterator[Claim]:
    """The name of an account and the day, right below a title: `苍梧观察 2019-03-03`. Titles end in a day, too."""
    if any(claim.says("date") for claim in sheet.claims):
        return
    for index in range(1, min(_TOP, len(sheet.units))):
        found = _ACCOUNT.fullmatch(sheet.cores[index]) if sheet.is_title(index - 1) else None
        if found and found["writer"] and not is_bare_name(found["writer"]):
            continue
        value = iso_date(found["date"]) if found else None
        if found and value:
            unit = sheet.units[index]
            spans = [
                (one, Span(unit.start + found.start(one), unit.start + found.end(one))) for one in _ACCOUNT.groupindex
            ]
            roles = {"writer": "byline", "name": "organisation", "date": "date", "time": "time"}
            parts = tuple(
                Part(roles[one], span, value if one == "date" else None)
                for one, span in spans
                if span.start >= unit.start
            )
            yield Claim(sheet.span(index), "date", "date.account", 0.8, parts)
            return


def papers_alone(sheet: Sheet) -> Iterator[Claim]:
    """Lines of nothing but a known paper's name, that of the source, or a house name, beside fields above the body.

    An agency and a house name stand alone right above the text and right behind it, too.
    """
    top = sheet.prose[0] if sheet.prose else len(sheet.units)
    for index in (*edges(sheet), *_beside_days(sheet)):
        core = sheet.cores[index]
        if sheet.kinds[index] == "short" and (core in agencies() or core.casefold() in words().placeholders):
            yield _alone(sheet, index)
    parts = (part for claim in sheet.claims for part in claim.parts if part.role == "source")
    sources = {sheet.text[part.span.start : part.span.end] for part in parts}
    beside = False
    for index in (*range(top), *range(top - 1, -1, -1)):
        core = sheet.cores[index]
        named = core in publications() or core in sources or core.casefold() in words().placeholders
        if sheet.kinds[index] == "short" and named:
            # Pictures above the text name the paper once more.
            if beside or (core in publications() and sheet.cores[:top].count(core) > 1):
                yield _alone(sheet, index)
        else:
            beside = any(claim.role in _FIELDS for claim in sheet.by_unit[index])


def _beside_days(sheet: Sheet) -> Iterator[int]:
    """The lines above and below a day."""
    for index in range(1, len(sheet.units) - 1):
        if sheet.by_unit[index] and sheet.shows(index, "date"):
            yield from (index - 1, index + 1)


def place_alone(sheet: Sheet) -> Iterator[Claim]:
    """A city in capitals right above the text, below an agency or another line of fields: the dateline."""
    if sheet.prose[:1] > [1] and is_placed(sheet) and sheet.by_unit[sheet.prose[0] - 2]:
        span = sheet.span(sheet.prose[0] - 1)
        yield Claim(span, "place", "names.place", 0.8, (Part("dateline", span),))


def _alone(sheet: Sheet, index: int) -> Claim:
    """A paper is the source; a house name is nobody."""
    span = sheet.span(index)
    if sheet.cores[index] in publications() or sheet.cores[index].casefold() not in words().placeholders:
        return Claim(span, "source", "lexicon.publication", 0.8, (Part("source", span),))
    return Claim(span, "byline", "lexicon.placeholder", 0.8, ())


def names_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but Han names, right above the body or right behind it (rule 18)."""
    if not sheet.prose:
        return
    first, last = sheet.prose[0], sheet.prose[-1]
    for index in (first - 1, last + 1):
        if 0 <= index < len(sheet.units) and sheet.kinds[index] == "short" and width(sheet.cores[index]) <= TAIL:
            alone = index > last or _is_sure(sheet, index) or _is_below_the_date(sheet, index)
            yield from _names(sheet, index, alone=alone, opening=index == 0 and _opens(sheet))
    for index in _above_the_date(sheet, first):
        yield from _names(sheet, index, alone=True, opening=False)
    for index in range(max(0, first - OPENERS), first):
        if sheet.kinds[index] == "short" and (found := affiliated(sheet.cores[index])) is not None:
            unit = sheet.units[index]
            school, name = (Span(unit.start + one.start, unit.start + one.end) for one in found)
            parts = (Part("organisation", school), Part("byline", name))
            yield Claim(sheet.span(index), "byline", "names.school", 0.9, parts)


def _above_the_date(sheet: Sheet, top: int) -> Iterator[int]:
    """Lines of a full name between a title and the line of the day."""
    for index in range(1, top - 1):
        dated = sheet.shows(index + 1, "date")
        named = sheet.kinds[index] == "short" and len(sheet.cores[index]) >= _FULL_NAME
        if dated and named and sheet.kinds[index - 1] == "short" and width(sheet.cores[index]) <= TAIL:
            yield index


def _is_below_the_date(sheet: Sheet, index: int) -> bool:
    """Whether a full name stands right below the day or the mark of a page; it heads a portrait that speaks of it."""
    core = sheet.cores[index]
    # A title may stand between them, and the name of its column.
    above = index - 2 if index > 1 and sheet.kinds[index - 1] == "short" else index - 1
    if index == 0 or len(core) != _FULL_NAME or not sheet.shows(above, "date", "page", "kicker"):
        return False
    signed = any(claim.says("byline") for claim in sheet.claims)
    said = sum(core in one for one, kind in zip(sheet.cores, sheet.kinds, strict=True) if kind in {"short", "prose"})
    return not signed and said == 1


def _opens(sheet: Sheet) -> bool:
    """Whether the first unit stands on the line of the text behind it: `张三    黄昏的时候，…`."""
    between = sheet.text[sheet.units[0].end : sheet.units[1].start]
    return not {"\n", "\r"} & set(between)


def _is_sure(sheet: Sheet, index: int) -> bool:
    """Whether nobody but the writer stands here: behind a mark, or below a deck with its dash."""
    return sheet.cores[index][0] in _MARKS or (index > 0 and sheet.cores[index - 1].startswith("——"))


def _names(sheet: Sheet, index: int, *, alone: bool, opening: bool) -> Iterator[Claim]:
    """One bare name above the body could be a crosshead or a section; two, or one on the body's line, could not."""
    unit, named = sheet.units[index], signature(sheet.cores[index])
    names = [one.name for one in named.people] if named is not None and not named.offices else []
    if named is None or not names or not all(map(is_han_name, names)):
        return
    if not _is_sure(sheet, index) and not any(map(is_bare_name, names)):
        return
    if alone or opening or len(named.people) > 1:
        rule, score = ("names.opening", 0.85) if opening else ("names.line", 0.9)
        marked = sheet.cores[index][0] in _MARKS and unit.start < sheet.units[sheet.prose[0]].start
        tags = PROVED if opening or marked else frozenset()
        yield Claim(sheet.span(index), "byline", rule, score, people(unit.start, named), tags)
