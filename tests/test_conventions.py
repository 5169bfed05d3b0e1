"""The conventions prove their own examples, and the word lists are in order."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cleaner.conventions import Cues, Pattern, patterns
from cleaner.label import label
from cleaner.layout import lines
from cleaner.model import Claim
from cleaner.units import units
from places import ROOT

_LEXICONS = sorted((ROOT / "src" / "cleaner" / "conventions" / "lexicons").iterdir())
_WHERE = {"line", "unit", "caption", "line-start", "line-end", "anywhere"}
_PATTERNS = [pytest.param(pattern, id=pattern.id) for pattern in patterns()]
_MATCHES = [
    pytest.param(one, example, id=f"{one.id}-{n}") for one in patterns() for n, example in enumerate(one.matches)
]
_REJECTS = [pytest.param(one, text, id=f"{one.id}-{n}") for one in patterns() for n, text in enumerate(one.rejects)]


def _match(pattern: Pattern, text: str) -> re.Match[str] | None:
    """A pattern's match where it may stand."""
    if pattern.where in {"line", "caption", "unit"}:
        return pattern.regex.fullmatch(text)
    return pattern.regex.match(text) if pattern.where == "line-start" else pattern.regex.search(text)


def _claims(text: str) -> list[Claim]:
    """What all conventions say about a page that is one unit."""
    return label(text, units(text, lines(text), []))


@pytest.mark.parametrize(("pattern", "example"), _MATCHES)
def test_an_example_matches_with_its_values(pattern: Pattern, example: dict[str, str]) -> None:
    match = _match(pattern, example["text"])
    assert match is not None
    wanted = {name: value for name, value in example.items() if name != "text"}
    assert {name: (match[name] or "").strip() for name in wanted} == wanted


@pytest.mark.parametrize(("pattern", "example"), _MATCHES)
def test_an_example_holds_a_cue(pattern: Pattern, example: dict[str, str]) -> None:
    assert Cues([pattern]).seen("\n" + example["text"], 1, len(example["text"]) + 1)


@pytest.mark.parametrize(("pattern", "text"), _REJECTS)
def test_a_counterexample_is_not_claimed(pattern: Pattern, text: str) -> None:
    assert pattern.id not in {claim.rule for claim in _claims(text)}


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_a_pattern_is_complete(pattern: Pattern) -> None:
    assert pattern.matches, "no example"
    assert pattern.cues, "no cue"
    assert all(pattern.cues), "an empty cue"
    assert pattern.where in _WHERE
    assert 0 < pattern.score <= 1


def test_ids_are_unique() -> None:
    ids = [pattern.id for pattern in patterns()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("file", _LEXICONS, ids=lambda file: file.name)
def test_a_word_list_is_sorted_and_unique(file: Path) -> None:
    rows = [line for line in file.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    assert len(set(rows)) == len(rows), "a row stands twice"
    assert rows == sorted(rows), f"out of order: {_first_out_of_order(rows)}"


@pytest.mark.parametrize("file", _LEXICONS, ids=lambda file: file.name)
def test_a_word_list_names_its_origin(file: Path) -> None:
    comments = [line for line in file.read_text("utf-8").split("\n") if line.startswith("#")]
    assert any("Origin:" in line for line in comments)


def _first_out_of_order(rows: list[str]) -> tuple[str, str]:
    return next((one, other) for one, other in pairwise(rows) if one > other)
