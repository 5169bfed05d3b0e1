"""What was reached once is not lost: the fields of the own cases, by language, and of the real pages where they are."""

import sys
from pathlib import Path

import pytest

from places import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import evaluate
import floors
from answers import ours
from counting import Count
from own_cases import Case, boilerplate, cases, digests
from real_pages import Gold, agrees, pages_counts, shows_date

_KINDS = ("precision", "recall")
# What the fields of a language have to reach at all; the pinned floors can only be higher.
_LEAST = {
    "date.precision": 1.0,
    "date.recall": 0.97,
    "headline.precision": 0.95,
    "headline.recall": 0.95,
    **{
        f"{name}.{kind}": 0.92
        for name in ("source", "byline", "captions", "kicker")
        for kind in ("precision", "recall")
    },
    **{f"{name}.{kind}": 0.9 for name in ("page", "editors", "dateline") for kind in _KINDS},
    "body.recall": 0.9,
}
_FOUND = cases()


def test_every_language_reaches_its_pinned_floors_and_what_all_have_to_reach() -> None:
    counts = evaluate.measured(_FOUND)
    assert set(counts) == {case.language for case in _FOUND}
    assert list(floors.fallen(counts)) == []
    reached = {
        (language, name): ratio for language in counts for name, ratio in floors.ratios(counts[language]).items()
    }
    assert {place: ratio for place, ratio in reached.items() if ratio < _LEAST.get(place[1], 0)} == {}


def test_the_floors_were_measured_on_these_cases() -> None:
    pinned = {language: row.get("corpus") for language, row in floors.case_floors().items()}
    assert digests(_FOUND).items() <= pinned.items(), "the cases have changed: run `make eval-pin`"


def test_no_boilerplate_stands_in_a_body() -> None:
    lines = {case.name: boilerplate(case, ours(case.page)) for case in _FOUND}
    assert {name: found for name, found in lines.items() if found} == {}


@pytest.fixture
def other_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for floors beside the real ones."""
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    return tmp_path / "floors.toml"


def test_a_floor_cannot_be_lowered(other_floors: Path) -> None:
    other_floors.write_text('[en]\ncorpus = "0"\n"headline.recall" = 1.5\n', "utf-8")
    assert [line.partition(":")[0] for line in evaluate.pin(None)] == ["en.headline.recall"]
    assert "1.5" in other_floors.read_text("utf-8")


def test_pinning_writes_what_is_reached_and_keeps_the_floors_of_absent_pages(other_floors: Path) -> None:
    other_floors.write_text('[pages."plain/en"]\nheadline = [3, 1]\n', "utf-8")
    assert evaluate.pin(None) == []
    assert {name: row["corpus"] for name, row in floors.case_floors().items()} == digests(_FOUND)
    assert floors.page_floors() == {"plain/en": {"headline": [3, 1]}}


def test_fewer_right_values_or_more_wrong_ones_on_real_pages_are_seen(other_floors: Path) -> None:
    other_floors.write_text('[pages."plain/en"]\nheadline = [3, 1]\n', "utf-8")
    for right, wrong in ((2, 1), (3, 2)):
        assert list(floors.fallen_pages({"plain/en": {"headline": Count(5, right + wrong, right)}}))
    assert not list(floors.fallen_pages({"plain/en": {"headline": Count(5, 4, 3)}}))


def test_a_line_that_only_the_page_has_is_boilerplate_in_the_body() -> None:
    case = Case("x/1", "en", b"A title of it\nShare this page\nThe text.", {"body": ["paragraph\tThe text."]})
    said = {"body": ["paragraph\tShare this page", "paragraph\tThe text."]}
    assert boilerplate(case, said) == ["sharethispage"]


def test_a_date_is_found_as_it_is_printed() -> None:
    for printed in ("2021年3月5日", "2021-03-05", "March 5th, 2021", "5 Mar 2021", "05/03/2021"):
        assert shows_date(f"x {printed} y", "2021-03-05"), printed
    assert not shows_date("March 15, 2021", "2021-03-05")


def test_a_longer_page_title_accepts_the_headline_that_begins_it() -> None:
    gold = Gold("headline", frozenset({"abcdefsite"}), shown=True, prefix=True)
    assert agrees(gold, "abcdef")
    assert not agrees(gold, "bcdef")
    assert not agrees(gold, "abc")


def test_real_pages_are_as_right_as_they_were(shared: Path) -> None:
    assert not list(floors.fallen_pages(pages_counts(shared / "pages", ours)))
