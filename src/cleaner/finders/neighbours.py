"""Fields whose line says nothing alone: a label that takes the next line, a name between other fields."""

import re
from collections.abc import Iterator

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.finders.figures import page_language
from cleaner.finders.names import affiliated, is_han_name, is_latin_name, signature
from cleaner.finders.sources import ENDING
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet

# Width of a value: twelve Han characters, a long Latin name.
_VALUE = 40
_TAIL = 60
# Lines above the text among which a pupil signs: an exclamation may stand below.
_OPENERS = 3
# Marks before a writer's name.
_MARKS = frozenset("□■◎●◆▌")
# Characters of a name that no section between a title and its day has: `李小明`, not `高考`.
_FULL_NAME = 3
# The rule of a writer's name that opens the line of the body; it needs no other sign of the press.
OPENING = "names.opening"
# Two to four words, several names between commas; capitals are looked at later.
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){1,11}")
# What may stand between names.
_BETWEEN = re.compile(r"[, ]*(?:(?:y|e|et|und|и|i|oraz|ve) *)?")
_TITLE_CASE = frozenset({None, "en"})
# What a paper's name stands beside.
_FIELDS = frozenset({"date", "updated", "byline", "editors"})


def next_lines(sheet: Sheet) -> Iterator[Claim]:
    """A label at the end of its line takes the next short line if that is what the label promises."""
    for index in [index for index, claims in enumerate(sheet.by_unit[:-1]) if claims]:
        labels = [
            claim for claim in sheet.by_unit[index] if not claim.parts and claim.role in {"source", "byline", "editors"}
        ]
        if not labels or sheet.kinds[index + 1] != "short" or width(sheet.cores[index + 1]) > _VALUE:
            continue
        label, unit, core = labels[-1], sheet.units[index + 1], sheet.cores[index + 1]
        if label.span.end < sheet.units[index].end:
            continue
        span = Span(unit.start, unit.end)
        if label.role == "source" and (core in publications() or ENDING.search(core)):
            yield Claim(span, "source", label.rule, label.score, (Part("source", span),))
        elif label.role != "source" and (named := signature(core)) is not None:
            people = tuple(
                Part(label.role, Span(unit.start + at, unit.start + end), name) for name, at, end in named.people
            )
            yield Claim(span, label.role, label.rule, label.score, people)


def papers_alone(sheet: Sheet) -> Iterator[Claim]:
    """Lines of nothing but a known paper's name, or a house name, beside a line of fields above the body."""
    top = sheet.prose[0] if sheet.prose else len(sheet.units)
    beside = False
    for index in (*range(top), *range(top - 1, -1, -1)):
        core = sheet.cores[index]
        if sheet.kinds[index] == "short" and (core in publications() or core.casefold() in words().placeholders):
            if beside:
                yield _alone(sheet, index)
        else:
            beside = any(claim.role in _FIELDS for claim in sheet.by_unit[index])


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
        rule, score = (OPENING, 0.85) if opening else ("names.line", 0.9)
        people = tuple(Part("byline", Span(unit.start + at, unit.start + end), name) for name, at, end in named.people)
        yield Claim(Span(unit.start, unit.end), "byline", rule, score, people)


def writers_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but names in an alphabet: one right above the date and below a title, or several at the end.

    English prints its titles like names, so its pages are left alone.
    """
    if not sheet.prose or any(part.role == "byline" for claim in sheet.claims for part in claim.parts):
        return
    found = [index for index in _candidates(sheet) if sheet.kinds[index] == "short"]
    found = [index for index in found if _NAMES.fullmatch(sheet.cores[index])]
    if found and page_language(sheet.text, sheet.units) not in _TITLE_CASE:
        for index in found:
            yield from _alphabetic(sheet, index)


def _candidates(sheet: Sheet) -> Iterator[int]:
    top, last = sheet.prose[0], sheet.prose[-1]
    for index in range(1, min(len(sheet.units) - 1, top + 3)):
        if any(part.role == "date" for claim in sheet.by_unit[index + 1] for part in claim.parts):
            yield index
    if last + 1 < len(sheet.units) and "," in sheet.cores[last + 1]:
        yield last + 1


def _alphabetic(sheet: Sheet, index: int) -> Iterator[Claim]:
    unit, named = sheet.units[index], signature(sheet.cores[index])
    if named is None or named.offices or not all(is_latin_name(one.name) for one in named.people):
        return
    rest = sheet.cores[index]
    for one in named.people:
        rest = rest.replace(one.name, "", 1)
    if not _BETWEEN.fullmatch(rest):
        return
    people = tuple(Part("byline", Span(unit.start + at, unit.start + end), name) for name, at, end in named.people)
    yield Claim(Span(unit.start, unit.end), "byline", "names.alphabetic", 0.7, people)
