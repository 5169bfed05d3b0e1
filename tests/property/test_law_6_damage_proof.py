"""Law 6, damage-proof: the article does not depend on how the scraper printed the page.

Fields and blocks (not id, warnings, ledger) are the same after CRLF, a BOM, more or fewer `|` lines between units, a
third copy of the body, one copy fewer, exact copies swapped, the headline printed twice; equal after NFC when one copy
is NFD. Edited copies swapped: the same sentences and variants.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accounts import composed, fields
from cleaner import Article, clean
from generator import (
    BYTE_DAMAGES,
    DAMAGES,
    GIANT,
    Page,
    copies_swapped,
    copy_edited,
    pages,
    parsed,
    recut,
)

# For text of the generator only.
_SENTENCE_END = re.compile(r"(?<=[。.])”?[\s|]*|[\r\n|]+")


def damaged(name: str, page: Page) -> tuple[Article, Article]:
    """The article before and after."""
    return clean(page.text).article, clean(DAMAGES[name][0](page).text).article


def assert_same(before: Article, after: Article) -> None:
    assert composed(fields(after)) == composed(fields(before))


@pytest.fixture(scope="session")
def seed_page(seed: bytes) -> Page:
    """The seed as units between layout."""
    headline = clean(seed).article.headline
    assert headline is not None
    page = parsed(seed.decode(), headline)
    assert page.text == seed.decode()
    assert len(page.bodies) == 2
    return page


@pytest.mark.parametrize("name", DAMAGES)
def test_the_seed_survives(name: str, seed_page: Page) -> None:
    assert_same(*damaged(name, seed_page))


@pytest.mark.parametrize("name", BYTE_DAMAGES)
def test_the_seed_survives_other_bytes(name: str, seed: bytes) -> None:
    assert_same(clean(seed).article, clean(BYTE_DAMAGES[name](seed.decode())).article)


@pytest.mark.parametrize("name", DAMAGES)
@given(drawn=st.data())
def test_a_page_survives(name: str, drawn: st.DataObject) -> None:
    page = drawn.draw(pages(fewest_copies=DAMAGES[name][1]), label="page")
    assert_same(*damaged(name, page))


@pytest.mark.parametrize("name", BYTE_DAMAGES)
@given(page=pages())
def test_a_page_survives_other_bytes(name: str, page: Page) -> None:
    assert_same(clean(page.text).article, clean(BYTE_DAMAGES[name](page.text)).article)


@given(pages(), st.sampled_from(["|", "| ", "| |"]), st.sampled_from(["", " |", "|"]))
def test_the_form_of_the_bars_does_not_matter(page: Page, bar: str, trail: str) -> None:
    assume(any(page.gaps))
    barred = replace(page, recipe=replace(page.recipe, bar=bar, trail=trail))
    assert_same(clean(page.text).article, clean(barred.text).article)


@given(pages(languages=("zh",)))
def test_copies_may_be_cut_differently(page: Page) -> None:
    joined = recut(page, [GIANT] * len(page.bodies))
    assert_same(clean(joined.text).article, clean(page.text).article)


@given(pages(fewest_copies=1, most_copies=1))
def test_edited_copies_may_be_swapped(page: Page) -> None:
    page = copy_edited(recut(page, page.recipe.cuts[:1] * 2))
    original, edited = (_sentences([page.units[at].text]) for at in page.bodies)
    readings = original ^ edited
    assume(len(readings) == 2)  # otherwise the sentence stands in the article a second time, unedited
    found = []
    for printed in (page, copies_swapped(page)):
        article = clean(printed.text).article
        kept = _sentences([block.text for block in article.body])
        assert readings & kept, "both readings are gone"
        if not readings <= kept:
            names = [warning.name for warning in article.warnings if warning.name != "natural-repetition-kept"]
            assert names == ["near-duplicate-block"]
        found.append(kept - readings)
    assert found[0] == found[1]


def _sentences(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for piece in _SENTENCE_END.split(text) if piece}
