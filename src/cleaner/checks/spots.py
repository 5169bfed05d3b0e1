"""Helpers that several rules share: warnings passed on, entries of one fate, runs of characters."""

import re
from collections.abc import Iterator, Sequence

from cleaner.checks.rule import Hit
from cleaner.checks.subject import Subject
from cleaner.model import Entry, Span
from cleaner.visible import counted

_QUOTED = 40
# Code points that are looked at for a quotation: white space in it shrinks.
_LOOKED = 10 * _QUOTED
_SPACE = re.compile(r"\s+")


def quoted(text: str) -> str:
    """The head of a text on one line, in quotation marks."""
    line = _SPACE.sub(" ", text[: 2 * _QUOTED])
    if len(line) <= _QUOTED < len(text):
        line = _SPACE.sub(" ", text[:_LOOKED])
    whole = len(line) <= _QUOTED and len(text) <= _LOOKED
    return f"“{line if whole else line[: _QUOTED - 1] + '…'}”"


def runs(found: Sequence[re.Match[str]], noun: str) -> Iterator[Hit]:
    """One hit for all matches on a page: the first place, and how many there are."""
    if found:
        first = found[0]
        more = f" ({counted(len(found), 'place')})" if len(found) > 1 else ""
        yield Hit(f"{noun}{more}", Span(*first.span()))


def repeats(subject: Subject, entry: Entry, noun: str) -> Hit:
    """A hit for a copy that says where the other one stands."""
    text = subject.cleaned.page.text
    return Hit(f"{noun}: {quoted(text[entry.span.start : entry.span.end])} {_elsewhere(subject, entry)}", entry.span)


def _elsewhere(subject: Subject, entry: Entry) -> str:
    if entry.of is None:
        return "is a copy"
    if subject.is_json:
        found = subject.pointer(entry.of)
        return f"stands at {found[0]} too" if found else "stands twice"
    line, _ = subject.lines.place(entry.of.start)
    return f"stands on line {line} too"


def is_empty(subject: Subject) -> bool:
    """Whether an article says nothing."""
    article = subject.article
    return article is None or (not article.body and article.headline is None and not article.captions)


def missing(subject: Subject, name: str, message: str) -> Iterator[Hit]:
    """One hit where an article with text lacks a field."""
    if not is_empty(subject) and not getattr(subject.article, name):
        yield Hit(message)
