"""Kicker, headline, deck and section: short lines, found by what stands around them.

A page may have none. A sentence of the body, a caption or a site's name is never promoted.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.characters import CJK, HAN, ends_sentence, width
from cleaner.conventions import words
from cleaner.finders.crossheads import LIST_ITEM, is_explainer
from cleaner.finders.names import is_office
from cleaner.finders.noise import is_noise
from cleaner.finders.title_layers import LONGEST_HEADLINE, PASSED, is_standing, layers, masthead
from cleaner.finders.title_lines import Title
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
from cleaner.sheet import MORE, Sheet, is_address

_ANCHORS = (frozenset({"date", "source"}), frozenset({"byline"}))
_LETTER = re.compile(r"[^\W\d_]")
# The last word of a line in Han characters.
_LAST_WORD = re.compile(f"[ \u3000]([{HAN}A-Za-z]*[{HAN}])\\Z")
# Blanks of a title that nothing but the day of an update stands below: four words.
_BLANKS_UPDATED = 3
# Width of the name of a site or a section above the day.
_LONGEST_NAME = 24
# More than this share of the longer words of a title in title case begin with a capital.
_CAPITALS = 0.7
_CJK = re.compile(f"[{CJK}]")
# A count of comments or of readers below a title.
_COUNTER = re.compile(r"\d{1,5}(?: \d{1,5})?")
# Layers that stay where a line that stands twice is the headline.
_ABOVE = frozenset({"section", "source"})
# Width of a headline that is longer than what papers print; what ends in such a mark goes on or was cut off.
_LONGEST_LONG, _CUT = 220, frozenset("…:：,，、;；-–—")
# Letters of a title that can be told from a mark, a number or a single word.
_SHORTEST_TITLE = 4
# Lines between the date and the text, and how much more text stands below the date than in the teasers above it.
_NEAR, _TEASED = 4, 3


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
    anchor = _anchor(sheet)
    around = _around_the_body(sheet, taken, anchor) or _over_the_date(sheet, taken, anchor)
    if around is not None:
        yield from _claims(sheet, Title((around[0],), ""), "kicker", "title.top", 0.75)
        taken = {*taken, around[0]}
    group = [index for index in _main_group(sheet, taken, anchor) if index not in taken]
    for role, title, rule, score in layers(sheet, group, kicked=kicked, anchor=anchor):
        yield from _claims(sheet, title, role, rule, score)
    if group and anchor is not None and group[-1] < anchor:
        below = next((at for at in range(anchor + 1, len(sheet.units)) if sheet.kinds[at] not in PASSED), None)
        if below is not None and sheet.kinds[below] == "short" and sheet.cores[below].startswith("——"):
            yield from _claims(sheet, Title((below,), ""), "deck", "title.dash", 0.9)


def _claims(sheet: Sheet, title: Title, role: str, rule: str, score: float) -> Iterator[tuple[int, Claim]]:
    """A claim for each line of a title; those behind the first go on with its value."""
    for number, index in enumerate(title.lines):
        unit = sheet.units[index]
        span = Span(unit.start, unit.end)
        said = Span(unit.start, unit.start + without_site(sheet.cores[index])) if role == "headline" else span
        parts = () if role == "boilerplate" else (Part(MORE if number else role, said),)
        yield index, Claim(span, role, rule, score, parts)


def _main_group(sheet: Sheet, taken: set[int], anchor: int | None) -> Sequence[int]:
    """The run of titles nearest to the date, source or byline line, or else right above the body."""
    if not sheet.prose:
        # A list below its title and its day.
        near = () if anchor is None else _run_before(sheet, anchor, taken)
        return near if near and not any(map(_LETTER.search, sheet.cores[: near[0]])) else ()
    above = _run_before(sheet, sheet.prose[0], taken) or _over_points(sheet, taken)
    if anchor is None:
        first = _run_before(sheet, above[0], taken) if above and above[0] > 0 else ()
        buttons = len(first) == 1 and set(sheet.kinds[first[0] + 1 : above[0]]) == {"noise"}
        return [*first, *above] if buttons else above
    near = _run_before(sheet, anchor, taken)
    if near and near[-1] + 1 in taken:
        return _run_after(sheet, anchor, taken)
    if len(near) == 1 and sheet.cores[near[0]].casefold() in words().standing:
        near = [*_run_before(sheet, near[0], taken), *near, *_run_after(sheet, anchor, taken)]
    if anchor > sheet.prose[0]:
        if len(near) == 1 and _opens_the_text(sheet, anchor) and not is_office(sheet.cores[near[0]]):
            return near
        # A letter ends in the offices that sign it, and the day.
        near = [index for index in near if not is_office(sheet.cores[index])]
        # Notices of the site may stand above the title of a text.
        return near if near and _heads_text(sheet, anchor) else above or near
    return near or _run_after(sheet, anchor, taken)


def _opens_the_text(sheet: Sheet, anchor: int) -> bool:
    """Whether nearly all of the running text stands below a line of fields: above it are teasers of the site."""
    sizes = {index: len(sheet.cores[index]) for index in sheet.prose}
    below = sum(size for index, size in sizes.items() if index > anchor)
    near = any(anchor < index <= anchor + _NEAR for index in sheet.prose)
    return near and below >= _TEASED * (sum(sizes.values()) - below)


def _heads_text(sheet: Sheet, anchor: int) -> bool:
    """Whether most of the running text stands below a line."""
    return 2 * sum(index > anchor for index in sheet.prose) > len(sheet.prose)


def _over_points(sheet: Sheet, taken: set[int]) -> Sequence[int]:
    """A title alone above the points that sum up the text below them."""
    end = sheet.prose[0]
    while end > 0 and sheet.kinds[end - 1] == "short" and LIST_ITEM.match(sheet.cores[end - 1]):
        end -= 1
    found = _run_before(sheet, end, taken) if end < sheet.prose[0] else ()
    return found if len(found) == 1 else ()


def _around_the_body(sheet: Sheet, taken: set[int], anchor: int | None) -> tuple[int, int] | None:
    """Kicker and headline where the body stands between them, and the headline right above the date line (rule 29)."""
    if not sheet.prose or anchor is None or anchor < sheet.prose[0] or taken:
        return None
    above, near = _run_before(sheet, sheet.prose[0], taken), _run_before(sheet, anchor, taken)
    if len(near) != 1 or near[0] < sheet.prose[-1] or not above or above[0] > 0:
        return None
    kickers = [index for index in above if sheet.said(index) != sheet.said(near[0])]
    return (kickers[0], near[0]) if len(kickers) == 1 else None


def _over_the_date(sheet: Sheet, taken: set[int], anchor: int | None) -> tuple[int, int] | None:
    """A site's or a section's name on the first line, and the headline where it stands below the day."""
    if not sheet.prose or anchor is None or not _heads_text(sheet, anchor) or taken:
        return None
    near, behind = _run_before(sheet, anchor, taken), _run_after(sheet, anchor, taken)
    if near and behind and is_standing(sheet.cores[near[-1]]) and width(sheet.cores[behind[0]]) > _LONGEST_NAME:
        return near[-1], behind[0]
    if len(near) != 1 or not behind or any(kind not in PASSED for kind in sheet.kinds[: near[0]]):
        return None
    name, title = sheet.cores[near[0]], sheet.cores[behind[0]]
    named = name.isascii() and width(name) <= _LONGEST_NAME < width(title)
    named = named and all(word[0].isupper() or not word[0].isalpha() for word in name.split(" "))
    return (near[0], behind[0]) if named and _is_capitalised(title) else None


def _is_capitalised(core: str) -> bool:
    """Whether most longer words of a title begin with a capital: a deck below the day is a sentence."""
    long = [word for word in core.split(" ") if len(word) > _SHORTEST_TITLE - 1]
    return sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _anchor(sheet: Sheet) -> int | None:
    """The first line of date or source, else of a byline, else of an update that is right below a title."""
    claimed = [(index, claims) for index, claims in enumerate(sheet.by_unit) if claims and sheet.kinds[index] == "meta"]
    for roles in _ANCHORS:
        for index, claims in claimed:
            if any(part.role in roles for claim in claims for part in claim.parts):
                return index
    updates = (index for index, claims in claimed if any(claim.role == "updated" for claim in claims))
    return next((at for at in updates if at and sheet.cores[at - 1].count(" ") >= _BLANKS_UPDATED), None)


def _is_title(sheet: Sheet, index: int) -> bool:
    """Whether a line could be a title, and does not end in a button: `年代電視 APP下載`."""
    core = sheet.cores[index]
    last = _LAST_WORD.search(core)
    return sheet.is_title(index) and not is_noise(core) and not (last and is_noise(last[1]))


def _is_passed(sheet: Sheet, index: int) -> bool:
    """Whether a line may stand between a title and its text: fields, datelines, furniture, counters, buttons."""
    core, kind = sheet.cores[index], sheet.kinds[index]
    if kind in PASSED or (kind == "short" and sheet.by_unit[index]):
        return True
    return _COUNTER.fullmatch(core) is not None or is_address(core) or is_noise(core)


def _run_before(sheet: Sheet, end: int, taken: set[int]) -> Sequence[int]:
    """The titles right before a unit, ascending; lines of fields and furniture between do not count."""
    at = end - 1
    while at >= 0 and (at in taken or _is_passed(sheet, at)):
        at -= 1
    start = at
    while start >= 0 and (_is_title(sheet, start) or start in taken):
        start -= 1
    return [index for index in range(start + 1, at + 1) if index not in taken]


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
