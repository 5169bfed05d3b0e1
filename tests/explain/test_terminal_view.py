"""The view for terminals: short, plain without colour, and safe."""

import re
from collections.abc import Callable

import pytest
from samples import ATTACK, NEAR

from cleaner import clean
from cleaner.columns import columns
from cleaner.decode import decode
from cleaner.explain.account import account
from cleaner.explain.losers import heard, losers
from cleaner.explain.terminal import terminal
from cleaner.explain.wrap import clipped, ending, wrapped
from cleaner.model import Options
from cleaner.pipeline import clean_page
from places import ROOT

_COLUMNS = 100


def _view(data: str | bytes, width: int = _COLUMNS, *, full: bool = False) -> list[str]:
    return terminal(account(clean(data), "page.txt"), lambda text, _: text, width, full=full).split("\n")[:-1]


def test_the_seed_fits_two_screens(seed: bytes) -> None:
    lines = _view(seed)
    assert len(lines) <= 2 * 50
    assert max(map(columns, lines)) <= _COLUMNS


def test_the_seed_says_what_was_removed_and_why(seed: bytes) -> None:
    view = "\n".join(_view(seed))
    assert "= duplicate 48 %, says again what is kept" in view
    assert "2,537 characters that line 18 says, too: that copy stays  repeat.body 1" in view
    assert re.search(r"13 \+ date +2022-06-21  zh\.date\.source 0\.95", view)


def test_every_line_of_the_page_says_its_fate_without_colour(seed: bytes) -> None:
    lines = _view(seed)
    page = lines[lines.index("") + 1 :]
    assert all(re.match(r" *[0-9]* [+=~.-] ", line) for line in page)


def test_colours_are_only_paint(seed: bytes) -> None:
    def paint(text: str, colour: str | None) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if colour else text

    painted = terminal(account(clean(seed), "page.txt"), paint, _COLUMNS)
    assert re.sub("\x1b\\[[a-z_0-9]*m", "", painted).replace(" \n", "\n") == "\n".join([*_view(seed), ""])


def test_a_near_copy_lists_its_words() -> None:
    view = "\n".join(_view(NEAR))
    assert "only here: Saturday" in view
    assert "only in line 5: Sunday" in view


def test_nothing_of_a_page_writes_on_the_terminal() -> None:
    view = "\n".join(_view(f"{ATTACK}\r\n\n{ATTACK}\tx\u200b\u0085\r" + NEAR, 4000, full=True))
    assert not set(view) & set("\x1b\x00\x85\t\r\u202e\u2066\u200b")
    assert "\\u202eevil" in view


@pytest.mark.parametrize("width", [40, 64, 100, 220])
def test_no_line_is_wider_than_the_terminal(seed: bytes, width: int) -> None:
    for data in (seed, NEAR.encode(), ("👩‍👩‍👧‍👦" * 90 + "ab " * 300 + "นี่ที่" * 99).encode()):
        assert max(columns(line) for line in _view(data, width)[3:] if "lost" not in line) <= width + 40


def test_long_text_is_folded_unless_all_is_asked_for() -> None:
    text = "A headline\n\n" + "The council will meet on Monday and talk about the bridge. " * 60
    assert len(_view(text)) < 20
    assert len(_view(text, full=True)) > 40


@pytest.mark.parametrize("measure", [lambda text: clipped(text, 10), lambda text: ending(text, 10)])
def test_cut_text_has_the_width_asked_for(measure: Callable[[str], str]) -> None:
    for text in ("禁毒在行动护航自贸港", "abcdefghijklmnop", "👩‍👩‍👧‍👦" * 9, "é" * 30):
        assert 8 <= columns(measure(text)) <= 10


def test_wrapped_text_keeps_its_words_and_all_its_letters() -> None:
    text = "The new bridge over the Alder will be opened on Sunday morning"
    lines = list(wrapped(text, 20))
    assert " ".join(lines) == text
    assert list(wrapped("Words of a line that ends here", 10)) == ["Words of a", "line that", "ends here"]
    assert max(map(len, lines)) <= 20


def test_the_readings_that_lost_are_told() -> None:
    case = ROOT / "tests" / "cases" / "en" / "02-reuters-byline-and-tail" / "input.txt"
    page = decode(case.read_bytes())
    cleaned, claims = heard(page, Options())
    found = losers(cleaned, claims)
    assert ("en.tail.desk", "a better byline") in [(one.claim.rule, one.reason) for one in found]
    assert cleaned == clean_page(page)
    view = terminal(account(cleaned, "x"), lambda text, _: text, 100, found)
    assert f"Readings that lost: {len(found)}\n" in view
    assert "  byline: Dana Whitlock  en.tail.desk" in view
