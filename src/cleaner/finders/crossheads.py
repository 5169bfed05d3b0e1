"""Crossheads on lines of their own: short lines between pieces of running text, questions that head answers."""

import re
from collections.abc import Iterator

from cleaner.characters import CJK, width
from cleaner.conventions import words
from cleaner.finders.names import affiliated, signature
from cleaner.finders.noise import is_noise
from cleaner.sheet import Sheet, is_address
from cleaner.units import contiguous

LIST_ITEM = re.compile(r"[-*•·]\s|\d{1,2}[.)]\s")
_CJK = re.compile(f"[{CJK}]")
# What ends a line that is a sentence, or part of one; quotation marks may stand behind it.
_STOPS, _QUOTES = frozenset("，,、；;：:。."), "\"'”’“»«」』"
_DASHES = frozenset("-—–－―…")
# A turn of a conversation begins with a dash or a quotation mark.
_TURNS = frozenset("-–—―«„“\"‘’'")
# What somebody says, from one quotation mark to the other: `“你为什么不来？”`
_SAID = re.compile(r"[“「][^“”「」]*[。！？!?…][”」]")
_SPEAKER = re.compile(r".{1,8}[：:]|.{1,16}[：:]\Z")
_LETTER = re.compile(r"[^\W\d_]")
# A prompt of a shell or of an interpreter.
_COMMAND = re.compile(r"(?:\$|>>>|#!)\s?\S")
# Width from which a line may be one that was wrapped.
_WRAPPED = 48
_CHAPTER = re.compile(r"\d{1,2}")
_LEADS_ELSEWHERE = re.compile(r"[:：|>»›]")
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between a heading and its text.
_PASSED = frozenset({"caption", "noise"})
# Width of a heading on its own line, and of one that asks.
_LONGEST, _LONGEST_QUESTION = 90, 60
# Units before and behind a question among which other headings are looked for.
_NEAR = 40
# An explainer asks so often, and fewer than one in so many of its questions and answers speak of you and me.
_FEWEST_QUESTIONS, _TALK = 3, 4
# Code points of an answer that show who speaks.
_ANSWER = 200


def is_heading_line(sheet: Sheet, index: int) -> bool:
    """A short line without a full stop between two pieces of running text."""
    core = sheet.cores[index]
    if not sheet.prose or not sheet.prose[0] < index < sheet.prose[-1] or _is_stopped(core):
        return False
    if _next_kind(sheet, index) != "prose" or width(core) > _LONGEST or _SAID.fullmatch(core):
        return False
    if is_number(core) and sheet.kinds[index + 1] == "caption":
        return False
    if LIST_ITEM.match(core) or core[0] in _DASHES or not _says(core) or names_people(core) or _is_furniture(core):
        return False
    return (not _SPEAKER.match(core) or index in sheet.subjects) and not _goes_on(sheet, index)


def _is_stopped(core: str) -> bool:
    return core[-1] in _STOPS or (core[-1] in _QUOTES and core.rstrip(_QUOTES)[-1:] in _STOPS)


def _goes_on(sheet: Sheet, index: int) -> bool:
    """Whether a line is a command, or a wrapped line of a sentence that goes on right below."""
    core = sheet.cores[index]
    if _COMMAND.match(core):
        return True
    if core.isascii() and contiguous(sheet.text, sheet.units[index], sheet.units[index + 1]):
        last = core.rpartition(" ")[2].casefold()
        return width(core) >= _WRAPPED and (sheet.cores[index + 1][0].islower() or last in words().opens)
    return False


def _says(core: str) -> bool:
    """Whether a line has a letter, or is the bare number of a chapter; `2018-03-02 08:58` heads nothing."""
    return _LETTER.search(core) is not None or is_number(core)


def is_number(core: str) -> bool:
    """Whether a line is the bare number of a chapter, or of a picture."""
    return _CHAPTER.fullmatch(core) is not None


def _is_furniture(core: str) -> bool:
    """Whether a line leads elsewhere: `Lesen Sie auch: …`. A page without a sign of the press keeps it."""
    if is_address(core) or is_noise(core):
        return True
    return _LEADS_ELSEWHERE.split(core, maxsplit=1)[0].strip(" ").casefold() in words().related


def names_people(core: str) -> bool:
    """Whether a short line is a list of Han names; Latin title case would look like names everywhere."""
    if not _CJK.search(core):
        return False
    found = signature(core)
    return core in words().roles or (found is not None and bool(found.people)) or affiliated(core) is not None


def is_question_heading(sheet: Sheet, index: int) -> bool:
    """A crosshead may be a question: in title case, beside plain ones, or where an explainer asks and answers."""
    core = sheet.cores[index]
    if width(core) > _LONGEST_QUESTION or core[0] in _TURNS or _SPEAKER.match(core):
        return False
    asked = list(_questions(sheet, index))
    if all(_is_title_case(sheet.cores[other]) for other in asked):
        return True
    return len(asked) <= _plain(sheet, index) or _explains(sheet, asked)


def is_explainer(sheet: Sheet) -> bool:
    """Whether the text below the first line is made of questions and answers that nobody speaks."""
    return _explains(sheet, [index for index in _questions(sheet, _NEAR) if 0 < index < len(sheet.units) - 1])


def _near(sheet: Sheet, index: int) -> range:
    return range(max(0, index - _NEAR), min(len(sheet.kinds), index + _NEAR))


def _questions(sheet: Sheet, index: int) -> Iterator[int]:
    """The questions near a line that no field took, itself among them."""
    for other in _near(sheet, index):
        core = sheet.cores[other]
        if core[-1] == "?" and width(core) <= _LONGEST_QUESTION and not sheet.by_unit[other]:
            yield other


def _is_title_case(core: str) -> bool:
    """Whether all longer words begin with a capital: `What Happens to the Paper Volumes?`."""
    long = [word for word in core.split(" ") if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _plain(sheet: Sheet, index: int) -> int:
    """The headings near a line that do not ask: an interview has only questions."""
    return sum(sheet.kinds[other] == "short" and is_heading_line(sheet, other) for other in _near(sheet, index))


def _explains(sheet: Sheet, asked: list[int]) -> bool:
    """Whether questions head an explainer: they ask what and why, and nobody speaks of you and me."""
    if len(asked) < _FEWEST_QUESTIONS:
        return False
    opened = [_WORD.match(sheet.cores[index]) for index in asked]
    if not all(one is not None and one[0].casefold() in words().asks for one in opened):
        return False
    talk = sum(any(_talks(core[:_ANSWER]) for core in sheet.cores[index : index + 2]) for index in asked)
    return _TALK * talk < len(asked)


def _talks(text: str) -> bool:
    return not words().talks.isdisjoint(word.casefold() for word in _WORD.findall(text))


def _next_kind(sheet: Sheet, index: int) -> str:
    """The kind of what follows; two more short lines may stand between (a heading over several lines)."""
    following = [kind for kind in sheet.kinds[index + 1 : index + 4] if kind not in _PASSED]
    return "prose" if "prose" in following else following[0] if following else ""
