"""What heads a page and not the article: the section, a standing head, the name of the paper."""

import re

from cleaner.characters import width
from cleaner.conventions import publications, words
from cleaner.sheet import Sheet

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
    if is_standing(core) and not (publications().get(core) is False and _opens_page(sheet, index)):
        return "kicker", "title.standing", 0.9
    return masthead(core) if _opens_page(sheet, index) else None


def are_sections(core: str) -> bool:
    """Whether a line is the name of a section, or of several."""
    return width(core) <= _LONGEST_SECTIONS and words().sections.issuperset(_LISTED.split(core.casefold()))


def is_word(core: str) -> bool:
    """Whether a line is one word, as wide as the name of a section."""
    return " " not in core and width(core) <= SECTION_WIDTH


def is_standing(core: str) -> bool:
    """Whether a line heads a part of the site: a standing head, the name of a section, `Business News`."""
    lowered = core.casefold()
    if lowered in words().standing or lowered.removeprefix("home ") in words().sections:
        return True
    return lowered.endswith(" news") and width(core) <= SECTION_WIDTH


def _opens_page(sheet: Sheet, index: int) -> bool:
    return all(kind in PASSED for kind in sheet.kinds[:index])


def masthead(core: str) -> tuple[str, str, float] | None:
    """The name of a paper on the first line: a known one is the source."""
    if publications().get(core) is False:
        return "source", "title.masthead", 0.7
    parts = core.split(" ")
    named = 1 < len(parts) <= _LONGEST_NAME and parts[-1].casefold() in words().papers
    return ("kicker", "title.masthead", 0.7) if named and all(part[:1].isupper() for part in parts) else None
