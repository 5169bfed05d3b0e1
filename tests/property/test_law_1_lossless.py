"""Law 1, lossless: `restore(output) == input`, byte for byte, for any bytes at all.

A changed character anywhere in the output is noticed. White space between the tokens of JSON says nothing, nor does
another way to write the same string; what reads the same may stay unnoticed.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Options, clean, restore
from cleaner.errors import RestoreError
from cleaner.renderers import render
from generator import Page, data, pages, texts

_CODECS = ["cp932", "gb18030", "big5hkscs", "cp949", "euc_jp", "koi8-r", "cp1255", "iso2022_jp", "utf-16-be"]
_CHANGES = ["", "0", "1", "x", "|", " ", '"', ",", "丨", "\\"]


@given(data())
def test_any_bytes_come_back(page: bytes) -> None:
    assert restore(clean(page).to_json()) == page


@given(texts())
def test_any_text_comes_back(text: str) -> None:
    assert restore(clean(text).to_json()) == text.encode("utf-8", "surrogatepass")


@given(pages())
def test_generated_pages_come_back(page: Page) -> None:
    assert restore(clean(page.text).to_json()).decode() == page.text


@given(st.text(st.characters(codec=None, categories=["Cs", "Lu", "Lo", "Zs"])))
def test_text_with_lone_surrogates_comes_back(text: str) -> None:
    assert restore(clean(text).to_json()) == text.encode("utf-8", "surrogatepass")


@given(
    data(),
    st.sampled_from(["gb2312", "Big5", "shift_jis", "windows-1252", "euc-kr", "utf-16", "iso-2022-jp", "latin-1"]),
)
def test_bytes_come_back_whatever_encoding_is_named(page: bytes, label: str) -> None:
    assert restore(clean(page, options=Options(encoding=label)).to_json()) == page


@pytest.mark.parametrize(
    "codec", ["cp932", "gb18030", "big5hkscs", "cp949", "euc_jp", "koi8-r", "cp1255", "iso2022_jp", "utf_16_be"]
)
def test_every_pair_of_bytes_comes_back(codec: str) -> None:
    page = bytes(
        byte for first in range(0x20, 0x100, 3) for second in range(0x20, 0x100, 5) for byte in (first, second)
    )
    assert restore(clean(page, options=Options(encoding=codec)).to_json()) == page


@given(pages())
def test_the_document_for_people_holds_the_page_too(page: Page) -> None:
    assert restore(render(clean(page.text), "json")).decode() == page.text


@given(texts())
def test_a_result_restores_without_its_document(text: str) -> None:
    assert restore(clean(text)) == text.encode("utf-8", "surrogatepass")


@given(pages(), st.data())
def test_a_changed_character_anywhere_is_noticed(page: Page, draw: st.DataObject) -> None:
    document = clean(page.text).to_json()
    for at in draw.draw(st.lists(st.integers(0, len(document) - 1), min_size=5, max_size=10), label="places"):
        change = draw.draw(st.sampled_from(_CHANGES), label="change")
        _assert_noticed(document, document[:at] + change + document[at + 1 :])


@given(pages(), st.data())
def test_a_character_put_in_anywhere_is_noticed(page: Page, draw: st.DataObject) -> None:
    document = clean(page.text).to_json()
    for at in draw.draw(st.lists(st.integers(0, len(document)), min_size=5, max_size=10), label="places"):
        change = draw.draw(st.sampled_from(_CHANGES), label="change")
        _assert_noticed(document, document[:at] + change + document[at:])


@pytest.mark.parametrize(
    "page", ["|\n", "| \nA bell\n|\nThe bell rang twice before anybody came to look.\n", "\x00ä|\r\n丨"]
)
def test_no_place_of_a_short_document_may_change(page: str) -> None:
    document = clean(page).to_json()
    for at, character in enumerate(document):
        _assert_noticed(document, document[:at] + document[at + 1 :])
        _assert_noticed(document, document[:at] + ("y" if character != "y" else "z") + document[at + 1 :])
        _assert_noticed(document, document[:at] + ("7" if character != "7" else "8") + document[at + 1 :])


def test_a_document_that_was_cut_short_is_refused() -> None:
    document = clean("| \nA bell\n|\nThe bell rang twice before anybody came to look.\n").to_json()
    for size in range(len(document)):
        with pytest.raises(RestoreError):
            restore(document[:size])


@given(st.one_of(st.text(), st.binary()))
def test_what_is_no_document_is_refused(junk: str | bytes) -> None:
    with pytest.raises(RestoreError):
        restore(junk)


def _assert_noticed(document: str, changed: str) -> None:
    if _reads_alike(document, changed):
        return
    try:
        restore(changed)
    except RestoreError:
        return
    at = next(
        (at for at, (one, other) in enumerate(zip(document, changed, strict=False)) if one != other), len(document)
    )
    pytest.fail(f"a change at character {at} was not noticed: {document[at - 40 : at + 40]!r}")


def _reads_alike(document: str, changed: str) -> bool:
    try:
        return bool(json.loads(document) == json.loads(changed))
    except ValueError:
        return False
