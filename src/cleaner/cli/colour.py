"""Colours on a terminal, by the option, then by the environment, then by the terminal."""

import os
import sys

import click

from cleaner.visible import Paint, unpainted

color_option = click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True,
    help="auto: on a terminal. NO_COLOR and FORCE_COLOR are obeyed."
)  # fmt: skip


def painter(wish: str) -> Paint:
    """What colours a text, or leaves it."""
    colour = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR"):
        colour = True
    if os.environ.get("NO_COLOR"):
        colour = False
    if wish != "auto":
        colour = wish == "always"
    return _paint if colour else unpainted


def _paint(text: str, colour: str | None) -> str:
    return click.style(text, fg=colour) if colour and text else text
