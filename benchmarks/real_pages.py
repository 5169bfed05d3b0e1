"""Real pages and what their publishers say of them: an `index.jsonl` beside the pages, one object a page.

Of each object `file`, `set`, `lang` and `gold` are read. What the gold names but the page does not show (a headline
of the frame, a date of the archive) is not asked for: recall is over what can be read on the page. Precision is over
everything that was said where gold exists, so a body sentence given for a missing headline counts as wrong.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from answers import Answer, Extractor
from counting import Count, Counts, added, loose

from cleaner.conventions import words

LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "pl", "pt", "ru", "tr", "zh"})
SETS = ("epaper", "plain", "pipes", "doubled")
# Where a repository's headline stands, best first; the title of a page's frame has the site's name behind it.
_HEADLINES = ("headline", "headline_meta", "title", "title_tag")
_DATES = ("date", "date_meta")
_NAMES = ("byline", "author")
# What no reader of the page would call its author or its source.
_NO_VALUE = frozenset({"", "na", "cnkinewspaper"})
_PAGE = re.compile(r"第?([A-Z]?\d{1,2}(?:/\d{1,2})?)\s*版?\s*[:：]?\s*(.*)")
_SHORTEST = 4
# A title stands over up to three lines; a line of fields has no more letters than this.
_TITLE_LINES, _FIELD_LINE = 3, 60


class Gold(NamedTuple):
    """A field's accepted values, loosely written; `shown` says whether one of them can be read on the page."""

    field: str
    accepted: frozenset[str]
    shown: bool
    prefix: bool = False


class Real(NamedTuple):
    """A real page and its gold. `group` is its set and its language."""

    name: str
    group: str
    page: bytes
    gold: tuple[Gold, ...]


def real_pages(folder: Path) -> Iterator[Real]:
    """The pages of the folder whose language and set are scored, and that have gold."""
    for line in (folder / "index.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row.get("lang") in LANGUAGES and row["set"] in SETS and row.get("gold"):
            page = (folder / row["file"]).read_bytes()
            gold = tuple(_gold(row["gold"], page.decode("utf-8", "replace")))
            if gold:
                yield Real(row["file"], f"{row['set']}/{row['lang']}", page, gold)


def pages_counts(folder: Path, extract: Extractor) -> Counts:
    """The counts by set and language."""
    return added(row for real in real_pages(folder) for row in counted(real, extract(real.page)))


def counted(real: Real, said: Answer) -> Iterator[tuple[str, str, Count]]:
    """`(group, field, count)` of one page. A repository names the first of several writers: one hit is a hit."""
    for gold in real.gold:
        found = [loose(value) for value in said.get(gold.field, [])]
        right = any(agrees(gold, value) for value in found)
        # What was read rightly was shown, in whatever form.
        yield real.group, gold.field, Count(int(gold.shown or right), int(bool(found)), int(right))


def agrees(gold: Gold, value: str) -> bool:
    """Whether a value is accepted; a page's title may go on behind it."""
    if value in gold.accepted:
        return True
    return gold.prefix and len(value) >= _SHORTEST and any(title.startswith(value) for title in gold.accepted)


def _gold(gold: dict[str, Any], page: str) -> Iterator[Gold]:
    lines = [line for line in map(loose, page.replace("|", "\n").split("\n")) if line]
    for name in _HEADLINES:
        if gold.get(name):
            yield _headline(name, gold[name], lines)
            break
    for name in _DATES:
        if found := re.match(r"\d{4}-\d\d-\d\d", str(gold.get(name, ""))):
            yield Gold("date", frozenset({loose(found[0])}), shows_date(page, found[0]))
            break
    for name in _NAMES:
        names = _names(gold.get(name))
        if names:
            yield Gold("byline", names, any(one in loose(page) for one in names))
            break
    yield from _printed(gold, lines)


def _headline(name: str, title: str, lines: Sequence[str]) -> Gold:
    if name != "title_tag":
        return Gold("headline", frozenset({loose(title)}), _is_title(loose(title), lines))
    heads = [loose(head) for head in re.split(r"\s*(?:[_|｜]|\s[-–—]\s|--|-(?=\S{2,8}\Z))\s*", title) if head]
    shown = bool(heads) and len(heads[0]) >= _SHORTEST and _is_title(heads[0], lines)
    return Gold("headline", frozenset({loose(title), heads[0] if heads else ""}), shown, prefix=True)


def _is_title(title: str, lines: Sequence[str]) -> bool:
    """Whether a title stands on lines of its own, and not only within a sentence."""
    starts = (at for at, line in enumerate(lines) if title.startswith(line))
    return any("".join(lines[at : at + size]) == title for at in starts for size in range(1, _TITLE_LINES + 1))


def _names(value: object) -> frozenset[str]:
    names = re.split(r"[;,]|\band\b", value) if isinstance(value, str) else []
    return frozenset(loose(re.sub(r"^\s*By\b", "", one)) for one in names) - _NO_VALUE


def _printed(gold: dict[str, Any], lines: Sequence[str]) -> Iterator[Gold]:
    """What e-papers have beside a headline: kicker, deck, source, page and section; asked for where they are shown."""
    for name, field in (("kicker", "kicker"), ("subtitle", "deck")):
        if gold.get(name):
            yield Gold(field, frozenset({loose(gold[name])}), _is_title(loose(gold[name]), lines))
    row = "\n".join(line for line in lines if len(line) <= _FIELD_LINE)
    source = loose(gold.get("source") or "")
    if source not in _NO_VALUE and source in lines:
        yield Gold("source", frozenset({source}), shown=True)
    found = _PAGE.fullmatch(str(gold.get("page", "")))
    if found:
        yield Gold("page", frozenset({loose(found[1])}), loose(found[1] + "版") in row or loose(found[0]) in lines)
        if found[2]:
            yield Gold("section", frozenset({loose(found[2])}), loose(found[2]) in lines)


def shows_date(page: str, date: str) -> bool:
    """Whether a day is printed on the page, in figures with the year first or with a month in words."""
    year, month, day = (int(part) for part in date.split("-"))
    names = "|".join(name for name, number in words().months.items() if number == month)
    forms = (
        rf"{year}\s*[-/.年]\s*0?{month}\s*[-/.月]\s*0?{day}(?!\d)",
        rf"(?i:\b(?:{names})\b\.?\s+0?{day}(?:st|nd|rd|th)?,?\s+{year})",
        rf"(?i:\b0?{day}(?:st|nd|rd|th)?\s+(?:{names})\b\.?,?\s+{year})",
        rf"(?<!\d)(?:0?{month}[./-]0?{day}|0?{day}[./-]0?{month})[./-]{year}",
    )
    return any(re.search(form, page) for form in forms)
