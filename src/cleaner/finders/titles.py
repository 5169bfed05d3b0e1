"""Kicker, headline, deck and section: short lines, told apart by what stands around them.

A page may have none. A sentence of the body, a caption or a site's name is never promoted.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.characters import CJK, width
from cleaner.conventions import words
from cleaner.finders.crossheads import is_explainer
from cleaner.finders.names import is_office
from cleaner.finders.noise import is_noise
from cleaner.finders.title_lines import Title, joined
from cleaner.finders.title_proofs import framed_title, original_title, proved_kicker, without_site
from cleaner.model import Claim, Part, Span
from cleaner.sheet import MORE, Sheet

_ANCHORS = (frozenset({"date", "source"}), frozenset({"byline"}))
_DASH = re.compile(r"[—―－–-]{1,2}")
_HAN = re.compile(f"[{CJK}]")
_LETTER = re.compile(r"[^\W\d_]")
# Column titles by shape (rule 28): in brackets, or short and ending in a word for a kind of column.
_COLUMN = re.compile(
    r"[【\[〖].{2,20}[】\]〗]|.{0,6}(?:观察|调查|时评|现场|一线|周刊|故事|聚焦|专题|访谈|速递|视点|追踪|特写)"
)
_PARALLEL = re.compile(f"[{CJK}]{{4,9}}[ \u3000][{CJK}]{{4,9}}")
# At most three layers of titles; more short lines than this are navigation.
_LAYERS = 3
# A deck supplements the headline and is longer; measured in width.
_DECK_RATIO = 1.3
# A kicker above a headline in an alphabet says less than this share of it.
_KICKER_SHARE = 0.85
_SECTION_WIDTH = 24
# Width of a headline: four Han characters or two short words, forty Han characters or a long English sentence.
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 8, 110
# Width of a paragraph that may be a deck: three long sentences.
_LONGEST_STANDFIRST = 420
# Width of a headline below a line that is as short.
_NARROW = 60
# A count of comments or of readers below a title.
_COUNTER = re.compile(r"\d{1,5}")
# What has a second sentence and no mark at its end is no sentence of the text.
_SECOND_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?]\s+\w")
# Kinds of lines between titles and what they belong to.
_PASSED = frozenset({"meta", "noise", "caption"})
# Marks that a kicker or a headline may end in.
_EXCLAIMED = frozenset("！？!?")
# A line with so many commas is a sentence, where nothing else says that it is a title.
_COMMAS = 2
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
    if core[-1:] == "?" and width(core) <= _LONGEST_HEADLINE and not sheet.by_unit[0] and is_explainer(sheet):
        return list(_claims(sheet, Title((0,), core), "headline", "title.question", 0.75))
    return []


def _guessed(sheet: Sheet, taken: set[int], *, kicked: bool) -> Iterator[tuple[int, Claim]]:
    """The titles that their places tell, `(unit index, claim)`."""
    around = _around_the_body(sheet, taken)
    if around is not None:
        yield from _claims(sheet, Title((around[0],), ""), "kicker", "title.top", 0.75)
        taken = {*taken, around[0]}
    group = [index for index in _main_group(sheet, taken) if index not in taken]
    for role, title, rule, score in _layers(sheet, group, kicked=kicked, anchor=_anchor(sheet)):
        yield from _claims(sheet, title, role, rule, score)


def _claims(sheet: Sheet, title: Title, role: str, rule: str, score: float) -> Iterator[tuple[int, Claim]]:
    """A claim for each line of a title; those behind the first go on with its value."""
    for number, index in enumerate(title.lines):
        unit = sheet.units[index]
        span = Span(unit.start, unit.end)
        said = Span(unit.start, unit.start + without_site(sheet.cores[index])) if role == "headline" else span
        yield index, Claim(span, role, rule, score, (Part(MORE if number else role, said),))


def _main_group(sheet: Sheet, taken: set[int]) -> Sequence[int]:
    """The run of titles nearest to the date, source or byline line, or else right above the body."""
    anchor = _anchor(sheet)
    if not sheet.prose:
        # A list below its title and its day.
        near = () if anchor is None else _run_before(sheet, anchor, taken)
        return near if near and not any(map(_LETTER.search, sheet.cores[: near[0]])) else ()
    above = _run_before(sheet, sheet.prose[0], taken)
    if anchor is None:
        return above
    near = _run_before(sheet, anchor, taken)
    if len(near) == 1 and sheet.cores[near[0]].casefold() in words().standing:
        near = [*near, *_run_after(sheet, anchor, taken)]
    if anchor > sheet.prose[0]:
        # A letter ends in the offices that sign it, and the day.
        return above or [index for index in near if not is_office(sheet.cores[index])]
    return near or _run_after(sheet, anchor, taken)


def _around_the_body(sheet: Sheet, taken: set[int]) -> tuple[int, int] | None:
    """Kicker and headline where the body stands between them, and the headline right above the date line (rule 29)."""
    anchor = _anchor(sheet)
    if not sheet.prose or anchor is None or anchor < sheet.prose[0] or taken:
        return None
    above, near = _run_before(sheet, sheet.prose[0], taken), _run_before(sheet, anchor, taken)
    if len(near) != 1 or near[0] < sheet.prose[-1] or not above or above[0] > 0:
        return None
    kickers = [index for index in above if sheet.said(index) != sheet.said(near[0])]
    return (kickers[0], near[0]) if len(kickers) == 1 else None


def _anchor(sheet: Sheet) -> int | None:
    """The first line of date or source, else of a byline; a page number or a section at the top is none."""
    claimed = [(index, claims) for index, claims in enumerate(sheet.by_unit) if claims]
    for roles in _ANCHORS:
        for index, claims in claimed:
            if sheet.kinds[index] == "meta" and any(part.role in roles for claim in claims for part in claim.parts):
                return index
    return None


def _is_title(sheet: Sheet, index: int) -> bool:
    return sheet.is_title(index) and not is_noise(sheet.cores[index])


def _run_before(sheet: Sheet, end: int, taken: set[int]) -> Sequence[int]:
    """The titles right before a unit, ascending; lines of fields and furniture between do not count."""
    at = end - 1
    while at >= 0 and (sheet.kinds[at] in _PASSED or at in taken or _COUNTER.fullmatch(sheet.cores[at])):
        at -= 1
    start = at
    while start >= 0 and (_is_title(sheet, start) or start in taken):
        start -= 1
    return [index for index in range(start + 1, at + 1) if index not in taken]


def _run_after(sheet: Sheet, start: int, taken: set[int]) -> Sequence[int]:
    at = start + 1
    while at < len(sheet.kinds) and (sheet.kinds[at] in _PASSED or at in taken):
        at += 1
    end = at
    while end < len(sheet.kinds) and _is_title(sheet, end):
        end += 1
    return range(at, end) if end < len(sheet.kinds) and sheet.kinds[end] != "short" else ()


_Layers = Iterator[tuple[str, Title, str, float]]


def _layers(sheet: Sheet, group: Sequence[int], *, kicked: bool, anchor: int | None) -> _Layers:
    """Tell the lines of a title group apart: (role, title, rule, score)."""
    group = list(dict.fromkeys(group))
    if group and _is_section(sheet, group[0]) and len(group) > 1:
        yield "section", Title((group[0],), ""), "title.section", 0.85
        group.pop(0)
    unique = joined(sheet, _without_repeats(sheet, group))
    if len(unique) > _LAYERS or anchor is None:
        unique = _most_likely(sheet, unique, above=anchor is not None and group[-1] < anchor)
    if len(unique) == 1:
        yield from _single(unique[0])
    elif len(unique) == 2:
        yield from _pair(*unique, kicked=kicked)
    elif unique:
        yield from _triple(*unique)
    if len(unique) in {1, 2} and anchor is not None:
        yield from _standfirst(sheet, unique[-1].lines[-1] + 1, anchor)


def _standfirst(sheet: Sheet, index: int, anchor: int) -> _Layers:
    """A paragraph between the headline and the line of the date or the writer, with the text below, is the deck."""
    if sheet.prose[:1] != [index] or anchor != index + 1 or len(sheet.prose) < 2 or sheet.units[index].breaks:
        return
    if sheet.units[index].kind == "text" and width(sheet.cores[index]) <= _LONGEST_STANDFIRST:
        yield "deck", Title((index,), ""), "title.standfirst", 0.75


def _most_likely(sheet: Sheet, group: list[Title], *, above: bool) -> list[Title]:
    """One title of a group that is no plain set of layers.

    In a list of links the one right above the date line is the title. Where no date, source or byline shows the
    place, the first line of a page that goes on with its text may be; what stands below it is left in the body,
    but for a deck with its dash. Behind text of any kind there is no such place.
    """
    if len(group) > _LAYERS:
        return group[-1:] if above else []
    if not group or any(kind not in _PASSED for kind in sheet.kinds[: group[0].lines[0]]):
        return []
    if len(group) == 2 and _DASH.match(group[1].core):
        return group
    return group[:1] if _is_sure(sheet, group[0]) else []


def _is_sure(sheet: Sheet, title: Title) -> bool:
    """Whether a line that nothing but its place speaks for is no sentence: it stands alone and does not go on below."""
    last = title.lines[-1]
    here, below = sheet.units[last : last + 2]
    if not {"\n", "\r"} & set(sheet.text[here.end : below.start]) or sheet.cores[last + 1][0].islower():
        return False
    return sum(map(title.core.count, "，,")) < _COMMAS or _SECOND_SENTENCE.search(title.core) is not None


def _without_repeats(sheet: Sheet, group: Sequence[int]) -> list[int]:
    """Of a title that stands twice in the group, the one nearer to the date line below."""
    return sorted({sheet.said(index): index for index in group}.values())


def _is_section(sheet: Sheet, index: int) -> bool:
    return sheet.cores[index].casefold() in words().sections and width(sheet.cores[index]) <= _SECTION_WIDTH


def _single(title: Title) -> _Layers:
    """One title is the headline, unless it is a standing head: then the article has none."""
    core = title.core
    if core.casefold() in words().standing:
        yield "kicker", title, "title.standing", 0.9
    elif _may_be_headline(core):
        yield "headline", title, "title.only", 0.85


def _may_be_headline(core: str) -> bool:
    """Whether a line is neither a word nor a paragraph nor a deck."""
    if not _SHORTEST_HEADLINE <= width(core) <= _LONGEST_HEADLINE or not (" " in core or _HAN.search(core)):
        return False
    return not _DASH.match(core)


def _pair(upper: Title, lower: Title, *, kicked: bool) -> _Layers:
    first, second = upper.core, lower.core
    if not _HAN.search(first + second) and not any(map(_may_be_headline, (first, second))):
        return
    if _is_deck(first, second, kicked=kicked) and not _is_column(first) and not _is_topline(first, second):
        yield "headline", upper, "title.headline", 0.85
        yield "deck", lower, "title.deck", 0.8
    else:
        yield "kicker", upper, "title.kicker", 0.7
        yield "headline", lower, "title.headline", 0.85


def _is_column(core: str) -> bool:
    return (
        core.casefold() in words().standing
        or _COLUMN.fullmatch(core) is not None
        or _PARALLEL.fullmatch(core) is not None
    )


def _is_topline(first: str, second: str) -> bool:
    """In an alphabet: a word alone, or a line that is as short as the one below, which supplements nothing then."""
    if _HAN.search(first + second) or _DASH.match(second):
        return False
    return " " not in first or (
        _may_be_headline(second)
        and width(second) <= _NARROW
        and width(first) <= width(second) < _DECK_RATIO * width(first)
    )


def _is_deck(first: str, second: str, *, kicked: bool) -> bool:
    if _DASH.match(second) or not _HAN.search(first + second):
        return True
    if first[-1] in _EXCLAIMED:
        return False
    return kicked or ("，" in second and second[-1] not in _EXCLAIMED and width(second) >= _DECK_RATIO * width(first))


def _triple(first: Title, second: Title, third: Title) -> _Layers:
    if not _HAN.search(first.core + second.core) and not _rises(first, second, third):
        yield "headline", first, "title.headline", 0.8
        yield "deck", second, "title.deck", 0.7
        return
    yield "kicker", first, "title.kicker", 0.75
    yield "headline", second, "title.headline", 0.85
    yield "deck", third, "title.deck", 0.75


def _rises(*titles: Title) -> bool:
    """Whether three lines grow: a kicker of a few words, a headline, a deck that says more."""
    sizes = [width(title.core) for title in titles]
    return sizes[0] <= _KICKER_SHARE * sizes[1] and sizes[1] < sizes[2]


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
