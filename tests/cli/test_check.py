"""`cleaner check`: its exit codes, in every way to get them, and what it takes and prints."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import CLEANER, PAGE, Run, jsonl

from cleaner.checks import RULES

# One error, a few warnings.
DIRTY = "|\n" + PAGE
# Every field there is a rule for.
FINE = PAGE.replace("By Ann Lee\n", "By Ann Lee\n\nSource: Alder Post\n\nPublished: 14 May 2021\n")


@pytest.fixture
def fine(folder: Path) -> Path:
    path = folder / "fine.txt"
    path.write_text(FINE, "utf-8")
    return path


@pytest.fixture
def dirty(folder: Path) -> Path:
    path = folder / "dirty.txt"
    path.write_text(DIRTY, "utf-8")
    return path


@pytest.mark.usefixtures("fine", "dirty", "page")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["fine.txt"], 0),
        (["a.txt"], 0),  # warnings only
        (["a.txt", "--fail-level", "warning"], 1),
        (["a.txt", "--fail-level", "info"], 1),
        (["fine.txt", "--fail-level", "info"], 0),
        (["dirty.txt"], 1),
        (["fine.txt", "dirty.txt"], 1),
        (["."], 1),
        (["dirty.txt", "--exit-zero"], 0),
        (["dirty.txt", "--ignore", "CLN101"], 0),
        (["dirty.txt", "--ignore", "stray-table-pipe"], 0),
        (["dirty.txt", "--select", "CLN2,CLN3"], 0),
        (["dirty.txt", "-j", "2", "--timeout", "60"], 1),
        (["fine.txt", "-j", "2"], 0),
        (["fine.txt", "--max-page-bytes", "9"], 1),
        (["fine.txt", "--max-page-bytes", "9", "--select", "CLN2"], 1),  # nobody could look
        (["fine.txt", "--max-page-bytes", "9", "--ignore", "CLN001"], 0),
        (["dirty.txt", "--shard", "2/2"], 0),
        (["dirty.txt", "--per-file-ignores", "*.txt:CLN1"], 0),
        (["dirty.txt", "--per-file-ignores", "songs/*:CLN1"], 1),
        (["dirty.txt", "--statistics"], 1),
        (["dirty.txt", "-q"], 1),
        (["dirty.txt", "--write-baseline", "known.json"], 0),
        ([], 0),  # standard input, which is empty: a warning
        (["-"], 0),
        (["missing.txt"], 2),
        (["https://example.org/a.txt"], 2),
        (["fine.txt", "--select", "CLN9"], 2),
        (["fine.txt", "--ignore", "no-such-rule"], 2),
        (["fine.txt", "--fail-level", "fatal"], 2),
        (["fine.txt", "--output-format", "html"], 2),
        (["fine.txt", "--report", "sarif"], 2),
        (["fine.txt", "--report", "html:x.html"], 2),
        (["fine.txt", "--report", "sarif:no/such/folder/x.sarif"], 2),
        (["fine.txt", "--per-file-ignores", "CLN1"], 2),
        (["fine.txt", "--baseline", "missing.json"], 2),
        (["fine.txt", "--baseline", "fine.txt"], 2),
        (["fine.txt", "-o", "fine.txt"], 2),
        (["fine.txt", "--encoding", "klingon"], 2),
        (["fine.txt", "--config", "missing.toml"], 2),
        (["fine.txt", "--config", "fine.txt"], 2),
        (["fine.txt", "--no-such-option"], 2),
        (["fine.txt", "--shard", "3/2"], 2),
        (["fine.txt", "--jobs", "many"], 2),
        (["fine.txt", "--text-key", "id"], 2),
        (["fine.txt", "--statistics", "-f", "sarif"], 2),
        (["fine.txt", "--files-from", "missing"], 2),
        (["fine.txt", "-o", "."], 2),
        (["fine.txt", "-o", "no/such/folder/x.txt"], 2),
        (["fine.txt", "--write-baseline", "fine.txt"], 2),
        (["fine.txt", "--write-baseline", "no/such/folder/known.json"], 2),
    ],
    ids=lambda value: " ".join(value) or "standard input" if isinstance(value, list) else str(value),
)
def test_exit_codes(run: Run, arguments: list[str], code: int) -> None:
    done = run("check", *arguments)
    assert done.code == code
    assert (code == 2) == ("Usage:" in done.err)


def test_a_folder_without_pages_is_an_error_unless_it_may_be_empty(run: Run, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "other.json").write_text('{"a": 1}', "utf-8")
    assert run("check", "in", "--allow-empty").code == 0
    (folder / "empty").mkdir()
    assert run("check", "empty").code == 2


def test_an_unreadable_page_is_a_finding(run: Run, folder: Path) -> None:
    (folder / "x.txt").write_bytes(b"%PDF-1.7")
    done = run("check", "x.txt", "-f", "concise")
    assert done.code == 1
    assert b"CLN001 error unreadable-input" in done.out


@pytest.mark.usefixtures("dirty")
def test_findings_go_to_stdout_and_the_summary_to_stderr(run: Run) -> None:
    done = run("check", "dirty.txt", "-f", "concise", "--select", "CLN1")
    assert done.out.decode() == "dirty.txt:1:1: CLN101 error stray-table-pipe: 1 stray pipe on 1 line\n"
    assert done.err == "1 page: 1 error, 0 warnings, 0 notes\n"


@pytest.mark.usefixtures("dirty")
def test_several_reports_in_one_run(run: Run, folder: Path) -> None:
    done = run("check", "dirty.txt", "-f", "concise", "--report", "sarif:a.sarif", "--report", "junit:b.xml", "-q")
    assert (done.code, done.err) == (1, "")
    assert done.out
    assert json.loads((folder / "a.sarif").read_bytes())["version"] == "2.1.0"
    assert b"<testsuites" in (folder / "b.xml").read_bytes()


def test_a_baseline_survives_moved_lines_and_names_what_is_gone(run: Run, dirty: Path) -> None:
    assert run("check", dirty.name, "--write-baseline", "known.json").code == 0
    dirty.write_text("\n\n\n" + DIRTY, "utf-8")
    moved = run("check", dirty.name, "--baseline", "known.json", "--fail-level", "info")
    assert (moved.code, moved.out) == (0, b"")
    dirty.write_text(PAGE + "\n\u202e\n", "utf-8")
    gone = run("check", dirty.name, "--baseline", "known.json", "-f", "concise")
    assert "no longer found" in gone.err
    assert "CLN101" in gone.err
    assert b"bidi-control" in gone.out


def test_a_baseline_says_how_often_a_finding_is_gone(run: Run, folder: Path, dirty: Path) -> None:
    text = "A headline of the page\n\n" + "By Ann Lee\n\nThe bridge is closed for a week, said the council.\n\n" * 2
    dirty.write_text(text, "utf-8")
    run("check", dirty.name, "--write-baseline", "known.json")
    known = json.loads((folder / "known.json").read_bytes())
    for row in known["findings"]:
        row["count"] += 1
    (folder / "known.json").write_text(json.dumps(known), "utf-8")
    gone = run("check", dirty.name, "--baseline", "known.json").err
    assert f"take it off the baseline: 1 of 2 times, {dirty.name}: CLN302" in gone


def test_a_baseline_is_the_same_from_any_folder_and_says_nothing_of_files_that_were_not_looked_at(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pages").mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / "pages" / name).write_text(DIRTY, "utf-8")
    wrote = run("check", "pages", "--write-baseline", "known.json")
    assert wrote.err == "2 pages: 6 findings written as known\n"
    known = ("--baseline", "known.json", "--fail-level", "info")
    assert run("check", "pages", *known).code == 0
    assert run("check", "pages/b.txt", *known).err == "1 page: 0 errors, 0 warnings, 0 notes\n"
    monkeypatch.chdir(folder / "pages")
    assert run("check", "a.txt", "--baseline", "../known.json", "--fail-level", "info").code == 0
    monkeypatch.chdir(folder)
    (folder / "pages" / "a.txt").write_text(FINE, "utf-8")
    for less in (["--select", "CLN2"], ["--shard", "1/2"]):
        assert "no longer found" not in run("check", "pages", "--baseline", "known.json", *less).err
    (folder / "pages" / "b.txt").unlink()
    gone = run("check", "pages", "--baseline", "known.json").err
    assert gone.count("pages/a.txt: CLN101") == gone.count("pages/b.txt: CLN101") == 1
    # Written anew, it does not ask for the old one, and takes its place.
    assert run("check", "pages", "--baseline", "missing.json", "--write-baseline", "known.json").code == 0


@pytest.mark.usefixtures("dirty", "page")
def test_statistics_count_by_rule_as_a_table_or_as_json(run: Run) -> None:
    done = run("check", ".", "--statistics", "--select", "CLN1,CLN302")
    assert done.out == b"      2  CLN302  warning  missing-date\n      1  CLN101  error    stray-table-pipe\n"
    rows = run("check", ".", "--statistics", "--select", "CLN1", "-f", "json").row
    assert rows == [{"count": 1, "code": "CLN101", "level": "error", "name": "stray-table-pipe"}]


@pytest.mark.usefixtures("dirty")
def test_colours_are_for_people_who_want_them(run: Run, folder: Path) -> None:
    red = b"\x1b[31mCLN101 error\x1b[0m"
    assert red in run("check", "dirty.txt", "--color", "always").out
    assert red in run("check", "dirty.txt", FORCE_COLOR="1").out
    assert b"\x1b" not in run("check", "dirty.txt", FORCE_COLOR="1", NO_COLOR="1").out
    assert b"\x1b" not in run("check", "dirty.txt", "--color", "always", "-f", "jsonl").out
    run("check", "dirty.txt", "--color", "always", "-o", "report")
    assert b"\x1b" not in (folder / "report").read_bytes()


@pytest.mark.usefixtures("dirty", "fine")
def test_a_report_in_a_folder_that_is_checked_can_be_written_again(run: Run, folder: Path) -> None:
    reports = ("--report", "json:r.json", "--report", "sarif:s.json", "--write-baseline", "known.json")
    assert [run("check", ".", *reports).code for _ in range(2)] == [0, 0]
    assert run("clean", "fine.txt", "-o", "article.json").code == 0
    assert run("check", ".", "--report", "json:article.json").code == 2
    assert json.loads((folder / "article.json").read_bytes())["schema_version"] == 1


@pytest.mark.parametrize("other", ["--report=sarif:late", "--write-baseline=late"])
def test_a_reader_that_goes_away_takes_no_other_report_with_it(shell: Run, folder: Path, other: str) -> None:
    (folder / "rows.jsonl").write_bytes(jsonl(*[{"text": DIRTY}] * 300))
    for reader in ("head -1 > /dev/null", "true"):
        done = shell(f"(sleep 0.1; cleaner check rows.jsonl -q {other}) | {reader}; echo ${{PIPESTATUS[0]}}")
        assert (done.out, done.err) == (b"1\n" if "report" in other else b"0\n", "")
        assert (folder / "late").read_bytes().count(b"CLN101") >= 300
        (folder / "late").unlink()


def test_a_reader_that_goes_away_is_no_error(shell: Run, folder: Path) -> None:
    (folder / "rows.jsonl").write_bytes(jsonl(*[{"text": DIRTY}] * 300))
    assert shell("(sleep 0.1; cleaner check rows.jsonl -q) | true").code == 0


@pytest.mark.usefixtures("dirty")
@pytest.mark.parametrize(
    "outputs",
    [
        ["--report=sarif:x", "--report=json:x"],
        ["-o", "x", "--report=json:./x"],
        ["-o", "x", "--write-baseline=x"],
    ],
)
def test_two_outputs_do_not_go_into_one_file(run: Run, folder: Path, outputs: list[str]) -> None:
    done = run("check", "dirty.txt", *outputs)
    assert (done.code, "x is named for two outputs" in done.err) == (2, True)
    assert not (folder / "x").exists()


@pytest.mark.usefixtures("dirty", "fine")
def test_verbose_names_the_pages_without_findings(run: Run) -> None:
    done = run("check", "dirty.txt", "fine.txt", "-v")
    assert done.err.split("\n")[0] == "cleaner: fine.txt: nothing found"


def test_a_name_that_no_rule_has_is_answered_with_the_nearest_one(run: Run) -> None:
    assert "did you mean “doubled-body”?" in run("check", "-", "--ignore", "double-body").err
    for name in ("xyz", "CLN999"):
        assert "`cleaner rule` lists them" in run("check", "-", "--ignore", name).err


def test_a_page_from_standard_input_has_the_name_that_it_is_given(run: Run) -> None:
    arguments = ("check", "-", "--stdin-filename", "songs/a.txt", "-f", "concise")
    assert b"songs/a.txt:1:1: CLN101 " in run(*arguments, stdin=DIRTY.encode()).out
    done = run(*arguments, "--per-file-ignores", "songs/*:CLN1,CLN3", stdin=DIRTY.encode())
    assert (done.code, done.out) == (0, b"")


def test_a_run_that_is_stopped_leaves_no_report(folder: Path) -> None:
    command = [*CLEANER, "check", "-", "--input-format", "jsonl", "-o", "report", "-f", "jsonl"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(jsonl({"text": DIRTY}) * 50)
        process.stdin.flush()
        until = time.monotonic() + 60
        while not [one for one in folder.iterdir() if one.name.startswith(".cleaner")] and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (130, b"cleaner: interrupted")
    assert list(folder.iterdir()) == []


def test_rows_are_placed_by_their_line(run: Run, folder: Path) -> None:
    (folder / "r.jsonl").write_bytes(jsonl({"id": "x", "text": FINE}, {"id": "y", "text": DIRTY}, b"{"))
    done = run("check", "r.jsonl", "-f", "jsonl", "--select", "CLN0,CLN1")
    found = [(row["line"], row["column"], row["id"], row["name"]) for row in done.rows]
    assert found == [(2, None, "y", "stray-table-pipe"), (3, None, 3, "unreadable-input")]


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "text"])
def test_what_clean_wrote_has_no_error(run: Run, folder: Path, form: str) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(DIRTY + "\n" + PAGE.split("\n", 4)[4], "utf-8")
    assert run("check", "in", "--select", "CLN2").code == 1
    assert run("clean", "in", "-o", "out", "-f", form).code == 0
    done = run("check", "out", "-f", "concise")
    assert done.code == 0, done.out.decode()
    assert "1 page:" in done.err


def test_cleaned_rows_and_documents_through_a_pipe_are_known(run: Run, folder: Path) -> None:
    rows = run("clean", "--input-format", "jsonl", stdin=jsonl({"id": 1, "text": DIRTY}, {"id": 2, "text": 3})).out
    (folder / "c.jsonl").write_bytes(rows.replace(b'"Ann Lee"', b'"Ann Lea"'))
    done = run("check", "c.jsonl", "-f", "jsonl")
    assert [(row["line"], row["name"], row["level"]) for row in done.rows if row["level"] == "error"] == [
        (1, "restore-mismatch", "error"),
        (2, "unreadable-input", "error"),
    ]
    two = run("clean", "-f", "json", "-", "-", stdin=DIRTY.encode()).out
    assert run("check", stdin=two).code == 0


def test_a_document_that_was_cut_is_no_json(run: Run, folder: Path) -> None:
    whole = run("clean", "-f", "json", stdin=FINE.encode()).out
    (folder / "cut.json").write_bytes(whole[:400])
    done = run("check", "cut.json", "-f", "concise")
    assert done.code == 1
    assert b"schema-invalid" in done.out


def test_rule_prints_a_page_by_code_or_name_and_a_list_without(run: Run) -> None:
    assert run("rule", "CLN201").out == run("rule", "doubled-body").out
    assert run("rule").out.count(b"\n") == len(RULES)
    done = run("rule", "doubled-bodi")
    assert done.code == 2
    assert "did you mean “doubled-body”?" in done.err


def test_control_characters_of_pages_do_not_reach_a_terminal(run: Run, folder: Path) -> None:
    (folder / "x.txt").write_text(PAGE + "\n\x1b[31mred &amp;\n", "utf-8")
    assert b"\x1b" not in run("check", "x.txt").out


def test_packed_output_in_a_folder_is_looked_at_and_nothing_at_all_is_no_success(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    run("clean", "-", "--input-format", "jsonl", "-o", "out/rows.jsonl.gz", stdin=jsonl({"text": PAGE}))
    assert "1 page" in run("check", "out").err
    (folder / "out" / "rows.jsonl.gz").unlink()
    (folder / "out" / "summary.json").write_text('{"pages": 1}', "utf-8")
    assert run("check", "out").code == 2
