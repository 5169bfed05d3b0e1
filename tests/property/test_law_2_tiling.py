"""Law 2, tiling: ledger entries are sorted, disjoint and cover `[0, length)`, each with exactly one fate.

Then a duplicate never points into another one, so that a copy can be made again in one step.
"""

from hypothesis import given

from accounts import FATES
from cleaner import Cleaned, clean
from generator import Page, data, pages, texts


def assert_tiled(cleaned: Cleaned) -> None:
    at = 0
    for entry in cleaned.ledger.entries:
        assert entry.span.start == at, f"a gap or an overlap at character {at}"
        assert entry.span.end > entry.span.start, f"an empty entry at character {at}"
        assert entry.fate in FATES
        at = entry.span.end
    assert at == cleaned.ledger.length == len(cleaned.page.text)


def assert_copies_point_to_survivors(cleaned: Cleaned) -> None:
    copies = [entry for entry in cleaned.ledger.entries if entry.fate == "duplicate"]
    for entry in copies:
        assert entry.of is not None
        assert 0 <= entry.of.start <= entry.of.end <= cleaned.ledger.length
        for other in copies:
            apart = entry.of.end <= other.span.start or other.span.end <= entry.of.start
            assert apart, f"the copy at {entry.span} points into the one at {other.span}"


@given(pages())
def test_entries_tile_a_generated_page(page: Page) -> None:
    assert_tiled(clean(page.text))


@given(texts())
def test_entries_tile_any_text(text: str) -> None:
    assert_tiled(clean(text))


@given(data())
def test_entries_tile_any_bytes(page: bytes) -> None:
    assert_tiled(clean(page))


@given(texts())
def test_a_copy_points_to_text_that_stays(text: str) -> None:
    assert_copies_point_to_survivors(clean(text))


@given(pages(fewest_copies=1))
def test_the_copies_of_a_body_point_to_the_one_that_stays(page: Page) -> None:
    assert_copies_point_to_survivors(clean(page.text))


def test_entries_tile_the_seed(seed: bytes) -> None:
    cleaned = clean(seed)
    assert_tiled(cleaned)
    assert_copies_point_to_survivors(cleaned)
