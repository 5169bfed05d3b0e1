"""Every rule has a page, a bad fixture in which it finds something, and a good one that differs in that one feature."""

from pathlib import Path

import pytest

from cleaner.checks import RULES, check
from cleaner.checks.manual import manual, page
from cleaner.checks.rule import LEVELS, Rule
from cleaner.codes import CODES
from places import ROOT

FIXTURES = Path(__file__).resolve().parent / "fixtures"
_MISSING = {"missing-headline", "missing-date", "missing-source", "missing-byline"}


def fixture(rule: Rule, kind: str) -> Path:
    (found,) = (FIXTURES / rule.name).glob(f"{kind}.*")
    return found


def named(path: Path) -> set[str]:
    return {one.name for one in check(path.read_bytes(), url=path.name)}


def _lower(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound of lines: its fixture would be half a megabyte."""
    monkeypatch.setattr("cleaner.layout.MAX_LINES", 20)
    monkeypatch.setattr("cleaner.doubts.MAX_LINES", 20)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_fixture_differs_from_the_good_one_in_this_finding_alone(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    if rule.name == "too-many-lines":
        _lower(monkeypatch)
    bad, good = named(fixture(rule, "bad")), named(fixture(rule, "good"))
    assert rule.name in bad
    assert bad - {rule.name} == good


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_page_says_what_why_how_and_how_to_silence_it(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.level in LEVELS
    marks = ("**Why it matters.**", "**Bad**", "**Good**", "**To silence it.**")
    places = [rule.page.find(mark) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)
    assert all(name in rule.page for name in rule.options)
    assert rule.code in page(rule)


def test_rules_stand_in_the_order_of_their_codes_and_fill_the_registry() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
    assert {rule.name: rule.code for rule in RULES} == CODES


def test_levels_follow_the_families() -> None:
    by_name = {rule.name: rule.level for rule in RULES}
    assert {by_name[name] for name in _MISSING} == {"warning"}
    assert by_name["natural-repetition-kept"] == "info"
    repeats = {rule.level for rule in RULES if rule.code.startswith("CLN2") and rule.name != "natural-repetition-kept"}
    assert repeats == {"error"}


def test_the_manual_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == manual(RULES), "run `make rules`"
