"""Disks that fail: the run stops at once, the journal stays valid, and the same command goes on afterwards."""

import errno
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
from functools import cache, partial
from pathlib import Path

import kills
import pytest
from composed import text
from faults import Fault, failing

from cleaner.batch import folder, plan, work
from cleaner.batch.journal import digest
from cleaner.pipeline import clean_page
from outcome import Run

# How often each call is made at least, in a run from the start and in one that goes on: fewer would mean that the
# calls were not reached.
_FRESH = {"open": 16, "os.open": 8, "write": 20, "fsync": 24, "replace": 10, "mkdir": 10, "chmod": 2, "close": 16}
_LATER = {"open": 16, "os.open": 8, "write": 10, "fsync": 14, "replace": 5, "chmod": 2, "close": 16, "truncate": 2,
          "unlink": 1}  # fmt: skip
_WORK = ("in", "rows.jsonl", "-o", "out/")

_once = cache(clean_page)


@pytest.fixture(autouse=True)
def _each_page_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about what becomes of articles: hundreds of runs over the same pages, most of them in part."""
    monkeypatch.setattr(work, "cleaned", partial(work.cleaned, clean=_once))


@pytest.fixture
def _small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five files or fifteen rows are committed together, so that a few pages are many units."""
    monkeypatch.setattr(folder, "_GROUP", 5)
    monkeypatch.setattr(plan, "_ROWS", 15)


def assert_journal_tells_the_truth(out: Path) -> None:
    """Up to a line that was torn, each tells of an output that is there as it says."""
    journal = out / ".cleaner" / "journal.jsonl"
    for line in journal.read_bytes().split(b"\n")[1:] if journal.exists() else ():
        try:
            record = json.loads(line)
        except ValueError:
            return
        if record["part"] is None:
            assert digest(out / record["file"]) == record["sha256"], record


def assert_survived(clean: Run, fault: Fault, whole: dict[str, bytes]) -> None:
    """Stop a run into `out` by a fault, look at what is left, and go on."""
    before = kills.tree(fault.where)
    with failing(fault):
        done = clean(*_WORK)
    assert (done.code, os.strerror(fault.code) in done.err) in {(2, True), (0, False)}, (fault.number, done)
    named = {name: data for name, data in kills.tree(fault.where).items() if not name.startswith(".cleaner")}
    assert all(data in {whole[name], before.get(name)} for name, data in named.items()), fault.number
    assert_journal_tells_the_truth(fault.where)
    assert done.code == 2 or kills.tree(fault.where) == whole, fault.number  # some calls are not needed
    assert clean(*_WORK).code == 0, fault.number
    assert kills.tree(fault.where) == whole, fault.number


@pytest.mark.usefixtures("_small_units")
@pytest.mark.parametrize("call", _FRESH)
def test_whichever_call_fails_the_run_stops_and_goes_on_later(clean: Run, pages: Path, call: str) -> None:
    clean("in", "rows.jsonl", "-o", "whole/")
    whole, out = kills.tree(pages / "whole"), pages / "out"
    for number in itertools.count(1):
        fault = Fault(call, number, out, code=errno.EIO if call == "fsync" else errno.ENOSPC)
        assert_survived(clean, fault, whole)
        if not fault.reached:
            break
        shutil.rmtree(out)
    assert number > _FRESH[call]


@pytest.mark.usefixtures("_small_units")
@pytest.mark.parametrize("call", _LATER)
def test_whenever_the_disk_is_full_in_a_run_that_goes_on_nothing_is_lost(clean: Run, pages: Path, call: str) -> None:
    """An earlier run did all pages but two, and twenty rows of forty; from one call on, all of its kind fail."""
    clean(*_WORK[:2], "-o", "whole/")
    whole, rows = kills.tree(pages / "whole"), (pages / "rows.jsonl").read_bytes()
    (pages / "in").rename(pages / "all")
    shutil.copytree(pages / "all", pages / "in", ignore=shutil.ignore_patterns("1.txt", "8.txt"))
    (pages / "rows.jsonl").write_bytes(b"".join(rows.splitlines(keepends=True)[:20]))
    assert clean(*_WORK[:2], "-o", "early/").code == 0
    shutil.rmtree(pages / "in")
    (pages / "all").rename(pages / "in")
    (pages / "rows.jsonl").write_bytes(rows)
    for number in itertools.count(1):
        shutil.copytree(pages / "early", pages / "out")
        fault = Fault(call, number, pages / "out", lasting=True)
        assert_survived(clean, fault, whole)
        shutil.rmtree(pages / "out")
        if not fault.reached:
            break
    assert number > _LATER[call]


@pytest.mark.parametrize("call", ["open", "os.open", "write", "fsync", "replace", "chmod", "close"])
@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.csv", "o.md"])
def test_one_file_is_whole_or_as_it_was_whichever_call_fails(clean: Run, pages: Path, name: str, call: str) -> None:
    (pages / "to").mkdir()
    work = ("rows.jsonl", "-o", f"to/{name}", *(["--ledger", "sidecar"] if name == "o.md" else []))
    assert clean(*work).code == 0
    whole = kills.tree(pages / "to")
    for number in itertools.count(1):
        for path in whole:
            (pages / "to" / path).write_text("old")
        with failing(Fault(call, number, pages / "to")) as fault:
            done = clean(*work)
        if not fault.reached:
            break
        assert (done.code, "No space left" in done.err) == (2, True), number
        left = kills.tree(pages / "to")
        assert sorted(left) == sorted(whole), number
        assert all(data in {b"old", whole[path]} for path, data in left.items()), number
    assert number > 1
    assert kills.tree(pages / "to") == whole


def test_an_input_that_cannot_be_read_this_time_is_a_problem_and_is_tried_again(clean: Run, pages: Path) -> None:
    """EIO, as from a failing disk or a network that is gone, at each call in turn."""
    clean("in", "rows.jsonl", "-o", "whole/")
    whole = kills.tree(pages / "whole")
    for call, where in (("os.open", "in"), ("readinto", "in"), ("readinto", "rows.jsonl")):
        for number in itertools.count(1):
            with failing(Fault(call, number, pages / where, code=errno.EIO)) as fault:
                done = clean("in", "rows.jsonl", "-o", "out/")
            if fault.reached:
                assert done.code == 1, (call, number)
                assert "Input/output error [unreadable-input]" in done.err
                assert clean("in", "rows.jsonl", "-o", "out/").code == 0
            assert kills.tree(pages / "out") == whole, (call, number)
            shutil.rmtree(pages / "out")
            if not fault.reached:
                break
        assert number > 1


def test_a_folder_that_cannot_be_listed_this_time_is_a_problem_and_is_tried_again(clean: Run, pages: Path) -> None:
    clean("in", "-o", "whole/")
    whole = kills.tree(pages / "whole")
    for number, problem in ((2, "in.json"), (3, "sub.json")):  # the first look only asks whether there are pages
        with failing(Fault("scandir", number, pages / "in", code=errno.EIO)):
            done = clean("in", "-o", "out/")
        assert done.code == 1
        assert "the folder cannot be read [unreadable-input]" in done.err
        assert clean("in", "-o", "out/").code == 0
        left = kills.tree(pages / "out")
        assert b"unreadable-input" in left[problem]  # as everything whose input is gone, it stays
        assert all(left[name] == data for name, data in whole.items() if name != ".cleaner/manifest.json")
        shutil.rmtree(pages / "out")


def test_a_size_limit_at_any_byte_stops_the_run_and_it_goes_on_later(clean: Run, pages: Path) -> None:
    clean("in", "rows.jsonl", "-o", "whole/")
    whole = kills.tree(pages / "whole")
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in range(0, 40_000, 4_000):
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            done = clean("in", "rows.jsonl", "-o", "out/")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert done.code == 2, limit
        assert "File too large" in done.err
    assert clean("in", "rows.jsonl", "-o", "out/").code == 0
    assert kills.tree(pages / "out") == whole


@pytest.mark.parametrize("arguments", [["-o", "/dev/full", "-f", "jsonl"], ["-o", "x.jsonl", "--summary", "/dev/full"]])
def test_a_full_device_is_exit_code_2(clean: Run, pages: Path, arguments: list[str]) -> None:
    assert pages.exists()
    assert clean("in", *arguments).code == 2


def test_another_run_in_the_same_folder_is_refused(clean: Run, pages: Path) -> None:
    import fcntl  # noqa: PLC0415  (not everywhere)

    clean("in", "-o", "out/")
    with (pages / "out" / ".cleaner" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = clean("in", "-o", "out/")
    assert done.code == 2
    assert "another run" in done.err


def test_other_settings_are_refused_unless_everything_is_done_again(clean: Run, pages: Path) -> None:
    assert clean("in", "-o", "out/").code == 0
    done = clean("in", "-o", "out/", "--dedup", "off")
    assert done.code == 2
    assert "dedup: normal → off" in done.err
    assert "--overwrite" in done.err
    assert clean("in", "-o", "out/", "--dedup", "off", "--overwrite").code == 0
    assert pages.exists()


def test_what_changed_is_done_again_and_nothing_else(clean: Run, pages: Path) -> None:
    clean("in", "rows.jsonl", "-o", "out/")
    before = {path: path.stat().st_ino for path in (pages / "out").rglob("*.json") if ".cleaner" not in path.parts}
    (pages / "in" / "0.txt").write_text(text(77))
    (pages / "out" / "sub" / "1.txt.json").write_text("spoilt")
    (pages / "in" / "new.txt").write_text(text(78))
    done = clean("in", "rows.jsonl", "-o", "out/")
    assert "50 of them done by an earlier run" in done.err
    clean("in", "rows.jsonl", "-o", "whole/")
    assert kills.tree(pages / "out") == kills.tree(pages / "whole")
    same = [path for path, inode in before.items() if path.stat().st_ino == inode]
    assert len(same) == len(before) - 2


def test_rows_that_are_added_or_changed_are_done_again(clean: Run, pages: Path) -> None:
    rows = pages / "rows.jsonl"
    for change in (
        rows.read_text() + '{"id": "x", "text": "more"}\n',
        rows.read_text().replace("number 3", "nr 3"),
    ):
        clean("rows.jsonl", "-o", "out/")
        rows.write_text(change)
        assert clean("rows.jsonl", "-o", "out/").code == 0
        assert (pages / "out" / "rows.jsonl").read_bytes() == clean("rows.jsonl").out


def test_a_journal_whose_last_line_is_torn_loses_that_line_only(clean: Run, pages: Path) -> None:
    clean("in", "-o", "out/")
    journal = pages / "out" / ".cleaner" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-9])
    assert "11 of them done by an earlier run" in clean("in", "-o", "out/").err
    assert clean("in", "-o", "out/").code == 0


def test_pages_that_failed_for_a_passing_reason_are_tried_again(clean: Run, pages: Path, armed: str) -> None:
    (pages / "in" / "0.txt").write_text("SPIN\n")
    assert clean("in", "-o", "out/", "--timeout", "0.5", PYTHONPATH=armed).code == 1
    assert b'"timeout"' in (pages / "out" / "0.txt.json").read_bytes()
    assert clean("in", "-o", "out/").code == 0
    assert b'"headline"' in (pages / "out" / "0.txt.json").read_bytes()


def test_a_folder_that_cannot_be_written_is_told_before_a_page_is_read(pages: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (pages / "out").mkdir(mode=0o500)
    done = subprocess.run([sys.executable, "-m", "cleaner", "clean", "in", "-o", "out/"], cwd=pages, check=False)
    assert done.returncode == 2
