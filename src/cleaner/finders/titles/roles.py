"""What one, two or three lines above a text are: kicker, headline and deck, by what they say and how wide they are."""

import re
from collections.abc import Iterator

from cleaner.characters import CJK, HAN, width
from cleaner.conventions import words
from cleaner.finders.titles.heads import MASTHEAD, are_sections, is_below_a_title, is_paper, is_standing
from cleaner.finders.titles.lines import Title

# The first heading of a text that counts them.
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
DASH = re.compile(r"[—―－–-]{1,2}")
EASTERN = re.compile(f"[{CJK}]")
# Column titles by shape (rule 28): in brackets, or short and ending in a word for a kind of column.
_COLUMN = re.compile(
    r"[【\[〖].{2,20}[】\]〗]|.{0,6}(?:观察|调查|时评|现场|一线|周刊|故事|聚焦|专题|访谈|速递|视点|追踪|特写)"
)
_PARALLEL = re.compile(f"[{CJK}]{{4,9}}[ \u3000][{CJK}]{{4,9}}")
# Width from which a line is no entry of a menu, and no name.
ENTRY = 32
# A deck supplements the headline and is longer; measured in width.
_DECK_RATIO = 1.3
# The score of a deck with its dash: it counts more than a summary with a label.
_DASHED = 0.96
# A kicker above a headline in an alphabet says less than this share of it.
_KICKER_SHARE = 0.85
# The name of a column beside a headline: four to six Han characters, beside a line that is so many times as long.
COLUMN_WIDTH, LONG = 12, 3
# Width of a line that is seldom a headline by itself, and how much wider what stands below is where it is none.
_NARROW_HEAD, _KICKED_RATIO = 34, 1.8
# Width of a headline: four Han characters or two short words, forty Han characters or a long English sentence.
_SHORTEST_HEADLINE, LONGEST_HEADLINE = 8, 120
# Width of a headline below a line that is as short.
_NARROW = 60
# What a note of the desk stands in, `(Follows alerts)`, and no headline.
_BRACKETS = frozenset(("()", "[]"))
# A turn of those who ask and answer, `问：医保卡丢了怎么办？`, and no headline of it.
_TURN = re.compile(r"(?:[问問答QA]|记者|記者|主持人)\s?[:：]")
_CHINESE = re.compile(f"[{HAN}]")
# Width of a site's name above a headline, and how many times as much the headline says.
_NAME, _MORE = 16, 3
# A gap that only parts fields.
_GAP = " " * 4
# Marks that a kicker or a headline may end in.
_EXCLAIMED = frozenset("！？!?")

# A line of titles: its role, the lines, the rule and the score.
Layers = Iterator[tuple[str, Title, str, float]]


def single(title: Title) -> Layers:
    """One title is the headline, unless it is a standing head: then the article has none."""
    core = title.core
    if are_sections(core):
        yield "section", title, "title.section", 0.85
    elif is_standing(core):
        yield "kicker", title, "title.standing", 0.9
    elif is_paper(core):
        yield MASTHEAD[0], title, *MASTHEAD[1:]
    elif may_be_headline(core):
        yield "headline", title, "title.only", 0.85


def may_be_headline(core: str) -> bool:
    """Whether a line is neither a word nor a paragraph nor a deck, and nobody says it."""
    if not _SHORTEST_HEADLINE <= width(core) <= LONGEST_HEADLINE or not (" " in core or EASTERN.search(core)):
        return False
    said = _TURN.match(core) or (DASH.match(core) and EASTERN.search(core))
    return not said and (core[0] + core[-1]) not in _BRACKETS and _GAP not in core


def pair(upper: Title, lower: Title, *, kicked: bool, topped: bool) -> Layers:
    """Of two titles one is the headline. `kicked`: a kicker stands above; `topped`: the language prints toplines."""
    first, second = upper.core, lower.core
    if EASTERN.search(second) and width(second) <= COLUMN_WIDTH and width(first) >= LONG * width(second):
        yield "headline", upper, "title.headline", 0.8
        yield "kicker", lower, "title.column", 0.7
        return
    if is_topped(upper, lower) and not DASH.match(second):
        yield "kicker", upper, "title.kicker", 0.7
        yield "headline", lower, "title.headline", 0.85
        return
    if not EASTERN.search(first + second) and not any(map(may_be_headline, (first, second))):
        return
    headed = (kicked and not first[0].islower()) or not (
        _is_topline(first, second) or (topped and width(first) < width(second) <= _NARROW)
    )
    if is_below_a_title(second):
        yield from single(upper)
        yield "section", lower, "title.section-below", 0.7
    elif _NUMBERED.match(second) or (width(second) < _SHORTEST_HEADLINE and not EASTERN.search(second)):
        yield from single(upper)
    elif _is_deck(first, second, kicked=kicked) and not _is_column(first) and headed:
        yield "headline", upper, "title.headline", 0.85
        yield "deck", lower, "title.deck", 0.8 if not DASH.match(second) else _DASHED
    else:
        if first.casefold() not in words().edges:
            yield "kicker", upper, "title.kicker", 0.7
        yield "headline", lower, "title.headline", 0.85


def _is_column(core: str) -> bool:
    return core.casefold() in words().standing or any(shape.fullmatch(core) for shape in (_COLUMN, _PARALLEL))


def _is_topline(first: str, second: str) -> bool:
    """In an alphabet: a word, a line in lower case or in capitals, or one as short as the line below."""
    if EASTERN.search(first + second) or DASH.match(second):
        return False
    if (first[0].islower() and second[0].isupper()) or (first.isupper() and not second.isupper()):
        return True
    return " " not in first or (
        may_be_headline(second)
        and width(second) <= _NARROW
        and width(first) <= width(second) < _DECK_RATIO * width(first)
    )


def _is_deck(first: str, second: str, *, kicked: bool) -> bool:
    if DASH.match(second) or not EASTERN.search(first + second):
        return True
    if first[-1] in _EXCLAIMED:
        return False
    return kicked or ("，" in second and second[-1] not in _EXCLAIMED and width(second) >= _DECK_RATIO * width(first))


def triple(first: Title, second: Title, third: Title) -> Layers:
    """Kicker, headline and deck, or a headline between two others."""
    if not EASTERN.search(first.core + second.core) and not _rises(first, second, third):
        yield "headline", first, "title.headline", 0.8
        yield "deck", second, "title.deck", 0.7
        return
    # What stands below a headline with its dash could be a writer.
    if DASH.match(second.core):
        yield "headline", first, "title.headline", 0.85
        yield "deck", second, "title.deck", _DASHED
        return
    yield "kicker", first, "title.kicker", 0.75
    yield "headline", second, "title.headline", 0.85
    yield "deck", third, "title.deck", 0.75


def is_kicked(first: Title, second: Title, third: Title) -> bool:
    """Whether two lines above a standfirst are a theme and a headline, and no headline with two decks."""
    if is_narrow_above(first.core, second.core):
        return True
    latin = not EASTERN.search(first.core + second.core) and may_be_headline(second.core)
    return latin and _rises(first, second, third)


def _rises(*titles: Title) -> bool:
    """Whether three lines grow: a kicker of a few words, a headline, a deck that says more."""
    sizes = [width(title.core) for title in titles]
    return sizes[0] <= _KICKER_SHARE * sizes[1] and sizes[1] < sizes[2]


def is_narrow_above(first: str, second: str) -> bool:
    """Whether a line in an alphabet is too narrow for a headline, and the one below could be it."""
    narrow = width(first) <= _NARROW_HEAD and not EASTERN.search(first + second)
    return narrow and width(second) >= max(ENTRY, _KICKED_RATIO * width(first))


def is_topped(first: Title, second: Title) -> bool:
    """Whether a word or two stand above a line that says far more: the site or a column, and the headline."""
    if _CHINESE.search(first.core):
        return False
    return width(first.core) <= _NAME and width(second.core) >= _MORE * width(first.core)
