"""JSONL in, JSONL out: one row for each row, in order, and never a lost one."""

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command import CLEANER, PAGE, Run, jsonl

ROWS = ("clean", "--input-format", "jsonl", "-f", "jsonl", "-")


def test_two_rows_of_which_one_is_broken_give_two_rows_and_exit_code_1(run: Run) -> None:
    done = run(*ROWS, stdin=jsonl({"id": "x", "text": PAGE}, b'{"id": "y", "text": '))
    assert done.code == 1
    assert done.rows[0]["id"] == "x"
    assert done.rows[0]["headline"] == "New bridge over the Alder opens on Sunday"
    assert set(done.rows[1]) == {"id", "problem"}
    assert set(done.rows[1]["problem"]) == {"code", "message"}
    assert done.rows[1]["problem"]["code"] == "broken-row"
    assert "-:2" in done.err


def test_rows_without_problems_give_exit_code_0_and_no_messages(run: Run) -> None:
    done = run(*ROWS, stdin=jsonl({"text": PAGE}, {"text": PAGE}))
    assert (done.code, done.err) == (0, "")
    assert [row["id"] for row in done.rows] == [1, 2]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b'{"text": "a", "text": "b"}', "duplicate-key"),
        (b'{"id": 1, "id": 2, "text": "a"}', "duplicate-key"),
        (b'{"text": "a", "k": 1, "k": 2}', "duplicate-key"),
        (b'{"text": "a", "k": {"n": 1, "n": 2}}', "duplicate-key"),
        (b'{"text": "half \\ud83d"}', "lone-surrogate"),
        (b'{"text": "a", "k": "\\udc00"}', "lone-surrogate"),
        (b'{"id": "\\udc00", "text": "a"}', "lone-surrogate"),
        (b'{"text": "a", "\\udc00": 1}', "lone-surrogate"),
        (b'{"id": 1}', "missing-text"),
        (b'{"text": null}', "missing-text"),
        (b'{"text": 5}', "missing-text"),
        (b'{"text": ["a"]}', "missing-text"),
        (b'{"text": {"a": "b"}}', "missing-text"),
        (b'{"text": "a", "k": NaN}', "broken-row"),
        (b'{"text": "a", "k": -Infinity}', "broken-row"),
        (b'{"text": "a", "k": 1e999}', "broken-row"),
        (b'{"text": "a", "k": ' + b"7" * 5000 + b"}", "broken-row"),
        (b'{"text": "a", "k": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "broken-row"),
        (b'{"text": "a", "k": ' + b"[" * 900 + b"]" * 900 + b"}", "broken-row"),
        (b"[" * 100_000, "broken-row"),
        (b'{"text": "a"} {"text": "b"}', "broken-row"),
        (b'["text"]', "broken-row"),
        (b'"text"', "broken-row"),
        (b"17", "broken-row"),
        (b"{", "broken-row"),
        (b"text", "broken-row"),
        (b'{"text": "\xff"}', "broken-row"),
        (b'{"text": "a\x0bb"}', "broken-row"),
        (b'{"text": "a\0b"}', "broken-row"),
    ],
)
def test_a_row_that_is_no_page_is_a_problem_and_its_neighbours_are_not(run: Run, row: bytes, code: str) -> None:
    done = run(*ROWS, stdin=jsonl({"id": "before", "text": PAGE}, row, {"id": "after", "text": PAGE}))
    assert done.code == 1
    assert done.codes == [None, code, None]
    assert [done.rows[0]["id"], done.rows[2]["id"]] == ["before", "after"]


def test_a_problem_row_keeps_its_id_where_the_row_could_be_read(run: Run) -> None:
    done = run(*ROWS, stdin=jsonl({"id": "p-17", "text": None}, b'{"id": "p-18", "text": "a", "k": 1, "k": 2}'))
    assert [row["id"] for row in done.rows] == ["p-17", "p-18"]


@pytest.mark.parametrize(
    "name", ["x", "", "7", "护航", 7, -1, 0, 1.5, 2**70, True, False, None, "../../etc/passwd", "a\nb"]
)
def test_ids_of_every_json_type_are_passed_through(run: Run, name: object) -> None:
    done = run(*ROWS, stdin=jsonl({"id": name, "text": PAGE}))
    assert done.code == 0
    assert done.row["id"] == name
    assert type(done.row["id"]) is type(name)
    assert run("restore", stdin=done.out).out.decode() == PAGE


@pytest.mark.parametrize("name", [[1, "a"], {"a": 1}])
def test_an_id_that_is_no_single_value_stays_among_the_other_keys(run: Run, name: object) -> None:
    done = run(*ROWS, stdin=jsonl({"id": name, "text": PAGE}))
    assert (done.row["id"], done.row["meta"]) == (1, {"id": name})


def test_other_keys_are_unchanged_in_meta(run: Run) -> None:
    rest: dict[str, Any] = {
        "url": "https://example.org/a?b=c&d=\u2028",
        "n": [1, -0.5, 1e22, 2**64, None, True, "é", {"deep": {"": []}}],
        "warnings": "mine",
        "date": "yesterday",
        "护航": {"b": 1, "a": 2},
    }
    done = run(*ROWS, stdin=jsonl({"id": "x", "text": PAGE, **rest}))
    assert done.row["meta"] == rest
    assert list(done.row["meta"]) == list(rest)
    assert run("restore", stdin=done.out).out.decode() == PAGE


def test_rows_are_split_at_line_feeds_only(run: Run) -> None:
    text = "One\u2028two\u2029three\x85four. " + PAGE
    done = run(*ROWS, stdin=jsonl({"text": text}, {"text": PAGE}))
    assert done.code == 0
    assert len(done.rows) == 2


def test_crlf_rows_blank_lines_a_mark_and_a_missing_last_line_end_are_fine(run: Run) -> None:
    row = json.dumps({"text": PAGE}).encode()
    done = run(*ROWS, stdin=b"\xef\xbb\xbf" + row + b"\r\n\r\n \n" + row)
    assert done.code == 0
    assert [one["id"] for one in done.rows] == [1, 2]


def test_no_rows_in_give_no_rows_out(run: Run) -> None:
    assert run(*ROWS, stdin=b"\n\n")[:2] == (0, b"")


def test_the_text_of_a_row_is_restored_as_utf_8(run: Run) -> None:
    text = "\ufeff|\r\n| 新闻 \0\x85 \U0001f600\r"
    done = run(*ROWS, stdin=jsonl({"text": text}))
    assert run("restore", stdin=done.out).out == text.encode()


def test_the_keys_of_text_and_id_can_be_named(run: Run) -> None:
    options = ("--text-key", "正文", "--id-key", "nr")
    done = run(*ROWS[:-1], *options, "-", stdin=jsonl({"nr": 5, "正文": PAGE, "text": "t", "id": "i"}))
    assert (done.code, done.row["id"], done.row["meta"]) == (0, 5, {"text": "t", "id": "i"})


def test_one_key_cannot_be_text_and_id(run: Run) -> None:
    assert run(*ROWS[:-1], "--id-key", "text", "-").code == 2


def test_a_text_and_a_row_that_are_too_large_are_problems(run: Run) -> None:
    done = run(*ROWS[:-1], "--max-page-bytes", "200", "-", stdin=jsonl({"text": PAGE}, {"id": 2, "text": "short"}))
    assert done.codes == ["too-large", None]


def test_a_row_is_written_before_the_next_one_is_read(folder: Path) -> None:
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*CLEANER, *ROWS], cwd=folder, **streams) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(jsonl({"id": number, "text": PAGE}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_a_file_of_rows_is_known_by_its_suffix(run: Run, folder: Path) -> None:
    for name in ("a.jsonl", "b.NDJSON"):
        (folder / name).write_bytes(jsonl({"id": 1, "text": PAGE}, {"id": 2, "text": PAGE}))
        assert [row["id"] for row in run("clean", name).rows] == [1, 2]


def test_rows_from_standard_input_are_known_by_the_name_given_to_it(run: Run) -> None:
    done = run("clean", "--stdin-filename", "x.jsonl", stdin=jsonl({"id": 5, "text": PAGE}, b"?"))
    assert [row["id"] for row in done.rows] == [5, 2]
    assert "x.jsonl:2" in done.err


def test_a_file_of_rows_keeps_its_name_in_an_output_folder(run: Run, folder: Path, page: Path) -> None:
    (folder / "b.jsonl").write_bytes(jsonl({"id": 1, "text": PAGE}, b"?", {"id": 3, "text": PAGE}))
    done = run("clean", "b.jsonl", page.name, "-o", "out/")
    assert done.code == 1
    assert sorted(path.name for path in (folder / "out").glob("[!.]*")) == ["a.txt.json", "b.jsonl"]
    rows = [json.loads(line) for line in (folder / "out" / "b.jsonl").read_text("utf-8").split("\n") if line]
    assert [row["id"] for row in rows] == [1, 2, 3]


def test_rows_as_markdown_are_files_in_a_folder_of_the_input_file_s_name(run: Run, folder: Path) -> None:
    rows = [{"id": name, "text": PAGE} for name in ("../../x", "a/b", "a\\b", "é" * 300, "", 5, "5")]
    (folder / "b.jsonl").write_bytes(jsonl(*rows))
    assert run("clean", "b.jsonl", "-o", "out/", "-f", "md").code == 0
    found = [path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*.md")]
    assert len(found) == len(rows)
    assert all(name.startswith("b.jsonl/") for name in found)
    assert sorted(path.name for path in folder.iterdir()) == ["b.jsonl", "out"]


def test_a_row_of_any_size_is_bounded_by_the_limit(run: Run) -> None:
    line = b'{"text": "' + b"a" * 17_000_000 + b'"}'
    done = run(*ROWS[:-1], "--max-page-bytes", "1000", "-", stdin=line + b"\n" + jsonl({"text": PAGE}))
    assert done.codes == ["too-large", None]


def test_numbers_keep_their_value(run: Run) -> None:
    done = run(*ROWS, stdin=b'{"text": "a", "k": [1.10, 1E5, -0.0, 12345678901234567890123]}')
    assert done.row["meta"]["k"] == [1.1, 100000.0, 0.0, 12345678901234567890123]
    assert math.copysign(1, done.row["meta"]["k"][2]) == -1


def test_articles_given_as_pages_are_told_to_be_articles(run: Run) -> None:
    articles = run("clean", stdin=PAGE.encode()).out
    done = run("clean", "--input-format", "jsonl", stdin=articles)
    assert (done.code, done.codes) == (1, ["missing-text"])
    assert "it is an article already" in done.err
