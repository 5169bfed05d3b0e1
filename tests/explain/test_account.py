"""The account: every character of page and article is there once, tied to where it came from."""

from hypothesis import given
from hypothesis import strategies as st
from samples import NEAR

from cleaner import Cleaned, clean
from cleaner.explain.account import Account, account
from cleaner.explain.names import place


def _check(cleaned: Cleaned) -> Account:
    found = account(cleaned, "page")
    assert "".join(stretch.text for stretch in found.stretches) == cleaned.page.text
    assert sum(found.counts.values()) == len(cleaned.page.text)
    for stretch in found.stretches:
        if stretch.pieces:
            assert "".join(piece.text for piece in stretch.pieces if piece.kind != "missing") == stretch.text
    for one in found.prints.values():
        assert "".join(bit.text for bit in one.bits) == one.text
    return found


def test_the_seed_is_accounted_for(seed: bytes) -> None:
    found = _check(clean(seed))
    assert (found.lines, found.counts["boilerplate"]) == (21, 0)


@given(st.text(alphabet=st.sampled_from("ab cd.\n|\x00\r\u202e中文。 "), max_size=300), st.integers(1, 3))
def test_any_page_is_accounted_for(text: str, times: int) -> None:
    _check(clean((text + "\n") * times + NEAR * times))


def test_each_part_of_a_copy_knows_its_twin() -> None:
    found = _check(clean(NEAR))
    copy = next(stretch for stretch in found.stretches if stretch.pieces)
    for piece in copy.pieces:
        if piece.twin is not None:
            assert piece.text in found.stretches[piece.twin].text


def test_many_copies_of_one_passage_stay_linear() -> None:
    line = "The new bridge over the Alder will be opened on Sunday morning by the mayor. "
    found = _check(clean(((line + "\x01") * 30 + "\n\n") * 60))
    pieces = sum(len(stretch.pieces) for stretch in found.stretches)
    assert pieces <= 8 * len(found.stretches) + 4000


def test_places_have_names_that_people_use(seed: bytes) -> None:
    article = clean(seed).article
    names = [place(article, at) for at in ("/headline", "/byline/1", "/captions/0/credit", "/body/3/text", "/x/99/y")]
    assert names == ["headline", "byline 2", "credit 1", "heading 4", "x 100"]
