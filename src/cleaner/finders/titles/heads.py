"""What heads a page and not the article: the section, a standing head, the name of the paper."""

import re

from cleaner.characters import CJK, width
from cleaner.conventions import han_places, publications, words
from cleaner.finders.bare_names import is_thing
from cleaner.finders.names import is_latin_name
from cleaner.sheet import Sheet

# The role, rule and score of the name of a paper.
MASTHEAD = ("source", "title.masthead", 0.7)
_CJK = re.compile(f"[{CJK}]")
# The head of a page of short news: `社文消息`, `本澳新聞`.
_NEWS = re.compile(r"[㐀-鿿]{2}(?:消息|新[闻聞]|[简簡][讯訊])")
# What a paper offers beside the printed one: `苍梧日报客户端`.
_CLIENT = re.compile(
    r"[㐀-鿿]{2,8}[ \u3000]?(?:客户端|客戶端|(?:多媒体)?数字报[纸刊]?|數字報[紙刊]?|电子报|電子報|电子版|手机报"
    r"|[移行][动動]版|手[机機]版|触屏版)"
)
# A paper with its name in letters: `蒼梧新聞 Cangwu News`.
_BILINGUAL = re.compile(r"(?P<name>[㐀-鿿]{1,6}(?:[报報网網社]|新[闻聞]|[电電][视視台])) [A-Z][A-Za-z .]{3,24}")
# Kinds of lines between titles and what they belong to.
PASSED = frozenset({"meta", "noise", "caption"})
# Width of the name of a section.
SECTION_WIDTH = 24
# Several sections in a row, `Government, Local News`, and their width.
_LISTED = re.compile(r",\s|\s[|/]\s")
_LONGEST_SECTIONS = 48
# Words of the name of a paper.
_LONGEST_NAME = 5


def head(sheet: Sheet, index: int) -> tuple[str, str, float] | None:
    """The role, rule and score of what heads the page and not the article: a section, a standing head, the paper."""
    core = sheet.cores[index]
    if are_sections(core):
        return "section", "title.section", 0.85
    # A known paper before the name of a section that looks like it: `Elmfield Evening News`.
    known = publications().get(core) is False and _opens_page(sheet, index)
    if is_standing(core) and not known and _BILINGUAL.fullmatch(core) is None:
        return "kicker", "title.standing", 0.9
    if _CLIENT.fullmatch(core):
        return "boilerplate", "title.client", 0.85
    if is_paper(core):
        return MASTHEAD
    return masthead(core) if _opens_page(sheet, index) else None


def are_sections(core: str) -> bool:
    """Whether a line is the name of a section, or of several."""
    return width(core) <= _LONGEST_SECTIONS and words().sections.issuperset(_LISTED.split(core.casefold()))


def is_word(core: str) -> bool:
    """Whether a line is one word, as wide as the name of a section."""
    return " " not in core and width(core) <= SECTION_WIDTH


def is_paper(core: str) -> bool:
    """Whether a line is nothing but the name of a paper or a portal, which is no word besides."""
    return publications().get(core) is False


def is_standing(core: str) -> bool:
    """Whether a line heads a part of the site: a standing head, the name of a section, `Business News`."""
    lowered = core.casefold()
    if lowered in words().standing or _NEWS.fullmatch(core) or lowered.removeprefix("home ") in words().sections:
        return True
    return lowered.endswith(" news") and width(core) <= SECTION_WIDTH


def _opens_page(sheet: Sheet, index: int) -> bool:
    return all(kind in PASSED for kind in sheet.kinds[:index])


def masthead(core: str) -> tuple[str, str, float] | None:
    """The name of a paper on the first line: a known one is the source."""
    if is_paper(core) or _BILINGUAL.fullmatch(core):
        return MASTHEAD
    parts = core.split(" ")
    named = 1 < len(parts) <= _LONGEST_NAME and parts[-1].casefold() in words().papers
    return ("kicker", "title.masthead", 0.7) if named and all(part[:1].isupper() for part in parts) else None


def is_below_a_title(core: str) -> bool:
    """Whether a line below a headline says a word alone, or names a place, which is a section and no deck."""
    if core in han_places() or (is_latin_name(core) and is_thing(core)):
        return True
    return is_word(core) and not _CJK.search(core) and (core.istitle() or core.upper() == core.lower())
