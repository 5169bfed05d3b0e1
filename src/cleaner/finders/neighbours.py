"""Fields whose line says nothing alone: a label that takes the next line, a name between other fields."""

from collections.abc import Iterator

from cleaner.characters import width
from cleaner.conventions import publications
from cleaner.finders.names import affiliated, is_han_name, signature
from cleaner.finders.sources import ENDING
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet

# Width of a value: twelve Han characters, a long Latin name.
_VALUE = 40
_TAIL = 60
# The rule of a writer's name that opens the line of the body; it needs no other sign of the press.
OPENING = "names.opening"


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


def names_alone(sheet: Sheet) -> Iterator[Claim]:
    """A line of nothing but Han names, right above the body or right behind it (rule 18)."""
    if not sheet.prose:
        return
    first, last = sheet.prose[0], sheet.prose[-1]
    for index in (first - 1, last + 1):
        if 0 <= index < len(sheet.units) and sheet.kinds[index] == "short" and width(sheet.cores[index]) <= _TAIL:
            yield from _names(sheet, index, alone=index > last, opening=index == 0 and _opens(sheet))
            if index < first and (found := affiliated(sheet.cores[index])) is not None:
                unit = sheet.units[index]
                school, name = (Span(unit.start + one.start, unit.start + one.end) for one in found)
                parts = (Part("organisation", school), Part("byline", name))
                yield Claim(Span(unit.start, unit.end), "byline", "names.school", 0.9, parts)


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
