"""The lines of a title group told apart: section, kicker, headline, deck (rules 27 to 29)."""

import re
from collections.abc import Sequence

from cleaner.characters import width
from cleaner.conventions import words
from cleaner.finders.figures import page_language
from cleaner.finders.noise import is_noise
from cleaner.finders.titles.heads import PASSED, SECTION_WIDTH, head, is_word
from cleaner.finders.titles.lines import Title, above_news, is_over_news, joined, opens_news
from cleaner.finders.titles.proofs import LISTED, Proof
from cleaner.finders.titles.roles import (
    COLUMN_WIDTH,
    DASH,
    EASTERN,
    ENTRY,
    Layers,
    is_kicked,
    is_narrow_above,
    is_topped,
    may_be_headline,
    pair,
    single,
    triple,
)
from cleaner.sheet import Sheet

# At most three layers of titles; more short lines than this are navigation.
_LAYERS = 3
# Lines above a group among which the entries of a menu are counted.
_MENU = 8
# Width of a paragraph that may be a deck: three long sentences.
_LONGEST_STANDFIRST = 420
# What has a second sentence, or what somebody said behind a colon, and no mark at its end is no sentence of the text.
_SECOND_SENTENCE = re.compile(r"[^\W\d_]{2}(?:[.!?]\s+\w|:\s[»„“\"«‘'‚][^»«“”„]+[^.!?»«“”„][«”“\"»’'‘]\Z)")
# Languages whose decks end in a full stop: a narrow line that does not is the headline, below its kicker.
_TOPLINES = frozenset({"de"})
# A line with so many commas is a sentence, where nothing else says that it is a title; `10,184` has none.
_COMMA = re.compile(r"[，,](?!\d)")
_COMMAS = 2


def layers(sheet: Sheet, group: Sequence[int], *, kicked: bool, anchor: int | None, proof: Proof | None) -> Layers:
    """Tell the lines of a title group apart: (role, title, rule, score)."""
    group = list(dict.fromkeys(group))
    heads = list(_heads(sheet, group, anchor))
    yield from heads
    kicked = kicked or bool(heads)
    if len(group) > 1 and (last := head(sheet, group[-1])) is not None:
        yield last[0], Title((group.pop(),), ""), *last[1:]
    if proof is not None:
        yield from _proved(sheet, group, proof)
        return
    titles = joined(sheet, _without_repeats(sheet, group))
    if anchor is None:
        titles = _first_of_page(sheet, titles, [title.lines[0] for _, title, *_ in heads])
        if len(titles) == 2 and not DASH.match(titles[1].core):
            yield "kicker", titles.pop(0), "title.kicker", 0.65
    else:
        titles = _above_the_day(sheet, group, _without_entries(titles), anchor)
    standfirst = _standfirst(sheet, titles, anchor)
    if len(titles) == 1:
        yield from single(titles[0])
    elif len(titles) == 2 and standfirst and is_kicked(*titles, *standfirst):
        yield "kicker", titles[0], "title.kicker", 0.7
        yield "headline", titles[1], "title.headline", 0.85
    elif len(titles) == 2:
        yield from pair(*titles, kicked=kicked, topped=page_language(sheet.text, sheet.units) in _TOPLINES)
    elif titles:
        yield from triple(*titles)
    for title in standfirst:
        yield "deck", title, "title.standfirst", 0.75


def _heads(sheet: Sheet, group: list[int], anchor: int | None) -> Layers:
    """What heads the page, taken off its titles; of several sections the last one says most."""
    while len(group) > 1 and (first := head(sheet, group[0])) is not None:
        title = Title((group.pop(0),), "")
        again = len(group) > 1 and head(sheet, group[0]) == first
        yield "boilerplate" if again else first[0], title, *first[1:]
    if len(group) > 1 and _is_word_below_furniture(sheet, group[0], anchor):
        yield "section", Title((group.pop(0),), ""), "title.section", 0.85


def _are_many(sheet: Sheet, group: Sequence[int], titles: Sequence[Title]) -> bool:
    """Whether lines are entries of a menu: more than a group has, below its buttons, or below the head of a list."""
    above = sheet.cores[group[0] - 1].casefold() if group and group[0] else ""
    headed = len(titles) == _LAYERS and above in words().related
    return headed or len(titles) > _LAYERS or (_is_below_menu(sheet, group) and not _are_full(titles))


def _above_the_day(sheet: Sheet, group: Sequence[int], titles: list[Title], anchor: int) -> list[Title]:
    """The titles of a group; in a list of links the one right above the day."""
    if not _are_many(sheet, group, titles):
        return titles
    return _nearest(titles) if group[-1] < anchor else []


def _nearest(titles: Sequence[Title]) -> list[Title]:
    """The title right above the day, or the full one above an entry that says much less: a link to its section."""
    *_, one, last = [Title((), ""), *titles]
    return [one] if width(last.core) < SECTION_WIDTH and width(one.core) >= ENTRY else [last]


def _proved(sheet: Sheet, group: Sequence[int], proof: Proof) -> Layers:
    """The headline that the page says again, and the one line between it and the fields as its deck."""
    yield "headline", Title((proof.at,), ""), proof.rule, proof.score
    if proof.rule == LISTED and group[0] < proof.at:
        yield "kicker", Title((group[0],), ""), "title.kicker", 0.7
    below = [index for index in group if index > proof.at] if proof.at in group else []
    # A line of a few words could be a writer.
    if len(below) == 1 and width(sheet.cores[below[0]]) >= ENTRY:
        yield "deck", Title((below[0],), ""), "title.deck", 0.7


def _is_word_below_furniture(sheet: Sheet, index: int, anchor: int | None) -> bool:
    """Whether a line of one word stands below furniture of the site, and nothing else tells what it is: a section."""
    core = sheet.cores[index]
    return anchor is None and is_word(core) and sheet.kinds[:index][-1:] == ["noise"]


def _without_entries(titles: list[Title]) -> list[Title]:
    """Titles without the entries of a menu above them: two narrow lines above a wide one."""
    narrowest = COLUMN_WIDTH + 1 if titles and EASTERN.search(titles[-1].core) else SECTION_WIDTH
    narrow = [width(title.core) < narrowest for title in titles]
    if narrow == [True, True, False] and not DASH.match(titles[-1].core):
        return titles[-1:] if width(titles[-1].core) >= ENTRY else titles
    return titles


def _is_below_menu(sheet: Sheet, group: Sequence[int]) -> bool:
    """Whether the buttons of a menu end right above a group: its last entries may stand in the group."""
    above = sheet.kinds[max(0, group[0] - _MENU) : group[0]] if group else []
    return above[-1:] == ["noise"] and above.count("short") >= _LAYERS


def _are_full(titles: Sequence[Title]) -> bool:
    """Whether two lines below a menu say as much as a headline and its deck, and not an entry and a headline."""
    return len(titles) == 2 and all(width(title.core) >= ENTRY for title in titles)


def _standfirst(sheet: Sheet, titles: Sequence[Title], anchor: int | None) -> list[Title]:
    """A paragraph between the headline and the day or the writer, pictures aside, with text below, is the deck."""
    index = titles[-1].lines[-1] + 1 if len(titles) in {1, 2} and anchor else 0
    if not index or sheet.prose[:1] != [index] or anchor is None or anchor <= index or len(sheet.prose) < 2:
        return []
    unit, core = sheet.units[index], sheet.cores[index]
    pictured = {"caption"}.issuperset(sheet.kinds[index + 1 : anchor])
    fits = unit.kind == "text" and not unit.breaks and width(core) <= _LONGEST_STANDFIRST
    return [Title((index,), core)] if fits and pictured else []


def _first_of_page(sheet: Sheet, group: list[Title], above: Sequence[int]) -> list[Title]:
    """The title of a group where no date, source or byline shows the place.

    The first line of a page that goes on with its text may be one; what stands below it is left in the body,
    but for a deck with its dash. Behind text of any kind there is no such place.
    """
    if news := above_news(sheet, group):
        return news
    if _are_many(sheet, [at for title in group for at in title.lines], group):
        return []
    top = [at for at in range(group[0].lines[0] if group else 0) if at not in above and sheet.kinds[at] not in PASSED]
    # Below a button of a page that is none of the press, several lines are a menu.
    if not group or (top and len(group) == _LAYERS) or not all(is_noise(sheet.cores[at]) for at in top):
        return []
    if len(group) == 2 and (DASH.match(group[1].core) or is_topped(*group) or is_over_news(sheet, *group)):
        return group
    if len(group) > 1 and is_narrow_above(group[0].core, group[1].core):
        # A few words are a kicker; more could as well be a headline above a deck.
        kicked = width(group[0].core) <= SECTION_WIDTH and _is_sure(sheet, group[1])
        return group[:2] if kicked and may_be_headline(group[1].core) else []
    return group[:1] if _is_sure(sheet, group[0]) else []


def _is_sure(sheet: Sheet, title: Title) -> bool:
    """Whether a line that nothing but its place speaks for is no sentence and no greeting: it does not go on below."""
    last = title.lines[-1]
    here, below = sheet.units[last : last + 2]
    if opens_news(sheet, title):
        return True
    goes_on = sheet.kinds[last + 1] not in PASSED and sheet.cores[last + 1][0].islower()
    if goes_on or title.core.endswith(",") or not {"\n", "\r"} & set(sheet.text[here.end : below.start]):
        return False
    return len(_COMMA.findall(title.core)) < _COMMAS or _SECOND_SENTENCE.search(title.core) is not None


def _without_repeats(sheet: Sheet, group: Sequence[int]) -> list[int]:
    """Of a title that stands twice in the group, the one nearer to the date line below."""
    return sorted({sheet.said(index): index for index in group}.values())
