"""Colours on a terminal, by the option, then by the environment, then by the terminal."""

import os
import sys

import click

from cleaner.cli.manners import COLOR
from cleaner.visible import Paint, unpainted, visible

# Lines of a diff by what they begin with.
_MARKS = {"+": "green", "-": "red", "@": "cyan"}


def painter() -> Paint:
    """What colours a text, or leaves it."""
    colour = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR"):
        colour = True
    if os.environ.get("NO_COLOR"):
        colour = False
    wish = click.get_current_context().meta[COLOR]
    if wish != "auto":
        colour = wish == "always"
    return _paint if colour else unpainted


def _paint(text: str, colour: str | None) -> str:
    return click.style(text, fg=colour) if colour and text else text


def painted_diff(diff: str, paint: Paint) -> str:
    """A diff with its lines in colours; controls of the page are made visible."""
    return "\n".join(paint(line, _MARKS.get(line[:1])) for line in visible(diff).split("\n"))
