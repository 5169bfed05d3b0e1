"""On real pages: copies, pipes and meant repetition are told apart, and what `clean` writes is clean."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import check, clean
from cleaner.renderers import render

# Pages whose copies `clean` sees and keeps, a number that may only fall; and pages whose pipes are all of real tables.
_UNSEEN_COPIES, _UNSEEN_PIPES = 2, 3


def pages(shared: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    folder = shared / "pages"
    for line in (folder / "index.jsonl").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield row, (folder / row["file"]).read_bytes()


def repeats(data: bytes) -> set[str]:
    return {one.name for one in check(data) if one.code.startswith("CLN2")}


def errors(data: bytes | str) -> set[str]:
    return {one.name for one in check(data) if one.level == "error"}


def doubled(names: set[str]) -> set[str]:
    return names & {"doubled-body", "duplicate-block", "near-duplicate-block", "truncated-copy", "headline-in-body"}


@pytest.mark.usefixtures("shared")
def test_copies_and_pipes_are_found_and_meant_repetition_is_not(shared: Path) -> None:
    unseen: dict[str, list[str]] = {"drop": [], "keep": [], "pipes": []}
    for row, data in pages(shared):
        verdict = row.get("labels", {}).get("verdict")
        names = errors(data)
        if verdict == "drop" and not doubled(names):
            unseen["drop"].append(row["file"])
            assert repeats(data), f"{row['file']}: not a word about its copies"
        if (verdict == "keep" or row["set"] == "keep") and doubled(names):
            unseen["keep"].append(row["file"])
        if row["set"] == "pipes" and not names & {"stray-table-pipe", "table-rule-residue"}:
            unseen["pipes"].append(row["file"])
    assert unseen["keep"] == []
    assert len(unseen["drop"]) <= _UNSEEN_COPIES
    assert len(unseen["pipes"]) <= _UNSEEN_PIPES


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "text"])
def test_what_clean_writes_of_a_real_page_has_no_error(shared: Path, form: str) -> None:
    found = {row["file"]: errors(render(clean(data, url="x"), form).encode()) for row, data in pages(shared)}
    assert {name: names for name, names in found.items() if names} == {}
