"""Buttons, pleas and lines of rights go; sentences and headings that begin with the same words stay."""

import tomllib
from pathlib import Path
from typing import Any

from cleaner import clean

PAGES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("furniture-en.toml").read_text("utf-8"))


PAGE = PAGES["en"]
TEXT: list[str] = PAGE["text"]


def _body(*lines: str) -> list[tuple[str, str]]:
    article = clean("\n".join([PAGE["title"], PAGE["head"], *lines, ""])).article
    return [(block.type, block.text) for block in article.body]


def _texts(*lines: str) -> list[str]:
    return [text for _, text in _body(*lines)]


def _inside(line: str) -> list[str]:
    *above, below = TEXT
    return [*above, line, below]


def test_furniture_above_and_below_the_text_goes() -> None:
    lines = [*PAGE["anywhere"], *PAGE["edges"]]
    text = [("paragraph", paragraph) for paragraph in TEXT]
    assert [line for line in lines if _body(*TEXT, line) != text] == []
    assert [line for line in lines if _body(line, *TEXT) != text] == []


def test_furniture_inside_the_text_goes() -> None:
    assert [line for line in PAGE["anywhere"] if _texts(*_inside(line)) != TEXT] == []


def test_what_could_be_a_heading_stays_inside_the_text() -> None:
    assert [line for line in PAGE["edges"] if line not in _texts(*_inside(line))] == []


def test_a_sentence_that_looks_like_furniture_stays() -> None:
    assert [line for line in PAGE["stays"] if _texts(*_inside(line)) != _inside(line)] == []
    assert [line for line in PAGE["stays"] if _texts(*TEXT, line) != [*TEXT, line]] == []


def test_a_heading_that_looks_like_furniture_stays() -> None:
    assert [line for line in PAGE["headings"] if ("heading", line) not in _body(*_inside(line))] == []
