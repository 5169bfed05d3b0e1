"""Messages to the user, and pages' text where it is printed on a terminal."""

import contextlib
import os
import re
import sys

# What a page could use to write on a terminal: controls except line ends and tabs, marks that turn the direction
# of writing, and line separators.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """A page's text for a terminal: control characters as escapes."""
    return _CONTROLS.sub(lambda one: f"\\x{ord(one[0]):02x}" if one[0] < " " else f"\\u{ord(one[0]):04x}", text)


def say(message: str) -> None:
    """One line on standard error, in UTF-8 whatever the locale. A message that nobody can read is no error."""
    line = visible(message).replace("\n", "\\x0a").replace("\t", "\\x09")
    tell(f"cleaner: {line}\n")


def tell(text: str) -> None:
    """Text on standard error as it is."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stderr.flush()


def guard() -> None:
    """Give closed standard streams a descriptor: else the next file opened would become standard output."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
