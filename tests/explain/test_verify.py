"""The proof of stored articles: what is whole passes, what was changed is found where it was changed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import NEAR

from cleaner import clean
from cleaner.explain.verify import verify

_DOCUMENT = clean(NEAR).to_json()


def _changed(**changes: Any) -> tuple[dict[str, Any], str]:  # noqa: ANN401
    document = json.loads(_DOCUMENT)
    document.update(changes)
    return document, json.dumps(document, ensure_ascii=False)


def test_a_stored_article_gives_its_page_back(seed: bytes) -> None:
    assert verify(clean(seed).to_json()) == []
    assert verify(clean("").to_json()) == []


def test_an_entry_that_was_cut_is_found() -> None:
    document, _ = _changed()
    document["ledger"]["entries"][0][0] -= 1
    faults = verify(json.dumps(document))
    length = document["ledger"]["length"]
    assert (faults[0].name, faults[0].start, faults[0].end) == ("ledger-gap", length - 1, length)


def test_a_pointer_to_nothing_is_found() -> None:
    document, _ = _changed(headline=None)
    faults = verify(json.dumps(document))
    assert faults[0].message == "entry 0 points to /headline, which the article does not have"
    assert (faults[0].start, faults[0].end) == (0, 41)


def test_text_that_was_taken_out_is_found() -> None:
    document, _ = _changed()
    document["body"][0]["text"] = document["body"][0]["text"][:-9]
    assert "behind the end of /body/0/text" in verify(json.dumps(document))[0].message


def test_text_that_was_put_in_is_found() -> None:
    document, _ = _changed()
    document["body"][1]["text"] += " And more."
    assert verify(json.dumps(document))[0].message == "/body/1/text holds 10 characters that no entry accounts for"


def test_a_letter_that_was_changed_is_noticed() -> None:
    _, whole = _changed(headline="new bridge over the Alder opens on Sunday")
    assert [fault.name for fault in verify(whole)] == ["restore-mismatch"]


def test_a_copy_of_a_copy_is_found() -> None:
    document, _ = _changed()
    rows = document["ledger"]["entries"]
    copy = next(row for row in rows if row[1] == "duplicate")
    copy[6] = [document["ledger"]["length"] - 50, document["ledger"]["length"] - 10]
    assert "repeats what is a copy itself" in verify(json.dumps(document))[0].message


@pytest.mark.parametrize("whole", ["", "[]", "{}", "x", '{"ledger": null}', "[" * 10_000])
def test_what_is_no_article_is_said_to_be_none(whole: str) -> None:
    assert len(verify(whole)) == 1


@given(st.data())
def test_any_changed_ledger_is_a_fault_and_no_crash(data: st.DataObject) -> None:
    document, _ = _changed()
    rows = document["ledger"]["entries"]
    row = rows[data.draw(st.integers(0, len(rows) - 1))]
    row[0] = data.draw(st.integers(-(2**40), 2**40).filter(lambda size: size != row[0]))
    assert verify(json.dumps(document))
