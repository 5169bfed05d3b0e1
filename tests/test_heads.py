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


_NOBODY = [
    *(("zh", line) for line in ("江西省", "安徽省", "张家港", "程序员", "黄金周", "经济", "安全")),
    *(("en", line) for line in ("Victoria Park", "Grant Park", "Charlotte Airport", "Bill Payments")),
]


@pytest.mark.parametrize(("language", "line"), _NOBODY)
def test_what_only_looks_like_a_name_above_the_day_is_nobody(language: str, line: str) -> None:
    page = PAGES[language]
    article = clean("\n".join([page["title"], line, "2019-03-03", "", *page["text"], ""])).article
    assert (article.headline, article.byline, article.date) == (page["title"], (), "2019-03-03")


_BEHIND = [
    *(("zh", line) for line in ("文化", "安全", "关山", "江西省")),
    *(("en", line) for line in ("Grace Period", "Xiomara Zed", "The Elmfield Society")),
]


@pytest.mark.parametrize(("language", "line"), _BEHIND)
def test_what_only_looks_like_a_name_behind_the_text_stays_there(language: str, line: str) -> None:
    page = PAGES[language]
    article = clean("\n\n".join([page["title"], *page["text"], line]) + "\n3 March 2019\n" * (language == "en")).article
    assert (article.headline, article.byline, article.body[-1].text) == (page["title"], (), line)


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Von Haus zu Haus"), ("de", "Von Tag zu Tag"), ("en", "By The Numbers"), ("en", "By The Sea")],
)
def test_a_title_is_no_byline(language: str, title: str) -> None:
    article = clean("\n".join([title, "2019-03-03", "", *PAGES[language]["text"], ""])).article
    assert (article.headline, article.byline) == (title, ())


@pytest.mark.parametrize("name", ["Karl-Theodor zu Hohenstein", "Ulla von Wenden zu Grestenau"])
def test_a_name_of_several_particles_is_one(name: str) -> None:
    page = PAGES["de"]
    assert clean("\n".join([page["title"], f"Von {name}", *page["text"], ""])).article.byline == (name,)


@pytest.mark.parametrize("nobody", ["不详", "佚名", "匿名"])
def test_a_writer_who_is_not_known_is_nobody(nobody: str) -> None:
    page = PAGES["zh"]
    article = clean("\n".join([page["title"], f"2019-03-03 作者：{nobody}", *page["text"], ""])).article
    assert (article.headline, article.byline, article.date) == (page["title"], (), "2019-03-03")
