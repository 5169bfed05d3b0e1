"""Lines that are furniture of the site: every word of them stands in a list of such words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from cleaner.conventions import words
from cleaner.model import Claim
from cleaner.sheet import BULLETS, Sheet

_BETWEEN = re.compile(r"[\s|｜/／·•\[\]［］()（）【】〖〗,，、>»+0-9\-:：]+")
# `Chargement…`, `Share this:`, `→ Read more`: what stands around the words of a button.
_WAITING = re.compile(r"\A[→►▶»›>]+\s*|\s*(?:…+|\.{3}|:)\Z")
# What is left of a picture's pointer, or of an item of a list whose text went elsewhere.
_MARKS = frozenset("▲△▼▽►◄→←↑↓»«×✕,") | BULLETS
# What is said below the heading of comments is proof enough, and so is a line that only the frame of a site has.
_PROVED = frozenset({"proved"})
# What parts buttons of several words, and the arrows and dots beside them.
_BARS = re.compile(r"\s*[|｜/／·•»«←→↑↓›‹…]+\s*|\s*(?:\.{3}|:)\s*(?=$|[|·•])|^[\s\-(\[]+|[\s\-)\]\[]+$")
# `更多苍梧日报报道`
_MORE = re.compile(r"更多[^。，,]{0,10}(?:报道|報導|報道|新[闻聞]|文章)")
# What breaks off; six dots in Chinese are a pause.
_BROKEN_OFF = re.compile(r"(?<!…)(?:\.{3}|…)\Z")
# What parts labels of several words.
_LABELS = re.compile(r"\s*[|｜,;:/·•]+\s*|\A[\s•–-]+")
# A zone of time behind a label whose day went elsewhere: `Last updated on GMT`.
_ZONE = re.compile(r" (?:gmt|utc|[aecmp][sd]?t|bst|ist|cet)\Z")
# Letters of a label that says what a day is of; `on` could be anything.
_SHORTEST_LABEL = 4
# Labels of days without a day that only the press prints.
_LABELLED = 2
# Letters of a label that no form has: `Published`.
_SURE_LABEL = 8
# A run of letters.
_RUN = re.compile(r"[^\W\d_]+")
# Buttons that lost the gaps between them: `FacebookTwitterWhatsAppEmail`.
_GLUED = re.compile(r"WhatsApp|LinkedIn|YouTube|TikTok|EMail|[A-Z][a-z]+")
_GLUED_BAR = re.compile(rf"(?:{_GLUED.pattern}){{2,12}}")
# Pieces of running text above comments; units below their heading, and how many of these speak of comments.
_PROSE_ABOVE, _RULES, _FEWEST_RULES = 4, 6, 3
# Pieces of running text above the desk's sign-off; lines behind it that are a list and no title of a box.
_SIGNED_PROSE, _LISTED = 2, 4
# Lines that begin with an hour, one below the other, above the day of an article.
_TICK = re.compile(r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]\s+\S")
_TICKS = 4
_BULLETS = ("- ", "· ", "ㆍ", "• ", "▶", "・")
_LINES = frozenset({"short", "noise"})
# Lines at the top of a page without running text among which its fields stand.
_TOP = 12
# What stands around the heading of a list of other articles: `▶ 관련기사`, `【相关阅读】：`.
_AROUND_HEADS = " -–•:：[]【】<>《》＜＞▶►☞■◆★※"
# A bar of a dozen buttons is still one line.
_LONGEST = 160


class _Known(NamedTuple):
    """The words of furniture, and their runs of letters: the first ones, and all."""

    words: frozenset[str]
    firsts: frozenset[str]
    runs: frozenset[str]


def noise(sheet: Sheet) -> Iterator[Claim]:
    """Claims for the lines that only speak of the site. A page without running text keeps those below its fields."""
    if not sheet.prose:
        yield from _above_the_fields(sheet)
        return
    teasers = list(_teasers(sheet))
    for index in teasers:
        yield Claim(sheet.span(index), "boilerplate", "noise.teaser", 0.98, ())
    listing, last = False, next((index for index in reversed(sheet.prose) if index not in teasers), -1)
    for index, kind in enumerate(sheet.kinds):
        core = sheet.cores[index]
        if kind == "prose" and len(core) <= _LONGEST and _is_notice(core):
            yield Claim(sheet.span(index), "boilerplate", "noise.words", 0.9, ())
        if kind != "short" and index <= last:
            continue
        heads = index > last and _heads_a_list(sheet, index)
        if kind == "short":
            yield from _of_line(sheet, index, listed=listing or heads)
        # Behind the body, the short lines under such a heading are titles of other articles.
        listing = heads or (listing and kind in _LINES)
    yield from behind_the_desk(sheet)
    yield from _behind_the_rights(sheet)


def _of_line(sheet: Sheet, index: int, *, listed: bool) -> Iterator[Claim]:
    """The claim for a short line, if it speaks of the site. Its first word tells most lines that do not."""
    core = sheet.cores[index]
    found = _RUN.search(core.casefold())
    first = found[0] if found else ""
    may_be_known = not first or first in _known(edges=True).firsts or core.isalnum()
    rule, score, proved = "", 0.9, False
    if may_be_known and is_edge(core) and (is_noise(core) or _is_at_edge(sheet, index)):
        rule, proved = "noise.words", _is_frame(core.casefold())
    elif first in _day_labels().firsts and names_no_day(core):
        rule, proved = "noise.no-day", _is_of_press(sheet, index)
    elif core in _MARKS or (core.isdecimal() and sheet.kinds[index + 1 : index + 2] == ["caption"]):
        # A number alone above the words of a picture counts pictures.
        rule = "noise.marks"
    elif listed:
        rule, score = "noise.related", 0.85
    if rule:
        yield Claim(sheet.span(index), "boilerplate", rule, score, (), _PROVED if proved else frozenset())


def _is_of_press(sheet: Sheet, index: int) -> bool:
    """Whether nobody but the press prints a label without its day: two of them, or one with a zone of time.

    Above the text nobody prints such a word but for a day; `Date` and `Created` could be of a form.
    """
    core = sheet.cores[index]
    several = sum(map(names_no_day, sheet.cores[max(0, index - 1) : index + 2])) >= _LABELLED or core[0] == "-"
    sure = index <= sheet.prose[0] and len(core) >= _SURE_LABEL
    return several or sure or _ZONE.search(core.casefold()) is not None


def _behind_the_rights(sheet: Sheet) -> Iterator[Claim]:
    """Titles in a list below the rights, with which the article is over: `- 봄비가 그친 뒤`."""
    rights = next((claim for claim in sheet.claims if "rights" in claim.rule), None)
    if rights is None or not sheet.prose:
        return
    sealed = sheet.at(rights.span.start)
    if sealed < sheet.prose[0]:
        return
    below = range(sealed + 1, len(sheet.units))
    listed = [index for index in below if sheet.cores[index].startswith(_BULLETS)]
    # A title may end in a question mark, as a sentence does.
    text = {index for index in sheet.prose if index > sealed and not _is_notice(sheet.cores[index])}
    if len(listed) >= _LISTED and text.issubset(listed):
        for index in listed:
            yield Claim(sheet.span(index), "boilerplate", "noise.related", 0.85, ())


def ticker(sheet: Sheet) -> Iterator[Claim]:
    """The latest news of a site above the article, each title behind its hour: `00:41 Fenerin yeni bekçisi`."""
    days = [claim.span.start for claim in sheet.claims if claim.says("date")]
    if not days:
        return
    top = sheet.at(min(days))
    run = [index for index in range(top) if _TICK.match(sheet.cores[index])]
    if len(run) < _TICKS or run[-1] - run[0] >= len(run) or sheet.prose[:1] < run[:1]:
        return
    # The hours of a festival are its programme, and the day stands below them.
    if sum(index > top for index in sheet.prose) < _SIGNED_PROSE:
        return
    for index in run:
        yield Claim(sheet.span(index), "boilerplate", "noise.ticker", 0.9, (), _PROVED)


def _is_frame(lowered: str) -> bool:
    return not words().frame.isdisjoint((lowered, _WAITING.sub("", lowered)))


def _above_the_fields(sheet: Sheet) -> Iterator[Claim]:
    """The buttons above the day and the writer of a poem, a list or a table."""
    fields = max((index for index, kind in enumerate(sheet.kinds[:_TOP]) if kind == "meta"), default=0)
    for index in range(fields):
        if sheet.kinds[index] == "short" and is_edge(sheet.cores[index]):
            yield Claim(sheet.span(index), "boilerplate", "noise.words", 0.9, ())


def _teasers(sheet: Sheet) -> Iterator[int]:
    """The beginnings of other articles that end the page, below the head of their list: each breaks off in dots."""
    for index in reversed(sheet.prose[1:]):
        if _BROKEN_OFF.search(sheet.cores[index]) is None or not _heads_a_list(sheet, index - 1):
            return
        yield index


def names_no_day(core: str) -> int:
    """How many labels of days a line holds and nothing else, of which the page shows none: `PUBLISHED: | UPDATED:`."""
    first, labels = _RUN.search(core.casefold()), _day_labels()
    if first is None or first[0] not in labels.firsts:
        return 0
    said = [_ZONE.sub("", piece) for piece in _LABELS.split(core.casefold()) if piece]
    return len(said) if labels.words.issuperset(said) else 0


@cache
def _day_labels() -> _Known:
    known = words().dated | words().revised
    return _known_words(frozenset(word for word in known if len(word) >= _SHORTEST_LABEL))


def _is_notice(core: str) -> bool:
    """Whether a whole sentence is one that sites are known to say, such as `Les commentaires sont fermés.`."""
    return core.casefold().rstrip(".!… ") in words().noise


def _is_at_edge(sheet: Sheet, index: int) -> bool:
    """Whether a button stands above or below the text, or beside another one."""
    if not sheet.prose[0] < index < sheet.prose[-1]:
        return True
    return any(sheet.kinds[beside] in _LINES and is_edge(sheet.cores[beside]) for beside in (index - 1, index + 1))


def behind_the_desk(sheet: Sheet) -> Iterator[Claim]:
    """Runs of short lines behind the desk's sign-off, `（责任编辑：…）`: portals list other articles there."""
    desk = next((at for at in range(len(sheet.units) - 1, 0, -1) if sheet.by_unit[at] and _signs(sheet, at)), None)
    if desk is None or sum(index < desk for index in sheet.prose) < _SIGNED_PROSE:
        return
    run: list[int] = []
    for index in range(desk + 1, len(sheet.units) + 1):
        kind = sheet.kinds[index] if index < len(sheet.units) else ""
        if kind in {"short", "noise"}:
            run.append(index)
            continue
        if run and sheet.cores[run[0]].startswith(tuple(words().attached)):
            run = []
        if len(run) >= _LISTED or not kind:
            for listed in run:
                if sheet.kinds[listed] == "short":
                    yield Claim(sheet.span(listed), "boilerplate", "noise.behind-the-desk", 0.8, ())
        run = []


def _signs(sheet: Sheet, index: int) -> bool:
    return sheet.kinds[index] == "meta" and all(claim.role == "editors" for claim in sheet.by_unit[index])


def comments(sheet: Sheet) -> Iterator[Claim]:
    """The part of the page below its articles where readers comment: a heading of it, and the rules for them below."""
    head = _comments_head(sheet)
    if head is None:
        return
    for index in range(head, len(sheet.units)):
        yield Claim(sheet.span(index), "boilerplate", "noise.comments", 0.9, (), _PROVED)


def _comments_head(sheet: Sheet) -> int | None:
    heads = words().comments
    for index in sheet.prose[_PROSE_ABOVE - 1 : _PROSE_ABOVE]:
        for below in range(index + 1, len(sheet.units)):
            if sheet.kinds[below] in {"short", "noise"} and sheet.cores[below].casefold() in heads:
                rules = [core.casefold() for core in sheet.cores[below + 1 : below + 1 + _RULES]]
                if sum(any(word in core for word in words().commenting) for core in rules) >= _FEWEST_RULES:
                    return below
    return None


def _heads_a_list(sheet: Sheet, index: int) -> bool:
    core = sheet.cores[index].casefold().strip(_AROUND_HEADS)
    if sheet.kinds[index] not in {"short", "noise"}:
        return False
    # In Japanese the section stands before it: `地域情報 の新着記事`.
    known = core in words().related or core.rpartition("の")[2] in words().related
    return known or _MORE.fullmatch(core) is not None


@cache
def _known(*, edges: bool) -> _Known:
    return _known_words(words().noise | words().frame | (words().edges if edges else frozenset()))


def _known_words(known: frozenset[str]) -> _Known:
    runs = [found for found in map(_RUN.findall, known) if found]
    return _Known(known, frozenset(found[0] for found in runs), frozenset(chain.from_iterable(runs)))


def is_noise(core: str) -> bool:
    """Whether every word of a line is a button, a counter or a heading of the site."""
    return _is_all_known(core, _known(edges=False))


def is_edge(core: str) -> bool:
    """Whether a line is furniture where no text stands beside it; inside the text it could be a heading."""
    return _is_all_known(core, _known(edges=True))


def _is_all_known(core: str, known: _Known) -> bool:
    """Whether a line, what bars and arrows part in it, each of its words, or of words without a gap, is known."""
    if len(core) > _LONGEST:
        return False
    lowered = core.casefold()
    if lowered in known.words:
        return True
    if core.isalpha():
        return _GLUED_BAR.fullmatch(core) is not None and known.words.issuperset(
            map(str.casefold, _GLUED.findall(core))
        )
    # Nothing is cut within a run of letters; most lines are told by their first.
    first = _RUN.search(lowered)
    if first and not (first[0] in known.firsts and known.runs.issuperset(_RUN.findall(lowered))):
        return False
    if _WAITING.sub("", lowered) in known.words:
        return True
    return _are_known(_BARS.split(lowered), known) or _are_known(_BETWEEN.split(lowered), known)


def _are_known(pieces: list[str], known: _Known) -> bool:
    said = [piece for piece in pieces if piece]
    return bool(said) and known.words.issuperset(said)
