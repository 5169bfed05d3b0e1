"""Where the output of `cleaner clean` goes: whole, in UTF-8, and never over an input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import CLEANER, PAGE, Run, jsonl


def names(folder: Path) -> list[str]:
    """All files but those that an output folder keeps for itself."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(name for name in files if "/.cleaner/" not in f"/{name}")


@pytest.mark.parametrize(
    ("name", "start"),
    [("o.json", "{\n"), ("o.jsonl", '{"schema'), ("o.ndjson", '{"schema'), ("o.md", "---\n"), ("o.txt", "New bridge")],
)
def test_the_suffix_of_the_output_names_the_format(run: Run, page: Path, name: str, start: str) -> None:
    assert run("clean", page.name, "-o", name)[:2] == (0, b"")
    assert Path(name).read_text("utf-8").startswith(start)
    assert names(page.parent) == sorted(["a.txt", name])


def test_a_format_wins_over_the_suffix(run: Run, page: Path) -> None:
    run("clean", page.name, "-o", "o.txt", "-f", "md")
    assert Path("o.txt").read_text("utf-8").startswith("---\n")


def test_an_output_whose_suffix_says_nothing_needs_a_format(run: Run, page: Path) -> None:
    done = run("clean", page.name, "-o", "out.xyz")
    assert done.code == 2
    assert "-f" in done.err
    assert run("clean", page.name, "-o", "out.xyz", "-f", "text").code == 0


def test_json_is_for_people_and_holds_what_jsonl_holds(run: Run, page: Path) -> None:
    pretty = run("clean", page.name, "-f", "json")
    assert pretty.out.count(b"\n") > 20
    assert pretty.row == run("clean", page.name, "-f", "jsonl").row
    assert run("restore", stdin=pretty.out).out.decode() == PAGE


def test_an_output_folder_mirrors_the_input_and_keeps_whole_names(run: Run, folder: Path) -> None:
    for name in ("in/a.txt", "in/a.md", "in/sub/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE, "utf-8")
    for output in ("out", "out2/", "deep/er/out/"):
        assert run("clean", "in", "-o", output).code == 0
        assert names(folder / output) == ["a.md.json", "a.txt.json", "sub/a.txt.json"]
    assert run("clean", "in", "-o", "out3/", "-f", "md").code == 0
    assert names(folder / "out3") == ["a.md.md", "a.txt.md", "sub/a.txt.md"]


def test_named_files_of_one_name_do_not_overwrite_each_other(run: Run, folder: Path) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        (folder / name).parent.mkdir()
        (folder / name).write_text(f"In {name}.\n", "utf-8")
    assert run("clean", "x/a.txt", str(folder / "y/a.txt"), "-o", "out/").code == 0
    assert names(folder / "out") == ["a.txt.json", "a.txt~2.json"]


def test_problems_are_rows_in_the_output_and_missing_where_the_format_has_no_place(run: Run, folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"%PDF-")
    assert run("clean", "b.txt", "-o", "o.json").code == 1
    assert json.loads(Path("o.json").read_bytes())["problem"]["code"] == "binary"
    assert run("clean", "b.txt", "-f", "md")[:2] == (1, b"")


def test_several_pages_do_not_fit_into_one_json_file(run: Run, page: Path) -> None:
    done = run("clean", page.name, page.name, "-o", "o.json")
    assert done.code == 2
    assert "jsonl" in done.err
    assert names(page.parent) == ["a.txt"]


def test_several_pages_as_text_or_markdown_have_a_blank_line_between(run: Run, page: Path) -> None:
    once = run("clean", page.name, "-f", "text").out
    assert run("clean", page.name, page.name, "-f", "text").out == once + b"\n" + once
    assert run("clean", page.name, page.name, "-f", "md").out.count(b"\n\n---\nschema_version") == 1


def test_ledger_none_leaves_the_ledger_out(run: Run, page: Path) -> None:
    for form in ("json", "jsonl"):
        assert run("clean", page.name, "--ledger", "none", "-f", form).row["ledger"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt", "-o", "a.txt"],
        ["a.txt", "-o", "./in/../a.txt"],
        ["a.txt", "-o", "link.txt"],
        ["link.txt", "-o", "a.txt"],
        ["in", "-o", "in/b.txt"],
        ["in", "-o", "in"],
        ["in", "-o", "in/"],
        ["in", "a.txt", "-o", "in/../in"],
        ["in/in", "-o", "in", "-f", "md"],
    ],
)
def test_an_input_is_never_overwritten(run: Run, folder: Path, page: Path, arguments: list[str]) -> None:
    (folder / "in" / "in").mkdir(parents=True)
    for name in ("in/b.txt", "in/in/in", "in/in/c", "in/in/c.md"):
        path = folder / name
        if name == "in/in/in":
            path.mkdir()
            (path / "c.txt").write_text(PAGE, "utf-8")
            (path / "c.txt.md").write_text(PAGE, "utf-8")
        else:
            path.write_text(PAGE, "utf-8")
    (folder / "link.txt").symlink_to(page)
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    done = run("clean", *arguments)
    if arguments[0] != "in/in":
        assert done.code == 2
        assert "input" in done.err
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_output_folder_inside_the_input_is_not_read_again(run: Run, page: Path) -> None:
    for _ in range(2):
        assert run("clean", ".", "-o", "out", "-f", "md").code == 0
        assert names(page.parent) == ["a.txt", "out/a.txt.md"]


def test_an_output_is_replaced_by_the_next_run(run: Run, page: Path) -> None:
    Path("o.json").write_text("old", "utf-8")
    assert run("clean", page.name, "-o", "o.json").code == 0
    assert json.loads(Path("o.json").read_bytes())["id"] == "a.txt"


def test_a_link_in_the_output_folder_is_replaced_and_not_followed(run: Run, folder: Path, page: Path) -> None:
    (folder / "precious").write_text("precious", "utf-8")
    (folder / "out").mkdir()
    (folder / "out" / "a.txt.json").symlink_to(folder / "precious")
    assert run("clean", page.name, "-o", "out").code == 0
    assert (folder / "precious").read_text("utf-8") == "precious"


@pytest.mark.parametrize("output", ["none/o.json", "a.txt/o.json", "a.txt/", "/proc/none/o.json", "/dev/full"])
def test_an_output_that_cannot_be_written_is_exit_code_2(run: Run, page: Path, output: str) -> None:
    done = run("clean", page.name, "-o", output, "-f", "json")
    assert done.code == 2
    assert done.err.count("Error:") == 1
    assert ".cleaner-" not in done.err
    assert names(page.parent) == ["a.txt"]


def test_a_device_as_output_is_written_and_not_replaced(run: Run, page: Path) -> None:
    assert run("clean", page.name, "-o", "/dev/null", "-f", "md")[:2] == (0, b"")
    assert not Path("/dev/null").is_file()
    assert run("clean", page.name, "-o", "/dev/stdout", "-f", "text").out.startswith(b"New bridge")


def test_a_file_too_large_for_the_disk_leaves_nothing_behind(shell: Run, page: Path) -> None:
    page.write_text(PAGE * 400, "utf-8")
    done = shell("ulimit -f 8; cleaner clean --dedup off a.txt -o o.json")
    assert done.code == 2
    assert names(page.parent) == ["a.txt"]


def test_a_full_standard_output_is_exit_code_2(shell: Run, run: Run, page: Path) -> None:
    run("clean", "a.txt", "-o", "o.json")
    for line in ("clean a.txt", "schema", "--version", "restore o.json"):
        done = shell(f"cleaner {line} > /dev/full")
        assert done.code == 2
        assert done.err.count("\n") <= 4
        assert done.err.count("Error:") == 1
    assert page.exists()


def test_the_summary_does_not_replace_the_articles(run: Run, folder: Path, page: Path) -> None:
    done = run("clean", page.name, "-o", "x.json", "--summary", "./x.json")
    assert (done.code, "name the same file" in done.err, (folder / "x.json").exists()) == (2, True, False)


def test_a_closed_standard_output_is_exit_code_2(shell: Run, run: Run, page: Path) -> None:
    run("clean", "a.txt", "-o", "o.json")
    for line in ("clean a.txt", "schema", "restore o.json"):
        done = shell(f"cleaner {line} >&-")
        assert done.code == 2
        assert "standard output" in done.err
    assert shell("cleaner clean a.txt -o p.json >&-").code == 0
    assert json.loads(Path("p.json").read_bytes())["id"] == page.name


def test_closed_standard_error_loses_messages_only(shell: Run, page: Path) -> None:
    page.write_bytes(b"%PDF-")
    for line in ("2>&-", "2>/dev/full"):
        done = shell(f"cleaner clean a.txt {line}")
        assert done.code == 1
        assert done.codes == ["binary"]
    assert shell("cleaner nonsense 2>&-").code == 2


def test_a_reader_that_goes_away_is_no_error(shell: Run, folder: Path) -> None:
    (folder / "rows.jsonl").write_bytes(jsonl(*[{"text": PAGE}] * 300))
    for line in ("clean rows.jsonl", "schema", "--help", "clean rows.jsonl -f md", "--version"):
        for reader in ("head -1 > /dev/null", "true"):
            done = shell(f"(sleep 0.1; cleaner {line}) | {reader}; echo ${{PIPESTATUS[0]}}")
            assert done.out == b"0\n"
        assert done.err == ""


def test_output_is_utf_8_with_line_feeds_whatever_the_locale(
    process: Run, folder: Path, environment: dict[str, str]
) -> None:
    text = "护航自贸港 – “禁毒”。\n"
    (folder / "护航.txt").write_text(text, "utf-8")
    for form in ("json", "jsonl", "md", "text"):
        done = process("clean", "护航.txt", "-f", form, **environment)
        assert done.code == 0
        assert text.strip() in done.out.decode()
        assert b"\r" not in done.out
        assert form not in {"json", "jsonl"} or done.row["id"] == "护航.txt"
    assert process("clean", "in", **environment).code == 2
    (folder / "护航.txt").write_bytes(b"%PDF-")
    assert "护航.txt" in process("clean", "护航.txt", **environment).err
    key = process("clean", "--text-key", "正文", "--input-format", "jsonl", stdin=jsonl({"正文": "a"}), **environment)
    assert key.code == 0


def test_an_interrupted_run_is_exit_code_130_and_leaves_no_file(folder: Path) -> None:
    os.mkfifo(folder / "rows")
    command = [*CLEANER, "clean", "--input-format", "jsonl", "-", "-o", "o.jsonl"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(jsonl({"text": PAGE}))
        process.stdin.flush()
        while not list(folder.glob(".cleaner-*")):
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert names(folder) == []


def test_a_file_has_its_name_only_when_it_is_whole(folder: Path) -> None:
    command = [*CLEANER, "clean", "--input-format", "jsonl", "-", "-o", "o.jsonl"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(jsonl({"text": PAGE}))
        process.stdin.flush()
        while not list(folder.glob(".cleaner-*")):
            assert process.poll() is None
            time.sleep(0.01)
        assert not (folder / "o.jsonl").exists()
        process.stdin.close()
        assert process.wait(timeout=60) == 0
    assert names(folder) == ["o.jsonl"]


def test_a_new_file_has_the_permissions_of_the_user_s_mask(shell: Run, page: Path) -> None:
    shell("umask 027; cleaner clean a.txt -o o.json")
    assert (page.parent / "o.json").stat().st_mode & 0o777 == 0o640


def test_python_dash_m_is_the_command(folder: Path) -> None:
    script = Path(sys.executable).with_name("cleaner")
    for command in ([*CLEANER, "--version"], *([[str(script), "--version"]] if script.exists() else [])):
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True)
        assert done.stdout.startswith(b"cleaner")
