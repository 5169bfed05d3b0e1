"""What people see of a run over many pages: progress, messages, the summary, and lists of paths."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from outcome import CLEANER, Run

# A path as long as a few of them.
_LONG = "./" * 50 + "in/0.txt"


def on_terminal(*arguments: str) -> str:
    """What a run prints on standard error, which is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*CLEANER, "clean", *arguments], stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        seen = b""
        try:
            while data := os.read(ours, 65536):
                seen += data
        except OSError:  # so Linux tells the end of a terminal
            pass
        process.wait(60)
    os.close(ours)
    return seen.decode()


def test_messages_have_lines_of_their_own_and_the_bar_ends_with_all_pages(pages: Path) -> None:
    (pages / "in" / "10.txt").write_bytes(b"%PDF-")
    seen = on_terminal("in", "rows.jsonl", "-o", "out/")
    lines = [line.rpartition("\r")[2] for line in seen.replace("\r\n", "\n").split("\n")]
    assert "\x1b[Kcleaner: in/10.txt: the file is binary (known by its first bytes), not text [binary]" in lines
    assert "52 pages" in seen.rpartition("\r\x1b")[2]
    assert "1 problem\x1b" in seen


def test_never_shows_no_bar_on_a_terminal(pages: Path) -> None:
    assert pages.exists()
    assert on_terminal("in", "-o", "out/", "--progress", "never") == ""


def test_always_is_lines_where_there_is_no_terminal(clean: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pages.exists()
    monkeypatch.setattr("cleaner.cli.progress._SELDOM", 0.0)
    done = clean("in", "--progress", "always", "-o", "out/")
    assert "cleaner: 12 pages  0 MB  " in done.err
    assert clean("in", "--progress", "auto", "-o", "o.jsonl").err == ""


def test_a_summary_that_cannot_be_written_is_told_before_a_page_is_read(clean: Run, pages: Path) -> None:
    for name in ("none/s.json", "in"):
        done = clean("in", "-o", "out/", "--summary", name)
        assert (done.code, name in done.err) == (2, True)
    assert not (pages / "out").exists()
    (pages / "s.json").write_text("old")
    assert clean("none.txt", "--summary", "s.json").code == 2
    assert (pages / "s.json").read_text() == "old"


def test_a_summary_goes_to_standard_output_where_the_articles_do_not(clean: Run, pages: Path) -> None:
    assert pages.exists()
    assert json.loads(clean("in", "-o", "out/", "--summary", "-").out)["pages"] == 12
    assert clean("in", "--summary", "-").code == 2


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"in/a\nb.txt\0in/0.txt\0", ["in/a\nb.txt", "in/0.txt"]),  # what `find -print0` writes
        (b"in/0.txt\0in/a\nb.txt", ["in/0.txt", "in/a\nb.txt"]),
        (b"\xef\xbb\xbfin/0.txt\r\n\r\nin/2.txt", ["in/0.txt", "in/2.txt"]),
        (f"{_LONG}\n".encode() * 200, [_LONG] * 200),
        (f"{_LONG}\0".encode() * 200, [_LONG] * 200),
        (b"\n", []),
        (b"", []),
    ],
    ids=["NUL, a line end first", "NUL, a line end last", "Windows", "long", "long with NUL", "blank", "empty"],
)
def test_a_list_of_paths_is_lines_or_ended_by_nul(clean: Run, pages: Path, data: bytes, ids: list[str]) -> None:
    (pages / "in" / "a\nb.txt").write_text("One page.\n")
    done = clean("--files-from", "-", "--ledger", "none", stdin=data)
    assert [row["id"] for row in done.rows] == ids
    assert done.code == 0
    (pages / "list").write_bytes(data)
    assert clean("--files-from", "list", "--ledger", "none").out == done.out


def test_where_the_output_goes_is_told_where_it_is_not_clear(clean: Run, pages: Path) -> None:
    (pages / "list").write_text("in/0.txt\n")
    assert clean("--files-from", "list", "-o", "many").code == 0
    assert (pages / "many" / "0.txt.json").is_file()
    done = clean("in/0.txt", "-o", "one")
    assert (done.code, "one/" in done.err) == (2, True)


def test_a_glob_that_the_shell_did_not_expand_is_told(clean: Run, pages: Path) -> None:
    assert pages.exists()
    assert "--include" in clean("in/*.txt").err


def test_empty_names_of_fields_are_none(clean: Run, pages: Path) -> None:
    assert pages.exists()
    assert clean("in/0.txt", "-f", "csv", "--fields", "id, headline,").out.startswith(b"id,headline,problem\n")
    for names in ("", ",", "title"):
        done = clean("in/0.txt", "-f", "csv", "--fields", names)
        assert (done.code, "headline" in done.err) == (2, True)


def test_a_full_disk_is_no_question_of_usage(clean: Run, pages: Path) -> None:
    assert pages.exists()
    done = clean("in", "-o", "/dev/full", "-f", "jsonl", LC_ALL="C")
    assert (done.code, done.err) == (2, "Error: /dev/full: cannot be written: No space left on device\n")
