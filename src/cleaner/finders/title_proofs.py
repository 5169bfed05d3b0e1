"""Titles that the page itself proves by saying them twice.

A kicker glued to the source line, a headline that a reprint calls its original title, a frame title with the site's
name behind it: where one of them repeats a line, that line is no guess.
"""

import re
from collections.abc import Iterator

from cleaner.characters import BLANK, ends_sentence, width
from cleaner.conventions import publications
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet

_DROPPED = re.compile(r"[\W_]+")
# Behind a page's title its frame names the site, perhaps with a section before it.
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|(?<=[㐀-鿿])[-–—](?=[㐀-鿿])")
_ADDRESS = re.compile(r"(?:[\w-]{1,30}\.){1,3}[A-Za-z]{2,6}")
# Width of a title of two short words, and of the name of a site with its section.
_SHORTEST, _LONGEST_SITE = 16, 48
# Code points of a frame title; a longer line is text.
_LONGEST_FRAME = 160
# Units below a frame title among which the article's own title is looked for: a menu may stand between.
_MENU = 400
# What a title looks like before anything is known about it: one that ends in `?` looks like a sentence.
_LINES = frozenset({"short", "prose"})
# Units at the top of a page among which a reprint's headline stands, and what may stand there above the text.
_TOP = 12
_ABOVE_TEXT = frozenset({"short", "noise", "meta", "caption"})
# Units at the top among which the way to the page stands, and the marks between its steps.
_TRAIL, _STEPS = 3, frozenset(">＞»›→/|")
# What only a page of the press says, and marks that a title begins with.
_PRESS = frozenset({"date", "source", "byline", "updated"})
_OPENING = frozenset("“\"«'‘「『【《[(（<〈")
# Units at the top of a page, with its menu, among which a title stands twice, and its width.
_TWICE, _TWICE_TOP, _LONGEST_TWICE = 2, 60, 220


def proved_kicker(sheet: Sheet) -> Iterator[tuple[int, Claim]]:
    """A short line that recurs glued to the source line is the column title or kicker (rule 26)."""
    glued = {_said(sheet, part.span) for claim in sheet.claims for part in claim.parts if part.role == "kicker-again"}
    for index, kind in enumerate(sheet.kinds):
        if glued and kind == "short" and sheet.said(index) in glued:
            yield index, _titled(sheet, index, "kicker", "repeat.kicker", 0.97)
            return


def original_title(sheet: Sheet) -> list[tuple[int, Claim]]:
    """The line that `（原标题：…）` below it says again."""
    for below, claims in enumerate(sheet.by_unit[:_TOP]):
        for part in claims[0].parts if claims and claims[0].role == "original-title" else ():
            said = _said(sheet, part.span)
            for index in range(below):
                if sheet.kinds[index] in _LINES and sheet.said(index) == said:
                    return [(index, _titled(sheet, index, "headline", "repeat.original-title", 0.95))]
    return []


def framed_title(sheet: Sheet) -> Iterator[tuple[int, Claim]]:
    """The title below a first line that is the title of the page's frame: `A bridge opens - Fenwick Tribune`."""
    core = sheet.cores[0] if sheet.kinds[:1] and sheet.kinds[0] in _LINES else ""
    if len(core) > _LONGEST_FRAME:
        return
    heads = {_DROPPED.sub("", core[: one.start()]) for one in _SITE.finditer(core)}
    heads = {head for head in heads if width(head) >= _SHORTEST and width(core) - width(head) <= _LONGEST_SITE}
    for index in range(1, min(_MENU, len(sheet.units)) if heads else 0):
        # A title of the page begins like its frame's; looking at the letters alone costs more.
        if sheet.cores[index][:1] == core[:1] and sheet.kinds[index] in _LINES and sheet.said(index) in heads:
            yield 0, Claim(sheet.span(0), "headline", "repeat.frame-title", 0.95, ())
            yield index, _titled(sheet, index, "headline", "repeat.frame-title", 0.95)
            return


def ended_in(sheet: Sheet) -> list[tuple[int, Claim]]:
    """A title above the text that a line above it ends in, where nothing else proves one."""
    last = next((at for at in range(min(_TOP, len(sheet.units))) if sheet.kinds[at] not in _ABOVE_TEXT), 0)
    for index in range(last - 1, 0, -1):
        core = sheet.cores[index]
        again = [at for at in range(index) if _ends_in(sheet.cores[at], core)] if width(core) >= _SHORTEST else []
        if again and sheet.is_title(index):
            first = [_titled(sheet, other, "headline", "repeat.title", 0.9)._replace(parts=()) for other in again]
            own = _titled(sheet, index, "headline", "repeat.title", 0.9)
            return [*zip(again, first, strict=True), (index, own)]
    return []


def _ends_in(core: str, title: str) -> bool:
    """Whether a line is a title, or ends in it behind the way to the page: `News Sport A bridge opens`."""
    return core == title or core.endswith(f" {title}")


def trailed_title(sheet: Sheet) -> list[tuple[int, Claim]]:
    """The line that ends the way to the page through its site above it: `Home > News > …`, or glued, `HomeNews…`."""
    for trail, way in enumerate(sheet.cores[:_TRAIL]):
        for index in range(trail + 1, min(trail + _TOP, len(sheet.units)) if len(way) <= _LONGEST_FRAME else 0):
            core = sheet.cores[index]
            if sheet.kinds[index] in _LINES and width(core) >= _SHORTEST and _ends_way(way, core):
                gone = Claim(sheet.span(trail), "boilerplate", "repeat.trail", 0.9, ())
                return [(trail, gone), (index, _titled(sheet, index, "headline", "repeat.trail", 0.93))]
    return []


def _ends_way(way: str, title: str) -> bool:
    """Whether a title stands behind a mark at the end of a way, or without a gap behind its last step."""
    before = way.removesuffix(title)
    if not before or before == way:
        return False
    return before.rstrip(BLANK)[-1:] in _STEPS or (before[-1].islower() and title[0].isupper())


def said_twice(sheet: Sheet) -> list[tuple[int, Claim]]:
    """The line above the text that stands twice, with a line of fields or furniture between: pictures repeat theirs."""
    seen: dict[str, list[int]] = {}
    if not any(part.role in _PRESS for claim in sheet.claims for part in claim.parts):
        return []
    for index in range(min(_TWICE_TOP, len(sheet.units))):
        core = sheet.cores[index]
        if sheet.kinds[index] in _LINES and width(core) <= _LONGEST_TWICE and sheet.units[index].kind == "text":
            if ends_sentence(core) or not (core[0].isalnum() or core[0] in _OPENING):
                continue
            seen.setdefault(sheet.said(index), []).append(index)
        elif sheet.kinds[index] == "prose":
            break
    for said, lines in seen.items():
        between = sheet.kinds[lines[0] + 1 : lines[-1]]
        proved = len(lines) > _TWICE or ({"meta", "noise"} & set(between) and not _LINES & set(between))
        if len(lines) >= _TWICE and width(said) >= _SHORTEST and proved:
            return [(lines[0], _titled(sheet, lines[0], "headline", "repeat.said-twice", 0.9))]
    return []


def without_site(core: str) -> int:
    """The length of a title without the known publication, or the site's address, behind it."""
    behind = ((one, core[one.end() :]) for one in _SITE.finditer(core))
    ends = [one for one, site in behind if site in publications() or _ADDRESS.fullmatch(site)]
    return ends[0].start() if ends and width(core[: ends[0].start()]) >= _SHORTEST else len(core)


def _said(sheet: Sheet, span: Span) -> str:
    return _DROPPED.sub("", sheet.text[span.start : span.end])


def _titled(sheet: Sheet, index: int, role: str, rule: str, score: float) -> Claim:
    span = sheet.span(index)
    return Claim(span, role, rule, score, (Part(role, span),))
