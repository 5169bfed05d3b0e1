"""Whether a passage is quoted: a speaker is announced, it begins within a sentence, or stands in quotation marks."""

import re

from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import OPENING, Said

# Code points before a copy in which an open quotation mark or a speaker's name may stand.
_LOOK_BEFORE = 400
_SPEAKER = re.compile(r"[:：>][ \t\u3000]*[\r\n]*[ \t\u3000>]*\Z")
# Lines of a chat that say who speaks, `Anna wrote:`, and how many make a chat.
_TURN = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000]*$", re.MULTILINE)
_TURN_BEFORE = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000]*[\r\n]+[“\"«„「> ]*\Z", re.MULTILINE)
_TURNS = 3
_CLOSING = '”"»」』’›'
_OPEN_QUOTE = re.compile(r"[“\"«„「『‘‹][^”\"»“」』’›\r\n]{0,400}\Z")
# Characters at the beginning of a copy that an edit may part from its first run, and by how many the two differ.
_EDITED, _SHIFTED = 12, 2


def is_message(text: str, start: int) -> bool:
    """Whether the line before a passage announces who speaks, on a page where at least three lines do."""
    before = text[max(0, start - _LOOK_BEFORE) : start]
    return _TURN_BEFORE.search(before) is not None and len(_TURN.findall(text)) >= _TURNS


def is_free(normal: Normal, first: Match, said_a: list[Said], said_b: list[Said]) -> bool:
    """Whether nobody is quoted: the copy begins where a sentence does, no speaker is announced, nothing is in quotes.

    A quotation mark that stands at both copies is part of what they say; a date glued before a copy is no speaker.
    """
    text = normal.source
    if not said_a or not _begins(normal, first, said_a[0].low, said_b[0].low):
        return False
    opened_a, opened_b = (_opened(text, normal.start(said[0].low)) for said in (said_a, said_b))
    closed_a, closed_b = (_closed(text, normal.end(said[-1].high)) for said in (said_a, said_b))
    start = said_b[0].start
    spoken = _SPEAKER.search(text, max(0, start - _LOOK_BEFORE), start) is not None
    return opened_b <= opened_a and closed_b <= closed_a and not spoken


def _begins(normal: Normal, first: Match, low_a: int, low_b: int) -> bool:
    """Whether the copies begin where their sentences do; an edit near the beginning parts it from the first run.

    Where the earlier copy needs no edit, the later one begins with words of its own, if only one: `要加快…`.
    """
    before_a, before_b = max(0, first.a - low_a), max(0, first.b - low_b)
    if not before_b or normal.text[low_b : first.b].isdigit():
        return True
    return before_a > 0 and before_b <= _EDITED and abs(before_b - before_a) <= _SHIFTED


def _opened(text: str, at: int) -> int:
    """How many quotation marks are opened before a place, on its line."""
    before = text[max(0, at - _LOOK_BEFORE) : at]
    directly = len(before) - len(before.rstrip(OPENING))
    return directly or int(_OPEN_QUOTE.search(before) is not None)


def _closed(text: str, at: int) -> int:
    """How many quotation marks are closed right behind a place."""
    behind = text[at : at + 8].lstrip(".,!?。！？…，")
    return len(behind) - len(behind.lstrip(_CLOSING))
