"""Fields whose line says nothing alone: a label that takes the next line, a name between other fields."""

import re
from collections.abc import Callable, Iterator, Sequence

from cleaner.characters import HAN, width
from cleaner.conventions import agencies, publications, words
from cleaner.finders.dates import iso_date
from cleaner.finders.figures import page_language
from cleaner.finders.names import (
    Signature,
    affiliated,
    has_given_name,
    is_english_name,
    is_han_name,
    is_latin_name,
    signature,
)
from cleaner.finders.sources import ENDING
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet
from cleaner.units import Unit

# Width of a value: twelve Han characters, a long Latin name.
_VALUE = 40
_TAIL = 60
# Lines at the top among which an account stands, and its line.
_TOP = 8
_ACCOUNT = re.compile(
    rf"(?:原创[ \u3000]+)?(?:(?P<writer>[{HAN}]{{2,3}})[ \u3000]+(?=[{HAN}A-Za-z]))?"
    rf"(?P<name>[{HAN}A-Za-z][{HAN}\w· ]{{1,23}}?)[ \u3000]+(?P<date>(?:19|20)\d\d-\d\d-\d\d)"
)
# Lines above the text among which a pupil signs: an exclamation may stand below.
_OPENERS = 3
# A writer's name that opens the line of the body needs no other sign of the press.
_PROVED = frozenset({"proved"})
# Marks before a writer's name.
_MARKS = frozenset("□■◎●◆▌○◇⊙")
# Characters of a name that no section between a title and its day has: `李小明`, not `高考`.
_FULL_NAME = 3
# Two to four words, several names between commas, perhaps a place; capitals are looked at later.
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:(?:,? |\s?[/|]\s?)[^\W\d_][\w.'’-]*){1,11}")
# What may stand between names, and the place behind them: `Lucía Ferrer / Madrid`.
_BETWEEN = re.compile(r"[, ()]*(?:(?:y|e|et|und|и|i|oraz|ve) *)?\)?(?:\s?[/|]\s?[^\W\d_]{3,20})?")
_TITLE_CASE = frozenset({None, "en"})
# Languages whose given names are listed well: a town or a paper of two words, `Puerto Mora`, is no writer there.
_LISTED = frozenset({"de", "es", "fr", "it", "pl", "pt"})
# Kinds of units that say something of their own.
_SAID = frozenset({"short", "prose"})
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{2,40}(?:\.\w{2,10}){1,3}")
# Units at the top of a page among which a name stands alone, and the blanks of a name that no label calls so.
_HEAD, _BLANKS_NAME = 8, 2
# Words of the name of a writer's office.
_OFFICE = 5
_LABELLED = frozenset({"source", "byline", "editors"})
# Who leads the house: no editor of the article.
_MASTHEADS = frozenset({"ar.noise.masthead"})
_OFFICED = re.compile(
    r"(?P<name>[^,|/]{4,30}?)(?:\s*[,|/]\s*|\s+[–—-]\s+|\s+(?=[Ss]taff |STAFF ))(?P<office>[^,|]{3,40})"
)
# Dates at the top of a page beside which a writer is looked for: published, updated, and how long it takes to read.
_FIRST_DATES = 3
# The rule of a writer's office, which is a sign of the press.
_OFFICE_RULE = "names.office"
# What a paper's name stands beside.
_FIELDS = frozenset({"date", "updated", "byline", "editors"})


def next_lines(sheet: Sheet) -> Iterator[Claim]:
    """A label at the end of its line takes the next short line if that is what the label promises."""
    for index in [index for index, claims in enumerate(sheet.by_unit[:-1]) if claims]:
        labels = [
            claim
            for claim in sheet.by_unit[index]
            if not claim.parts and (claim.role in _LABELLED or claim.rule in _MASTHEADS) and "house" not in claim.tags
        ]
        if not labels or sheet.kinds[index + 1] != "short" or width(sheet.cores[index + 1]) > _VALUE:
            continue
        label, unit, core = labels[-1], sheet.units[index + 1], sheet.cores[index + 1]
        if label.span.end < sheet.units[index].end:
            continue
        span = Span(unit.start, unit.end)
        if label.role == "boilerplate":
            yield label._replace(span=span)
        elif label.role == "source" and _is_source(core):
            yield label._replace(span=span, parts=(Part("source", span),))
        elif label.role != "source" and (named := signature(core)) is not None:
            yield label._replace(span=span, parts=_people(unit, named, label.role))


def _is_source(core: str) -> bool:
    """Whether a line below a label is the name of a paper, or of another house."""
    found = signature(core)
    return core in publications() or ENDING.search(core) is not None or (found is not None and bool(found.offices))


def desks(sheet: Sheet) -> Iterator[Claim]:
    """What stands right below a writer's name: the office, `Technology reporter`, the address, a paper."""
    for index in range(1, sheet.prose[0] if sheet.prose else 0):
        core, unit = sheet.cores[index], sheet.units[index]
        signed = any(part.role == "byline" for claim in sheet.by_unit[index - 1] for part in claim.parts)
        if not signed or sheet.kinds[index] != "short":
            continue
        span = Span(unit.start, unit.end)
        paper = core.partition(",")[0]
        if paper in publications():
            part = Part("source", Span(unit.start, unit.start + len(paper)))
            yield Claim(span, "source", "lexicon.publication", 0.8, (part,))
        elif _is_desk(core) or _MAIL.fullmatch(core):
            yield Claim(span, "byline", _OFFICE_RULE, 0.8, (), _PROVED)


def accounts(sheet: Sheet) -> Iterator[Claim]:
    """The name of an account and the day, right below a title: `苍梧观察 2019-03-03`. Titles end in a day, too."""
    if any(part.role == "date" for claim in sheet.claims for part in claim.parts):
        return
    for index in range(1, min(_TOP, len(sheet.units))):
        found = _ACCOUNT.fullmatch(sheet.cores[index]) if sheet.is_title(index - 1) else None
        if found and found["writer"] and not is_han_name(found["writer"]):
            continue
        value = iso_date(found["date"]) if found else None
        if found and value:
            unit = sheet.units[index]
            spans = [
                (one, Span(unit.start + found.start(one), unit.start + found.end(one))) for one in _ACCOUNT.groupindex
            ]
            roles = {"writer": "byline", "name": "organisation", "date": "date"}
            parts = tuple(
                Part(roles[one], span, value if one == "date" else None)
                for one, span in spans
                if span.start >= unit.start
            )
            yield Claim(Span(unit.start, unit.end), "date", "date.account", 0.8, parts)
            return


def papers_alone(sheet: Sheet) -> Iterator[Claim]:
    """Lines of nothing but a known paper's name, or a house name, beside a line of fields above the body.

    An agency and a house name stand alone right above the text and right behind it, too.
    """
    top = sheet.prose[0] if sheet.prose else len(sheet.units)
    for index in _edges(sheet):
        core = sheet.cores[index]
        if sheet.kinds[index] == "short" and (core in agencies() or core.casefold() in words().placeholders):
            yield _alone(sheet, index)
    beside = False
    for index in (*range(top), *range(top - 1, -1, -1)):
        core = sheet.cores[index]
        if sheet.kinds[index] == "short" and (core in publications() or core.casefold() in words().placeholders):
            if beside:
                yield _alone(sheet, index)
        else:
            beside = any(claim.role in _FIELDS for claim in sheet.by_unit[index])


def _edges(sheet: Sheet) -> Iterator[int]:
    """The lines right above the text, below another one, and right behind it."""
    if sheet.prose:
        edges = (sheet.prose[0] - 1 - _is_placed(sheet), sheet.prose[-1] + 1)
        yield from (index for index in edges if 0 < index < len(sheet.units))


def _is_placed(sheet: Sheet) -> bool:
    """Whether a city in capitals stands alone right above the text."""
    core = sheet.cores[sheet.prose[0] - 1] if sheet.prose[:1] != [0] else ""
    return core.isupper() and core.casefold() in words().cities


def place_alone(sheet: Sheet) -> Iterator[Claim]:
    """A city in capitals right above the text, below an agency or another line of fields: the dateline."""
    if sheet.prose[:1] > [1] and _is_placed(sheet) and sheet.by_unit[sheet.prose[0] - 2]:
        unit = sheet.units[sheet.prose[0] - 1]
        span = Span(unit.start, unit.end)
        yield Claim(span, "place", "names.place", 0.8, (Part("dateline", span),))


def _alone(sheet: Sheet, index: int) -> Claim:
    """A paper is the source; a house name is nobody."""
    unit = sheet.units[index]
    span = Span(unit.start, unit.end)
    if sheet.cores[index] in publications():
        return Claim(span, "source", "lexicon.publication", 0.8, (Part("source", span),))
    return Claim(span, "byline", "lexicon.placeholder", 0.8, ())


def names_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but Han names, right above the body or right behind it (rule 18)."""
    if not sheet.prose:
        return
    first, last = sheet.prose[0], sheet.prose[-1]
    for index in (first - 1, last + 1):
        if 0 <= index < len(sheet.units) and sheet.kinds[index] == "short" and width(sheet.cores[index]) <= _TAIL:
            alone = index > last or sheet.cores[index][0] in _MARKS
            yield from _names(sheet, index, alone=alone, opening=index == 0 and _opens(sheet))
    for index in _above_the_date(sheet, first):
        yield from _names(sheet, index, alone=True, opening=False)
    for index in range(max(0, first - _OPENERS), first):
        if sheet.kinds[index] == "short" and (found := affiliated(sheet.cores[index])) is not None:
            unit = sheet.units[index]
            school, name = (Span(unit.start + one.start, unit.start + one.end) for one in found)
            parts = (Part("organisation", school), Part("byline", name))
            yield Claim(Span(unit.start, unit.end), "byline", "names.school", 0.9, parts)


def _above_the_date(sheet: Sheet, top: int) -> Iterator[int]:
    """Lines of a full name between a title and the line of the day."""
    for index in range(1, top - 1):
        dated = any(part.role == "date" for claim in sheet.by_unit[index + 1] for part in claim.parts)
        named = sheet.kinds[index] == "short" and len(sheet.cores[index]) >= _FULL_NAME
        if dated and named and sheet.kinds[index - 1] == "short" and width(sheet.cores[index]) <= _TAIL:
            yield index


def _opens(sheet: Sheet) -> bool:
    """Whether the first unit stands on the line of the text behind it: `张三    黄昏的时候，…`."""
    between = sheet.text[sheet.units[0].end : sheet.units[1].start]
    return not {"\n", "\r"} & set(between)


def _names(sheet: Sheet, index: int, *, alone: bool, opening: bool) -> Iterator[Claim]:
    """One bare name above the body could be a crosshead or a section; two, or one on the body's line, could not."""
    unit, named = sheet.units[index], signature(sheet.cores[index])
    if named is None or not named.people or named.offices or not all(is_han_name(one.name) for one in named.people):
        return
    if alone or opening or len(named.people) > 1:
        rule, score = ("names.opening", 0.85) if opening else ("names.line", 0.9)
        marked = sheet.cores[index][0] in _MARKS and unit.start < sheet.units[sheet.prose[0]].start
        tags = _PROVED if opening or marked else frozenset()
        yield Claim(Span(unit.start, unit.end), "byline", rule, score, _people(unit, named), tags)


def writers_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but names in an alphabet: one right above the date and below a title, or several at the end.

    Where the given names are known and the text does not speak of these people, one right above the text or right
    behind it is enough. English prints its titles like names, and towns and papers look like them: there, and where
    given names are listed well, each has to begin with a known one.
    """
    if not sheet.prose or any(_is_signed(claim) for claim in sheet.claims):
        return
    wanted, beside = list(_candidates(sheet)), list(_beside_dates(sheet))
    top = range(1, min(max(_HEAD, sheet.prose[0]), len(sheet.units)))
    if not any(sheet.kinds[index] == "short" for index in (*wanted, *beside, *top, *_edges(sheet))):
        return
    spoken = page_language(sheet.text, sheet.units)
    if spoken in _TITLE_CASE:
        yield from _called(sheet, [index for index in wanted if sheet.kinds[index] == "short"], beside)
        return
    # Behind the text people sign open letters like that.
    yield from _officed(sheet, {index for index in _edges(sheet) if index < sheet.prose[0]}, has_given_name)
    wanted = [*wanted, *(index for index in _edges(sheet) if _names_writers(sheet, index))]
    for index in dict.fromkeys(wanted):
        if sheet.kinds[index] == "short" and _NAMES.fullmatch(sheet.cores[index].strip("()")):
            yield from _alphabetic(sheet, index, has_given_name if spoken in _LISTED else is_latin_name)


def _is_signed(claim: Claim) -> bool:
    """Whether a claim names a writer; the desk's tail names reporters where no byline does."""
    return "desk" not in claim.tags and any(part.role == "byline" for part in claim.parts)


def _called(sheet: Sheet, found: Sequence[int], beside: Sequence[int]) -> Iterator[Claim]:
    """English writers: known given names above or below the date, or before their office right above the text."""
    top = sheet.prose[0]
    above = [index for index in range(max(1, top - _OPENERS), top) if sheet.kinds[index] == "short"]
    unspoken = [index for index in range(1, min(_HEAD, len(sheet.units) - 1)) if _is_unspoken(sheet, index)]
    for index in sorted({*found, *beside, *(unspoken if len(unspoken) == 1 else ())}):
        if _NAMES.fullmatch(sheet.cores[index]):
            yield from _alphabetic(sheet, index, is_english_name)
    yield from _officed(sheet, {*above, *beside}, is_english_name)


def _officed(sheet: Sheet, lines: set[int], is_name: Callable[[str], bool]) -> Iterator[Claim]:
    """The one line that names a writer before the office: `Judith Major, Staff Writer`, `Anna Nowak, dziennikarka`."""
    short = [index for index in sorted(lines) if sheet.kinds[index] == "short"]
    officed = [(index, _OFFICED.fullmatch(sheet.cores[index])) for index in short]
    signed = [(index, one) for index, one in officed if one and is_name(one["name"]) and _is_desk(one["office"])]
    if len(signed) == 1:
        index, one = signed[0]
        unit = sheet.units[index]
        parts = [Part("byline", Span(unit.start, unit.start + one.end("name")), one["name"])]
        if one["office"] in publications():
            parts.append(Part("source", Span(unit.start + one.start("office"), unit.end)))
        yield Claim(Span(unit.start, unit.end), "byline", _OFFICE_RULE, 0.8, tuple(parts), _PROVED)


def _is_unspoken(sheet: Sheet, index: int) -> bool:
    """Whether a line right above a paragraph, or an office, is a name of which the text never speaks."""
    core = sheet.cores[index]
    if sheet.kinds[index] != "short" or not is_english_name(core) or core.count(" ") > _BLANKS_NAME:
        return False
    surname = core.rpartition(" ")[2]
    below = sheet.kinds[index + 1] in {"prose", "noise"} or any("house" in one.tags for one in sheet.by_unit[index + 1])
    return below and not any(surname in sheet.cores[at] for at in sheet.prose)


def _beside_dates(sheet: Sheet) -> Iterator[int]:
    """Short lines beside the first dates of a page; a menu may stand above them."""
    dated = [index for index in range(1, len(sheet.units) - 1) if sheet.by_unit[index] and _is_dated(sheet, index)]
    for index in (beside for date in dated[:_FIRST_DATES] for beside in (date - 1, date + 1)):
        if index > 0 and sheet.kinds[index] == "short":
            yield index


def _is_desk(office: str) -> bool:
    """Whether words behind a name are a known paper, or end in the word of an office: `Business Reporter`."""
    last = office.rpartition(" ")[2].casefold()
    return office in publications() or (last in words().roles and len(office.split(" ")) <= _OFFICE)


def _candidates(sheet: Sheet) -> Iterator[int]:
    top, last = sheet.prose[0], sheet.prose[-1]
    for index in range(1, min(len(sheet.units) - 1, top + 3)):
        office = sheet.kinds[index + 1] == "short" and index + 1 < top and _is_desk(sheet.cores[index + 1])
        if office or _is_dated(sheet, index + 1):
            yield index
    if last + 1 < len(sheet.units) and "," in sheet.cores[last + 1]:
        yield last + 1


def _names_writers(sheet: Sheet, index: int) -> bool:
    """Whether a line names people by given names that are known, and the text never speaks of them.

    Behind the text more text or another title makes the name that of a reader who comments.
    """
    if index > sheet.prose[-1] and any(kind in _SAID for kind in sheet.kinds[index + 1 : index + 2]):
        return False
    named = signature(sheet.cores[index]) if width(sheet.cores[index]) <= _TAIL else None
    if named is None or not named.people or not all(has_given_name(one.name) for one in named.people):
        return False
    surnames = [one.name.rpartition(" ")[2] for one in named.people]
    return not any(surname in sheet.cores[at] for at in sheet.prose for surname in surnames)


def _is_dated(sheet: Sheet, index: int) -> bool:
    """Whether a line says when its page was published, or how long it takes to read."""
    claims = sheet.by_unit[index]
    return any(part.role in {"date", "updated"} for claim in claims for part in claim.parts) or any(
        "dated" in claim.tags for claim in claims
    )


def _alphabetic(sheet: Sheet, index: int, is_name: Callable[[str], bool]) -> Iterator[Claim]:
    unit, named = sheet.units[index], signature(sheet.cores[index])
    if named is None or named.offices or not all(is_name(one.name) for one in named.people):
        return
    rest = sheet.cores[index]
    for one in named.people:
        rest = rest.replace(one.name, "", 1)
    if not _BETWEEN.fullmatch(rest):
        return
    yield Claim(Span(unit.start, unit.end), "byline", "names.alphabetic", 0.7, _people(unit, named))


def _people(unit: Unit, named: Signature, role: str = "byline") -> tuple[Part, ...]:
    """The people of a unit that was read as a signature."""
    return tuple(Part(role, Span(unit.start + at, unit.start + end), name) for name, at, end in named.people)
