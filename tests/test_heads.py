"""The line between headline and text, as sites print it: what it says of the writer, the day and the source."""

import tomllib
from pathlib import Path

import pytest

from cleaner import clean

PAGES = tomllib.loads(Path(__file__).with_name("heads.toml").read_text("utf-8"))
HEADS = [
    pytest.param(page["title"], page["text"], *head, id=f"{language}-{number}")
    for language, page in PAGES.items()
    for number, head in enumerate(page["heads"], 1)
]


@pytest.mark.parametrize(("title", "text", "line", "writers", "day", "source"), HEADS)
def test_the_line_below_the_headline_is_read(  # noqa: PLR0913, PLR0917  (the columns of the table)
    title: str, text: list[str], line: str, writers: str, day: str, source: str
) -> None:
    article = clean("\n".join([title, line, *text, ""])).article
    assert (",".join(article.byline), article.date or "", article.source or "") == (writers, day, source)
    assert article.headline == title
    assert [block.text for block in article.body] == text
