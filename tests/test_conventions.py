"""Counterexamples are not claimed, and the word lists are in order. That examples match is proved file by file."""

from itertools import pairwise
from pathlib import Path

import pytest

from cleaner.conventions import common_surnames, patterns, surnames
from cleaner.label import label
from cleaner.layout import lines
from cleaner.model import Claim
from cleaner.units import units
from places import ROOT

_LEXICONS = sorted((ROOT / "src" / "cleaner" / "conventions" / "lexicons").iterdir())
_LANGUAGES = sorted({pattern.id.partition(".")[0] for pattern in patterns()})


def _claims(text: str) -> list[Claim]:
    """What all conventions say about a page that is one unit."""
    return label(text, units(text, lines(text), []))


@pytest.mark.parametrize("language", _LANGUAGES)
def test_no_counterexample_is_claimed(language: str) -> None:
    rejects = [(one.id, text) for one in patterns() if one.id.startswith(f"{language}.") for text in one.rejects]
    assert [(rule, text) for rule, text in rejects if rule in {claim.rule for claim in _claims(text)}] == []


def test_scores_are_shares_and_no_cue_is_empty() -> None:
    assert [one.id for one in patterns() if not (0 < one.score <= 1 and one.cues and all(one.cues))] == []


def test_ids_are_unique() -> None:
    ids = [pattern.id for pattern in patterns()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("file", _LEXICONS, ids=lambda file: file.name)
def test_a_word_list_is_sorted_and_unique_and_names_its_origin(file: Path) -> None:
    text = file.read_text("utf-8").split("\n")
    rows = [line for line in text if line and not line.startswith("#")]
    assert len(set(rows)) == len(rows), "a row stands twice"
    assert rows == sorted(rows), f"out of order: {_first_out_of_order(rows)}"
    assert any("Origin:" in line for line in text if line.startswith("#"))


def test_common_surnames_are_surnames() -> None:
    assert common_surnames() <= surnames()


def _first_out_of_order(rows: list[str]) -> tuple[str, str]:
    return next((one, other) for one, other in pairwise(rows) if one > other)
