"""Text for a terminal: control characters visible, lines of a width that counts columns, not characters."""

import re
from collections.abc import Iterator

from cleaner.characters import LINE_END
from cleaner.columns import columns, letters
from cleaner.visible import visible

_LINE_END = re.compile(LINE_END)


def shown(text: str) -> str:
    """A text on one line: line ends and tabs as signs, control characters as escapes."""
    return visible(_LINE_END.sub("⏎", text).replace("\t", "⇥"))


def wrapped(text: str, width: int) -> Iterator[str]:
    """A text on lines of at most `width` columns; lines of the text stay lines.

    Broken behind a space where there is one in the last third of a line, else between any two letters.
    """
    for line in _LINE_END.split(text):
        yield from _lines(visible(line.replace("\t", "⇥")), width)


def _lines(text: str, width: int) -> Iterator[str]:
    used, line = 0, ""
    for cluster, size in letters(text):
        if used + size > width and cluster == " ":
            yield line
            used, line = 0, ""
            continue
        if used + size > width and line:
            space = line.rfind(" ")
            cut = space + 1 if space >= 0 and columns(line[space + 1 :]) < width // 3 else len(line)
            yield line[:cut].rstrip(" ")
            line = line[cut:]
            used = columns(line)
        line += cluster
        used += size
    yield line


def clipped(text: str, width: int) -> str:
    """The beginning of a text in at most `width` columns, with `…` where something is left out."""
    ahead = text[: 4 * width + 1]
    line = next(iter(_lines(ahead, width)))
    if line == text:
        return line
    return next(iter(_lines(ahead, width - 1))) + "…"


def ending(text: str, width: int) -> str:
    """The end of a text in at most `width` columns."""
    found: list[str] = []
    used = 0
    for cluster, size in reversed(list(letters(text[-4 * width :]))):
        used += size
        if used > width:
            break
        found.append(cluster)
    return "".join(reversed(found))
