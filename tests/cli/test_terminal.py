"""On a terminal: Markdown for one page, and nothing of a page may write on the screen."""

from pathlib import Path

from command import PAGE, Run, jsonl

ATTACK = (
    "Headline \x1b]0;title\x07 \x1b[2J \x9b2J \x7f\u202eevil\u2066\n\nBody with \x08\x0c and \x1b]52;c;x\x1b\\ in it. "
    + PAGE
)


def test_one_page_on_a_terminal_is_markdown(on_terminal: Run, page: Path) -> None:
    done = on_terminal(["clean", page.name])
    assert done.code == 0
    assert done.out.startswith(b"---\nschema_version: 1\n")


def test_several_pages_and_rows_on_a_terminal_are_jsonl(on_terminal: Run, folder: Path, page: Path) -> None:
    assert len(on_terminal(["clean", page.name, page.name]).rows) == 2
    (folder / "b.jsonl").write_bytes(jsonl({"text": "a"}))
    assert len(on_terminal(["clean", "b.jsonl"]).rows) == 1


def test_one_page_in_a_pipe_is_jsonl(run: Run, page: Path) -> None:
    assert len(run("clean", page.name).rows) == 1


def test_control_characters_are_visible_on_a_terminal(on_terminal: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(ATTACK, "utf-8")
    for form in ("json", "jsonl", "md", "text"):
        done = on_terminal(["clean", "a.txt", "-f", form])
        assert done.code == 0
        shown = done.out.decode()
        assert not set(shown) & {"\x1b", "\x07", "\x08", "\x7f", "\x9b", "\u202e", "\u2066"}
        assert "evil" in shown


def test_a_restored_page_on_a_terminal_shows_its_control_characters(on_terminal: Run, run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(ATTACK, "utf-8")
    assert run("clean", "a.txt", "-o", "a.json").code == 0
    done = on_terminal(["restore", "a.json"])
    assert done.code == 0
    assert b"\\x1b]0;title\\x07" in done.out
    assert b"\x1b" not in done.out


def test_in_a_pipe_control_characters_are_restored_as_they_were(run: Run) -> None:
    done = run("clean", stdin=ATTACK.encode())
    assert run("restore", stdin=done.out).out == ATTACK.encode()


def test_messages_show_control_characters_of_names(run: Run, folder: Path) -> None:
    (folder / "\x1b[2Jx.txt").write_bytes(b"%PDF-")
    done = run("clean", "\x1b[2Jx.txt", "\x1b[2Jx.txt")
    assert "\x1b" not in done.err
    assert "\\x1b[2Jx.txt" in done.err
    assert "\x1b" not in run("clean", "\x1b[2Jy.txt").err
    assert "\x1b" not in run("\x1b[2Jcommand").err


def test_standard_input_is_read_when_only_the_output_is_a_terminal(on_terminal: Run) -> None:
    done = on_terminal(["clean"], PAGE.encode())
    assert done.code == 0
    assert b"# New bridge over the Alder opens on Sunday" in done.out
