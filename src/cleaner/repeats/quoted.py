"""Whether a passage is quoted: a speaker is announced, it begins within a sentence, or stands in quotation marks."""

import re

from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import Said

# Code points before a copy in which an open quotation mark or a speaker's name may stand.
_LOOK_BEFORE = 400
# Code points of a line before a copy whose quotation marks are paired.
_LONGEST_LINE = 4000
_SPEAKER = re.compile(r"(?:[:：][ \t\u3000|\r\n]*|^[ \t\u3000|]*>)[ \t\u3000|>]*\Z", re.MULTILINE)
# Lines of a chat that say who speaks, `Anna wrote:`, and how many make a chat.
_TURN = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000|]*$", re.MULTILINE)
_TURN_BEFORE = re.compile(r"^[^\r\n:：]{1,24}[:：][ \t\u3000|]*[\r\n][|\s“\"«„「>]*\Z", re.MULTILINE)
_TURNS = 3
# What boards and mail programs print above a quotation: `Anna said:`, `Zitat von Anna`, `Originally posted by Anna`.
_ANNOUNCED = re.compile(
    r"^[ \t\u3000>|]*(?:(?:Quote|Zitat|Cita|Citation|Citação|Citazione|Цитата|引用)"
    r"(?: (?:from|von|de|di)\b[^\r\n]{0,48})?[:：]?|(?:Quoting|Originally posted by|In reply to|原帖由)\b[^\r\n]{0,48}|"
    r"[^\r\n.!?。！？]{1,48}(?:\b(?:wrote|said|writes|schrieb|a écrit|escribió|escreveu|ha scritto|написала?|"
    r"пишет)|写道|说|寫道|說)[ \u00a0]?[:：][ ↑]*|[^\r\n。！？]{1,24}引用[^\r\n。！？]{1,24})"
    r"[ \t\u3000|]*[\r\n][\s>|“\"«„「]*\Z",
    re.MULTILINE | re.IGNORECASE,
)
# What may stand between that line and the quotation.
_BEHIND_LINE = ' \t\u3000>|“"«„「\r\n'
# Quotation marks that open, each with what closes it; in German `“` closes and `»` opens, in Swedish `”` does both.
_CLOSED_BY = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‹": "›", '"': '"'}
_QUOTATION_MARKS = re.compile('[“”„«»「」『』‘’‹›"]')
_BEFORE_OPENING = " \r\n(”"
# A quotation that ends right behind a passage, and one with which the line ends.
_ENDED = re.compile(r"[.,!?。！？…，]{0,3}([”\"»」』’›]+)")
_CLOSED = re.compile(r"[.,!?。！？…，]{0,3}([”\"»」』’›]+)[ \t\u3000|]*(?=[\r\n]|\Z)")
# Characters at the beginning of a copy that an edit may part from its first run, and by how many the two differ.
_EDITED, _SHIFTED = 12, 2


def is_message(normal: Normal, said_a: list[Said], said_b: list[Said]) -> bool:
    """Whether the later copy is a message that quotes, however much of the page it is.

    The line before it names whose words follow, or says who speaks on a page where at least three lines do, or one of
    the copies is all that stands in quotation marks.
    """
    text, start = normal.source, said_b[0].start
    before = _last_line(text[max(0, start - _LOOK_BEFORE) : start])
    if _TURN_BEFORE.search(before) is not None and normal.counted(_turns) >= _TURNS:
        return True
    return _ANNOUNCED.search(before) is not None or _is_quotation(normal, said_a) != _is_quotation(normal, said_b)


def _turns(text: str) -> int:
    return len(_TURN.findall(text))


def _last_line(before: str) -> str:
    """The line before a copy, with the line end and the marks of a quotation behind it."""
    said = before.rstrip(_BEHIND_LINE)
    return before[max(said.rfind("\n"), said.rfind("\r")) + 1 :]


def is_free(normal: Normal, first: Match, said_a: list[Said], said_b: list[Said]) -> bool:
    """Whether nobody is quoted: the copy begins where a sentence does, no speaker is announced, nothing is in quotes.

    A quotation in which both copies stand is part of what they say; a date glued before a copy is no speaker.
    """
    if not said_a or not _begins(normal, first, said_a[0].low, said_b[0].low):
        return False
    text, start = normal.source, said_b[0].start
    # The earlier copy itself may end in a colon, right before the later one.
    if _SPEAKER.search(text, max(0, start - _LOOK_BEFORE, min(said_a[-1].end, start)), start):
        return False
    # Whoever quotes what stands in quotation marks closes it where the first copy goes on.
    closed_a = _ENDED.match(text, normal.end(said_a[-1].high))
    closed_b = _CLOSED.match(text, normal.end(said_b[-1].high))
    if closed_b and (not closed_a or len(closed_a[1]) < len(closed_b[1])):
        return False
    if _in_quotes(normal, said_b):
        return _in_quotes(normal, said_a)
    return not _is_quotation(normal, said_a) or _is_quotation(normal, said_b)


def _begins(normal: Normal, first: Match, low_a: int, low_b: int) -> bool:
    """Whether the copies begin where their sentences do; an edit near the beginning parts it from the first run.

    Where the earlier copy needs no edit, the later one begins with words of its own, if only one: `要加快…`.
    """
    before_a, before_b = max(0, first.a - low_a), max(0, first.b - low_b)
    if not before_b or normal.text[low_b : first.b].isdigit():
        return True
    return before_a > 0 and before_b <= _EDITED and abs(before_b - before_a) <= _SHIFTED


def _in_quotes(normal: Normal, said: list[Said]) -> bool:
    """Whether a passage as a whole stands in a quotation: one that is opened before it is not closed within it."""
    text, start, end = normal.source, normal.start(said[0].low), normal.end(said[-1].high)
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start), start - _LONGEST_LINE - 1) + 1
    closed_by = _open(text, line, start, "")
    if closed_by and not any(mark in text[start:end] for mark in closed_by):
        return True
    # A quotation that was opened on a line before shows its end alone.
    return _ENDED.match(text, end) is not None and not _open(text, start, end, closed_by)


def _is_quotation(normal: Normal, said: list[Said]) -> bool:
    """Whether a passage is all that a quotation says: it is opened right before, and closed right behind."""
    text, start, end = normal.source, normal.start(said[0].low), normal.end(said[-1].high)
    closed_by = _CLOSED_BY.get(text[max(0, start - 1) : start], "")
    closed = closed_by and _ENDED.match(text, end) is not None
    return bool(closed) and not any(mark in text[start:end] for mark in closed_by)


def _open(text: str, start: int, end: int, closed_by: str) -> str:
    """What closes the quotation that is open at the end of a stretch, if any."""
    for found in _QUOTATION_MARKS.finditer(text, start, end):
        mark = found.group()
        if not closed_by:
            begins = mark != "”" or text[max(0, found.start() - 1)] in _BEFORE_OPENING
            closed_by = _CLOSED_BY.get(mark, "") if begins else ""
        elif mark in closed_by:
            closed_by = ""
    return closed_by
