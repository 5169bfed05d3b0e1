"""Law 6, damage-proof: the article does not depend on how the scraper printed the page.

Fields and blocks (not id, warnings, ledger) are the same after CRLF, a BOM, more or fewer `|` lines between units, a
third copy of the body, one copy fewer, exact copies swapped, the headline printed twice; equal after NFC when one copy
is NFD. Edited copies swapped: the same sentences and variants.
"""

from dataclasses import replace

import pytest
from accounts import composed, fields
from cleaner import Article, clean
from generator import (
    BYTE_DAMAGES,
    DAMAGES,
    GIANT,
    Page,
    Recipe,
    copies_swapped,
    copy_edited,
    pages,
    parsed,
    printed,
    recipes,
)
from hypothesis import assume, given
from hypothesis import strategies as st


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


@given(recipes(), st.sampled_from(["|", "| ", "| |"]), st.sampled_from(["", " |", "|"]))
def test_the_form_of_the_bars_does_not_matter(recipe: Recipe, bar: str, trail: str) -> None:
    assume(any(recipe.gaps))
    assert_same(clean(printed(recipe).text).article, clean(_with_bars(recipe, bar, trail)).article)


def _with_bars(recipe: Recipe, bar: str, trail: str) -> str:
    page = printed(recipe)
    return replace(page, recipe=replace(recipe, bar=bar, trail=trail)).text


@given(recipes(fewest_copies=1))
def test_edited_copies_may_be_swapped(recipe: Recipe) -> None:
    page = copy_edited(printed(replace(recipe, cuts=recipe.cuts[:1] * 2)))
    original, edited = (page.units[at].text for at in page.bodies)
    before, after = clean(page.text).article, clean(copies_swapped(page).text).article
    assert len(before.body) == len(after.body)
    for one, other in zip(before.body, after.body, strict=True):
        readings = {one.text, other.text}
        assert len(readings) == 1 or readings == {part for part in readings if part in original or part in edited}
    names = [[warning.name for warning in article.warnings] for article in (before, after)]
    assert names[0] == names[1]
    assert "near-duplicate-block" in names[0]


@given(recipes(languages=("zh",), fewest_copies=1), st.permutations(range(4)))
def test_copies_may_be_cut_differently(recipe: Recipe, order: list[int]) -> None:
    cuts = tuple(recipe.cuts[at] for at in order if at < len(recipe.cuts))
    plain = replace(recipe, cuts=(GIANT,) * len(recipe.cuts))
    assert_same(clean(printed(plain).text).article, clean(printed(replace(recipe, cuts=cuts)).text).article)
