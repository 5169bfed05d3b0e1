"""Whether two copies are entries of a list: two broadcasts of one film, two regions with one forecast, two clauses."""

import re
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from cleaner.characters import EDGE, ends_sentence, width
from cleaner.repeats.link import Match
from cleaner.repeats.normalise import Normal
from cleaner.repeats.said import Said, is_line

# Width of a line that heads an entry, and of one that it heads.
_HEAD, _TEXT = 120, 42
# Width of one that is a number.
_NUMBER = 24
# Heads, or labels, that make a list: a teaser and its article have two.
_FEWEST = 4
# Equal share of two heads that are one, but for an edit.
_ALIKE = 0.85
# What an entry begins with on its own line: a bullet, a number, who speaks or what is spoken of.
_LABEL = re.compile(r"[ \t\u3000|]*(?:[-*•·–—▪●][ \t\u3000]|\(?[0-9]{1,3}[.)、．]|[^:：。！？.!?\r\n]{1,24}[:：])")
_DIGITS = re.compile(r"[0-9]+")
_ASKS = "?？"
# A head with a number of its own: `Example 2: To delete a gate`, but no time and no day.
_ORDINAL = re.compile(r"\W*([^\W\d]+)[ .]{0,2}([0-9]{1,3})(?![0-9:,/.-]*[0-9])")
_LINES = re.compile(r"[^\r\n]+")


def listed(normal: Normal, first: Match, said_a: list[Said], said_b: list[Said]) -> bool:
    """Whether both copies are one entry each; `first` is their first run."""
    text = normal.source
    label_a, label_b = _label(text, said_a), _label(text, said_b)
    named = label_a[-1:] in ":："
    if label_a and label_b and (not named or label_a != label_b) and normal.counted(_labels) >= _FEWEST:
        return True
    ended = _ends_entry(text, said_a[-1])
    own_a, own_b = _above_prose(text, said_a[0].start), _above_prose(text, said_b[0].start)
    above_a, above_b = _head(text, first.a, said_a), _head(text, first.b, said_b)
    headed = above_a != above_b and _is_head(above_a) and _is_head(above_b)
    told_apart = headed and _are_told_apart(_below(text, said_a[-1]), _below(text, said_b[-1]))
    # Two rooms with their prices; two vacancies, two obituaries, which end alike; `Example 1` and `Example 2`.
    if told_apart or (ended and own_a and own_b and own_a != own_b) or _counted(above_a, above_b):
        return True
    if not headed:
        return False
    # The last line may be the next head, where both heads begin alike.
    equal = text[said_a[-1].start : said_a[-1].end] == text[said_b[-1].start : said_b[-1].end]
    lines = [line.group().strip(EDGE) for line in _LINES.finditer(text, said_b[0].start, said_b[-1].end)]
    inside = (line for line in (lines[1:] if equal else lines[1:-1]) if not _LABEL.match(line))
    if any(map(_is_head, inside)):
        return False
    if _numbered(above_a, above_b) or (above_a[-1] in _ASKS and above_b[-1] in _ASKS):
        return True
    ended = ended and _ends_entry(text, said_b[-1])
    return ended and Levenshtein.normalized_similarity(above_a, above_b) < _ALIKE and normal.counted(_heads) >= _FEWEST


def _above_prose(text: str, at: int) -> str:
    """The head above the sentences that stand above a place; nothing where there is none."""
    prose = _above(text, at)
    if not ends_sentence(prose):
        return ""
    head = _above(text, text.rindex(prose, 0, at))
    return head if _is_head(head) else ""


def _counted(one: str, other: str) -> bool:
    """Whether two heads say one word and other numbers."""
    found, another = _ORDINAL.match(one), _ORDINAL.match(other)
    return bool(found and another and found[1] == another[1] and found[2] != another[2])


def _are_told_apart(one: str, other: str) -> bool:
    """Whether two lines have one label and other values: `Price: forty pounds`, `Price: sixty pounds`."""
    label, another = _LABEL.match(one), _LABEL.match(other)
    return bool(label and another and one != other and label[0] == another[0] and label[0][-1] in ":：")


def _numbered(one: str, other: str) -> bool:
    """Whether two heads have as many figures, and others: two days, two sections."""
    figures, others = _DIGITS.findall(one), _DIGITS.findall(other)
    return len(figures) == len(others) > 0 and figures != others


def _label(text: str, said: list[Said]) -> str:
    """The label of a copy that is the line behind it."""
    begin, end = said[0].start, said[-1].end
    start = max(text.rfind("\n", 0, begin), text.rfind("\r", 0, begin)) + 1
    line = _LINES.match(text, start)
    label = _LABEL.match(text, start)
    if line is None or label is None or not start < end <= line.end() or text[end : line.end()].strip(EDGE):
        return ""
    return "" if any(map(str.isalnum, text[label.end() : begin])) else label.group().strip(EDGE)


def _labels(text: str) -> int:
    """How many lines of a page begin with a label; with a name, as many as there are names."""
    found = [label.group().strip(EDGE) for line in _LINES.finditer(text) if (label := _LABEL.match(text, line.start()))]
    names = {label for label in found if label[-1] in ":："}
    return len(names) + sum(label not in names for label in found)


def _head(text: str, begin: int, said: list[Said]) -> str:
    """What heads a copy: the line above it, or its own first line where the two heads do no more than end alike."""
    start, end, low, high = said[0]
    own = low < begin < high and is_line(text, said[0]) and _is_head(text[start:end])
    return text[start:end] if own else _above(text, start)


def _above(text: str, at: int) -> str:
    """The line above that of a place; nothing where the place is within its line."""
    lines = text[max(0, at - 4 * _HEAD) : at].replace("\r", "\n").split("\n")
    if lines.pop().strip(EDGE):
        return ""
    return next((core for line in reversed(lines) if (core := line.strip(EDGE))), "")


def _below(text: str, last: Said) -> str:
    """The line below that of a copy's last sentence; nothing where it goes on."""
    lines = text[last.end : last.end + 4 * _HEAD].replace("\r", "\n").split("\n")
    if lines.pop(0).strip(EDGE):
        return ""
    return next((core for line in lines if (core := line.strip(EDGE))), "")


def _ends_entry(text: str, last: Said) -> bool:
    """Whether the last line of a copy is the next head, or a head, or nothing, stands below it."""
    if text[last.end : last.end + _HEAD].partition("\n")[0].partition("\r")[0].strip(EDGE):
        return False
    if _is_head(text[last.start : last.end]):
        return True
    below = _below(text, last)
    return not below or _is_head(below)


def _is_head(core: str) -> bool:
    if width(core) <= _NUMBER and _DIGITS.search(core):
        return True  # `Section 4.`
    return 0 < width(core) <= _HEAD and (not ends_sentence(core) or core[-1] in _ASKS)


def _heads(text: str) -> int:
    """How many lines of a page head a text."""
    lines = [core for line in _LINES.finditer(text) if (core := line.group().strip(EDGE))]
    return sum(_is_head(line) and width(below) >= _TEXT and ends_sentence(below) for line, below in pairwise(lines))
