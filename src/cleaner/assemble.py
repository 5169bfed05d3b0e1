"""Fields and blocks to the article and its ledger, from the same spans."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from msgspec.structs import replace

from cleaner.characters import CJK, EDGE, HANGUL, controls, trim
from cleaner.fields import Fields, Slot, fields
from cleaner.finders.body import Piece, blocks
from cleaner.intervals import Intervals
from cleaner.ledger import tile
from cleaner.model import SINGLE, Article, Block, Caption, Claim, Copy, Entry, Extra, Span
from cleaner.sheet import ANNOTATIONS, BULLETS, Sheet
from cleaner.units import Unit

_TIGHT = re.compile(f"[{CJK}{HANGUL}　-〿＀-￯]")
_LINE_END = re.compile(r"[ \t\u3000\xa0]*(?:\r\n|\r|\n)")
_PADDED = re.compile(r"[ \t\u3000\xa0]\n")


def assemble(sheet: Sheet, claims: Sequence[Claim], copies: Sequence[Copy]) -> tuple[Article, tuple[Entry, ...]]:
    """The article's fields and body, and entries that tile the page."""
    text = sheet.text
    found = fields(text, claims)
    writer = Writer(text, found.notes)
    writer.entries += [_duplicate(text, copy) for copy in copies]
    writer.entries += _labels(sheet, claims, found)
    for _, lines in groupby(found.slots, key=_place):
        _field(writer, list(lines))
    types: list[str] = []
    bulleted = not BULLETS.isdisjoint(sheet.cores)
    for piece in _joined_over_jumps(sheet, blocks(sheet, _free(sheet))):
        at = f"/body/{len(types)}/text"
        types.append(piece.type)
        if piece.type in {"table", "verbatim"}:
            writer.keep(list(_lines(text, piece.spans[0], bulleted=bulleted)), at, joint="\n")
        else:
            writer.keep(piece.spans, at)
    for note in found.notes:
        writer.values.setdefault(note.at or "", note.value or text[note.span.start : note.span.end])
    writer.entries.sort(key=attrgetter("span"))
    if copies:
        writer.entries = _grounded(text, writer.entries)
    return _article(writer.values, types, found.extras), tile(text, writer.entries)


def _free(sheet: Sheet) -> list[tuple[int, Span]]:
    """What no claim took, by unit. In a line of fields the separators between them are labels, not text."""
    found: list[tuple[int, Span]] = []
    for index, (unit, claims) in enumerate(zip(sheet.units, sheet.by_unit, strict=True)):
        if not claims:
            found.append((index, Span(unit.start, unit.end)))
        else:
            found += ((index, span) for span in _left(sheet.text, unit, claims))
    return found


def _left(text: str, unit: Unit, claims: Sequence[Claim]) -> Iterator[Span]:
    """What the claims of one unit leave of it."""
    inside = [claim.span for claim in claims if claim.role not in ANNOTATIONS]
    if not inside:
        yield Span(unit.start, unit.end)
        return
    at = unit.start
    for start, end in [*inside, (unit.end, unit.end)]:
        begin, stop = trim(text, at, start, EDGE)
        if begin < stop and not _is_separator(text[begin:stop]):
            yield Span(begin, stop)
        at = max(at, end)


def _is_separator(core: str) -> bool:
    return not re.search(r"\w", core) and len(core) <= 8


def _labels(sheet: Sheet, claims: Sequence[Claim], found: Fields) -> Iterator[Entry]:
    """Label words inside claims, and separators between the fields of a line."""
    taken = [slot.span for slot in found.slots if slot.at is not None or slot.of is not None]
    at = 0
    for claim in claims:
        if claim.role in ANNOTATIONS:
            continue
        fate = "boilerplate" if claim.role == "boilerplate" else "label"
        bounds = [claim.span.start]
        while at < len(taken) and taken[at].end <= claim.span.end:
            bounds += taken[at]
            at += 1
        bounds.append(claim.span.end)
        for start, end in zip(bounds[0::2], bounds[1::2], strict=True):
            yield from _label(sheet.text, start, end, fate, claim)
    for index, claims_of_unit in enumerate(sheet.by_unit):
        if not claims_of_unit:
            continue
        inside = [claim for claim in claims_of_unit if claim.role not in ANNOTATIONS]
        unit = sheet.units[index]
        before = unit.start
        for claim in inside:
            yield from _separator(sheet.text, before, claim.span.start, claim)
            before = max(before, claim.span.end)
        if inside:
            yield from _separator(sheet.text, before, unit.end, inside[-1])


def _label(text: str, start: int, end: int, fate: str, claim: Claim) -> Iterator[Entry]:
    start, end = trim(text, start, end, EDGE)
    if start < end:
        yield Entry(Span(start, end), fate, raw=text[start:end], rule=claim.rule, score=claim.score)


def _separator(text: str, start: int, end: int, claim: Claim) -> Iterator[Entry]:
    start, end = trim(text, start, end, EDGE)
    if start < end and _is_separator(text[start:end]):
        yield Entry(Span(start, end), "label", raw=text[start:end], rule=claim.rule, score=claim.score)


def _duplicate(text: str, copy: Copy) -> Entry:
    """The dropped copy as edits of the survivor: what lies between its exact pieces."""
    edits: list[tuple[int, int, str]] = []
    here, there = copy.span.start, copy.of.start
    for at, to, length in [*copy.pieces, (copy.span.end, copy.of.end, 0)]:
        if at > here or to > there:
            edits.append((there - copy.of.start, to - there, text[here:at]))
        here, there = at + length, to + length
    return Entry(copy.span, "duplicate", of=copy.of, rule=copy.rule, score=copy.score, edits=tuple(edits))


def _grounded(text: str, entries: list[Entry]) -> list[Entry]:
    """No duplicate points into another one: what stands inside the text that a copy repeats carries its own text."""
    targets = Intervals()
    for entry in entries:
        if entry.of is not None:
            targets.add(*entry.of)
    return [
        replace(entry, raw=text[entry.span.start : entry.span.end])
        if entry.fate == "duplicate" and entry.raw is None and targets.touches(*entry.span)
        else entry
        for entry in entries
    ]


def _place(slot: Slot) -> object:
    """Slots that go to the same place are the lines of one value."""
    return slot.at or slot.span


def _field(writer: "Writer", lines: Sequence[Slot]) -> None:
    """A field's value; where it is printed differently, the source text stands beside it."""
    slot = lines[0]
    raw = writer.text[slot.span.start : slot.span.end]
    if slot.of is not None:
        same = writer.text[slot.of.start : slot.of.end] == raw
        writer.entries.append(
            Entry(slot.span, "duplicate", raw=None if same else raw, of=slot.of, rule=slot.rule, score=slot.score)
        )
    elif slot.at is not None and slot.value is not None:
        writer.values[slot.at] = slot.value
        writer.entries.append(Entry(slot.span, "kept", slot.at, raw=raw, rule=slot.rule, score=slot.score))
    elif slot.at is not None:
        writer.keep([line.span for line in lines], slot.at, slot=slot)


def _lines(text: str, span: Span, *, bulleted: bool) -> Iterator[Span]:
    """The lines of a verbatim block; neighbours between which stands a plain line feed stay one span.

    A span ends behind a bullet alone on its line, which goes in front of the line below.
    """
    start = span.start
    if "\r" not in text and not _PADDED.search(text, *span) and not bulleted:
        yield span
        return
    for end in _LINE_END.finditer(text, *span):
        if end[0] != "\n" or text[max(start, text.rfind("\n", start, end.start()) + 1) : end.start()] in BULLETS:
            yield Span(start, end.start())
            start = end.end()
    yield Span(start, span.end)


def _start(note: Slot) -> int:
    return note.span.start


class Writer:
    """Collects entries, and the strings of the article by JSON Pointer."""

    def __init__(self, text: str, notes: Sequence[Slot]) -> None:
        self.text = text
        self.values: dict[str, str] = {}
        self.entries: list[Entry] = []
        self._notes = notes
        self._controls = controls(text)
        self._plain = not notes and not self._controls

    def keep(self, spans: Sequence[Span], at: str, *, slot: Slot | None = None, joint: str | None = None) -> None:
        """Keep spans as one string, control characters left out; between two spans stands `joint`, or what fits."""
        if len(spans) == 1 and self._plain and slot is None:
            self.entries.append(Entry(spans[0], "kept", at))
            self.values[at] = self.text[spans[0].start : spans[0].end]
            return
        rule, score = (slot.rule, slot.score) if slot else (None, None)
        size = 0
        written: list[str] = []
        for span in spans:
            if size:
                between = _between(written[-1], self.text[span.start], joint)
                written.append(between)
                size += len(between)
            for start, end, also in self._cuts(span):
                written.append(self.text[start:end])
                self.entries.append(Entry(Span(start, end), "kept", at, skip=size, also=also, rule=rule, score=score))
                size += end - start
        self.values[at] = "".join(written)

    def _cuts(self, span: Span) -> list[tuple[int, int, tuple[str, ...]]]:
        """Cut a span where notes begin and end, and around control characters: `(start, end, also)`."""
        first = bisect_left(self._notes, span.start, key=_start)
        last = bisect_left(self._notes, span.end, key=_start)
        notes = [one for one in self._notes[first:last] if one.span.end <= span.end]
        controls = self._inside(span)
        if not notes and not controls:
            return [(span.start, span.end, ())]
        marks = {at for note in notes for at in note.span} | {at for gap in controls for at in gap}
        ordered = sorted(marks | {span.start, span.end})
        gone = {start for start, _ in controls}
        return [
            (start, end, tuple(note.at for note in notes if note.at and note.span.start <= start < note.span.end))
            for start, end in pairwise(ordered)
            if start not in gone
        ]

    def _inside(self, span: Span) -> list[tuple[int, int]]:
        if not self._controls:
            return []
        first = bisect_left(self._controls, (span.start, span.start))
        last = bisect_left(self._controls, (span.end, span.end))
        return self._controls[first:last]


def _between(before: str, behind: str, joint: str | None) -> str:
    """What joins lines: a space behind a bullet, or `joint`, or what fits hard-wrapped lines.

    That is a space too, but nothing in scripts without spaces.
    """
    if before.rpartition("\n")[2] in BULLETS:
        return " "
    if joint is not None:
        return joint
    return "" if _TIGHT.match(before[-1:]) or _TIGHT.match(behind) else " "


def _joined_over_jumps(sheet: Sheet, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A sentence that a jump line cuts in two is one paragraph."""
    jumps = {claim.span.start for claim in sheet.claims if "jump" in claim.tags}
    if not jumps:
        yield from pieces
        return
    last: Piece | None = None
    for piece in pieces:
        if last is not None and _jumped(last, piece, jumps):
            last = Piece(last.type, (*last.spans, *piece.spans))
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _jumped(last: Piece, piece: Piece, jumps: set[int]) -> bool:
    """Whether two jump lines, one to a page and one from a page, part two pieces of running text."""
    between = sum(last.spans[-1].end <= at < piece.spans[0].start for at in jumps)
    return between > 1 and last.type == piece.type == "paragraph"


def _article(values: dict[str, str], types: list[str], extras: list[str]) -> Article:
    def listed(name: str) -> tuple[str, ...]:
        found: list[str] = []
        while (value := values.get(f"/{name}/{len(found)}")) is not None:
            found.append(value)
        return tuple(found)

    captions: list[Caption] = []
    while (f"/captions/{len(captions)}/text") in values or (f"/captions/{len(captions)}/credit") in values:
        at = f"/captions/{len(captions)}"
        captions.append(Caption(values.get(f"{at}/text", ""), values.get(f"{at}/credit")))
    return Article(
        **{name: values.get(f"/{name}") for name in SINGLE},  # type: ignore[arg-type]
        byline=listed("byline"),
        editors=listed("editors"),
        captions=tuple(captions),
        body=tuple(Block(kind, values[f"/body/{index}/text"]) for index, kind in enumerate(types)),
        extras=tuple(Extra(role, values[f"/extras/{index}/text"]) for index, role in enumerate(extras)),
    )
