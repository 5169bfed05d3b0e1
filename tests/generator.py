"""The page generator: invented articles, printed the way scraped pages print them, and ways to damage a page.

Hypothesis draws a `Recipe`: what the article holds and how it is printed. A recipe makes one `Story` (what was
written) and one `Page` (how it came out of the scraper: units of text with lines of layout between them). The
wording follows from the recipe, so two recipes share no sentences, and a failure prints its recipe.
"""

import calendar
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cleaner.conventions import patterns

WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
# Chinese pages are twice as many: they have the most shapes.
LANGUAGES = ("zh", "zh", "en", "ru")
_MONTHS = calendar.month_name
# How a copy of the body is cut: one giant line, or its blocks on lines, with and without layout between.
GIANT, LINES, BARRED = "giant", "lines", "barred"


@dataclass(frozen=True)
class Recipe:
    """What a page holds and how it is printed; `cuts` has one entry for each copy of the body."""

    language: str = "zh"
    wording: int = 0
    day: date = date(2020, 1, 1)
    paragraphs: int = 2
    headings: tuple[int, ...] = ()
    kicker: str = ""
    writers: int = 0
    captions: int = 0
    cuts: tuple[str, ...] = (LINES,)
    body_first: bool = False
    glued: bool = False
    gaps: tuple[int, ...] = (1,)
    bar: str = "|"
    trail: str = ""
    end: str = "\n"


@dataclass(frozen=True)
class Story:
    """The article behind a page. `blocks` are `(paragraph or heading, text)`, `captions` are `(text, credit)`."""

    language: str
    headline: str
    kicker: str | None
    date: str
    source: str | None
    byline: tuple[str, ...]
    captions: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unit:
    """A stretch of the page between layout; `role` is headline, kicker, meta, caption or body."""

    role: str
    text: str


@dataclass(frozen=True)
class Page:
    """Units with `gaps[i]` lines of layout before unit `i`, and `gaps[-1]` behind the last one."""

    recipe: Recipe
    units: tuple[Unit, ...] = field(repr=False)
    gaps: tuple[int, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The page as printed."""
        lines: list[str] = []
        for gap, unit in zip(self.gaps, self.units, strict=False):
            lines += [self.recipe.bar] * gap
            lines.append(unit.text + ("" if unit.role == "body" else self.recipe.trail))
        return "\n".join([*lines, *[self.recipe.bar] * self.gaps[-1]]) + self.recipe.end

    @property
    def bodies(self) -> list[int]:
        """The places of the body's copies among the units."""
        return [index for index, unit in enumerate(self.units) if unit.role == "body"]


# ---------------------------------------------------------------- recipes


@st.composite
def recipes(
    draw: st.DrawFn, languages: Sequence[str] = LANGUAGES, fewest_copies: int = 0, most_copies: int = 3
) -> Recipe:
    """A page with its article printed once and `fewest_copies` to `most_copies` times more."""
    language = draw(st.sampled_from(languages))
    chinese = language == "zh"
    debris = chinese or draw(st.booleans())
    paragraphs, few = draw(st.integers(2, 7)), st.integers(0, 1)
    people = st.integers(0, 0 if language == "ru" else 2)
    copies = draw(st.integers(fewest_copies, most_copies))
    # In Latin and Cyrillic text joined by single spaces no paragraph can be seen, so their copies stand on lines.
    cut = st.sampled_from([GIANT, LINES, BARRED] if chinese else [LINES, BARRED] if debris else [LINES])
    return Recipe(
        language=language,
        wording=draw(st.integers(0, 2**16)),
        day=draw(st.dates(date(2001, 1, 1), date(2025, 12, 31))),
        paragraphs=paragraphs,
        # A heading stands before a paragraph, never before the first one.
        headings=tuple(sorted(draw(st.sets(st.integers(1, paragraphs - 1), min_size=draw(few), max_size=3)))),
        kicker=draw(st.sampled_from(["", "phrase", "parallel"])) if chinese else "",
        writers=draw(people),
        captions=draw(people),
        cuts=tuple(draw(st.lists(cut, min_size=copies + 1, max_size=copies + 1))),
        body_first=chinese and draw(st.booleans()),
        glued=chinese and draw(st.booleans()),
        gaps=tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))) if debris else (0,),
        bar=draw(st.sampled_from(["|", "| ", "| |"])),
        trail=draw(st.sampled_from(["", " |", "|"])) if debris else "",
        end=draw(st.sampled_from(["", "\n"])),
    )


def pages(
    languages: Sequence[str] = LANGUAGES, fewest_copies: int = 0, most_copies: int = 3
) -> st.SearchStrategy[Page]:
    """Pages of drawn recipes."""
    return recipes(languages, fewest_copies, most_copies).map(printed)


# ---------------------------------------------------------------- stories


class Writer:
    """Words of one language; no sentence, name or heading is said twice."""

    def __init__(self, recipe: Recipe) -> None:
        self.language = recipe.language
        self.random = Random(repr(recipe))  # noqa: S311  (words, not secrets)
        self._words = WORDS[recipe.language]
        self._said: set[str] = set()

    def pick(self, name: str) -> str:
        """A word of a list, with its number or place filled in."""
        text = self.random.choice(self._words[name])
        if "{n}" in text:
            text = text.replace("{n}", str(self.random.randint(2, 980)))
        return text.replace("{place}", self.pick("places")) if "{place}" in text else text

    def fresh(self, make: Callable[["Writer"], str]) -> str:
        """A text that this writer has not made before."""
        text = make(self)
        while text in self._said:
            text = make(self)
        self._said.add(text)
        return text


def story(recipe: Recipe) -> Story:
    """The article of a recipe."""
    writer = Writer(recipe)
    blocks: list[tuple[str, str]] = []
    for index in range(recipe.paragraphs):
        if index in recipe.headings:
            blocks.append(("heading", writer.fresh(lambda one: one.pick("heads"))))
        blocks.append(("paragraph", _paragraph(writer)))
    chinese = recipe.language == "zh"
    return Story(
        language=recipe.language,
        headline=f"{writer.pick('subjects')}{'' if chinese else ' '}{writer.pick('deeds')}",
        kicker=_kicker(writer, recipe.kicker),
        date=recipe.day.isoformat(),
        source=writer.pick("places")[:2] + writer.pick("papers") if chinese else None,
        byline=tuple(writer.fresh(_name) for _ in range(recipe.writers)),
        captions=tuple((writer.fresh(_caption), writer.fresh(_name)) for _ in range(recipe.captions)),
        blocks=tuple(blocks),
    )


def _paragraph(writer: Writer) -> str:
    """Two to four sentences: long enough that nothing takes it for a title."""
    joint = "" if writer.language == "zh" else " "
    return joint.join(writer.fresh(_SENTENCES[writer.language]) for _ in range(writer.random.randint(2, 4)))


def _kicker(writer: Writer, form: str) -> str | None:
    if not form:
        return None
    first, second = writer.random.sample(WORDS["zh"]["kickers"], 2)
    return f"{first} {second}" if form == "parallel" else f"{first}{second}"


def _name(writer: Writer) -> str:
    if writer.language == "zh":
        return writer.pick("surnames") + writer.pick("given")
    return f"{writer.pick('first')} {writer.pick('last')}"


def _caption(writer: Writer) -> str:
    if writer.language == "zh":
        return f"{writer.pick('places')}的{writer.pick('roles')}在{writer.pick('things')}前合影。"
    return f"{writer.pick('things').capitalize()}, seen from {writer.pick('places')}."


def _chinese(writer: Writer) -> str:
    pick = writer.pick
    name, thing, tail = _name(writer), pick("things"), pick("tails")
    return writer.random.choice(
        [
            f"{pick('times')}，{pick('places')}的{pick('roles')}{name}{pick('verbs')}{thing}，{tail}。",
            f"{pick('places')}{pick('verbs')}{thing}，{tail}，{pick('tails')}。",
            f"{pick('roles')}{name}说：“{pick('quotes')}，{pick('reasons')}。”",
            f"“{pick('quotes')}，{pick('reasons')}。”{name}站在{thing}旁边说。",
            f"{pick('times')}，{thing}被送到{pick('places')}，{tail}。",
            f"{pick('roles')}回忆，{thing}放了{writer.random.randint(2, 90)}年，{tail}；{pick('times')}，才有人问起。",
        ]
    )


def _english(writer: Writer) -> str:
    pick = writer.pick
    name, thing, tail = _name(writer), pick("things"), pick("tails")
    return writer.random.choice(
        [
            f"{pick('times')}, {pick('roles')} of {pick('places')} {pick('verbs')} {thing}, {tail}.",
            f"In {pick('places')}, {name} {pick('verbs')} {thing} {tail}.",
            f"“{pick('quotes')}, {pick('reasons')},” said {name}, {pick('roles')}, {tail}.",
            f"{name} had never seen {thing} before {pick('places')} voted, {tail}.",
        ]
    )


def _russian(writer: Writer) -> str:
    pick = writer.pick
    time, place, role, tail = pick("times"), pick("places"), pick("roles"), pick("tails")
    return writer.random.choice(
        [
            f"{time} {role} из посёлка {place} {pick('verbs')} {pick('things')}, {tail}.",
            f"«{pick('quotes')}, {pick('reasons')}», — говорит {pick('names')}, {role}, {tail}.",
            f"{time} в посёлке {place} кто-то {pick('verbs')} {pick('things')}, {tail}.",
        ]
    )


_SENTENCES = {"zh": _chinese, "en": _english, "ru": _russian}


# ---------------------------------------------------------------- printing


def printed(recipe: Recipe) -> Page:
    """The page of a recipe."""
    written = story(recipe)
    units = _epaper(written, recipe) if recipe.language == "zh" else _plain(written, recipe)
    gaps = recipe.gaps * (len(units) // len(recipe.gaps) + 1)
    return Page(recipe, tuple(units), gaps[: len(units) + 1])


def body(written: Story, cut: str) -> Unit:
    """One copy of the body with the sign-off that Chinese papers print behind it."""
    pieces = [text for _, text in written.blocks]
    if written.language == "zh" and written.byline:
        pieces.append(" ".join(written.byline))
    return Unit("body", {GIANT: " ", LINES: "\n", BARRED: "\n|\n"}[cut].join(pieces))


def _epaper(written: Story, recipe: Recipe) -> list[Unit]:
    """Kicker, body, headline, date and source with the kicker glued behind, captions, body."""
    bodies = [body(written, cut) for cut in recipe.cuts]
    before = 1 if len(bodies) > 1 or recipe.body_first else 0
    kicker = [Unit("kicker", written.kicker)] if written.kicker else []
    tail = written.kicker if written.kicker and recipe.glued else ""
    meta = Unit("meta", f"( {written.date} ) 稿件来源: {written.source}{tail}")
    captions = [Unit("caption", f"{text} {credit} 摄") for text, credit in written.captions]
    return [*kicker, *bodies[:before], Unit("headline", written.headline), meta, *captions, *bodies[before:]]


def _plain(written: Story, recipe: Recipe) -> list[Unit]:
    """Further copies, headline, byline and date, captions, body."""
    bodies = [body(written, cut) for cut in recipe.cuts]
    day = recipe.day
    date_line = f"{_MONTHS[day.month]} {day.day}, {day.year}" if written.language == "en" else written.date
    by = [Unit("meta", f"By {' and '.join(written.byline)}")] if written.byline else []
    captions = [Unit("caption", f"{text} (Photo: {credit})") for text, credit in written.captions]
    return [*bodies[1:], Unit("headline", written.headline), *by, Unit("meta", date_line), *captions, bodies[0]]


def parsed(text: str, headline: str, longest_field: int = 200) -> Page:
    """A page that nobody generated, as units: lines without layout; those above `longest_field` are the body."""
    units, gaps = [], [0]
    lines = text.split("\n")
    for line in lines:
        if not line.strip("| "):
            gaps[-1] += 1
            continue
        role = "headline" if line == headline else "body" if len(line) > longest_field else "meta"
        units.append(Unit(role, line))
        gaps.append(0)
    return Page(Recipe(cuts=(GIANT,), end=""), tuple(units), tuple(gaps))


# ---------------------------------------------------------------- damage that must not matter (law 6)


def more_bars(page: Page) -> Page:
    """Two more lines of layout wherever there are some."""
    return replace(page, gaps=tuple(gap + 2 if gap else 0 for gap in page.gaps))


def fewer_bars(page: Page) -> Page:
    """One line of layout wherever there are several."""
    return replace(page, gaps=tuple(min(gap, 1) for gap in page.gaps))


def another_copy(page: Page) -> Page:
    """The first copy of the body once more, at the end."""
    return _with(page, len(page.units), page.units[page.bodies[0]])


def another_copy_adjacent(page: Page) -> Page:
    """The first copy of the body once more, right behind itself."""
    return _with(page, page.bodies[0] + 1, page.units[page.bodies[0]])


def first_copy_fewer(page: Page) -> Page:
    """Without the first copy of the body."""
    return _without(page, page.bodies[0])


def last_copy_fewer(page: Page) -> Page:
    """Without the last copy of the body."""
    return _without(page, page.bodies[-1])


def copies_swapped(page: Page) -> Page:
    """The first and the last copy change places."""
    units, (first, *_, last) = list(page.units), page.bodies
    units[first], units[last] = units[last], units[first]
    return replace(page, units=tuple(units))


def headline_twice(page: Page) -> Page:
    """The headline once more, right below itself."""
    at = next(index for index, unit in enumerate(page.units) if unit.role == "headline")
    return _with(page, at + 1, page.units[at])


def headline_on_top(page: Page) -> Page:
    """The headline once more, as the first line of the page: the browser's title."""
    return _with(page, 0, next(unit for unit in page.units if unit.role == "headline"))


def copy_decomposed(page: Page) -> Page:
    """The last copy in normal form D."""
    units = list(page.units)
    last = page.bodies[-1]
    units[last] = Unit("body", unicodedata.normalize("NFD", units[last].text))
    return replace(page, units=tuple(units))


def recut(page: Page, cuts: Sequence[str]) -> Page:
    """The same words with as many copies as there are cuts, each cut in its way."""
    bodies = iter([body(story(page.recipe), cut) for cut in cuts])
    return replace(page, units=tuple(next(bodies) if unit.role == "body" else unit for unit in page.units))


def copy_edited(page: Page) -> Page:
    """The last copy with a few words put into one sentence: the only damage here that changes what is said."""
    mark, words = {"zh": ("，", "，据说"), "en": (", ", ", it seems, "), "ru": (", ", ", говорят, ")}[
        page.recipe.language
    ]
    units = list(page.units)
    last = page.bodies[-1]
    units[last] = Unit("body", units[last].text.replace(mark, words, 1))
    return replace(page, units=tuple(units))


def _with(page: Page, at: int, unit: Unit) -> Page:
    gap = page.gaps[min(1, len(page.gaps) - 1)]
    return replace(
        page,
        units=(*page.units[:at], unit, *page.units[at:]),
        gaps=(*page.gaps[:at], gap, *page.gaps[at:]),
    )


def _without(page: Page, at: int) -> Page:
    return replace(page, units=(*page.units[:at], *page.units[at + 1 :]), gaps=(*page.gaps[:at], *page.gaps[at + 1 :]))


# Damage to the structure, and the fewest copies (beside the one that stays) which a page needs for it.
DAMAGES: dict[str, tuple[Callable[[Page], Page], int]] = {
    "more lines of layout": (more_bars, 0),
    "fewer lines of layout": (fewer_bars, 0),
    "another copy at the end": (another_copy, 1),
    "another copy behind the first": (another_copy_adjacent, 1),
    "the first copy missing": (first_copy_fewer, 1),
    "the last copy missing": (last_copy_fewer, 1),
    "the copies swapped": (copies_swapped, 1),
    "the headline twice": (headline_twice, 0),
    "the headline on top": (headline_on_top, 0),
    "a copy decomposed": (copy_decomposed, 1),
}


def crlf(text: str) -> bytes:
    """Line ends as Windows writes them."""
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    """A byte order mark in front."""
    return b"\xef\xbb\xbf" + text.encode()


# Damage to the bytes.
BYTE_DAMAGES: dict[str, Callable[[str], bytes]] = {"Windows line ends": crlf, "a byte order mark": marked}


# ---------------------------------------------------------------- what is drawn


def shapes(page: Page) -> set[str]:
    """The names of what a page holds, for counting."""
    recipe = page.recipe
    found = {f"language {recipe.language}", f"{len(recipe.cuts)} × body", *(f"body cut {cut}" for cut in recipe.cuts)}
    tests = {
        "copies cut differently": len(set(recipe.cuts)) > 1,
        "copies cut alike": len(recipe.cuts) > 1 == len(set(recipe.cuts)),
        "layout debris": any(page.gaps),
        "no debris": not any(page.gaps),
        "bars behind fields": bool(recipe.trail),
        "kicker": bool(recipe.kicker),
        "kicker glued to the source": bool(recipe.kicker) and recipe.glued,
        "no writer": recipe.writers == 0,
        "one writer": recipe.writers == 1,
        "two writers": recipe.writers == 2,
        "no caption": recipe.captions == 0,
        "one caption": recipe.captions == 1,
        "two captions": recipe.captions == 2,
        "headings": bool(recipe.headings),
        "characters that decompose": not unicodedata.is_normalized("NFD", page.text),
    }
    return found | {name for name, holds in tests.items() if holds}


@cache
def sample(count: int) -> tuple[Page, ...]:
    """The same pages every time."""
    found: list[Page] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate], deadline=None)
    @given(pages())
    def collect(page: Page) -> None:
        found.append(page)

    collect()
    return tuple(found)


def counted(drawn: Iterable[Page]) -> Counter[str]:
    """How many pages hold each shape."""
    return Counter(name for page in drawn for name in shapes(page))


# ---------------------------------------------------------------- pages that nobody would print


@cache
def scraps() -> tuple[str, ...]:
    """Everything that conventions look for, and everything that parts lines, cells and sentences."""
    found = {cue for pattern in patterns() for cue in pattern.cues}
    found |= {example["text"] for pattern in patterns() for example in pattern.matches}
    found |= {example for pattern in patterns() for example in pattern.rejects}
    marks = [
        "\n",
        "\r\n",
        "\r",
        "|",
        " | ",
        "|\n|\n",
        "| --- |",
        "\\|",
        "｜",
        "丨",
        "\u3000",
        "\xa0",
        " ",
        ": ",
        "：",
        "（",
        "）",
    ]
    controls = [
        "\0",
        "\x1c",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\ufffd",
        "\x7f",
        "\u0301",
        "😀",
        "İ",
        "ﷺ",
    ]
    ends = ["。", "！”", ". ", "? ", "- ", "1. ", "“", "2022-02-30", "25:61", "张三", "李四 王五", "John Smith"]
    return (*sorted(found), *marks, *controls, *ends)


def scrapped() -> st.SearchStrategy[str]:
    """Texts patched together from scraps: every rule is called, in places that no page has."""
    return st.lists(st.one_of(st.sampled_from(scraps()), st.text(max_size=5)), max_size=30).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Any text: arbitrary, patched together, or a page."""
    return st.one_of(st.text(), scrapped(), pages().map(lambda page: page.text))


def data() -> st.SearchStrategy[bytes]:
    """Any bytes: arbitrary, a page in some encoding, or one that was cut in the middle of a character."""
    codecs = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32", "utf-16-le", "big5hkscs", "cp1251"])
    encoded = st.builds(lambda text, codec: text.encode(codec, "replace"), texts(), codecs)
    cut = st.builds(
        lambda whole, start, end: whole[start : len(whole) - end], encoded, st.integers(0, 3), st.integers(0, 3)
    )
    return st.one_of(st.binary(), encoded, cut)
