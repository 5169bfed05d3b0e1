"""Many pages on the command line: several processes, shards, lists, compressed files, tables."""

import csv
import gzip
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import kills
import pytest
from composed import text

from cleaner import Cleaned, Problem, clean_many, restore
from outcome import Run

HARM = {"KILL": "worker-died", "SEGV": "worker-died", "EXIT": "worker-died", "SPIN": "timeout", "SLEEP": "timeout"}


def names(folder: Path) -> list[str]:
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(name for name in files if not name.startswith(".cleaner"))


def test_exactly_the_pages_that_harm_their_worker_are_problem_rows(clean: Run, folder: Path, armed: str) -> None:
    texts = [text(number) for number in range(40)]
    for at, harm in zip((3, 4, 17, 20, 39, 30), [*HARM, "EAT"], strict=True):
        texts[at] = f"{harm}\n{texts[at]}"
    (folder / "rows.jsonl").write_text(
        "".join(json.dumps({"id": f"r{at}", "text": one}) + "\n" for at, one in enumerate(texts))
    )
    done = clean("rows.jsonl", "-j", "2", "--timeout", "2", PYTHONPATH=armed)
    assert done.code == 1
    assert [row["id"] for row in done.rows] == [f"r{at}" for at in range(40)]
    codes = {row["id"]: row["problem"]["code"] for row in done.rows if "problem" in row}
    assert codes == dict(zip(("r3", "r4", "r17", "r20", "r39", "r30"), [*HARM.values(), "out-of-memory"], strict=True))


def test_a_timeout_alone_puts_the_page_into_another_process(clean: Run, armed: str) -> None:
    done = clean("-", "--timeout", "0.5", stdin=b"SPIN\n", PYTHONPATH=armed)
    assert done.code == 1
    assert done.rows[0]["problem"]["code"] == "timeout"


@pytest.mark.parametrize("count", [2, 3, 60])
def test_the_shards_of_a_run_are_its_pages(clean: Run, pages: Path, count: int) -> None:
    del pages
    whole = clean("in", "rows.jsonl").out.split(b"\n")[:-1]
    shards = range(1, count + 1) if count < 9 else (1, 2, 53, 60)
    for shard in shards:
        done = clean("in", "rows.jsonl", "--shard", f"{shard}/{count}", *(["-j", "2"] if shard == 1 else []))
        assert done.out.split(b"\n")[:-1] == whole[shard - 1 :: count]


def test_shards_share_an_output_folder(clean: Run, pages: Path) -> None:
    clean("in", "rows.jsonl", "-o", "whole/")
    for shard in ("2/2", "1/2"):
        assert clean("in", "rows.jsonl", "-o", "out/", "--shard", shard).code == 0
    single = [name for name in names(pages / "whole") if name != "rows.jsonl"]
    assert names(pages / "out") == sorted([*single, "rows-1-of-2.jsonl", "rows-2-of-2.jsonl"])
    assert all((pages / "out" / name).read_bytes() == (pages / "whole" / name).read_bytes() for name in single)
    lines = {line for part in (1, 2) for line in (pages / "out" / f"rows-{part}-of-2.jsonl").read_bytes().split(b"\n")}
    assert lines == set((pages / "whole" / "rows.jsonl").read_bytes().split(b"\n"))


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_a_shard_that_is_none_is_a_usage_error(clean: Run, shard: str) -> None:
    assert clean("-", "--shard", shard).code == 2


def test_paths_are_read_from_a_list(clean: Run, pages: Path) -> None:
    (pages / "list").write_bytes(b"in/0.txt\r\nnone.txt\n\nrows.jsonl\n")
    done = clean("--files-from", "list")
    assert done.code == 1
    assert [row["id"] for row in done.rows] == ["in/0.txt", "none.txt", *range(40)]
    assert done.rows[1]["problem"]["code"] == "unreadable-input"
    assert clean("--files-from", "-", stdin=b"in/0.txt\0in/sub/1.txt\0").code == 0
    assert clean("--files-from", "none").code == 2


def test_globs_choose_the_files_of_folders(clean: Run, pages: Path) -> None:
    (pages / "in" / "x.html").write_text(text(0))
    (pages / "in" / "r.jsonl").write_text(json.dumps({"id": "row", "text": text(0)}) + "\n")
    for arguments, ids in (
        (["--include", "*.HTML"], ["x.html"]),
        (["--include", "sub/1*.txt"], ["sub/1.txt", "sub/11.txt"]),
        (["--include", "*.jsonl", "--include", "0.txt"], ["0.txt", "row"]),
        (["--exclude", "sub", "--exclude", "[1-9]*"], ["0.txt"]),
    ):
        assert [row["id"] for row in clean("in", *arguments).rows] == ids
    assert clean("in", "--include", "*.none").code == 2


def test_compressed_rows_are_known_by_their_bytes_and_written_by_their_name(clean: Run, pages: Path) -> None:
    whole = clean("rows.jsonl").out
    data = (pages / "rows.jsonl").read_bytes()
    (pages / "r.jsonl.gz").write_bytes(gzip.compress(data[:500]) + gzip.compress(data[500:]))
    (pages / "plain.jsonl.gz").write_bytes(data)
    assert clean("r.jsonl.gz").out == clean("plain.jsonl.gz").out == whole
    assert clean("-", "--input-format", "jsonl", stdin=gzip.compress(data)).out == whole
    assert clean("r.jsonl.gz", "-o", "o.jsonl.gz").code == 0
    assert gzip.decompress((pages / "o.jsonl.gz").read_bytes()) == whole
    assert clean("r.jsonl.gz", "-o", "out/", "-j", "2").code == 0
    assert gzip.decompress((pages / "out" / "r.jsonl.gz").read_bytes()) == whole


def test_zstd_is_read_and_written(clean: Run, pages: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = (pages / "rows.jsonl").read_bytes()
    half = zstandard.ZstdCompressor().compress
    (pages / "r.jsonl.zst").write_bytes(half(data[:500]) + half(data[500:]))
    assert clean("r.jsonl.zst", "-o", "o.jsonl.zst").code == 0
    written = zstandard.ZstdDecompressor().stream_reader((pages / "o.jsonl.zst").read_bytes(), read_across_frames=True)
    assert written.read() == clean("rows.jsonl").out


@pytest.mark.parametrize("damage", ["cut", "tail", "crc"])
def test_rows_before_the_fault_of_a_compressed_file_are_kept(clean: Run, pages: Path, damage: str) -> None:
    data = gzip.compress((pages / "rows.jsonl").read_bytes(), mtime=0)
    broken = {"cut": data[:-20], "tail": data + b"garbage", "crc": data[:-8] + b"12345678"}[damage]
    (pages / "r.jsonl.gz").write_bytes(broken)
    done = clean("r.jsonl.gz")
    assert done.code == 1
    assert done.rows[-1]["problem"]["code"] == "unreadable-input"
    assert [row["id"] for row in done.rows[:-1]] == list(range(len(done.rows) - 1))
    assert clean("r.jsonl.gz", "-o", "out/", "-q").code == 1
    assert len(gzip.decompress((pages / "out" / "r.jsonl.gz").read_bytes()).split(b"\n")) == len(done.rows) + 1


def test_a_bomb_is_stopped(clean: Run, folder: Path) -> None:
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(b" " * 50_000_000, 6))
    done = clean("b.jsonl.gz")
    assert done.code == 1
    assert "200 times" in done.rows[0]["problem"]["message"]


def test_tables_have_the_columns_that_were_chosen(clean: Run, folder: Path) -> None:
    rows = [{"id": "=1+1", "text": text(1)}, {"id": None, "text": None}, {"id": "b", "text": text(2)}]
    (folder / "r.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for name, delimiter in (("o.csv", ","), ("o.tsv", "\t")):
        assert clean("r.jsonl", "-o", name, "--fields", "headline,id,byline,body").code == 1
        with (folder / name).open(newline="") as file:
            found = list(csv.DictReader(file, delimiter=delimiter))
        assert list(found[0]) == ["headline", "id", "byline", "body", "problem"]
        assert [row["id"] for row in found] == ["=1+1", "", "b"]
        assert found[0]["headline"] == "Report 1 from the harbour"
        assert json.loads(found[2]["body"])[0]["type"] == "paragraph"
        assert found[1]["problem"].startswith("missing-text: ")
    assert "headline" in clean("r.jsonl", "-f", "csv", "--fields", "heading").err
    assert clean("r.jsonl", "-f", "md", "--fields", "id").code == 2


def test_a_table_in_a_folder_has_one_head(clean: Run, pages: Path) -> None:
    assert clean("rows.jsonl", "in/0.txt", "-o", "out/", "-f", "csv").code == 0
    assert names(pages / "out") == ["0.txt.csv", "rows.jsonl.csv"]
    with (pages / "out" / "rows.jsonl.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [str(number) for number in range(40)]


def test_parquet_holds_the_same_table(clean: Run, pages: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert clean("rows.jsonl", "-o", "o.parquet", "-j", "2").code == 0
    found = parquet.read_table(pages / "o.parquet").to_pylist()
    assert [row["id"] for row in found] == [str(number) for number in range(40)]
    assert found[3]["headline"] == "Report 3 from the harbour"
    assert clean("in", "-o", "out/", "-f", "parquet").code == 2


def test_a_sidecar_holds_the_document_from_which_the_page_is_restored(clean: Run, pages: Path) -> None:
    assert clean("in", "-o", "out/", "-f", "md", "--ledger", "sidecar").code == 0
    beside = pages / "out" / "sub" / "1.txt.md.ledger.json"
    assert restore(beside.read_bytes()) == (pages / "in" / "sub" / "1.txt").read_bytes()
    assert clean("rows.jsonl", "-o", "o.txt", "--ledger", "sidecar").code == 0
    assert (pages / "o.txt.ledger.jsonl").read_bytes() == clean("rows.jsonl").out
    assert clean("in", "--ledger", "sidecar").code == 2
    assert clean("in", "-f", "md", "--ledger", "inline").code == 2


def test_the_summary_counts_what_was_found(clean: Run, pages: Path) -> None:
    (pages / "in" / "b.txt").write_bytes(b"%PDF-")
    assert clean("in", "-o", "out/", "--summary", "s.json", "-j", "2").code == 1
    found = json.loads((pages / "s.json").read_bytes())
    assert (found["pages"], found["problems"], found["fields"]["headline"]) == (13, {"binary": 1}, 12)
    assert found["characters"]["kept"] > 1000
    assert len(found["slowest"]) == 10
    assert clean("in", "-o", "out/", "--summary", "t.json").code == 1
    again = json.loads((pages / "t.json").read_bytes())
    assert again["earlier"] == 13
    assert [again[name] for name in ("pages", "fields", "characters")] == [
        found[name] for name in ("pages", "fields", "characters")
    ]


def test_progress_is_shown_when_it_is_asked_for_only(clean: Run, pages: Path) -> None:
    assert clean("in").err == ""
    assert pages.exists()
    done = clean("in", "--progress", "always", "-o", "out/")
    assert (done.code, done.out) == (0, b"")


def test_odd_ids_never_leave_the_folder_nor_overwrite_each_other(clean: Run, folder: Path) -> None:
    ids = [
        "../../x",
        "/etc/x",
        "a/../../b",
        "n" * 300,
        "a\0b",
        "a\nb",
        "A",
        "a",
        "é",
        "e\u0301",
        "CON",
        "",
        ".cleaner",
        "..",
    ]
    rows = "".join(json.dumps({"id": one, "text": text(1)}) + "\n" for one in [*ids, *ids])
    (folder / "r.jsonl").write_text(rows)
    assert clean("r.jsonl", "-o", "out/", "-f", "md", "-j", "2").code == 0
    found = names(folder / "out")
    assert len(found) == 2 * len(ids)
    assert len({name.casefold() for name in found}) == 2 * len(ids)
    assert all(name.startswith("r.jsonl/") for name in found)
    assert sorted(os.listdir(folder)) == ["out", "r.jsonl"]


def test_memory_does_not_grow_with_the_number_of_rows(folder: Path) -> None:
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'cleaner', 'clean', 'r.jsonl', '-q', '-o', sys.argv[1]], check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )

    def peak(rows: int) -> int:
        row = json.dumps({"text": text(1), "much": "x" * 50_000})  # so that what is held of it weighs
        (folder / "r.jsonl").write_text(f"{row}\n" * rows)
        return int(subprocess.run([sys.executable, "-c", script, f"{rows}/"], check=True, capture_output=True).stdout)

    assert peak(700) < 1.15 * peak(350)  # 350 are more than what is committed together


def test_many_pages_from_python_come_in_order_with_problems_as_values(
    armed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", armed)
    pages = [text(1), b"%PDF-", "KILL", text(2).encode(), "SPIN"]
    found = list(clean_many(pages, jobs=2, timeout=2))
    assert [type(one) for one in found] == [Cleaned, Problem, Problem, Cleaned, Problem]
    assert [one.code for one in found if isinstance(one, Problem)] == ["binary", "worker-died", "timeout"]
    assert list(clean_many(pages[:2])) == found[:2]
    assert isinstance(found[0], Cleaned)
    assert found[0].article.headline == "Report 1 from the harbour"


def test_runs_that_are_killed_and_go_on_write_what_an_uninterrupted_one_writes(tmp_path: Path) -> None:
    seed = random.randrange(10**6)  # noqa: S311
    print(f"seed {seed}")  # noqa: T201  (shown where the test fails)
    assert kills.torture(tmp_path, 3, seed, files=20, rows=60).total() == 3
