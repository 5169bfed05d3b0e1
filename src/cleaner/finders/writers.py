"""Writers whom no label names: names in an alphabet beside the day, the text or an office."""

import re
from collections.abc import Callable, Iterator, Sequence

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.finders.bare_names import LISTED, is_english_name, is_thing
from cleaner.finders.beside import is_shown
from cleaner.finders.figures import page_language
from cleaner.finders.names import Signature, has_given_name, is_latin_name, people, signature
from cleaner.finders.noise import names_no_day
from cleaner.finders.titles.heads import PASSED, masthead
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet

TAIL = 60
# Lines above the text among which a pupil signs: an exclamation may stand below.
OPENERS = 3
# A writer's name that opens the line of the body needs no other sign of the press.
PROVED = frozenset({"proved"})
# Two to four words, several names between commas, perhaps a place; capitals are looked at later.
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:(?:,? |\s?[/|]\s?)[^\W\d_][\w.'’-]*){1,11}")
# What may stand between names, and the place behind them: `Lucía Ferrer / Madrid`.
_BETWEEN = re.compile(r"[, ()]*(?:(?:y|e|et|und|и|i|oraz|ve) *)?\)?(?:\s?[/|]\s?[^\W\d_]{3,20})?")
# The first character of the scripts of the East Asian languages.
_FIRST_EASTERN = "\u2e80"
_TITLE_CASE = frozenset({None, "en"})
# Kinds of units that say something of their own.
_SAID = frozenset({"short", "prose"})
# Units at the top of a page among which a name stands alone, and the blanks of a name that no label calls so.
_HEAD, _BLANKS_NAME = 8, 2
# Paragraphs of an article, and how many units stand among them for each.
_PARAGRAPHS, _LOOSE = 3, 2
# Width of a headline above a column of writers.
_TITLE = 28
# Words of the name of a writer's office, and letters of an article in it: `journaliste au Courrier`.
_OFFICE, _ARTICLE = 5, 3
_OFFICED = re.compile(
    r"(?P<name>[^,|/]{4,30}?)(?:\s*[,|/]\s*|\s+[–—-]\s+|\s+(?=[Ss]taff |STAFF ))(?P<office>[^,|]{3,40})"
)
# Dates at the top of a page beside which a writer is looked for: published, updated, and how long it takes to read.
_FIRST_DATES = 3
# The rule of a writer's office, which is a sign of the press.
OFFICE_RULE = "names.office"


def is_placed(sheet: Sheet) -> bool:
    """Whether a city in capitals stands alone right above the text."""
    core = sheet.cores[sheet.prose[0] - 1] if sheet.prose[:1] != [0] else ""
    return core.isupper() and core.casefold() in words().cities


def edges(sheet: Sheet) -> Iterator[int]:
    """The lines right above the text, below another one, and right behind it."""
    if sheet.prose:
        places = (sheet.prose[0] - 1 - is_placed(sheet), sheet.prose[-1] + 1)
        yield from (index for index in places if 0 < index < len(sheet.units))


def writers_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but names in an alphabet: one right above the date and below a title, or several at the end.

    Where the given names are known and the text does not speak of these people, one right above the text or right
    behind it is enough. English prints its titles like names, and towns and papers look like them: there, and where
    given names are listed well, each has to begin with a known one.
    """
    if not sheet.prose or any(_is_signed(claim) for claim in sheet.claims):
        beside = [at for at, claims in enumerate(sheet.by_unit) if [one.rule for one in claims] == ["beside.writer"]]
        yield from _upward(sheet, beside[0]) if len(beside) == 1 else ()
        return
    wanted, beside = list(_candidates(sheet)), list(_beside_dates(sheet))
    top = range(min(max(_HEAD, sheet.prose[0]), len(sheet.units)))
    if not any(_is_alphabetic(sheet, index) for index in (*wanted, *beside, *top, *edges(sheet))):
        return
    spoken = page_language(sheet.text, sheet.units)
    if spoken in _TITLE_CASE:
        yield from _called(sheet, [index for index in wanted if sheet.kinds[index] == "short"], beside)
        return
    # Behind the text people sign open letters like that.
    yield from _officed(sheet, {index for index in edges(sheet) if index < sheet.prose[0]}, has_given_name)
    wanted = [*wanted, *(index for index in edges(sheet) if _names_writers(sheet, index))]
    for index in dict.fromkeys(wanted):
        if sheet.kinds[index] == "short" and _NAMES.fullmatch(sheet.cores[index].strip("() ")):
            yield from _column(sheet, index, has_given_name if spoken in LISTED else is_latin_name)


def _is_alphabetic(sheet: Sheet, index: int) -> bool:
    """Whether a short line begins in an alphabet: what it says might be a name."""
    return sheet.kinds[index] == "short" and sheet.cores[index] < _FIRST_EASTERN


def _is_signed(claim: Claim) -> bool:
    """Whether a claim names a writer; the desk's tail names reporters where no byline does."""
    return "desk" not in claim.tags and claim.says("byline")


def _called(sheet: Sheet, found: Sequence[int], beside: Sequence[int]) -> Iterator[Claim]:
    """English writers: known given names above or below the date, or before their office right above the text."""
    top = sheet.prose[0]
    opening = 1 if not _is_dated(sheet, 1) else 0
    # Below a picture stands, twice, the name of whom it shows.
    beside = [index for index in beside if not is_shown(sheet, index)]
    above = [index for index in range(max(opening, top - OPENERS), top) if sheet.kinds[index] == "short"]
    unspoken = [index for index in range(1, min(_HEAD, len(sheet.units) - 1)) if _is_unspoken(sheet, index)]
    for index in sorted({*found, *beside, *(unspoken if len(unspoken) == 1 else ())}):
        if _NAMES.fullmatch(sheet.cores[index]):
            yield from _column(sheet, index, is_english_name)
    yield from _officed(sheet, {*above, *beside}, is_english_name)


def _officed(sheet: Sheet, lines: set[int], is_name: Callable[[str], bool]) -> Iterator[Claim]:
    """The one line that names a writer before the office: `Judith Major, Staff Writer`, `Anna Nowak, dziennikarka`."""
    short = [index for index in sorted(lines) if sheet.kinds[index] == "short"]
    officed = [(index, _OFFICED.fullmatch(sheet.cores[index])) for index in short]
    signed = [(index, one) for index, one in officed if one and is_name(one["name"]) and is_desk(one["office"])]
    if len(signed) == 1:
        index, one = signed[0]
        unit, name = sheet.units[index], _without_paper(one)
        parts = [Part("byline", Span(unit.start, unit.start + len(name)), name)]
        if one["office"] in publications():
            parts.append(Part("source", Span(unit.start + one.start("office"), unit.end)))
        yield Claim(sheet.span(index), "byline", OFFICE_RULE, 0.8, tuple(parts), PROVED)


def _without_paper(signed: re.Match[str]) -> str:
    """The name before the paper's own word, with no mark before the office: in `Alice Roe Tribune Staff Writer`."""
    name = signed["name"]
    first, _, last = name.rpartition(" ")
    glued = signed.string[signed.end("name") : signed.start("office")].isspace()
    return first if glued and " " in first and last.casefold() in words().papers else name


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


def is_desk(office: str) -> bool:
    """Whether words behind a name are a known paper, or end in the word of an office: `Business Reporter`.

    Elsewhere the office comes first, and its house behind it: `dziennikarka Gazety Grestenau`.
    """
    first, *rest = office.split(" ")
    if office in publications():
        return True
    named = first.casefold() in words().roles and all(one[:1].isupper() or len(one) <= _ARTICLE for one in rest)
    return len(rest) < _OFFICE and (named or office.rpartition(" ")[2].casefold() in words().roles)


def is_house(core: str) -> bool:
    """Whether a line below a name is an office, or a paper, `Elmfield Daily Journal`."""
    return is_desk(core) or masthead(core) is not None


def _candidates(sheet: Sheet) -> Iterator[int]:
    top, last = sheet.prose[0], sheet.prose[-1]
    for index in range(1, min(len(sheet.units) - 1, top + 3)):
        office = sheet.kinds[index + 1] == "short" and index + 1 < top and is_house(sheet.cores[index + 1])
        if office or _is_dated(sheet, index + 1) or names_no_day(sheet.cores[index + 1]):
            yield index
    if last + 1 < len(sheet.units) and "," in sheet.cores[last + 1]:
        yield last + 1


def _names_writers(sheet: Sheet, index: int) -> bool:
    """Whether a line names people by given names that are known, and the text never speaks of them.

    Behind the text more text or another title makes the name that of a reader who comments.
    """
    if index > sheet.prose[-1] and any(kind in _SAID for kind in sheet.kinds[index + 1 : index + 2]):
        return False
    named = signature(sheet.cores[index]) if width(sheet.cores[index]) <= TAIL else None
    if named is None or not named.people or not all(has_given_name(one.name) for one in named.people):
        return False
    surnames = [one.name.rpartition(" ")[2] for one in named.people]
    return not any(surname in sheet.cores[at] for at in sheet.prose for surname in surnames)


def _is_dated(sheet: Sheet, index: int) -> bool:
    """Whether a line says when its page was published, or how long it takes to read."""
    return sheet.shows(index, "date", "updated") or any("dated" in claim.tags for claim in sheet.by_unit[index])


def _column(sheet: Sheet, index: int, is_name: Callable[[str], bool]) -> Iterator[Claim]:
    """A writer, and those on the lines above."""
    if claims := list(_alphabetic(sheet, index, is_name)):
        yield from _upward(sheet, index)
    yield from claims


def _upward(sheet: Sheet, index: int) -> Iterator[Claim]:
    """Writers with known given names on the lines above a writer."""
    while index > 1 and _may_be_above(sheet, index - 1):
        index -= 1
        yield from _alphabetic(sheet, index, has_given_name)


def _may_be_above(sheet: Sheet, index: int) -> bool:
    """Whether a line above a writer begins with a known given name, and something above it could be the headline."""
    core = sheet.cores[index]
    if sheet.kinds[index] != "short" or not _NAMES.fullmatch(core) or core == sheet.cores[index + 1]:
        return False
    return has_given_name(core) and any(width(title) >= _TITLE for title in sheet.cores[:index])


def _alphabetic(sheet: Sheet, index: int, is_name: Callable[[str], bool]) -> Iterator[Claim]:
    named = signature(sheet.cores[index])
    if named is None or named.offices or not all(is_name(one.name) for one in named.people):
        return
    if any(is_thing(one.name) for one in named.people):
        return
    rest = sheet.cores[index]
    for one in named.people:
        rest = rest.replace(one.name, "", 1)
    if not _BETWEEN.fullmatch(rest):
        return
    opens = _opens_article(sheet, index) or names_no_day(sheet.cores[min(index + 1, len(sheet.units) - 1)])
    tags = PROVED if opens or _signs_together(sheet, index, named) else frozenset[str]()
    yield Claim(sheet.span(index), "byline", "names.alphabetic", 0.7, people(sheet.units[index].start, named), tags)


def _opens_article(sheet: Sheet, index: int) -> bool:
    """Whether a writer stands right below the first line of a page, and an article below: pages show no more."""
    first = next((at for at, kind in enumerate(sheet.kinds) if kind not in PASSED), index)
    below = sum(at > index for at in sheet.prose)
    return first == index - 1 and below >= _PARAGRAPHS and sheet.prose[-1] - index <= _LOOSE * below


def _signs_together(sheet: Sheet, index: int, named: Signature) -> bool:
    """Whether several people with known given names stand behind the text."""
    return index > sheet.prose[-1] and len(named.people) > 1 and all(has_given_name(one.name) for one in named.people)
