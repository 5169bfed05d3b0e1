"""`cleaner check` over many pages: several processes, shards, lists, and pages that harm whoever looks at them."""

import json
from pathlib import Path

import pytest
from composed import text

from outcome import Run

HARM = {"KILL": "worker-died", "EXIT": "worker-died", "SPIN": "timeout"}


def test_a_page_that_harms_its_worker_is_one_finding(check: Run, folder: Path, armed: str) -> None:
    texts = [f"|\n{text(number)}" for number in range(30)]
    for at, harm in zip((3, 4, 20), HARM, strict=True):
        texts[at] = f"{harm}\n{texts[at]}"
    rows = "".join(json.dumps({"id": f"r{at}", "text": one}) + "\n" for at, one in enumerate(texts))
    (folder / "rows.jsonl").write_text(rows, "utf-8")
    done = check("rows.jsonl", "-j", "2", "--timeout", "2", "--select", "CLN1", "-f", "jsonl", PYTHONPATH=armed)
    assert done.code == 1
    assert [row["line"] for row in done.rows] == list(range(1, 31))
    assert [row["id"] for row in done.rows] == [f"r{at}" for at in range(30)]
    harmed = {row["id"]: row["message"].rpartition("[")[2] for row in done.rows if row["name"] == "unreadable-input"}
    assert harmed == dict(zip(("r3", "r4", "r20"), (f"{code}]" for code in HARM.values()), strict=True))
    assert done.err == "30 pages: 30 errors, 0 warnings, 0 notes\n"


@pytest.mark.usefixtures("pages")
def test_findings_are_the_same_in_the_same_order_for_any_number_of_jobs(check: Run) -> None:
    reports = ("--report", "sarif:a.sarif", "--report", "gitlab:b.json", "--report", "junit:c.xml")
    seen = set()
    for jobs in ("1", "2", "3"):
        done = check("in", "rows.jsonl", "-j", jobs, "-f", "concise", *reports)
        seen.add((done.code, done.out, done.err, *(Path(name).read_bytes() for name in ("a.sarif", "b.json", "c.xml"))))
    assert len(seen) == 1
    assert "52 pages" in done.err


@pytest.mark.usefixtures("pages")
def test_the_shards_of_a_run_are_its_pages(check: Run) -> None:
    whole = sorted(check("in", "rows.jsonl", "-f", "concise").out.split(b"\n"))
    parts = [check("in", "rows.jsonl", "-f", "concise", "--shard", f"{this}/3").out for this in (1, 2, 3)]
    assert sorted([b"", *(line for part in parts for line in part.split(b"\n") if line)]) == whole
    assert check("in", "--shard", "4/3").code == 2


@pytest.mark.usefixtures("pages")
def test_files_are_listed_included_and_excluded_as_for_clean(check: Run, folder: Path) -> None:
    (folder / "list").write_text("in/0.txt\nmissing.txt\n")
    done = check("--files-from", "list", "-f", "concise", "--select", "CLN0")
    said = b"missing.txt: CLN001 error unreadable-input: cannot be read: No such file or directory\n"
    assert (done.code, done.out) == (1, said)
    assert done.err.startswith("2 pages:")
    assert check("--files-from", "-", stdin=b"in/0.txt\0in/2.txt\0").err.startswith("2 pages:")
    assert check("in", "--exclude", "sub").err.startswith("6 pages:")
    (folder / "in" / "x.news").write_text(text(1), "utf-8")
    assert check("in", "--include", "*.news").err.startswith("1 page:")


@pytest.mark.usefixtures("pages")
def test_a_page_that_is_too_large_is_a_finding(check: Run) -> None:
    done = check("in/0.txt", "--max-page-bytes", "10", "-f", "concise")
    assert done.code == 1
    assert b"[too-large]" in done.out


def test_a_file_of_rows_that_cannot_be_read_is_a_finding(check: Run, folder: Path) -> None:
    (folder / "rows.jsonl").mkdir()
    (folder / "bad.jsonl.gz").write_bytes(b"\x1f\x8bno gzip")
    done = check("bad.jsonl.gz", "-f", "concise")
    assert done.code == 1
    assert done.out.startswith(b"bad.jsonl.gz: CLN001 error unreadable-input: cannot be read: ")
