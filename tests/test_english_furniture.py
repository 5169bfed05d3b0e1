"""Buttons, pleas and lines of rights go; sentences and headings that begin with the same words stay."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean

PAGES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("furniture-en.toml").read_text("utf-8"))


def _lines(kind: str) -> list[Any]:
    return [pytest.param(page, line, id=line) for page in PAGES.values() for line in page[kind]]


def _body(*lines: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in clean("\n".join([*lines, ""])).article.body]


def _paragraphs(*lines: str) -> list[tuple[str, str]]:
    return [("paragraph", line) for line in lines]


@pytest.mark.parametrize(("page", "line"), _lines("anywhere") + _lines("edges"))
def test_furniture_above_and_below_the_text_goes(page: dict[str, Any], line: str) -> None:
    text = page["text"]
    assert _body(page["title"], page["head"], *text, line) == _paragraphs(*text)
    assert _body(page["title"], page["head"], line, *text) == _paragraphs(*text)


@pytest.mark.parametrize(("page", "line"), _lines("anywhere"))
def test_furniture_inside_the_text_goes(page: dict[str, Any], line: str) -> None:
    *above, below = page["text"]
    assert _body(page["title"], page["head"], *above, line, below) == _paragraphs(*above, below)


@pytest.mark.parametrize(("page", "line"), _lines("edges"))
def test_what_could_be_a_heading_stays_inside_the_text(page: dict[str, Any], line: str) -> None:
    *above, below = page["text"]
    assert line in [text for _, text in _body(page["title"], page["head"], *above, line, below)]


@pytest.mark.parametrize(("page", "line"), _lines("stays"))
def test_a_sentence_that_looks_like_furniture_stays(page: dict[str, Any], line: str) -> None:
    *above, below = page["text"]
    assert [text for _, text in _body(page["title"], page["head"], *above, line, below)] == [*above, line, below]
    assert [text for _, text in _body(page["title"], page["head"], *page["text"], line)] == [*page["text"], line]


@pytest.mark.parametrize(("page", "line"), _lines("headings"))
def test_a_heading_that_looks_like_furniture_stays(page: dict[str, Any], line: str) -> None:
    *above, below = page["text"]
    assert ("heading", line) in _body(page["title"], page["head"], *above, line, below)
