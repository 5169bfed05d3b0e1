"""Law 5, stable: cleaning our own output changes nothing.

Our Markdown, known by `schema_version` in its front matter, gives the same fields and blocks; our text loses nothing.
"""

import re

from hypothesis import given
from hypothesis import strategies as st

from accounts import cleaned_again, composed, fields
from cleaner import clean
from cleaner.model import Article, Block, Caption, Extra
from generator import Page, pages

_WORDS = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
_LINES = _WORDS.map(lambda text: re.sub(r"\s+", " ", text).strip()).filter(bool)
_BLOCKS = st.builds(Block, st.sampled_from(["paragraph", "heading"]), _LINES) | st.builds(
    Block, st.sampled_from(["table", "verbatim"]), st.lists(_LINES, min_size=1, max_size=4).map("\n".join)
)
_ARTICLES = st.builds(
    Article,
    headline=st.none() | _LINES,
    kicker=st.none() | _LINES,
    deck=st.none() | _LINES,
    date=st.none() | st.just("2024-02-29"),
    source=st.none() | _LINES,
    byline=st.lists(_LINES, max_size=3).map(tuple),
    captions=st.lists(st.builds(Caption, _LINES, st.none() | _LINES), max_size=2).map(tuple),
    body=st.lists(_BLOCKS, max_size=5).map(tuple),
    extras=st.lists(st.builds(Extra, st.just("updated"), _LINES), max_size=2).map(tuple),
)


@given(pages())
def test_our_markdown_gives_the_same_article(page: Page) -> None:
    article = clean(page.text).article
    assert fields(cleaned_again(article)) == fields(article)


@given(_ARTICLES)
def test_whatever_the_article_holds(article: Article) -> None:
    assert composed(fields(cleaned_again(article))) == composed(fields(article))


def test_the_seed_s_markdown_gives_the_seed_s_article(seed: bytes) -> None:
    article = clean(seed).article
    assert fields(cleaned_again(article)) == fields(article)


@given(pages())
def test_our_text_loses_nothing(page: Page) -> None:
    printed = clean(page.text).to_text()
    fates = {entry.fate for entry in clean(printed).ledger.entries}
    assert not fates & {"duplicate", "boilerplate"}


def test_markdown_that_was_changed_is_a_page_like_any_other(seed: bytes) -> None:
    printed = clean(seed).to_markdown().replace("\n# ", "\n# X", 1)
    assert clean(printed).article.headline != clean(seed).article.headline
