"""Kicker, headline, deck and section: short lines, found by what stands around them.

A page may have none. A sentence of the body, a caption or a site's name is never promoted.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.characters import CJK, ends_sentence, width
from cleaner.finders.crossheads import is_explainer
from cleaner.finders.title_heads import PASSED, masthead
from cleaner.finders.title_layers import LONGEST_HEADLINE, layers
from cleaner.finders.title_lines import Title
from cleaner.finders.title_places import anchors, around_the_body, main_group, over_the_date
from cleaner.finders.title_proofs import (
    ended_in,
    framed_title,
    original_title,
    proved_kicker,
    said_twice,
    trailed_title,
    without_site,
)
from cleaner.model import Claim, Part, Span
from cleaner.sheet import MORE, Sheet

_CJK = re.compile(f"[{CJK}]")
# Layers that stay where a line that stands twice is the headline.
_ABOVE = frozenset({"section", "source"})
# Width of a headline that is longer than what papers print; what ends in such a mark goes on or was cut off.
_LONGEST_LONG, _CUT = 220, frozenset("…:：,，、;；-–—")
# Letters of a title that can be told from a mark, a number or a single word.
_SHORTEST_TITLE = 4


def titles(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the title group of the page, and for its further occurrences."""
    proved = list(framed_title(sheet)) or trailed_title(sheet)
    if proved and sheet.kinds[0] == "short" and proved[0][0] > 0 and (head := masthead(sheet.cores[0])) is not None:
        proved += _claims(sheet, Title((0,), ""), *head)
    elif not proved:
        proved = list(proved_kicker(sheet))
        kicked = bool(proved)
        taken = {index for index, _ in proved}
        found = list(_guessed(sheet, taken, kicked=kicked))
        taken |= {index for index, _ in found}
        twice = said_twice(sheet)
        if twice and sheet.said(twice[0][0]) not in {sheet.said(at) for at, one in found if one.role == "headline"}:
            found = [*(one for one in found if one[1].role in _ABOVE), *twice]
        if not any(claim.role == "headline" for _, claim in found):
            found += original_title(sheet) or ended_in(sheet) or _asking(sheet) or _long(sheet)
        proved += found
    yield from (claim for _, claim in proved)
    yield from _again(sheet, {index for index, _ in proved})


def _asking(sheet: Sheet) -> list[tuple[int, Claim]]:
    """A question on the first line is the headline of an explainer; of an interview it could be the first question."""
    core = sheet.cores[0] if sheet.prose[:1] == [0] else ""
    if core[-1:] == "?" and width(core) <= LONGEST_HEADLINE and not sheet.by_unit[0] and is_explainer(sheet):
        return list(_claims(sheet, Title((0,), core), "headline", "title.question", 0.75))
    return []


def _long(sheet: Sheet) -> list[tuple[int, Claim]]:
    """In an alphabet, the first line where it is too long for a title and does not end like the sentences below."""
    first, below = [*sheet.prose[:2], 0, 0][:2]
    between = [*sheet.kinds[:first], *sheet.kinds[first + 1 : below]]
    if not below or sheet.units[first].breaks or sheet.by_unit[first] or not PASSED.issuperset(between):
        return []
    core, text = sheet.cores[first], sheet.cores[below]
    if width(core) > _LONGEST_LONG or ends_sentence(core) or core[-1] in _CUT or _CJK.search(core):
        return []
    if not ends_sentence(text) or text[0].islower():
        return []
    return list(_claims(sheet, Title((first,), core), "headline", "title.long", 0.7))


def _guessed(sheet: Sheet, taken: set[int], *, kicked: bool) -> Iterator[tuple[int, Claim]]:
    """The titles that their places tell, `(unit index, claim)`."""
    places: Sequence[int | None] = anchors(sheet) or [None]
    anchor = places[0]
    around = around_the_body(sheet, taken, anchor) or over_the_date(sheet, taken, anchor)
    if around is not None:
        yield from _claims(sheet, Title((around[0],), ""), "kicker", "title.top", 0.75)
        taken = {*taken, around[0]}
    group: list[int] = []
    for anchor in places:
        group = [index for index in main_group(sheet, taken, anchor) if index not in taken]
        if group:
            break
    for role, title, rule, score in layers(sheet, group, kicked=kicked, anchor=anchor):
        yield from _claims(sheet, title, role, rule, score)
    if group and anchor is not None and group[-1] < anchor:
        below = next((at for at in range(anchor + 1, len(sheet.units)) if sheet.kinds[at] not in PASSED), None)
        if below is not None and sheet.kinds[below] == "short" and sheet.cores[below].startswith("——"):
            yield from _claims(sheet, Title((below,), ""), "deck", "title.dash", 0.9)


def _claims(sheet: Sheet, title: Title, role: str, rule: str, score: float) -> Iterator[tuple[int, Claim]]:
    """A claim for each line of a title; those behind the first go on with its value."""
    for number, index in enumerate(title.lines):
        span = sheet.span(index)
        said = Span(span.start, span.start + without_site(sheet.cores[index])) if role == "headline" else span
        parts = () if role == "boilerplate" else (Part(MORE if number else role, said),)
        yield index, Claim(span, role, rule, score, parts)


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
            part = Part("duplicate", sheet.span(original))
            yield Claim(sheet.span(index), "duplicate", "repeat.title", 0.95, (part,))
