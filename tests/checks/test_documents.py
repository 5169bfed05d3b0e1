"""Cleaned documents as input: how they are known, and that our validator agrees with a real one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cleaner import check, clean
from cleaner.renderers import render
from cleaner.schemas import schema
from cleaner.schemas.validator import faults

PAGE = "A headline\n\nBy Ann Lee\n\nPublished: 14 May 2021\n\nThe bridge opens on Sunday, said the council.\n"
_DOCUMENT = clean(PAGE).to_json()
_VALUES = (
    st.none() | st.booleans() | st.integers(-2, 3) | st.floats(0, 2) | st.text(max_size=3) | st.just([]) | st.just({})
)


@given(st.data())
def test_the_validator_agrees_with_an_independent_one(data: st.DataObject) -> None:
    document: dict[str, Any] = json.loads(_DOCUMENT)
    ledger = document["ledger"]
    place = data.draw(st.sampled_from([document, ledger, ledger["entries"], ledger["entries"][0], document["body"][0]]))
    key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
    place[key] = data.draw(_VALUES)
    expected = Draft202012Validator(schema("article")).is_valid(document)
    assert (next(faults(document, schema("article")), None) is None) == expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"more": 1}, "/more is no key of this document"),
        ({"date": "14 May 2021"}, "/date is not of the form"),
        ({"byline": None}, "/byline must be array"),
        ({"body": [{"type": "poem", "text": ""}]}, "/body/0/type must be one of paragraph"),
    ],
)
def test_a_fault_of_a_document_names_its_place(change: dict[str, Any], said: str) -> None:
    document = json.dumps(json.loads(_DOCUMENT) | change)
    assert any(one.message.startswith(said) and one.name == "schema-invalid" for one in check(document))


@pytest.mark.parametrize("form", ["json", "jsonl", "md"])
def test_a_doubled_paragraph_in_a_document_is_found(form: str) -> None:
    body = "The bridge opens on Sunday, said the council of the valley. The mayor and the band will be there at ten. "
    body += "Cars may use it from Monday. The old ferry goes on until the end of the month, and then it is sold."
    text = render(clean(PAGE.replace("The bridge opens on Sunday, said the council.", body)), form, ledger=False)
    assert not [one for one in check(text) if one.level == "error"]
    twice = text.replace(body, f"{body}\n\n{body}" if form == "md" else f"{body} {body}")
    assert {one.name for one in check(twice) if one.level == "error"} & {"doubled-body", "duplicate-block"}


@pytest.mark.parametrize(
    "text", ["---\nschema_version: 1\ntitle: x\n---\n\nText.\n", "---\nschema_version: 1\nText.\n"]
)
def test_front_matter_that_cannot_be_read_is_a_fault(text: str) -> None:
    assert "schema-invalid" in {one.name for one in check(text)}


@given(st.binary(max_size=60) | st.text('{}[]":,schema_verion1pbl-\n', max_size=60).map(str.encode))
def test_any_bytes_give_findings_and_no_error_of_ours(data: bytes) -> None:
    for head in (b"", b'{"schema_version": 1, ', b"---\nschema_version: 1\n", b'{"id":1,"problem":{"code":'):
        assert not [one for one in check(head + data) if "internal-error" in one.message]
