"""What `cleaner clean` takes as a page, what it refuses, and how it says so."""

import os
from pathlib import Path

import pytest
from command import PAGE, Run

from cleaner.cli import COMMANDS
from cleaner.readers import Choices
from cleaner.readers.inputs import sources


def test_a_file_becomes_an_article_whose_id_is_the_path_as_given(run: Run, page: Path) -> None:
    for path in (page.name, "./a.txt", str(page)):
        done = run("clean", path)
        assert (done.code, done.err) == (0, "")
        assert done.row["id"] == path
        assert done.row["headline"] == "New bridge over the Alder opens on Sunday"


def test_ids_in_a_folder_are_relative_to_it_and_pages_come_in_the_order_of_names(run: Run, folder: Path) -> None:
    for name in ("in/b.txt", "in/a/c.text", "in/a/d.md", "in/e.html", "in/.hidden.txt", "in/.git/f.txt", "in/G.TXT"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, "utf-8")
    done = run("clean", "in")
    assert [row["id"] for row in done.rows] == ["G.TXT", "a/c.text", "a/d.md", "b.txt"]
    assert run("clean", "in/", str(folder / "in")).out == done.out * 2


def test_a_file_that_is_named_is_always_taken(run: Run, folder: Path) -> None:
    for name in ("page.html", ".hidden", "page"):
        (folder / name).write_text(PAGE, "utf-8")
        assert run("clean", name).code == 0


def test_inputs_come_in_the_order_of_the_arguments(run: Run, page: Path) -> None:
    done = run("clean", "-", page.name, stdin=PAGE.encode())
    assert [row["id"] for row in done.rows] == ["-", "a.txt"]


@pytest.mark.parametrize(
    "data", [b"", b"\n", b" \r\n\t", b"|", b"| \n|\n|\n", "\ufeff|\u3000".encode(), b"\xef\xbb\xbf"]
)
def test_an_empty_page_is_an_article_of_nulls_with_a_warning(run: Run, folder: Path, data: bytes) -> None:
    (folder / "e.txt").write_bytes(data)
    done = run("clean", "e.txt")
    assert done.code == 0
    row = done.row
    assert [warning["name"] for warning in row["warnings"]] == ["empty-article"]
    assert {key for key, value in row.items() if value not in (None, [], {})} == {
        "schema_version",
        "id",
        "warnings",
        "ledger",
    }
    assert run("restore", stdin=done.out).out == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n%text", "binary"),
        (b"PK\x03\x04text", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"head\0line", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (PAGE.encode("utf-16-le"), "utf16-suspected"),
        (PAGE.encode("utf-16-be"), "utf16-suspected"),
    ],
)
def test_what_is_no_text_is_a_problem_row(run: Run, folder: Path, data: bytes, code: str) -> None:
    (folder / "b.txt").write_bytes(data)
    for done in (run("clean", "b.txt"), run("clean", "--stdin-filename", "b.txt", stdin=data)):
        assert done.code == 1
        assert done.codes == [code]
        assert done.row["id"] == "b.txt"
        assert code in done.err


def test_utf_16_is_read_when_it_is_named_or_marked(run: Run) -> None:
    for data, label in ((PAGE.encode("utf-16-le"), "utf-16le"), (PAGE.encode("utf-16"), "auto")):
        done = run("clean", "--encoding", label, stdin=data)
        assert done.row["headline"] == "New bridge over the Alder opens on Sunday"
        assert run("restore", stdin=done.out).out == data


def test_an_encoding_label_is_read_as_on_the_web(run: Run) -> None:
    done = run("clean", "--encoding", "GB2312", stdin="朱镕基,㐂\n".encode("gb18030"))
    assert done.row["body"][0]["text"] == "朱镕基,㐂"
    assert done.row["ledger"]["encoding"] == "gb18030"


def test_an_unknown_encoding_is_a_usage_error(run: Run) -> None:
    done = run("clean", "--encoding", "klingon")
    assert done.code == 2
    assert "klingon" in done.err


def test_a_missing_path_is_exit_code_2_and_writes_nothing(run: Run, page: Path) -> None:
    for arguments in (["none.txt"], [page.name, "none.txt"], [page.name, "none.txt", "-o", "out/"]):
        done = run("clean", *arguments)
        assert (done.code, done.out) == (2, b"")
        assert "none.txt" in done.err
    assert [path.name for path in page.parent.iterdir()] == ["a.txt"]


def test_a_folder_without_pages_is_exit_code_2_unless_that_is_allowed(run: Run, folder: Path, page: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "x.html").touch()
    done = run("clean", page.name, "in")
    assert (done.code, done.out) == (2, b"")
    assert "*.txt" in done.err
    assert run("clean", "in", "--allow-empty")[:2] == (0, b"")


@pytest.mark.parametrize("url", ["https://example.org/a.html", "HTTP://example.org", "ftp://example.org/a.txt"])
def test_an_address_is_refused_with_a_hint(run: Run, url: str) -> None:
    done = run("clean", url)
    assert done.code == 2
    assert "download" in done.err


def test_a_name_with_odd_characters_is_taken_and_told_in_one_line(run: Run, folder: Path) -> None:
    for name in (b"a\nb.txt", b"a\xffb.txt", b"-x.txt", b"a b'\".txt", b"\x1b[2J.txt", "护航.txt".encode()):
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / os.fsdecode(name)).write_bytes(b"%PDF-")
    done = run("clean", "in")
    assert done.code == 1
    names = ["\x1b[2J.txt", "-x.txt", "a\nb.txt", "a b'\".txt", "a\\xffb.txt", "护航.txt"]
    assert [row["id"] for row in done.rows] == names
    assert done.err.count("\n") == len(names)
    assert "\x1b" not in done.err
    assert "护航.txt" in done.err


def test_a_name_that_begins_with_a_dash_can_be_given(run: Run, folder: Path) -> None:
    for name in ("-x.txt", "-"):
        (folder / name).write_text(PAGE, "utf-8")
    assert run("clean", "--", "-x.txt").row["id"] == "-x.txt"
    assert run("clean", "./-").row["headline"]


def test_an_odd_name_has_an_output_file(run: Run, folder: Path) -> None:
    names = [b"a\xffb.txt", b"a\nb.txt", ("护" * 80 + ".txt").encode(), b"n" * 251 + b".txt"]
    (folder / "in").mkdir()
    for name in names:
        (folder / "in" / os.fsdecode(name)).write_text(PAGE, "utf-8")
    assert run("clean", "in", "-o", "out").code == 0
    found = {os.fsencode(path.name) for path in (folder / "out").glob("[!.]*")}
    assert len(found) == len(names)
    assert {b"a\xffb.txt.json", b"a_b.txt.json"} < found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'[{"text": "One."}, {"text": "Two."}]', "jq -c '.[]'"),
        (b'\xef\xbb\xbf[\n {\n  "text": "One."\n }\n]\n', "jq -c '.[]'"),
        (b'{\n "text": "One."\n}\n', "jq -c ."),
        (b'{"text": "One."}\n{"text": "Two."}\n', "--input-format jsonl"),
        (b'{"text": "One."}\n{"text": "cut', "--input-format jsonl"),
        (b'{"schema_version": 1, "headline": "One"}', "cleaner restore"),
    ],
)
def test_json_is_no_page_and_the_message_says_what_to_do(run: Run, folder: Path, data: bytes, said: str) -> None:
    (folder / "a.json").write_bytes(data)
    for done in (run("clean", "a.json"), run("clean", "-", stdin=data), run("clean", "a.json", "-j2", "--timeout=60")):
        assert (done.code, done.codes) == (1, ["json-input"])
        assert said in done.err
    assert run("explain", "a.json").code == 1
    assert run("clean", "a.json", "--input-format", "text").codes == [None]


@pytest.mark.parametrize(
    "text", ["[1] The bridge.\n", "{“x”}\n", '{"x" is no key.}\n', '[{"a": 1}, as he wrote.\n', "[]"]
)
def test_text_that_begins_like_json_is_a_page(run: Run, text: str) -> None:
    assert run("clean", "-", stdin=text.encode()).codes == [None]


def test_html_is_cleaned_with_a_warning(run: Run) -> None:
    row = run("clean", "-", stdin=b"<!DOCTYPE html>\n<html><body><p>The bridge opens.</p></body></html>").row
    assert [one["name"] for one in row["warnings"]] == ["looks-like-html"]


def test_pipes_devices_and_broken_links_are_problems_and_do_not_hang(run: Run, folder: Path, page: Path) -> None:
    os.mkfifo(folder / "fifo.txt")
    (folder / "link.txt").symlink_to("nowhere")
    (folder / "rows.jsonl").symlink_to("fifo.txt")
    done = run("clean", ".", "/dev/zero", "rows.jsonl")
    assert done.code == 1
    assert [row["id"] for row in done.rows] == ["a.txt", "fifo.txt", "link.txt", "/dev/zero", "rows.jsonl"]
    assert done.codes == [None, *["unreadable-input"] * 4]
    assert page.exists()


def test_a_file_that_cannot_be_read_is_a_problem(run: Run) -> None:
    done = run("clean", "/proc/self/mem")
    assert done.code == 1
    assert done.codes == ["unreadable-input"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_or_a_file_without_permission_is_a_problem(run: Run, folder: Path, page: Path) -> None:
    (folder / "in" / "sub").mkdir(parents=True)
    (folder / "in" / "b.txt").write_text(PAGE, "utf-8")
    page.rename(folder / "in" / "c.txt").chmod(0)
    (folder / "in" / "sub").chmod(0)
    done = run("clean", "in")
    assert done.code == 1
    assert done.codes == [None, "unreadable-input", "unreadable-input"]


def test_a_folder_that_cannot_be_read_is_a_problem(monkeypatch: pytest.MonkeyPatch, folder: Path, page: Path) -> None:
    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    (folder / "in").mkdir()
    page.rename(folder / "in" / page.name)
    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "open", refuse)
    (source,) = sources(["in"], Choices(), None)
    assert source.problem == ("unreadable-input", "cannot be read: Permission denied")


def test_a_loop_of_links_is_not_followed(run: Run, folder: Path, page: Path) -> None:
    (folder / "loop").symlink_to(".")
    (folder / "loop.txt").symlink_to(".")
    done = run("clean", ".")
    assert [row["id"] for row in done.rows] == [page.name]


def test_a_page_that_is_too_large_is_a_problem(run: Run, page: Path) -> None:
    for done in (
        run("clean", "--max-page-bytes", "10", page.name),
        run("clean", "--max-page-bytes", "10", stdin=b"x" * 11),
    ):
        assert done.codes == ["too-large"]
    assert run("clean", "--max-page-bytes", "10", stdin=b"x" * 10).code == 0


def test_closed_standard_input_is_a_usage_error(shell: Run) -> None:
    for line in ("cleaner clean <&-", "cleaner clean - <&-", "cleaner restore <&-"):
        done = shell(line)
        assert done.code == 2
        assert "standard input is closed" in done.err


@pytest.mark.parametrize("command", ["clean", "check", "explain", "restore"])
def test_standard_input_is_named_once(run: Run, command: str) -> None:
    done = run(command, "-", "-", stdin=b"x")
    assert (done.code, "give - once" in done.err) == (2, True)


def test_a_terminal_as_standard_input_is_a_usage_error(on_terminal: Run) -> None:
    for command in ("clean", "restore"):
        done = on_terminal([command])
        assert done.code == 2
        assert "standard input" in done.err


def test_quiet_says_nothing_and_verbose_tells_warnings(run: Run) -> None:
    assert run("clean", "-q", stdin=b"%PDF-").err == ""
    assert run("clean", "-q", stdin=b"%PDF-").code == 1
    assert run("clean", stdin=b"|").err == ""
    assert "empty-article" in run("clean", "-v", stdin=b"|").err


def test_an_unknown_command_or_format_is_told_with_those_that_are(run: Run) -> None:
    done = run("dedupe", "a.txt")
    assert done.code == 2
    assert ", ".join(COMMANDS) in done.err
    done = run("clean", "-f", "html")
    assert done.code == 2
    assert all(name in done.err for name in ("json", "jsonl", "jsonld", "md", "text"))
    assert run("clean", "--jobs", "two").code == 2
    assert run("schema", "reports").code == 2


def test_no_command_shows_the_help_and_is_a_usage_error(run: Run) -> None:
    done = run()
    assert done.code == 2
    assert "Commands:" in done.err
    assert done.out == b""
