"""Labels alone on their line, above the writer or the day that they announce: `Par`, `AUTOR/IN`, `Publié le`."""

from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.finders.names import has_given_name, is_latin_name, people, signature
from cleaner.model import Claim, Part, Span
from cleaner.sheet import ADDRESS, MAIL, Sheet

# Characters of a line that could be a label, and the width of a line of names.
_LONGEST, _NAMES = 40, 60
# Nobody but the press announces a writer or a day like that.
_PROVED = frozenset({"proved"})
_FIELDS = frozenset({"date", "updated", "byline"})
# Letters of a surname that an address can hold by no accident.
_SURNAME = 4
# Lines above the text among which an address for letters may stand.
_ABOVE = 4
# Above the score of any date that no label names.
_SURE = 0.97


def labels(sheet: Sheet) -> Iterator[Claim]:
    """Claims for such labels, and for the names below them."""
    known, signed = words(), set[int]()
    announcing = list(_announcing(sheet))
    for index, line, first in announcing:
        if line in known.byline_labels:
            found = list(_signed(sheet, index))
        else:
            found = list(_on_one_line(sheet, index)) if first in known.byline_labels else []
        signed |= {sheet.at(claim.span.start) for claim in found}
        yield from found
    yield from _addresses(sheet)
    for index, line, _ in announcing:
        if line in known.update_labels and _is_day(sheet, index + 1):
            yield _claim(sheet, index, "updated", ())
            yield _claim(sheet, index + 1, "updated", (Part("updated", sheet.span(index + 1)),))
        elif line in _of_days() and _is_beside_fields(sheet, index, signed):
            yield _claim(sheet, index, "date", ())


@cache
def _of_days() -> frozenset[str]:
    return words().date_labels | words().update_labels


@cache
def _of_all() -> frozenset[str]:
    return words().byline_labels | _of_days()


def _announcing(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """The lines that could be a label or begin with one, as the lists spell them, and their first words."""
    known = _of_all()
    for index, kind in enumerate(sheet.kinds[:-1]):
        if kind == "short" and len(sheet.cores[index]) <= _LONGEST:
            line = sheet.cores[index].casefold().rstrip(" :")
            first = line.partition(" ")[0]
            if line in known or first in known:
                yield index, line, first


def _signed(sheet: Sheet, index: int) -> Iterator[Claim]:
    """A label of a writer and what it announces on the next line: people, a paper, the address of a site."""
    if parts := _writers(sheet, index + 1):
        yield _claim(sheet, index, "byline", ())
        yield _claim(sheet, index + 1, "byline", parts)
    elif source := _paper(sheet, index + 1):
        yield _claim(sheet, index, "byline", ())
        yield _claim(sheet, index + 1, "source", (source,))


def _on_one_line(sheet: Sheet, index: int) -> Iterator[Claim]:
    if claim := _house(sheet, index) or _signed_line(sheet, index):
        yield claim


def _writers(sheet: Sheet, index: int, address: str = "") -> tuple[Part, ...]:
    """The people of a line below a label or above an address: it holds their surnames, or the given names are known.

    Below a label with a colon anybody is a writer.
    """
    if sheet.kinds[index] != "short" or width(sheet.cores[index]) > _NAMES:
        return ()
    named = signature(sheet.cores[index])
    is_name = is_latin_name if sheet.cores[index - 1].endswith(":") and not address else has_given_name
    if named is None or named.offices or not all(is_latin_name(one.name) for one in named.people):
        return ()
    if not all(is_name(one.name) or _is_addressed(one.name, address) for one in named.people):
        return ()
    return people(sheet.units[index].start, named)


def _is_addressed(name: str, address: str) -> bool:
    """Whether an address is that of a person: `anna.virtanen@example.org`, without the marks of its letters."""
    surname = normalize("NFD", name.rpartition(" ")[2].casefold())
    plain = "".join(letter for letter in surname if letter.isalpha())
    return len(plain) >= _SURNAME and plain in address.partition("@")[0].casefold()


def _paper(sheet: Sheet, index: int) -> Part | None:
    """The paper, or the address of a site, that a line below a label is."""
    core = sheet.cores[index]
    if sheet.kinds[index] == "short" and (core in publications() or ADDRESS.fullmatch(core)):
        return Part("source", sheet.span(index))
    return None


def _addresses(sheet: Sheet) -> Iterator[Claim]:
    """Addresses for letters right above the text, and the writers above them: one alone has a line of the press."""
    top = sheet.prose[0] if sheet.prose else 0
    lines = [at for at in range(max(1, top - _ABOVE), top) if sheet.kinds[at] == "short"]
    found = [at for at in lines if MAIL.fullmatch(sheet.cores[at])]
    for index in found:
        parts = _writers(sheet, index - 1, sheet.cores[index])
        signed = bool(parts)
        # Several authors with their addresses stand on the title page of a book, too.
        tags = _PROVED if signed and len(found) == 1 else frozenset[str]()
        yield Claim(sheet.span(index), "boilerplate", "noise.address", 0.9, (), tags)
        if signed:
            yield _claim(sheet, index - 1, "byline", parts)


def _house(sheet: Sheet, index: int) -> Claim | None:
    """A label before a paper or a house name, on one line: `por RTP`, `di Redazione`. A house name is nobody."""
    unit, name = sheet.units[index], sheet.cores[index].partition(" ")[2]
    if name in publications():
        return _claim(sheet, index, "source", (Part("source", Span(unit.end - len(name), unit.end)),))
    return _claim(sheet, index, "byline", ()) if name.casefold() in words().placeholders else None


def _signed_line(sheet: Sheet, index: int) -> Claim | None:
    """A label before a writer beside the line of the day, in the words of any language: `de Ioana Munteanu`."""
    unit, name = sheet.units[index], sheet.cores[index].partition(" ")[2]
    if not _is_beside_fields(sheet, index, set()):
        return None
    named = signature(name)
    if named is None or named.offices or not all(has_given_name(one.name) for one in named.people):
        return None
    return _claim(sheet, index, "byline", people(unit.end - len(name), named))


def names_again(sheet: Sheet) -> Iterator[Claim]:
    """A line beside that of a writer that says the same name: the name of a picture, or of a link."""
    for index, kind in enumerate(sheet.kinds):
        if kind == "meta" and sheet.shows(index, "byline"):
            for beside in (index - 1, index + 1):
                inside = 0 <= beside < len(sheet.units) and sheet.kinds[beside] == "short"
                if inside and sheet.said(beside) == sheet.said(index):
                    part = Part("duplicate", sheet.span(index))
                    yield Claim(sheet.span(beside), "duplicate", "repeat.name", 0.95, (part,), _PROVED)


def _is_day(sheet: Sheet, index: int) -> bool:
    """Whether a line says nothing but a day."""
    return [claim.role for claim in sheet.by_unit[index]] == ["date"] and sheet.by_unit[index][0].score < _SURE


def _is_beside_fields(sheet: Sheet, index: int, signed: set[int]) -> bool:
    beside = {at for at in (index - 1, index + 1) if at >= 0}
    return bool(beside & signed) or any(
        claim.role in _FIELDS or "dated" in claim.tags for at in beside for claim in sheet.by_unit[at]
    )


def _claim(sheet: Sheet, index: int, role: str, parts: tuple[Part, ...]) -> Claim:
    return Claim(sheet.span(index), role, "label.alone", _SURE, parts, _PROVED)
