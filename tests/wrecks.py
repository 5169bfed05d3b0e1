"""Wrecked pages: pages of the golden cases, torn and patched as no generator of whole articles would do it.

What a wreck says is of no interest; that it gives an article, and comes back, is. `make fuzz` makes them for as long
as one likes, from real pages, too.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from cleaner import Cleaned, clean, restore

CASES = Path(__file__).with_name("cases")
# Code points of a wreck.
_LONGEST = 60_000
_ODD = (
    "\0",
    "\u202e",
    "\ufeff",
    "\r",
    "\u2028",
    "İ",
    "ﬁ",
    "🇨🇳",
    "  ",
    "\u3000",
    "|",
    "\\|",
    "①",
    "\ud7ff",
    "e\u0301",
    "?",
)

_Lines = list[str]
_Wreck = Callable[[_Lines, Random, Sequence[str]], _Lines]


def _stretch(lines: _Lines, rng: Random, most: int = 12) -> tuple[int, int]:
    start = rng.randrange(len(lines))
    return start, min(len(lines), start + rng.randint(1, most))


def bars_put_in(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """Lone bars among the lines."""
    at = rng.randrange(len(lines))
    return [*lines[:at], *["|"] * rng.randint(1, 4), *lines[at:]]


def lines_said_again(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """Some lines twice, one right behind the other."""
    start, end = _stretch(lines, rng)
    return [*lines[:end], *lines[start:end], *lines[end:]]


def page_said_again(lines: _Lines, _rng: Random, _others: Sequence[str]) -> _Lines:
    """The whole page twice."""
    return lines + lines


def page_as_one_line(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """The whole page as one line within itself."""
    at = rng.randrange(len(lines))
    return [*lines[:at], " ".join(lines), *lines[at:]]


def lines_joined(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """Some lines as one."""
    start, end = _stretch(lines, rng)
    return [*lines[:start], " ".join(lines[start:end]), *lines[end:]]


def lines_shuffled(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """All lines in another order."""
    return rng.sample(lines, len(lines))


def lines_lost(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """Some lines gone."""
    start, end = _stretch(lines, rng)
    return lines[:start] + lines[end:]


def bar_behind(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """A bar at the end of a line."""
    at = rng.randrange(len(lines))
    return [*lines[:at], f"{lines[at]} |", *lines[at + 1 :]]


def oddity_put_in(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """A character that nobody expects, anywhere."""
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    return [*lines[:at], lines[at][:place] + rng.choice(_ODD) + lines[at][place:], *lines[at + 1 :]]


def other_page_put_in(lines: _Lines, rng: Random, others: Sequence[str]) -> _Lines:
    """Some lines of another page."""
    strange = rng.choice(others).split("\n")
    start, end = _stretch(strange, rng, 20)
    at = rng.randrange(len(lines))
    return [*lines[:at], *strange[start:end], *lines[at:]]


def carriage_returns(lines: _Lines, _rng: Random, _others: Sequence[str]) -> _Lines:
    """A carriage return at the end of each line."""
    return [f"{line}\r" for line in lines]


def letters_changed(lines: _Lines, rng: Random, _others: Sequence[str]) -> _Lines:
    """A few wrong letters on one line."""
    at = rng.randrange(len(lines))
    line = "".join(one if rng.random() > 0.03 else rng.choice("abc的 ") for one in lines[at])
    return [*lines[:at], line, *lines[at + 1 :]]


WRECKS: tuple[_Wreck, ...] = (
    bars_put_in,
    lines_said_again,
    page_said_again,
    page_as_one_line,
    lines_joined,
    lines_shuffled,
    lines_lost,
    bar_behind,
    oddity_put_in,
    other_page_put_in,
    carriage_returns,
    letters_changed,
)


@cache
def texts() -> tuple[str, ...]:
    """The pages of all golden cases."""
    return tuple(page.read_bytes().decode("utf-8", "replace") for page in sorted(CASES.glob("*/*/input.txt")))


def wrecks(seed: int, pages: Sequence[str]) -> Iterator[str]:
    """Wrecked pages without end, the same for the same seed."""
    rng = Random(seed)  # noqa: S311  (a page, no secret)
    while True:
        lines = rng.choice(pages).split("\n")
        for wreck in rng.choices(WRECKS, k=rng.randint(1, 5)):
            lines = wreck(lines, rng, pages) or [""]
        yield "\n".join(lines)[:_LONGEST]


def fault(page: str) -> str | None:
    """What goes wrong with a page, if anything does."""
    data = page.encode("utf-8", "surrogatepass")
    try:
        cleaned = clean(data)
        back = restore(cleaned.to_json()) == data
    except Exception as error:  # noqa: BLE001  (any error is what is looked for)
        return repr(error)
    return (
        None if back and not _gave_up(cleaned) else "it does not come back" if not back else "the fields do not add up"
    )


def _gave_up(cleaned: Cleaned) -> bool:
    return any(entry.rule == "fallback" for entry in cleaned.ledger.entries)
