"""Containers and file systems of the catalogue of hostile inputs, sections E and F: the rows no other test shows.

docs/hostile-inputs.md lists all rows and their tests.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tracemalloc
from pathlib import Path

import kills
import pytest
from composed import text

from cleaner.readers import Choices
from cleaner.readers.inputs import sources
from cleaner.readers.walk import walk, wanted
from outcome import Run

ROW = json.dumps({"id": "a", "text": text(1)}).encode() + b"\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" + ROW.strip() + b"," + ROW.strip() + b"]\n", "jq -c '.[]'"),
        (ROW.strip() + ROW, "Extra data"),
        (ROW.strip() + b" " + ROW, "Extra data"),
    ],
    ids=["array", "two objects", "two objects apart"],
)
def test_a_line_that_is_no_row_says_what_it_is(clean: Run, data: bytes, said: str) -> None:
    done = clean("--input-format", "jsonl", "-", stdin=data + ROW)
    assert done.codes == ["broken-row", None]
    assert said in done.rows[0]["problem"]["message"]


def test_rows_may_hold_every_line_end_of_unicode(clean: Run) -> None:
    page = "One\u2028two\u2029three\x85four.\x0b\x0c\x1c\x1d\x1e Five."
    row = json.dumps({"text": page}, ensure_ascii=False).encode().replace(b"\x1c", b"\\u001c")
    done = clean("--input-format", "jsonl", "-", stdin=row + b"\n" + ROW)
    assert [one["id"] for one in done.rows] == [1, "a"]


@pytest.mark.parametrize("log", [28, 31])
def test_a_zstd_frame_that_asks_for_more_memory_than_zstd_grants_is_refused(clean: Run, folder: Path, log: int) -> None:
    pytest.importorskip("zstandard")
    head = b"\x28\xb5\x2f\xfd\0" + bytes([(log - 10) << 3])
    (folder / "r.jsonl.zst").write_bytes(head + (1 | 5 << 3).to_bytes(3, "little") + b"{}   ")
    done = clean("r.jsonl.zst")
    assert done.codes == ["unreadable-input"]
    assert "too much memory" in done.err


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_rows_whose_end_is_cut_off_are_a_problem(clean: Run, folder: Path, suffix: str) -> None:
    zstandard = pytest.importorskip("zstandard")
    pack = gzip.compress if suffix == "gz" else zstandard.ZstdCompressor().compress
    packed = pack(ROW * 50) + pack(ROW * 50)
    name = f"r.jsonl.{suffix}"
    for data, code in ((packed, 0), (packed[:-1], 1), (packed[: len(packed) * 3 // 4], 1), (packed[:9], 1)):
        (folder / name).write_bytes(data)
        done = clean(name, "-o", "rows.jsonl")
        assert (done.code, "the compressed data ends too early" in done.err) == (code, code == 1)
    assert len((folder / "rows.jsonl").read_bytes()) > 0


def test_a_zstd_bomb_is_stopped(clean: Run, folder: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    (folder / "b.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(bytes(50_000_000)))
    done = clean("b.jsonl.zst")
    assert done.codes == ["unreadable-input"]
    assert "200 times" in done.err


def test_rows_that_are_compressed_twice_are_one_problem(clean: Run, folder: Path) -> None:
    (folder / "r.jsonl.gz.gz").write_bytes(gzip.compress(gzip.compress(ROW * 50)))
    done = clean("--input-format", "jsonl", "r.jsonl.gz.gz")
    assert done.codes == ["unreadable-input"]
    assert "compressed twice" in done.err


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.zst"])
def test_a_page_that_is_compressed_is_a_problem_that_says_so(clean: Run, folder: Path, name: str) -> None:
    (folder / name).write_bytes(gzip.compress(text(1).encode()))
    done = clean(name)
    assert done.codes == ["binary"]
    assert "unpack it first" in done.err


def test_a_page_named_as_if_it_were_compressed_is_a_page(clean: Run, folder: Path) -> None:
    (folder / "a.txt.gz").write_text(text(1), "utf-8")
    assert clean("a.txt.gz").codes == [None]


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"ustar\0" * 90, b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG"])
def test_archives_and_pictures_are_a_problem_and_nothing_is_unpacked(clean: Run, folder: Path, head: bytes) -> None:
    (folder / "a.txt").write_bytes(head + b"../x")
    assert clean("a.txt", "-o", "out/").code == 1
    assert sorted(os.listdir(folder)) == ["a.txt", "out"]


def test_html_is_read_as_text_and_loses_none_of_its_tags(clean: Run) -> None:
    page = b"<table><tr><td>" + text(1).encode() + b"</td></tr></table>\n" * 9
    done = clean("-", stdin=page)
    assert done.code == 0
    assert "<td>" in str(done.rows[0])


def test_links_that_lead_out_of_a_folder_are_not_followed(clean: Run, pages: Path) -> None:
    (pages / "in" / "out").symlink_to(pages)
    (pages / "in" / "up").symlink_to("..")
    assert len(clean("in").rows) == 12


def test_files_that_come_and_go_during_a_run_cost_no_other_page(folder: Path) -> None:
    for name in "abcd":
        (folder / f"{name}.txt").write_text(text(1))
    found = sources(["."], Choices(), None)
    first = next(found)
    (folder / "b.txt").unlink()
    (folder / "c.txt").write_text(text(2))  # read when its turn comes
    (folder / "e.txt").write_text(text(3))  # nobody waits for it
    rest = list(found)
    assert [one.problem and one.problem[0] for one in (first, *rest)] == [None, "unreadable-input", None, None]
    assert rest[1].data == text(2).encode()


def test_names_that_some_file_systems_hold_equal_have_a_file_each(clean: Run, folder: Path) -> None:
    names = ["A.txt", "a.txt", "\u00e9.txt", "e\u0301.txt", "con.txt", "x .txt", "x..txt", "straße.txt", "STRASSE.txt"]
    for name in names:
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / name).write_text(text(1), "utf-8")
    assert clean("in", "-o", "out/").code == 0
    found = [name.casefold() for name in os.listdir(folder / "out") if name != ".cleaner"]
    assert len(set(found)) == len(names)
    assert "con.txt.json" not in found


@pytest.mark.parametrize("jobs", ["1", "8"])
def test_thirty_two_open_files_are_enough(pages: Path, jobs: str) -> None:
    script = f"ulimit -n 32; '{sys.executable}' -m cleaner clean in rows.jsonl -o out/ -j {jobs}"
    assert subprocess.run(["bash", "-c", script], cwd=pages, check=False).returncode == 0
    assert len((pages / "out" / "rows.jsonl").read_bytes().splitlines()) == 40


def test_too_few_open_files_are_exit_code_2_and_the_run_goes_on_later(clean: Run, pages: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    clean("in", "rows.jsonl", "-o", "whole/")
    found = []
    for more in range(1, 9):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + more, hard))
            done = clean("in", "rows.jsonl", "-o", "out/", "-j", "2")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        found.append((done.code, "Too many open files" in done.err))
    assert set(found[:3]) == {(2, True)}
    assert set(found) == {(2, True), (0, False)}
    assert clean("in", "rows.jsonl", "-o", "out/").code == 0
    assert kills.tree(pages / "out") == kills.tree(pages / "whole")


def test_of_many_files_in_a_folder_only_the_names_are_held(folder: Path) -> None:
    for number in range(3000):
        (folder / f"{number:06}.txt").touch()
    tracemalloc.start()
    found = sum(1 for _ in walk(folder, wanted(Choices(), None)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 3000
    assert peak < 200 * found


def test_clocks_and_times_of_files_are_not_looked_at(clean: Run, pages: Path) -> None:
    clean("in", "-o", "out/")
    page = pages / "in" / "0.txt"
    for seconds in (0, 2**33):  # long ago; in a far future
        os.utime(page, (seconds, seconds))
        assert "12 of them done by an earlier run" in clean("in", "-o", "out/").err
    page.write_text(text(0).replace("ferry", "train"))  # as long as before
    os.utime(page, (2**33, 2**33))
    assert "11 of them done by an earlier run" in clean("in", "-o", "out/").err
    assert "train" in (pages / "out" / "0.txt.json").read_text("utf-8")
