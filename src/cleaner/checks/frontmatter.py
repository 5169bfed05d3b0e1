"""Our own Markdown, read for checking: the fields of its front matter, and its text with the markup blanked out."""

import json
import re
from typing import Any, NamedTuple

import msgspec

from cleaner.model import Article
from cleaner.own import NAMES

_ROW = re.compile(r"([a-z_]+): (.*)")
_END = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,})[a-z]*$")
_QUOTE = re.compile(r"^> ")
_MARK = re.compile(r"^(?:#{1,6} |\*\*(?=\S.*\*\*$)|\*(?=\S.*\*$))")
_TAIL = re.compile(r"(?<!\\)\*{1,2}$")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&#[0-9]+;")


class Outline(NamedTuple):
    """The fields (`None` where the front matter is no article's of this version), the blanked text, what is wrong."""

    article: Article | None
    text: str
    problem: str | None = None
    version: object = None


def outline(text: str) -> Outline:
    """Front matter and text of a Markdown document. Blanks stand for markup, so that every place stays the same."""
    head = text.removeprefix("\ufeff").removeprefix("---")
    end = _END.search(head)
    if end is None:
        return Outline(None, text, "the front matter has no end")
    shift = len(text) - len(head)
    rows = head[: end.start()].replace("\r", "")
    blanked = _blank(text[: shift + end.end()]) + _body(text[shift + end.end() :])
    found: dict[str, Any] = {}
    try:
        found = _fields(rows)
        article = _article(found, filled=any(map(str.isalnum, blanked)))
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        return Outline(None, blanked, f"the front matter cannot be read: {error}", found.get("schema_version"))
    return Outline(article, blanked, None, article.schema_version)


def _article(found: dict[str, Any], *, filled: bool) -> Article:
    """The article. One block stands for the body of a document that has text."""
    body = [{"type": "paragraph", "text": ""}] if filled else []
    return msgspec.convert(found | {"body": body}, Article)


def _fields(rows: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in rows.split("\n"):
        parts = _ROW.fullmatch(row)
        if parts is None and row:
            raise ValueError(f"“{row[:40]}” is no field")
        if parts is not None:
            found[NAMES.get(parts[1], parts[1])] = json.loads(parts[2])
    return found


def _body(text: str) -> str:
    """The text behind the front matter, captions left out: they are no part of what the article says in order."""
    found: list[str] = []
    fence = ""
    for line in re.split(r"(\r?\n)", text):
        opened = _FENCE.match(line)
        if opened and (not fence or line == fence):
            fence = "" if fence else opened[1]
            found.append(_blank(line))
        elif fence or line in {"\n", "\r\n", ""}:
            found.append(line)
        else:
            found.append(_line(line))
    return "".join(found)


def _line(line: str) -> str:
    if _QUOTE.match(line):
        return _blank(line)
    mark = _MARK.match(line)
    if mark:
        tail = _TAIL.search(line) if "*" in mark[0] else None
        stop = tail.start() if tail else len(line)
        line = _blank(mark[0]) + line[mark.end() : stop] + _blank(line[stop:])
    return _ENTITY.sub(_blanks, _ESCAPED.sub(" ", line))


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
