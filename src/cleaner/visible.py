"""A page's text where people read it: what could write on a terminal, or hides, is made visible."""

import re
from collections.abc import Callable

# What a page could use to write on a terminal: controls except line ends and tabs, marks that turn the direction
# of writing, and line separators; and marks that show nothing at all, among them the tags that hide a whole text.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """A page's text for a terminal: control characters as escapes."""
    return CONTROLS.sub(lambda one: escape(one[0]), text)


def escape(character: str) -> str:
    r"""A control character as people write it: `\x1b`, `\u202e`, `\U000e0041`."""
    if character > "\uffff":
        return f"\\U{ord(character):08x}"
    return f"\\x{ord(character):02x}" if character < " " else f"\\u{ord(character):04x}"


# Beside these, what has no picture of its own.
_HIDDEN = re.compile(f"{CONTROLS.pattern[:-1]}\n\u180e\u3164\ud800-\udfff]")


def named(text: str) -> str:
    """A line of a finding: tabs as one space, what cannot be seen as `<U+200B>`, by which people look it up."""
    return _HIDDEN.sub(lambda one: f"<U+{ord(one[0]):04X}>", text.replace("\t", " "))


def counted(number: int, noun: str) -> str:
    """`1 pipe`, `3,000 pipes`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


# Puts a text into a colour; `None` is none.
Paint = Callable[[str, str | None], str]


def unpainted(text: str, colour: str | None) -> str:
    """The text as it is."""
    del colour
    return text
