"""Disks that fail: the run stops at once, the journal stays valid, and the same command goes on afterwards."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kills
import pytest
from composed import text

from outcome import Run

# Fewer would mean that the calls were not reached.
_LEAST_FAULTS = 12


@contextmanager
def failing(name: str, number: int, where: Path) -> Iterator[list[int]]:
    """Let the `number`th call of `os.name` fail below a folder; how often it was called stands in the list."""
    real, count = getattr(os, name), [0]

    def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        if _concerns(where, arguments[0]):
            count[0] += 1
            if count[0] == number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, name, call)
        yield count


def _concerns(where: Path, target: object) -> bool:
    path = Path(f"/proc/self/fd/{target}").resolve() if isinstance(target, int) else Path(os.fsdecode(str(target)))
    return path.resolve().is_relative_to(where.resolve())


@pytest.mark.parametrize("call", ["fsync", "replace", "rename", "mkdir", "open"])
def test_whichever_call_fails_the_run_stops_and_goes_on_later(clean: Run, pages: Path, call: str) -> None:
    clean("in", "rows.jsonl", "-o", "whole/")
    whole, number, faults = kills.tree(pages / "whole"), 0, 0
    while True:
        number += 1
        with failing(call, number, pages / "out") as count:
            done = clean("in", "rows.jsonl", "-o", "out/")
        if count[0] < number:
            break
        faults += 1
        assert done.code == 2 or kills.tree(pages / "out") == whole, (call, number)  # some calls are not needed
        assert done.code == 0 or "No space left" in done.err
        for path in (path for path in (pages / "out").rglob("*.json*") if ".cleaner" not in path.parts):
            assert path.read_bytes() == whole[path.relative_to(pages / "out").as_posix()], (call, number)
        if number % 3 == 0:  # go on from there; else the next fault hits a fresh folder
            assert clean("in", "rows.jsonl", "-o", "out/").code == 0, (call, number)
            assert kills.tree(pages / "out") == whole, (call, number)
        subprocess.run(["rm", "-rf", "out"], check=True)
    assert faults >= (_LEAST_FAULTS if call == "fsync" else 0)


def test_whichever_write_fails_the_run_stops_and_goes_on_later(clean: Run, pages: Path) -> None:
    """A limit on the size of files stands for a full disk, at many different bytes."""
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
