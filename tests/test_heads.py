"""The line between headline and text, as sites print it: what it says of the writer, the day and the source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean

PAGES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("heads.toml").read_text("utf-8"))


def _said(page: dict[str, Any], line: str) -> list[object]:
    """What the article says, in the columns of the table: line, writers, day and source; and title and text."""
    article = clean("\n".join([page["title"], line, *page["text"], ""])).article
    fields = [line, ",".join(article.byline), article.date or "", article.source or ""]
    return [fields, article.headline, [block.text for block in article.body]]


@pytest.mark.parametrize("language", PAGES)
def test_the_line_below_the_headline_is_read(language: str) -> None:
    page = PAGES[language]
    wrong = [said for head in page["heads"] if (said := _said(page, head[0])) != [head, page["title"], page["text"]]]
    assert wrong == []
