"""Lines between and below the paragraphs, as sites print them: those of the site go, those that look alike stay."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner import clean

HERE = Path(__file__)
PAGES = tomllib.loads(HERE.with_name("heads.toml").read_text("utf-8"))
LINES = tomllib.loads(HERE.with_name("furniture.toml").read_text("utf-8"))


def _lines(fate: str) -> Iterator[object]:
    """`(title, text, line)` of every language."""
    for language, lines in LINES.items():
        page = PAGES[language]
        for number, line in enumerate(lines[fate], 1):
            yield pytest.param(page["title"], page["text"], line, id=f"{language}-{number}")


@pytest.mark.parametrize(("title", "text", "line"), [*_lines("goes")])
def test_furniture_leaves_the_body(title: str, text: list[str], line: str) -> None:
    article = clean("\n".join([title, "2019-03-03", *text, line, ""])).article
    assert article.headline == title
    assert [block.text for block in article.body] == text


@pytest.mark.parametrize(("title", "text", "line"), [*_lines("stays")])
def test_a_line_that_looks_like_furniture_stays(title: str, text: list[str], line: str) -> None:
    article = clean("\n".join([title, "2019-03-03", text[0], line, text[1], ""])).article
    assert article.headline == title
    assert [block.text for block in article.body] == [text[0], line, text[1]]
