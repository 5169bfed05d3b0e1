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

from accounts import fields
from cleaner import clean, restore
from cleaner.renderers import render

_CASES = Path(__file__).with_name("cases")
_LIST = _CASES / "known-shortfalls.txt"


def _shortfalls() -> dict[str, str]:
    """The reason for each case on the list, by the case's path."""
    rows = [line.partition("#") for line in _LIST.read_text("utf-8").split("\n")]
    return {path.strip(" "): reason.strip(" ") for path, _, reason in rows if path.strip(" ")}


def _cases() -> list[str]:
    return sorted(folder.relative_to(_CASES).as_posix() for folder in _CASES.glob("*/*/") if folder.is_dir())


def _differences(case: str) -> dict[str, tuple[Any, Any]]:
    """Expected and found, for each field that differs."""
    expected = json.loads((_CASES / case / "expected.json").read_text("utf-8"))
    found = fields(clean((_CASES / case / "input.txt").read_bytes()).article)
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


@pytest.mark.parametrize("case", _cases())
def test_the_page_comes_back(case: str) -> None:
    page = (_CASES / case / "input.txt").read_bytes()
    assert restore(clean(page).to_json()) == page


@pytest.mark.parametrize("case", _cases())
def test_a_case_says_all_that_it_expects(case: str) -> None:
    expected = json.loads((_CASES / case / "expected.json").read_text("utf-8"))
    assert set(expected) == set(fields(clean("").article)) - {"schema_version", "meta"}
    about = tomllib.loads((_CASES / case / "case.toml").read_text("utf-8"))
    assert "draft" not in about, "read the page, correct expected.json, then take `draft` out of case.toml"


@pytest.mark.parametrize("case", [case for case in _cases() if (_CASES / case / "expected.md").is_file()])
def test_the_markdown_is_the_expected_one(case: str) -> None:
    if case not in _shortfalls():
        found = render(clean((_CASES / case / "input.txt").read_bytes()), "md")
        assert found.rstrip("\n") == (_CASES / case / "expected.md").read_text("utf-8").rstrip("\n")


def test_the_list_of_shortfalls_names_cases_and_reasons() -> None:
    shortfalls = _shortfalls()
    assert not set(shortfalls) - set(_cases()), "a case on the list does not exist"
    assert all(shortfalls.values()), "a case on the list has no reason"


def _message(differences: dict[str, tuple[Any, Any]]) -> str:
    rows = [f"{name}:\n  expected {wanted!r}\n  found    {found!r}" for name, (wanted, found) in differences.items()]
    return "\n".join(["", *rows])
