"""Titles that the page itself proves by saying them again.

A headline is no guess where another line says it: alone, with the site's name behind it, with the way to the page
before it, or as the title that a reprint had. A kicker is none where it is glued to the source line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.characters import BLANK, CJK, ends_sentence, width
from cleaner.conventions import publications
from cleaner.finders.pages import PAGE_LIST
from cleaner.model import Claim, Span
from cleaner.sheet import ADDRESS, Sheet, said
from cleaner.units import contiguous

_CJK = re.compile(f"[{CJK}]")
# Behind a page's title its frame names the site, perhaps with a section before it, or says how long the film is.
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|(?<=[㐀-鿿])[-–—](?=[㐀-鿿])|(?=\d\d:\d\d\Z)")
# Width of a title of two short words, and of the name of a site with its section.
_SHORTEST, _LONGEST_SITE = 16, 48
# Width of a title that nobody takes for the name of a section, an office or a person.
_FULL = 48
# Units at the top among which the title of the frame or the way to the page stands, and code points of such a line.
_FRAMES, _LONGEST_FRAME = 3, 160
# Units at the top among which the title stands; below the title of a frame there may be a menu.
_TOP, _MENU = 12, 400
# What a title looks like before anything is known about it: one that ends in `?` looks like a sentence.
_LINES = frozenset({"short", "prose"})
# Marks between the steps of a way, and those that a title begins with.
_STEPS = frozenset(">＞»›→/|")
_OPENING = frozenset("“\"«'‘「『【《[(（<〈")
# The rule of a title that a list of the page's titles says, too, and its width: five Han characters, no name.
LISTED, _SHORTEST_LISTED = "repeat.listed", 10
# Layers of one article's titles: kicker, headline, deck.
_MOST_LAYERS = 3
# What only a page of the press says.
_PRESS = frozenset({"date", "source", "byline", "updated"})
# Units at the top of a page, with its menu, among which a title stands twice, and its width.
_TWICE_TOP, _LONGEST_TWICE = 60, 220
# Width of a title that stands once more behind the text; a section is narrower.
_SHORTEST_BELOW = 12
# So often a page of the press says its title on lines that stand among others: in its frame and above the text.
_TITLE_AND_FRAME = 2
# The first lines of a page.
_FIRST_TWO = [0, 1]


class Proof(NamedTuple):
    """The unit of a headline, the units above or below that say it again, and the rule."""

    at: int
    again: tuple[int, ...]
    rule: str
    score: float


def proved_kicker(sheet: Sheet) -> int | None:
    """A short line that recurs glued to the source line is the column title or kicker (rule 26)."""
    glued = {_said(sheet, part.span) for claim in sheet.claims for part in claim.parts if part.role == "kicker-again"}
    if not glued:
        return None
    return next((at for at, kind in enumerate(sheet.kinds) if kind == "short" and sheet.said(at) in glued), None)


def proved(sheet: Sheet, group: Sequence[int]) -> Proof | None:
    """The headline that the page says again; `group` are the lines that could be its titles by their place."""
    return _held(sheet) or _listed(sheet) or _twice(sheet, group) or _reprinted(sheet) or _below(sheet, group)


def _listed(sheet: Sheet) -> Proof | None:
    """A title of the list below a page's mark that stands again above the text: e-papers list the titles of a page.

    A day parts a long list from the title; a short one could be kicker and headline, above the same headline.
    """
    end = min(_TWICE_TOP, sheet.prose[0]) if sheet.prose else 0
    marked = next((index for index in range(end) if _names_page(sheet, index)), end)
    for listed in _runs(sheet, marked + 1, end):
        titles = {sheet.said(index): index for index in listed if width(sheet.cores[index]) >= _SHORTEST_LISTED}
        parting = {"noise", "meta"} if len(listed) > _MOST_LAYERS else {"noise"}
        behind = next((index for index in range(listed.stop, end) if sheet.kinds[index] in parting), end)
        again = next((index for index in range(behind, end) if sheet.said(index) in titles), None)
        if again is not None:
            return Proof(again, (titles[sheet.said(again)],), LISTED, 0.93)
    return None


def _names_page(sheet: Sheet, index: int) -> bool:
    return sheet.shows(index, "page") or any(claim.rule == PAGE_LIST for claim in sheet.by_unit[index])


def _runs(sheet: Sheet, start: int, end: int) -> Iterator[range]:
    """The runs of two or more short lines."""
    at = start
    while at < end:
        stop = next((index for index in range(at, end) if sheet.kinds[index] != "short"), end)
        if stop - at > 1:
            yield range(at, stop)
        at = stop + 1


def cut_short(sheet: Sheet) -> Iterator[Claim]:
    """A title or a teaser that a site shows cut short, `Two boats adrift in the…`, above the whole one."""
    for index, core in enumerate(sheet.cores[:_TOP]):
        if core.endswith(("…", "...")) and len(core) <= _LONGEST_TWICE and sheet.kinds[index] in _LINES:
            begun, below = sheet.said(index), range(index + 1, min(index + _TOP, len(sheet.units)))
            whole = (len(sheet.cores[at]) > len(core) and sheet.said(at).startswith(begun) for at in below)
            if len(begun) >= _SHORTEST and any(whole):
                yield Claim(sheet.span(index), "boilerplate", "repeat.cut-short", 0.95, ())


def _held(sheet: Sheet) -> Proof | None:
    """A title below a line that holds it: `A bridge opens - Fenwick Tribune`, `Home > News > A bridge opens`."""
    for above, frame in enumerate(sheet.cores[:_FRAMES]):
        if len(frame) > _LONGEST_FRAME:
            continue
        heads = _before_site(frame) if sheet.kinds[above] in _LINES else ()
        for index in range(above + 1, min(above + (_MENU if heads else _TOP), len(sheet.units))):
            core = sheet.cores[index]
            # Looking at the letters alone costs more than at the first.
            if core[0] == frame[0] and sheet.kinds[index] in _LINES and sheet.said(index) in heads:
                return Proof(index, (above,), "repeat.frame-title", 0.95)
            if frame.endswith(core) and _ends_way(frame, core) and sheet.kinds[index] in _LINES:
                return Proof(index, (above,), "repeat.trail", 0.93)
    return None


def _before_site(frame: str) -> set[str]:
    """The letters of what could be a title with the name of a site behind it."""
    heads = {said(frame[: one.start()]) for one in _SITE.finditer(frame)}
    return {head for head in heads if width(head) >= _SHORTEST and width(frame) - width(head) <= _LONGEST_SITE}


def _ends_way(way: str, title: str) -> bool:
    """Whether a title stands behind a mark at the end of a way, or without a gap behind its last step."""
    before = way.removesuffix(title)
    # A letter answers with such marks alone, `> > Not now`.
    if not any(map(str.isalnum, before)) or width(title) < _SHORTEST:
        return False
    return before.rstrip(BLANK)[-1:] in _STEPS or (before[-1].islower() and title[0].isupper())


def _twice(sheet: Sheet, group: Sequence[int]) -> Proof | None:
    """The line above the text that stands twice, in the group or around furniture: pictures repeat theirs."""
    seen: dict[str, list[int]] = {}
    for index in range(min(_TWICE_TOP, len(sheet.units))):
        core = sheet.cores[index]
        if sheet.kinds[index] in _LINES and len(core) <= _LONGEST_TWICE and sheet.units[index].kind == "text":
            # What ends in `_` is a line of a form.
            if not ends_sentence(core) and core[-1] != "_" and (core[0].isalnum() or core[0] in _OPENING):
                seen.setdefault(core, []).append(index)
        elif sheet.kinds[index] == "prose":
            break
    # Of several, the one nearest to the text.
    for core, lines in sorted(seen.items(), key=lambda one: -one[1][-1]):
        said_so = len(lines) > 1 and _SHORTEST <= width(core) <= _LONGEST_TWICE
        if said_so and _is_sure(sheet, core, lines, group):
            return Proof(lines[-1], tuple(lines[:-1]), "repeat.said-twice", 0.9)
    return None


def _is_sure(sheet: Sheet, core: str, lines: Sequence[int], group: Sequence[int]) -> bool:
    """Whether a line said so often is the title: in the group, or in the head of a page of the press.

    A group in Han characters has a kicker and a deck around its headline, which their places tell. What a song or a
    chat says again stands among its other lines.
    """
    if lines == _FIRST_TWO and width(core) >= _FULL and sheet.kinds[len(lines) : len(lines) + 1] == ["prose"]:
        # The title of the frame, a gap, and the title again: songs have no gap there.
        return not contiguous(sheet.text, *sheet.units[: len(lines)])
    press = any(part.role in _PRESS for claim in sheet.claims for part in claim.parts)
    if not (press and len(lines) <= _TITLE_AND_FRAME) and not all(_is_by_itself(sheet, index) for index in lines):
        return False
    if lines[-1] in group and lines[0] in group:
        return not _CJK.search(core) and not _is_below_full(sheet, lines, group)
    if press and lines[-1] - lines[0] == 1 and sheet.prose[:1] == [lines[-1] + 1]:
        # Twice right above the text, below the clock and the menu of the site.
        return not _CJK.search(core)
    between = sheet.kinds[lines[0] + 1 : lines[-1]]
    if press and width(core) >= _FULL and sheet.kinds[lines[-1] + 1 : lines[-1] + 2] == ["prose"]:
        return True
    return press and (len(lines) > 2 or (not {"meta", "noise"}.isdisjoint(between) and _LINES.isdisjoint(between)))


def _is_below_full(sheet: Sheet, lines: Sequence[int], group: Sequence[int]) -> bool:
    """Whether a line doubled in one place stands below one that says as much: it says what a picture shows."""
    above = width(sheet.cores[group[0]])
    return group[0] < lines[0] == lines[-1] - 1 and above >= max(_FULL, width(sheet.cores[lines[0]]))


def _is_by_itself(sheet: Sheet, index: int) -> bool:
    """Whether nothing stands on the lines above and below, but the same line again."""
    around = pairwise(range(max(0, index - 1), min(index + 2, len(sheet.units))))
    return not any(
        sheet.cores[one] != sheet.cores[other] and contiguous(sheet.text, sheet.units[one], sheet.units[other])
        for one, other in around
    )


def _reprinted(sheet: Sheet) -> Proof | None:
    """The line that `（原标题：…）` below it says again."""
    for below, claims in enumerate(sheet.by_unit[:_TOP]):
        told = (part for part in claims[0].parts if part.role == "original-title") if claims else ()
        for part in told:
            title = _said(sheet, part.span)
            for index in range(below):
                if sheet.kinds[index] in _LINES and sheet.said(index) == title:
                    return Proof(index, (), "repeat.original-title", 0.95)
    return None


def _below(sheet: Sheet, group: Sequence[int]) -> Proof | None:
    """The one line of several in an alphabet that stands alone behind the text once more, in a form or a share bar."""
    behind = (
        {core: at for at, core in enumerate(sheet.cores) if at > sheet.prose[-1]}
        if len(group) > 1 and sheet.prose
        else {}
    )
    again = [at for at in group if sheet.cores[at] in behind and not _CJK.search(sheet.cores[at])]
    if len(again) != 1 or width(sheet.cores[again[0]]) < _SHORTEST_BELOW:
        return None
    return Proof(again[0], (behind[sheet.cores[again[0]]],), "repeat.said-below", 0.9)


def without_site(core: str) -> int:
    """The length of a title without the known publication, or the site's address, behind it."""
    behind = ((one, core[one.end() :]) for one in _SITE.finditer(core))
    ends = [one for one, site in behind if site in publications() or ADDRESS.fullmatch(site)]
    return ends[0].start() if ends and width(core[: ends[0].start()]) >= _SHORTEST else len(core)


def _said(sheet: Sheet, span: Span) -> str:
    return said(sheet.text[span.start : span.end])
