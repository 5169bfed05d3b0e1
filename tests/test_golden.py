"""Golden cases: a folder a page, with what its article must be.

`input.txt` is the page, `expected.json` the fields and the body, `expected.md` (where it is there) the Markdown of the
same, `case.toml` says what the case is for; `make case` drafts all four. Cases in
`known-shortfalls.txt` are expected to fail; one that comes out right must be taken off that list.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from accounts import cleaned_again, fields
from cleaner import clean, restore
from cleaner.renderers import render
from cleaner.schemas import schema

_CASES = Path(__file__).with_name("cases")
_LIST = _CASES / "known-shortfalls.txt"
_LANGUAGES = sorted(folder.name for folder in _CASES.glob("*/") if folder.is_dir())


def _shortfalls() -> dict[str, str]:
    """The reason for each case on the list, by the case's path."""
    rows = [line.partition("#") for line in _LIST.read_text("utf-8").split("\n")]
    return {path.strip(" "): reason.strip(" ") for path, _, reason in rows if path.strip(" ")}


def _cases(language: str = "*") -> list[str]:
    return sorted(folder.relative_to(_CASES).as_posix() for folder in _CASES.glob(f"{language}/*/") if folder.is_dir())


def _page(case: str) -> bytes:
    return (_CASES / case / "input.txt").read_bytes()


def _differences(case: str) -> dict[str, tuple[Any, Any]]:
    """Expected and found, for each field that differs."""
    expected = json.loads((_CASES / case / "expected.json").read_text("utf-8"))
    found = fields(clean(_page(case)).article)
    return {name: (value, found[name]) for name, value in expected.items() if found[name] != value}


@pytest.mark.parametrize("case", _cases())
def test_the_article_is_the_expected_one(case: str) -> None:
    differences = _differences(case)
    reason = _shortfalls().get(case)
    if reason is None:
        assert not differences, _message(differences)
        return
    assert differences, f"{case} comes out right now: take it off {_LIST.name}"
    pytest.xfail(reason)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_documents_give_their_pages_back_and_conform_to_the_schema(language: str) -> None:
    validator = Draft202012Validator(schema("article"))
    for case in _cases(language):
        page = _page(case)
        document = clean(page, url=case).to_json()
        assert restore(document) == page, case
        assert list(validator.iter_errors(json.loads(document))) == [], case


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_markdown_gives_the_same_article_when_it_is_cleaned(language: str) -> None:
    for case in _cases(language):
        article = clean(_page(case)).article
        assert fields(cleaned_again(article)) == fields(article), case


def test_cases_say_all_that_they_expect() -> None:
    names = set(fields(clean("").article)) - {"schema_version", "meta"}
    expected = {case: json.loads((_CASES / case / "expected.json").read_text("utf-8")) for case in _cases()}
    assert [case for case in _cases() if set(expected[case]) != names] == []
    drafts = [case for case in _cases() if "draft" in tomllib.loads((_CASES / case / "case.toml").read_text("utf-8"))]
    assert drafts == [], "read the page, correct expected.json, then take `draft` out of case.toml"


@pytest.mark.parametrize("case", [case for case in _cases() if (_CASES / case / "expected.md").is_file()])
def test_the_markdown_is_the_expected_one(case: str) -> None:
    if case not in _shortfalls():
        found = render(clean(_page(case)), "md")
        assert found.rstrip("\n") == (_CASES / case / "expected.md").read_text("utf-8").rstrip("\n")


def test_the_list_of_shortfalls_names_cases_and_reasons() -> None:
    shortfalls = _shortfalls()
    assert not set(shortfalls) - set(_cases()), "a case on the list does not exist"
    assert all(shortfalls.values()), "a case on the list has no reason"


def _message(differences: dict[str, tuple[Any, Any]]) -> str:
    rows = [f"{name}:\n  expected {wanted!r}\n  found    {found!r}" for name, (wanted, found) in differences.items()]
    return "\n".join(["", *rows])
