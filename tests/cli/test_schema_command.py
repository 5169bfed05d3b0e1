"""`cleaner schema`: valid itself, and every document conforms to it."""

import json
from functools import cache
from typing import Any

import pytest
from command import PAGE, Run, jsonl
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cleaner import clean
from cleaner.schemas import SCHEMAS, schema_text


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text("article")))


def test_the_command_prints_the_schema(run: Run) -> None:
    for arguments in (["schema"], ["schema", "article"]):
        done = run(*arguments)
        assert done.code == 0
        assert done.out.decode() == schema_text("article")


@pytest.mark.parametrize("document", SCHEMAS)
def test_every_schema_is_itself_valid(document: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(document)))


def test_documents_of_the_command_conform(run: Run) -> None:
    rows = [{"id": name, "text": PAGE, "k": 1} for name in ("x", 7, 1.5, True, None)]
    done = run("clean", "--input-format", "jsonl", stdin=jsonl(*rows))
    without = run("clean", "--input-format", "jsonl", "--ledger", "none", stdin=jsonl(*rows))
    for row in done.rows + without.rows:
        validator().validate(row)


@given(st.binary(max_size=80) | st.text("a|é护 \n。.,By0123456789-:年月日", max_size=80).map(str.encode))
def test_the_document_of_any_bytes_conforms(data: bytes) -> None:
    validator().validate(json.loads(clean(data).to_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"date": "2022-6-1"},
        {"time": "9:30"},
        {"byline": None},
        {"body": [{"type": "poem", "text": ""}]},
        {"captions": [{"text": "a"}]},
        {"id": []},
        {"more": 1},
        {"ledger": {}},
        {"warnings": [{"code": "X", "name": "n", "message": "m", "span": None}]},
    ],
)
def test_what_is_no_document_does_not_conform(change: dict[str, Any]) -> None:
    document = json.loads(clean(PAGE).to_json())
    assert validator().is_valid(document)
    assert not validator().is_valid(document | change)


def test_the_schema_names_every_key_of_a_document() -> None:
    document = json.loads(clean(PAGE).to_json())
    schema = json.loads(schema_text("article"))
    assert list(document) == schema["required"] == list(schema["properties"])
    assert set(document["ledger"]) <= set(schema["$defs"]["ledger"]["properties"])
