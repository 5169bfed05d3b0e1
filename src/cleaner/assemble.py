"""Fields and blocks to the article and its ledger, from the same spans."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.characters import CONTROL, EDGE, HANGUL, CJK, trim
from cleaner.fields import Fields, Slot, fields
from cleaner.finders.body import Piece, blocks
from cleaner.ledger import tile
from cleaner.model import Article, Block, Caption, Claim, Copy, Entry, Extra, Span
from cleaner.sheet import ANNOTATIONS, Sheet

_TIGHT = re.compile(f"[{CJK}{HANGUL}　-〿＀-￯]")
_LINE_END = re.compile(r"[ \t\u3000\xa0]*(?:\r\n|\r|\n)")


def assemble(sheet: Sheet, claims: Sequence[Claim], copies: Sequence[Copy]) -> tuple[Article, tuple[Entry, ...]]:
    """The article's fields and body, and entries that tile the page."""
    found = fields(sheet.text, claims)
    free = list(_free(sheet, claims))
    values: dict[str, str] = {}
    entries = [_duplicate(sheet.text, copy) for copy in copies]
    entries += _labels(sheet, claims, found)
    for slot in found.slots:
        entries += _field(sheet.text, slot, values)
    types: list[str] = []
    for piece in _joined_over_jumps(sheet, blocks(sheet, free)):
        types.append(piece.type)
        entries += _block(sheet.text, piece, f"/body/{len(types) - 1}/text", found.notes, values)
    for note in found.notes:
        values.setdefault(note.at or "", note.value or sheet.text[note.span.start : note.span.end])
    entries.sort(key=lambda entry: entry.span)
    return _article(values, types, found.extras), tile(sheet.text, entries)


def _free(sheet: Sheet, claims: Sequence[Claim]) -> Iterator[tuple[int, Span]]:
    """What no claim took, by unit. In a line of fields the separators between them are labels, not text."""
    for index, unit in enumerate(sheet.units):
        inside = [claim for claim in sheet.by_unit[index] if claim.role not in ANNOTATIONS]
        at = unit.start
        for start, end in [*(claim.span for claim in inside), (unit.end, unit.end)]:
            begin, stop = trim(sheet.text, at, start, EDGE) if inside else (at, start)
            if begin < stop and not (inside and _is_separator(sheet.text[begin:stop])):
                yield index, Span(begin, stop)
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


def _field(text: str, slot: Slot, values: dict[str, str]) -> Iterator[Entry]:
    """A field's value; where it is printed differently, the source text stands beside it."""
    if slot.of is not None:
        if text[slot.of.start : slot.of.end] == text[slot.span.start : slot.span.end]:
            yield Entry(slot.span, "duplicate", of=slot.of, rule=slot.rule, score=slot.score)
        else:
            raw = text[slot.span.start : slot.span.end]
            yield Entry(slot.span, "duplicate", raw=raw, of=slot.of, rule=slot.rule, score=slot.score)
    elif slot.at is not None:
        if slot.value is None:
            yield from _emit(text, [slot.span], slot.at, (), values, slot)
        else:
            values[slot.at] = slot.value
            raw = text[slot.span.start : slot.span.end]
            yield Entry(slot.span, "kept", slot.at, raw=raw, rule=slot.rule, score=slot.score)


def _block(text: str, piece: Piece, at: str, notes: Sequence[Slot], values: dict[str, str]) -> Iterator[Entry]:
    if piece.type in {"table", "verbatim"}:
        lines = list(_lines(text, piece.spans[0]))
        yield from _emit(text, lines, at, notes, values, None, joint="\n")
    else:
        yield from _emit(text, piece.spans, at, notes, values, None)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a verbatim block; neighbours whose line end is a plain `\\n` stay one span."""
    start = span.start
    for end in _LINE_END.finditer(text, *span):
        if end[0] != "\n":
            yield Span(start, end.start())
            start = end.end()
    yield Span(start, span.end)


def _emit(
    text: str, spans: Iterable[Span], at: str, notes: Sequence[Slot], values: dict[str, str], slot: Slot | None, joint: str | None = None
) -> Iterator[Entry]:
    """Entries for text that is kept as it stands, and its value; control characters are left out."""
    size, written = 0, []
    rule, score = (slot.rule, slot.score) if slot else (None, None)
    for span in spans:
        if size:
            between = joint if joint is not None else _between(written[-1], text[span.start])
            written.append(between)
            size += len(between)
        for start, end, also in _cuts(text, span, notes):
            written.append(text[start:end])
            yield Entry(Span(start, end), "kept", at, skip=size, also=also, rule=rule, score=score)
            size += end - start
    values[at] = "".join(written)


def _between(before: str, behind: str) -> str:
    """What joins hard-wrapped lines: a space, nothing in scripts without spaces or behind a hyphen."""
    return "" if _TIGHT.match(before[-1:]) or _TIGHT.match(behind) else " "


def _cuts(text: str, span: Span, notes: Sequence[Slot]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a span where notes begin and end, and around control characters: `(start, end, also)`."""
    inside = [note for note in notes if span.start <= note.span.start and note.span.end <= span.end]
    if not inside and (text.isprintable() or not CONTROL.search(text, *span)):
        yield span.start, span.end, ()
        return
    controls = [Span(*one.span()) for one in CONTROL.finditer(text, *span)]
    bounds = {span.start, span.end} | {at for note in inside for at in note.span} | {at for gap in controls for at in gap}
    ordered = sorted(bounds)
    for start, end in zip(ordered, ordered[1:], strict=False):
        if not any(gap.start <= start < gap.end for gap in controls):
            yield start, end, tuple(note.at for note in inside if note.at and note.span.start <= start < note.span.end)


def _joined_over_jumps(sheet: Sheet, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A sentence that a jump line cuts in two is one paragraph."""
    jumps = {claim.span.start for claim in sheet.claims if claim.rule == "zh.noise.jump"}
    last: Piece | None = None
    for piece in pieces:
        if last is not None and jumps and _jumped(sheet, last, piece, jumps):
            last = Piece(last.type, (*last.spans, *piece.spans))
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _jumped(sheet: Sheet, last: Piece, piece: Piece, jumps: set[int]) -> bool:
    between = sheet.text[last.spans[-1].end : piece.spans[0].start]
    jump = any(last.spans[-1].end <= at < piece.spans[0].start for at in jumps)
    return jump and last.type == piece.type == "paragraph" and "上接" in between


def _article(values: dict[str, str], types: list[str], extras: list[str]) -> Article:
    def listed(name: str) -> tuple[str, ...]:
        found = []
        while (value := values.get(f"/{name}/{len(found)}")) is not None:
            found.append(value)
        return tuple(found)

    captions = []
    while (f"/captions/{len(captions)}/text") in values or (f"/captions/{len(captions)}/credit") in values:
        at = f"/captions/{len(captions)}"
        captions.append(Caption(values.get(f"{at}/text", ""), values.get(f"{at}/credit")))
    single = ("headline", "kicker", "deck", "date", "time", "source", "dateline", "page", "section")
    return Article(
        **{name: values.get(f"/{name}") for name in single},  # type: ignore[arg-type]
        byline=listed("byline"),
        editors=listed("editors"),
        captions=tuple(captions),
        body=tuple(Block(kind, values[f"/body/{index}/text"]) for index, kind in enumerate(types)),
        extras=tuple(Extra(role, values[f"/extras/{index}/text"]) for index, role in enumerate(extras)),
    )
