"""Reports for people: full, with the text and a caret below it, and concise, a line for each finding."""

from collections.abc import Iterator, Sequence

from cleaner.columns import columns
from cleaner.finding import Excerpt, Finding
from cleaner.reports.report import Report, place
from cleaner.visible import Paint, named, unpainted

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_MARGIN = "bright_black"


class Concise(Report):
    """`path:line:column: CODE level name: message`."""

    def __init__(self, paint: Paint = unpainted) -> None:
        self._paint = paint

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """One line for each finding."""
        del path
        return "".join(f"{named(place(one))}: {_said(one, self._paint)}\n" for one in found)


class Full(Report):
    """What was found, where, and the line itself between its neighbours."""

    def __init__(self, paint: Paint = unpainted) -> None:
        self._paint = paint

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """A paragraph for each finding."""
        del path
        return "".join("\n".join(_paragraph(one, self._paint)) + "\n\n" for one in found)


def _said(one: Finding, paint: Paint) -> str:
    row = f" (row {one.id!r})" if one.line is not None and one.column is None and one.span is not None else ""
    rule = paint(f"{one.code} {one.level}", _COLOURS[one.level])
    return f"{rule} {one.name}: {named(one.message)}{row}"


def _paragraph(one: Finding, paint: Paint) -> Iterator[str]:
    yield _said(one, paint)
    pointer = f" at {one.at}" if one.at is not None else ""
    gutter = len(str(one.excerpt.number + 1)) if one.excerpt is not None else 1
    yield f"{' ' * gutter}{paint('-->', _MARGIN)} {named(place(one))}{named(pointer)}"
    if one.excerpt is not None:
        for margin, text, colour in _lines(one.excerpt, _COLOURS[one.level]):
            said = text.rstrip(" ")
            yield paint(f"{margin:>{gutter}} |", _MARGIN) + (f" {paint(said, colour)}" if said else "")


def _lines(excerpt: Excerpt, colour: str) -> Iterator[tuple[str, str, str | None]]:
    """Margin, text and colour of the lines around a place, and of the caret below it."""
    yield "", "", None
    if excerpt.before is not None:
        yield str(excerpt.number - 1), named(excerpt.before), None
    yield str(excerpt.number), named(excerpt.text), None
    lead = columns(named(excerpt.text[: excerpt.start]))
    under = max(1, columns(named(excerpt.text[excerpt.start : excerpt.end])))
    yield "", " " * lead + "^" * under, colour
    if excerpt.after is not None:
        yield str(excerpt.number + 1), named(excerpt.after), None
    yield "", "", None
