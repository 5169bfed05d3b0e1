"""Kicker, headline, deck and section: short lines, found by what stands around them.

A page may have none. A sentence of the body, a caption or a site's name is never promoted.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.characters import CJK, width
from cleaner.conventions import words
from cleaner.finders.crossheads import is_explainer
from cleaner.finders.names import is_office
from cleaner.finders.noise import is_noise
from cleaner.finders.title_layers import LONGEST_HEADLINE, PASSED, layers
from cleaner.finders.title_lines import Title
from cleaner.finders.title_proofs import framed_title, original_title, proved_kicker, without_site
from cleaner.model import Claim, Part, Span
from cleaner.sheet import MORE, Sheet

_ANCHORS = (frozenset({"date", "source"}), frozenset({"byline"}), frozenset({"updated"}))
_LETTER = re.compile(r"[^\W\d_]")
# A count of comments or of readers below a title, or a day without its year.
_COUNTER = re.compile(r"\d[\d.,:/ -]{0,16}")
# Width of a line between the title and the day that is neither, `3 Min.`, and of a title right above an update alone.
_PASSING, _NARROWEST = 32, 30
# Width of the name of a site, a town or a section; Han titles are as narrow.
_NAME = 24
_HAN = re.compile(f"[{CJK}]")
# Letters of a title that can be told from a mark, a number or a single word.
_SHORTEST_TITLE = 4


def titles(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the title group of the page, and for its further occurrences."""
    proved = list(framed_title(sheet))
    if not proved:
        proved = list(proved_kicker(sheet))
        kicked = bool(proved)
        taken = {index for index, _ in proved}
        found = list(_guessed(sheet, taken, kicked=kicked))
        taken |= {index for index, _ in found}
        if not any(claim.role == "headline" for _, claim in found):
            found += original_title(sheet) or _asking(sheet)
        proved += found
    yield from (claim for _, claim in proved)
    yield from _again(sheet, {index for index, _ in proved})


def _asking(sheet: Sheet) -> list[tuple[int, Claim]]:
    """A question on the first line is the headline of an explainer; of an interview it could be the first question."""
    core = sheet.cores[0] if sheet.prose[:1] == [0] else ""
    if core[-1:] == "?" and width(core) <= LONGEST_HEADLINE and not sheet.by_unit[0] and is_explainer(sheet):
        return list(_claims(sheet, Title((0,), core), "headline", "title.question", 0.75))
    return []


def _guessed(sheet: Sheet, taken: set[int], *, kicked: bool) -> Iterator[tuple[int, Claim]]:
    """The titles that their places tell, `(unit index, claim)`."""
    anchors: Sequence[int | None] = _anchors(sheet) or [None]
    anchor = anchors[0]
    around = _around_the_body(sheet, taken, anchor)
    if around is not None:
        yield from _claims(sheet, Title((around[0],), ""), "kicker", "title.top", 0.75)
        taken = {*taken, around[0]}
    group: list[int] = []
    for anchor in anchors:
        group = [index for index in _main_group(sheet, taken, anchor) if index not in taken]
        if group:
            break
    for role, title, rule, score in layers(sheet, group, kicked=kicked, anchor=anchor):
        yield from _claims(sheet, title, role, rule, score)


def _claims(sheet: Sheet, title: Title, role: str, rule: str, score: float) -> Iterator[tuple[int, Claim]]:
    """A claim for each line of a title; those behind the first go on with its value."""
    for number, index in enumerate(title.lines):
        unit = sheet.units[index]
        span = Span(unit.start, unit.end)
        said = Span(unit.start, unit.start + without_site(sheet.cores[index])) if role == "headline" else span
        yield index, Claim(span, role, rule, score, (Part(MORE if number else role, said),))


def _main_group(sheet: Sheet, taken: set[int], anchor: int | None) -> Sequence[int]:
    """The run of titles nearest to the date, source or byline line, or else right above the body."""
    if not sheet.prose:
        # A list below its title and its day.
        near = () if anchor is None else _run_before(sheet, anchor, taken)
        return near if near and not any(map(_LETTER.search, sheet.cores[: near[0]])) else ()
    above = _run_before(sheet, sheet.prose[0], taken)
    if len(above) == 1 and sheet.cores[above[0]].casefold() in words().sections:
        # A section may stand right above the text, below a picture.
        above = [*_run_before(sheet, above[0], taken), *above]
    if anchor is None:
        return above
    near = _run_before(sheet, anchor, taken, passing=_PASSING)
    if near and _names_the_place(sheet, near):
        below = _run_after(sheet, anchor, taken)
        near = [*near, *below] if len(near) == 1 else below or near
    if anchor > sheet.prose[0]:
        # A letter ends in the offices that sign it, and the day.
        return above or [index for index in near if not is_office(sheet.cores[index])]
    return near or _run_after(sheet, anchor, taken)


def _names_the_place(sheet: Sheet, near: Sequence[int]) -> bool:
    """Whether what stands above the day is no title: a standing head, a section, a word, or names of the site."""
    cores = [sheet.cores[index] for index in near]
    narrow = all(width(core) < _NAME and not _HAN.search(core) for core in cores)
    known = words().standing | words().sections
    return (narrow and (len(cores) > 1 or " " not in cores[0])) or (len(cores) == 1 and cores[0].casefold() in known)


def _around_the_body(sheet: Sheet, taken: set[int], anchor: int | None) -> tuple[int, int] | None:
    """Kicker and headline where the body stands between them, and the headline right above the date line (rule 29)."""
    if not sheet.prose or anchor is None or anchor < sheet.prose[0] or taken:
        return None
    above, near = _run_before(sheet, sheet.prose[0], taken), _run_before(sheet, anchor, taken)
    standing = len(near) == 1 and sheet.cores[near[0]].casefold() in words().standing
    if len(near) != 1 or standing or near[0] < sheet.prose[-1] or not above or above[0] > 0:
        return None
    kickers = [index for index in above if sheet.said(index) != sheet.said(near[0])]
    return (kickers[0], near[0]) if len(kickers) == 1 else None


def _anchors(sheet: Sheet) -> list[int]:
    """The first line of date or source, that of a byline, that of an update; a page number or a section is none."""
    found: list[int] = []
    claimed = [(index, claims) for index, claims in enumerate(sheet.by_unit) if claims]
    for roles in _ANCHORS:
        for index, claims in claimed:
            sure = roles is not _ANCHORS[-1] or width(sheet.cores[max(0, index - 1)]) >= _NARROWEST
            shows = any(part.role in roles for claim in claims for part in claim.parts)
            if sure and shows and sheet.kinds[index] == "meta":
                found.append(index)
                break
    return found


def _is_title(sheet: Sheet, index: int) -> bool:
    return sheet.is_title(index) and not is_noise(sheet.cores[index])


def _run_before(sheet: Sheet, end: int, taken: set[int], *, passing: int = 0) -> Sequence[int]:
    """The titles right before a unit, ascending; lines of fields and furniture between do not count."""
    at = end - 1
    while at >= 0 and (at in taken or _is_passed(sheet, at, passing)):
        at -= 1
    start = at
    while start >= 0 and (_is_title(sheet, start) or start in taken):
        start -= 1
    return [index for index in range(start + 1, at + 1) if index not in taken]


def _is_passed(sheet: Sheet, index: int, passing: int) -> bool:
    """Whether a line is none of a title group: of fields, of furniture, a count, or a narrow one that is no title."""
    kind, core = sheet.kinds[index], sheet.cores[index]
    if kind in PASSED or _COUNTER.fullmatch(core):
        return True
    return kind == "short" and width(core) <= passing and not _is_title(sheet, index)


def _run_after(sheet: Sheet, start: int, taken: set[int]) -> Sequence[int]:
    at = start + 1
    while at < len(sheet.kinds) and (sheet.kinds[at] in PASSED or at in taken):
        at += 1
    end = at
    while end < len(sheet.kinds) and _is_title(sheet, end):
        end += 1
    return range(at, end) if end < len(sheet.kinds) and sheet.kinds[end] != "short" else ()


def _again(sheet: Sheet, titles: set[int]) -> Iterator[Claim]:
    """A title printed once more outside the body is a duplicate of it (rule E), never inside."""
    if not sheet.prose:
        return
    said = {sheet.said(index): index for index in sorted(titles, reverse=True)}
    inside = range(sheet.prose[0], sheet.prose[-1])
    for index, kind in enumerate(sheet.kinds):
        if kind != "short" or index in titles or index in inside:
            continue
        original = said.get(words_of) if len(words_of := sheet.said(index)) >= _SHORTEST_TITLE else None
        if original is not None:
            unit, source = sheet.units[index], sheet.units[original]
            yield Claim(
                Span(unit.start, unit.end),
                "duplicate",
                "repeat.title",
                0.95,
                (Part("duplicate", Span(source.start, source.end)),),
            )
