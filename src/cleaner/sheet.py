"""The page as the shape finders see it: units in order, each with its claims and the kind that they give it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from cleaner.award import settle
from cleaner.characters import ends_sentence, width
from cleaner.model import Claim, Span
from cleaner.scripts import scripts
from cleaner.units import PROSE_WIDTH, SHORT, Unit

# Roles whose text stays where it is: the claim only points at it.
ANNOTATIONS = frozenset({"dateline"})
# The role of a part that is a further line of the field that its claim is for.
MORE = "more"
# What is left of the mark of an item where its text stands on the line below, in a paragraph of its own.
BULLETS = frozenset("-•·")
_ITEMS = frozenset("*-•·>|#+=<{[@©")
_FIRST_ITEM = frozenset({"1. ", "1) "})
# `- Klokka tier for alltid`
_SPOKEN = re.compile(r"-\s[A-ZÀ-Þ][^\W\d_]*\s")
# The kind of a piece before its title: `[视频]老街的钟声`.
_TITLED_KIND = re.compile(r"\[[^\W\d_]{1,4}\][^\W\d_]")
# Units above a standfirst: kicker and headline.
_STANDFIRST = 2
# A word of the desk before a slash or colon: a credit that no convention could read.
_LABEL = re.compile(
    r"\A[【\[]?(?:文|作者|执笔|撰文|采写|编辑|采编|录入|来源|责编|摄影|记者|制图|出品|制作|关键词|摘要|翻译|译者|主笔|策划|通讯员"
    r"|(?:图|视频)(?!\s?[|｜丨\]】].{8}))\s?[/／:：|｜】\]]"
    r"|\A[㐀-鿿]{2,8}〔(?:19|20)\d\d〕\d{1,4}号\Z"
    r"|\A[^，。\w]?[㐀-鿿]{0,6}[记記]者[^，。]{2,20}[/／∕╱][^，。]{2,10}(?:[报報]道|報導)\W?\Z"
)
# A title may end in such a mark: `狮子跑团再出发！`.
_EXCLAIMED = re.compile(r"[^。]*[！？!?…][”’」』\"']*")
# Width of a title that ends in one, and the lines at the top of a page among which it may stand.
_LONGEST_EXCLAIMED, _TOP = 84, 8
# A day with its time, or with names glued to it, which no title holds, an address for letters, one of a page.
_MOMENT = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\sT]{0,3}\d{1,2}:\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d[\s,|-]{1,3}\d{1,2}:\d\d|\d:\d\d\s?\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
    r"|\A(?:19|20)\d\d-\d\d-\d\d[㐀-鿿]{4}|[\w.+-]+@[\w-]+\.\w|\Ahttps?://\S+\Z|\A年?\d{1,2}月\d{1,2}日\Z"
    r"|\A(?:(?:当地|北京)时间\s?|date )(?:19|20)\d\d"
)
# A heading that names its subject first; a speaker's sentence ends in a mark, a label has figures. One alone could be
# either of them.
_SUBJECT = re.compile(r"[^：:\d]{2,8}[：:][^：:。！？!?…；;\d]{4,24}")
_FEWEST_SUBJECTS = 2
# A sentence's end inside a line, and what stands below a headline.
_INNER = re.compile(r"[。！？]|[.!?]\s")
_BELOW_TITLES = frozenset({"date", "byline", "source"})
_LETTER = re.compile(r"[^\W\d_]")
_DROPPED = re.compile(r"[\W_]+")

# Entries of a bar that could be nothing else, and code points of a long one.
_ENTRIES, _WIDEST_BAR = 8, 400
_MENU_BAR = re.compile(r"(?:[^\s|。，,]{1,12}(?:\s*[|｜]\s*|\s+-\s+)){8,80}[^\s|。，,]{0,12}\s*")
# The address of a site; a site by it or by its first page; the way to the page through it: `Home > News > Local`.
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,30}\.){1,3}(?:[a-z]{2,6}|[A-Z]{2,4})/?")
_SITE = re.compile(rf"\A(?:{ADDRESS.pattern}|[㐀-鿿]{{0,6}}首[页頁])\Z")
_CRUMBS = re.compile(r"\s[>»›•]\s.*\s[>»›•]\s")
# An address of mail.
MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}")
# Whom to ask, `Contact: Jane Doe`, and a number of the telephone.
CONTACT = re.compile(
    r"\A(?:(?:Media|Press|News) )?(?:Contacts?|CONTACTS?|Kontakt|Phone|Tel|Fax|E-?mail)\.?\s?:"
    r"|(?<!\d)(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4}(?!\d)"
)
# The parts of a site between bars.
_PARTS = re.compile(r"\A(?:[^|｜]{1,40}[|｜]){4}")
_NO_TITLES = (_CRUMBS, _SITE, _LABEL, _MOMENT, _PARTS, CONTACT)


class Sheet:
    """Units and the claims that won so far, ascending.

    `kinds` are meta, caption, noise, prose, short, table or verbatim.
    """

    def __init__(self, text: str, units: Sequence[Unit], claims: Iterable[Claim]) -> None:
        self.text = text
        self.units = units
        self.cores = [text[unit.start : unit.end] for unit in units]
        self.by_unit: list[list[Claim]] = [[] for _ in units]
        self.kinds = [_kind(unit, core) for unit, core in zip(units, self.cores, strict=True)]
        self.starts = [unit.start for unit in units]
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Let claims compete with those of their units; a claim lies in one unit."""
        touched: dict[int, list[Claim]] = {}
        for claim in claims:
            touched.setdefault(self.at(claim.span.start), []).append(claim)
        for index, found in touched.items():
            self.by_unit[index] = settle([*self.by_unit[index], *found])
            self.kinds[index] = self._claimed_kind(index)
        self.claims = [claim for claims in self.by_unit for claim in claims]
        self.prose = [index for index, kind in enumerate(self.kinds) if kind == "prose"]
        if len(self.prose) > 1 and self._is_titled_question(*self.prose[:2]):
            self.kinds[self.prose.pop(0)] = "short"

    def _is_titled_question(self, first: int, second: int) -> bool:
        """Whether what looks like the first sentence of the text is a headline: a question above the date or byline."""
        core = self.cores[first]
        if core[-1] not in "?？!！؟" or width(core) > SHORT or _INNER.search(core):
            return False
        return any(self.shows(index, *_BELOW_TITLES) for index in range(first + 1, second))

    def _claimed_kind(self, index: int) -> str:
        claims = self.by_unit[index]
        roles = {claim.role for claim in claims if claim.role not in ANNOTATIONS and "edge" not in claim.tags}
        if "caption" in roles:
            return "caption"
        if roles:
            return "noise" if roles == {"boilerplate"} else "meta"
        return _kind(self.units[index], self.cores[index])

    def open_titles(self) -> None:
        """At the top, next to a title or a line of fields, a line that ends in `！` or `？` may be a title."""
        top = range(min(_TOP, len(self.units)))
        text = next((at for at in top if self.kinds[at] == "prose" and not self._is_exclaimed(at)), len(top))
        for index in reversed(top[:text]):
            if self.kinds[index] == "prose" and width(self.cores[index]) <= _LONGEST_EXCLAIMED and self._beside(index):
                self.kinds[index] = "short"
        self.prose = [index for index, kind in enumerate(self.kinds) if kind == "prose"]

    def without(self, gone: Collection[Claim], *instead: Claim) -> "Sheet":
        """The sheet with some claims taken back, and others made instead."""
        if not gone:
            return self
        left = Sheet(self.text, self.units, [*(claim for claim in self.claims if claim not in gone), *instead])
        left.open_titles()
        return left

    @property
    def openings(self) -> list[int]:
        """Where the running text begins; below a standfirst at the top it begins again."""
        titles = sum(not claims for claims in self.by_unit[: self.prose[0]]) if self.prose else 0
        return self.prose[:2] if titles <= _STANDFIRST else self.prose[:1]

    def _is_exclaimed(self, index: int) -> bool:
        unit = self.units[index]
        return unit.kind == "text" and not unit.breaks and _EXCLAIMED.fullmatch(self.cores[index]) is not None

    def _beside(self, index: int) -> bool:
        """Whether a title or a line of fields stands right above or below."""
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(self.units)]
        return any(self.kinds[other] == "meta" or self.is_title(other) for other in beside)

    def at(self, place: int) -> int:
        """The unit in which a place of the page lies, or behind which it does."""
        return bisect_right(self.starts, place) - 1

    def span(self, index: int) -> Span:
        """The bounds of a unit."""
        return Span(self.units[index].start, self.units[index].end)

    def shows(self, index: int, *roles: str) -> bool:
        """Whether a unit holds a value of one of these roles."""
        return any(part.role in roles for claim in self.by_unit[index] for part in claim.parts)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts whose conventions the page can follow."""
        return scripts(self.text)

    @cached_property
    def subjects(self) -> frozenset[int]:
        """Lines `某某：做了什么` between pieces of running text, where there are several."""
        found = [
            index
            for index in range(1, len(self.units) - 1)
            if self.kinds[index] == "short"
            and self.kinds[index - 1] == self.kinds[index + 1] == "prose"
            and _SUBJECT.fullmatch(self.cores[index])
        ]
        return frozenset(found if len(found) >= _FEWEST_SUBJECTS else ())

    def said(self, index: int) -> str:
        """A unit's letters and digits alone, for comparing titles."""
        return said(self.cores[index])

    def _speaks(self, index: int) -> bool:
        """Whether a line is what somebody says, as Nordic papers print it in headlines, and no item of a list."""
        first = index == 0 or self.kinds[index - 1] in {"meta", "noise", "caption"}
        alone = all(core[:1] != "-" for core in self.cores[index + 1 : index + 2])
        return first and alone and _SPOKEN.match(self.cores[index]) is not None

    def is_title(self, index: int) -> bool:
        """Whether a unit could be a title: short, no sentence that ends in a full stop, no label, no item of a list."""
        core = self.cores[index]
        if (
            self.kinds[index] != "short"
            or not _LETTER.search(core)
            or width(core) > SHORT
            or "。" in core
            or core[-1] in "：:"
            or (core[0] in _ITEMS and not self._speaks(index) and not _TITLED_KIND.match(core))
        ):
            return False
        above = self.cores[index - 1] if index else ""
        # What stands below an item that ends in a colon is its value.
        if above[:1] == "•" and above[-1] in "：:":
            return False
        if (core[-1] == "." and ends_sentence(core)) or core[:3] in _FIRST_ITEM or self.by_unit[index]:
            return False
        return not any(one.search(core) for one in _NO_TITLES)


def said(text: str) -> str:
    """The letters and digits of a text alone."""
    return _DROPPED.sub("", text)


def _is_menu_bar(core: str) -> bool:
    """Whether a long line is nothing but the names of the parts of a site."""
    return (
        core.count("|") + core.count(" - ") >= _ENTRIES and len(core) <= _WIDEST_BAR and bool(_MENU_BAR.fullmatch(core))
    )


def is_address(core: str) -> bool:
    """Whether a line is nothing but an address of mail or of a page, or a handle."""
    return ("@" in core or core.startswith(("http://", "https://"))) and " " not in core


def _kind(unit: Unit, core: str) -> str:
    """Running text is long, or a sentence of some length."""
    if unit.kind != "text":
        return unit.kind
    if 2 * len(core) < PROSE_WIDTH and not unit.breaks:
        return "short"
    if len(core) > SHORT or unit.breaks:
        return "short" if _is_menu_bar(core) else "prose"
    size = width(core)
    return "prose" if size > SHORT or (size >= PROSE_WIDTH and ends_sentence(core)) else "short"
