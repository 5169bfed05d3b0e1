"""Kicker, headline, deck and section: short lines, found by what stands around them.

A page may have none. A sentence of the body, a caption or a site's name is never promoted.
"""

import re
from collections.abc import Iterator

from cleaner.characters import CJK, ends_sentence, width
from cleaner.conventions import words
from cleaner.finders.crossheads import is_explainer
from cleaner.finders.titles.heads import PASSED
from cleaner.finders.titles.layers import layers
from cleaner.finders.titles.lines import Title
from cleaner.finders.titles.places import place
from cleaner.finders.titles.proofs import LISTED, proved, proved_kicker, without_site
from cleaner.finders.titles.roles import LONGEST_HEADLINE
from cleaner.model import Claim, Part, Span
from cleaner.sheet import MORE, Sheet

_CJK = re.compile(f"[{CJK}]")
# Width of a headline that is longer than what papers print; what ends in such a mark goes on or was cut off.
_LONGEST_LONG, _CUT = 220, frozenset("…:：,，、;；-–—")
# Lines behind the text, the article's own title among them, that are a list of titles.
_LISTED = 4
# Letters of a title that can be told from a mark, a number or a single word.
_SHORTEST_TITLE = 4
# Pieces of running text below a question that is a headline: a single answer may be one of a list.
_ANSWERED = 2


def titles(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the title group of the page, and for its further occurrences."""
    found = dict(_found(sheet))
    if not any(claim.role == "headline" for claim in found.values()):
        found |= _asking(sheet) or _long(sheet)
    yield from found.values()
    again = dict(_again(sheet, found))
    yield from _listed(sheet, found, again)
    yield from again.values()


def _found(sheet: Sheet) -> Iterator[tuple[int, Claim]]:
    """The titles that the page proves, and those that their places tell, `(unit index, claim)`."""
    kicker = proved_kicker(sheet)
    if kicker is not None:
        yield from _claims(sheet, Title((kicker,), ""), "kicker", "repeat.kicker", 0.97)
    top, group, anchor = place(sheet, set() if kicker is None else {kicker})
    proof = proved(sheet, group)
    if proof is not None and proof.at in group and min(proof.again, default=-1) < group[0]:
        # Between the title of the frame and the title stands a menu.
        group = [index for index in group if index >= proof.at]
    if proof is not None and proof.rule == LISTED:
        group = _around(sheet, proof.at)
    if top is not None and (proof is None or proof.at in group):
        yield from _claims(sheet, Title((top,), ""), "kicker", "title.top", 0.75)
    for role, title, rule, score in layers(sheet, group, kicked=kicker is not None, anchor=anchor, proof=proof):
        yield from _claims(sheet, title, role, rule, score)
    if proof is not None:
        for index in proof.again:
            yield index, Claim(sheet.span(index), "headline", proof.rule, proof.score, ())
    elif group and anchor is not None and group[-1] < anchor:
        below = next((at for at in range(anchor + 1, len(sheet.units)) if sheet.kinds[at] not in PASSED), None)
        if below is not None and sheet.kinds[below] == "short" and sheet.cores[below].startswith("——"):
            yield from _claims(sheet, Title((below,), ""), "deck", "title.dash", 0.9)


def _around(sheet: Sheet, index: int) -> list[int]:
    """A headline with the line above it and the lines below it that could be titles."""
    below = next((at for at in range(index + 1, len(sheet.units)) if not sheet.is_title(at)), len(sheet.units))
    return [*range(index - 1 if sheet.is_title(index - 1) else index, below)]


def _asking(sheet: Sheet) -> dict[int, Claim]:
    """A question on the first line is the headline where no other is asked, or those of an explainer.

    Of an interview it could be the first question.
    """
    core = sheet.cores[0] if sheet.prose[:1] == [0] else ""
    if core[-1:] != "?" or width(core) > LONGEST_HEADLINE or sheet.by_unit[0]:
        return {}
    alone = len(sheet.prose) > _ANSWERED and not any(other[-1] == "?" for other in sheet.cores[1:])
    if alone or is_explainer(sheet):
        return dict(_claims(sheet, Title((0,), core), "headline", "title.question", 0.75))
    return {}


def _long(sheet: Sheet) -> dict[int, Claim]:
    """In an alphabet, the first line where it is too long for a title and does not end like the sentences below."""
    first, below = [*sheet.prose[:2], 0, 0][:2]
    between = [*sheet.kinds[:first], *sheet.kinds[first + 1 : below]]
    if not below or sheet.units[first].breaks or sheet.by_unit[first] or not PASSED.issuperset(between):
        return {}
    core, text = sheet.cores[first], sheet.cores[below]
    if width(core) > _LONGEST_LONG or ends_sentence(core) or core[-1] in _CUT or _CJK.search(core):
        return {}
    if not ends_sentence(text) or text[0].islower():
        return {}
    return dict(_claims(sheet, Title((first,), core), "headline", "title.long", 0.7))


def _claims(sheet: Sheet, title: Title, role: str, rule: str, score: float) -> Iterator[tuple[int, Claim]]:
    """A claim for each line of a title; those behind the first go on with its value."""
    for number, index in enumerate(title.lines):
        span = sheet.span(index)
        said = Span(span.start, span.start + without_site(sheet.cores[index])) if role == "headline" else span
        parts = () if role == "boilerplate" else (Part(MORE if number else role, said),)
        yield index, Claim(span, role, rule, score, parts)


def _again(sheet: Sheet, titles: dict[int, Claim]) -> Iterator[tuple[int, Claim]]:
    """A title printed once more outside the body is a duplicate of it (rule E), never inside."""
    if not sheet.prose:
        return
    said = {sheet.said(index): index for index in sorted(titles, reverse=True)}
    for index in (*range(sheet.prose[0]), *range(sheet.prose[-1], len(sheet.units))):
        if sheet.kinds[index] == "short" and index not in titles and len(sheet.cores[index]) >= _SHORTEST_TITLE:
            words_of = sheet.said(index)
            if len(words_of) >= _SHORTEST_TITLE and words_of in said:
                part = Part("duplicate", sheet.span(said[words_of]))
                yield index, Claim(sheet.span(index), "duplicate", "repeat.title", 0.95, (part,))


def _listed(sheet: Sheet, titles: dict[int, Claim], again: dict[int, Claim]) -> Iterator[Claim]:
    """The other titles of the page, in a list with that of the article: below its mark, or below furniture."""
    above = [index for index, claim in titles.items() if claim.rule == LISTED and not claim.parts]
    yield from _headed(sheet, titles)
    below = [index for index, claim in again.items() if index > sheet.prose[-1] and _says_headline(titles, claim)]
    free = [kind == "short" and at not in titles for at, kind in enumerate(sheet.kinds)]
    done = 0
    for index in (*above, *below):
        start, stop = index, index + 1
        while start > done and free[start - 1]:
            start -= 1
        while stop < len(free) and free[stop]:
            stop += 1
        long = stop - start >= _LISTED and _CJK.search(sheet.cores[index]) is not None
        listed = index in above or long or sheet.kinds[start - 1 : start] == ["noise"]
        if index >= done and listed:
            for other in (*range(start, index), *range(index + 1, stop)):
                yield Claim(sheet.span(other), "boilerplate", "title.listed", 0.85, ())
        done = max(done, stop)


def _says_headline(titles: dict[int, Claim], again: Claim) -> bool:
    return any(claim.role == "headline" and claim.span == again.parts[0].span for claim in titles.values())


def _headed(sheet: Sheet, titles: dict[int, Claim]) -> Iterator[Claim]:
    """The titles of other articles right above the headline, below the head of their list: `快讯`."""
    headline = min((index for index, claim in titles.items() if claim.role == "headline"), default=0)
    start = headline
    while start > 0 and sheet.kinds[start - 1] == "short" and start - 1 not in titles:
        start -= 1
    if start and sheet.cores[start - 1].casefold() in words().related:
        for index in range(start, headline):
            yield Claim(sheet.span(index), "boilerplate", "title.listed", 0.85, ())
