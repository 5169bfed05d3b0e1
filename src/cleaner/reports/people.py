"""Reports for people: full, with the text and a caret below it, and concise, a line for each finding."""

from collections.abc import Iterator, Sequence

from cleaner.columns import columns
from cleaner.model import Excerpt, Finding
from cleaner.reports.report import Report, place
from cleaner.visible import named


class Concise(Report):
    """`path:line:column: CODE level name: message`."""

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """One line for each finding."""
        del path
        return "".join(f"{named(place(one))}: {_said(one)}\n" for one in found)


class Full(Report):
    """What was found, where, and the line itself between its neighbours."""

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """A paragraph for each finding."""
        del path
        return "".join("\n".join(_paragraph(one)) + "\n\n" for one in found)


def _said(one: Finding) -> str:
    row = f" (row {one.id!r})" if one.line is not None and one.column is None and one.excerpt is not None else ""
    return f"{one.code} {one.level} {one.name}: {named(one.message)}{row}"


def _paragraph(one: Finding) -> Iterator[str]:
    yield _said(one)
    pointer = f" at {one.at}" if one.at is not None else ""
    gutter = len(str(one.excerpt.number + 1)) if one.excerpt is not None else 1
    yield f"{' ' * gutter}--> {named(place(one))}{named(pointer)}"
    if one.excerpt is not None:
        yield from _lines(one.excerpt, gutter)


def _lines(excerpt: Excerpt, gutter: int) -> Iterator[str]:
    empty = " " * gutter + " |"
    yield empty
    if excerpt.before is not None:
        yield f"{excerpt.number - 1:>{gutter}} | {named(excerpt.before)}".rstrip(" ")
    yield f"{excerpt.number:>{gutter}} | {named(excerpt.text)}".rstrip(" ")
    lead = columns(named(excerpt.text[: excerpt.start]))
    under = max(1, columns(named(excerpt.text[excerpt.start : excerpt.end])))
    yield f"{empty} {' ' * lead}{'^' * under}"
    if excerpt.after is not None:
        yield f"{excerpt.number + 1:>{gutter}} | {named(excerpt.after)}".rstrip(" ")
    yield empty
