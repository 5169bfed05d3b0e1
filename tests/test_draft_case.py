"""A case folder drafted from a page: all four files, never an expectation overwritten."""

import json
import tomllib
from pathlib import Path

from draft_case import draft, main

_PAGE = "A bridge that nobody wanted\n\nBy Ines Calder\n\nMarch 3, 2021\n\nIt took a year. Nobody came to see it.\n"


def _drafted(folder: Path) -> Path:
    page = folder / "page.txt"
    page.write_text(_PAGE, "utf-8")
    return draft(page, "en/99-a-bridge", folder)


def test_a_draft_holds_what_is_found_and_says_that_it_is_a_draft(tmp_path: Path) -> None:
    case = _drafted(tmp_path)
    assert (case / "input.txt").read_text("utf-8") == _PAGE
    assert json.loads((case / "expected.json").read_text("utf-8"))["date"] == "2021-03-03"
    assert tomllib.loads((case / "case.toml").read_text("utf-8"))["draft"] is True
    assert "# A bridge that nobody wanted" in (case / "expected.md").read_text("utf-8")


def test_a_corrected_expectation_stays_and_its_markdown_follows(tmp_path: Path) -> None:
    expected = _drafted(tmp_path) / "expected.json"
    corrected = json.loads(expected.read_text("utf-8")) | {"headline": "Another title of it"}
    expected.write_text(json.dumps(corrected), "utf-8")
    case = _drafted(tmp_path)
    assert json.loads(expected.read_text("utf-8")) == corrected
    assert "# Another title of it" in (case / "expected.md").read_text("utf-8")


def test_a_name_that_is_no_case_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path), "../elsewhere"]) == 2
    assert main([str(tmp_path / "absent.txt"), "en/99-a-bridge"]) == 2
