"""Messages to the user."""

import contextlib
import os
import sys
from collections.abc import Iterator

from cleaner.visible import visible

__all__ = ["bar_below", "guard", "say", "tell", "visible"]


class _Line:
    """What takes a bar off the last line, so that a message can stand there; the bar is drawn again below it."""

    erase = b""


@contextlib.contextmanager
def bar_below() -> Iterator[None]:
    """While a bar is drawn on the terminal."""
    _Line.erase = b"\r\x1b[K"
    try:
        yield
    finally:
        _Line.erase = b""


def say(message: str) -> None:
    """One line on standard error, in UTF-8 whatever the locale. A message that nobody can read is no error."""
    line = visible(message).replace("\n", "\\x0a").replace("\t", "\\x09")
    tell(f"cleaner: {line}\n")


def tell(text: str) -> None:
    """Text on standard error as it is."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.buffer.write(_Line.erase + text.encode("utf-8", "backslashreplace"))
        sys.stderr.flush()


def guard() -> None:
    """Give closed standard streams a descriptor: else the next file opened would become standard output."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
