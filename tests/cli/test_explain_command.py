"""`cleaner explain`, and `clean --diff`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from command import PAGE, Run, jsonl

_SEED = "seed.txt"


@pytest.fixture
def stored(run: Run, page: Path) -> Path:
    """The page `a.txt`, cleaned into `a.json`."""
    assert run("clean", page.name, "-o", "a.json").code == 0
    return Path("a.json")


def test_a_page_and_its_stored_article_are_explained_alike(run: Run, page: Path, stored: Path) -> None:
    raw, kept = run("explain", page.name), run("explain", stored)
    assert raw.code == kept.code == 0
    assert raw.out == kept.out
    assert "+ headline" in raw.out.decode()


def test_a_pipe_has_no_colours_unless_asked_for(run: Run, page: Path) -> None:
    assert b"\x1b" not in run("explain", page.name).out
    assert b"\x1b[32m" in run("explain", page.name, "--color", "always").out
    assert b"\x1b[32m" in run("explain", page.name, FORCE_COLOR="1").out
    assert b"\x1b" not in run("explain", page.name, FORCE_COLOR="1", NO_COLOR="1").out


def test_standard_input_takes_pages_and_stored_articles(run: Run, stored: Path) -> None:
    assert run("explain", stdin=PAGE.encode()).code == 0
    assert run("explain", "-", stdin=stored.read_bytes()).out == run("explain", stored).out


def test_an_id_chooses_one_row(run: Run, folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(jsonl({"id": "x", "text": "One\n"}, {"id": 7, "text": "Two\n"}))
    done = run("explain", "a.jsonl", "--id", "7")
    assert b"Two" in done.out
    assert b"One" not in done.out
    missing = run("explain", "a.jsonl", "--id", "8")
    assert missing.code == 2
    assert "no page has the id '8'" in missing.err


def test_one_report_is_one_file(run: Run, folder: Path, page: Path) -> None:
    assert run("explain", page.name, "--html", "r.html").code == 0
    assert (folder / "r.html").read_text("utf-8").startswith("<!doctype html>")
    assert run("explain", page.name, page.name, "--html", "r.html").code == 2


def test_a_folder_of_reports_has_a_list_whose_links_lead_somewhere(run: Run, folder: Path, page: Path) -> None:
    pages = folder / "in"
    pages.mkdir()
    shutil.copy(page, pages / "<b>ü 1%.txt")
    (pages / "b.txt").write_bytes(b"%PDF-1.4\0")
    (pages / "run.json").write_text("{}")
    assert run("clean", page.name, "-o", "in/c.json").code == 0
    done = run("explain", "in", "--html", "out")
    assert done.code == 1
    listed = (folder / "out" / "index.html").read_text("utf-8")
    links = [part.split('"')[0] for part in listed.split('href="')[1:]]
    assert len(links) == 2
    assert all((folder / "out" / link).is_file() for link in links)
    assert "binary" in listed
    assert "<b>ü" not in listed


def test_a_list_replaces_none_but_its_own(run: Run, folder: Path, page: Path) -> None:
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><title>Alder Post</title>", "utf-8")
    done = run("explain", page.name, "--html", "site/")
    assert (done.code, "site/index.html is not of cleaner" in done.err) == (2, True)
    assert [one.name for one in site.iterdir()] == ["index.html"]
    assert [run("explain", page.name, "--html", "new/").code for _ in range(2)] == [0, 0]


def test_inputs_are_never_overwritten(run: Run, page: Path) -> None:
    assert run("explain", page.name, "--html", page.name).code == 2
    assert page.read_text("utf-8") == PAGE


def test_a_changed_article_is_not_explained_but_proved_wrong(run: Run, folder: Path, stored: Path) -> None:
    text = stored.read_text("utf-8")
    (folder / "b.json").write_text(text.replace("Cars may", "Cars and carts may"), "utf-8")
    refused = run("explain", "b.json")
    assert (refused.code, refused.out) == (1, b"")
    proved = run("explain", "--verify", stored, "b.json")
    assert proved.code == 1
    assert b"a.json: gives its page back\n" in proved.out
    assert b"b.json: /body/1/text holds 10 characters that no entry accounts for" in proved.out


def test_a_closed_pipe_is_no_error(shell: Run, page: Path) -> None:
    assert shell(f"cleaner explain {page.name} --full | head -1").code == 0


@pytest.mark.parametrize("arguments", [["nowhere"], ["a.txt", "--encoding", "x"], ["a.txt", "--verify", "--html", "x"]])
def test_wrong_usage_is_exit_code_2(run: Run, page: Path, arguments: list[str]) -> None:
    assert page.exists()
    assert run("explain", *arguments).code == 2


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program patch")
def test_a_diff_turns_the_page_into_the_articles_text(run: Run, folder: Path, page: Path, seed: bytes) -> None:
    (folder / _SEED).write_bytes(seed)
    for name in (page.name, _SEED):
        diff = run("clean", "--diff", name)
        assert diff.out.startswith(f"--- a/{name}\n+++ b/{name}\n@@ -1".encode())
        subprocess.run(["patch", "-s", name], input=diff.out, check=True, cwd=folder)
        original = seed if name == _SEED else PAGE.encode()
        assert (folder / name).read_bytes() == run("clean", "-f", "text", stdin=original).out


def test_what_cannot_be_proved_is_no_proof(run: Run, folder: Path, page: Path, stored: Path) -> None:
    (folder / "cut").mkdir()
    (folder / "cut" / "a.json").write_bytes((folder / stored).read_bytes()[:300])
    cut = run("explain", "--verify", "cut")
    assert cut.code == 1
    assert "CLN502" in cut.out.decode()
    (folder / "cut" / "a.json").write_bytes(run("clean", "-f", "json", stdin=b"%PDF-").out)
    refused = run("explain", "--verify", "cut")
    assert (refused.code, refused.out, "the page was a problem: " in refused.err) == (1, b"", True)
    assert run("explain", "--verify", "-q", "cut") == (1, b"", "")
    run("clean", page.name, "-o", "a.md")
    written = run("explain", "--verify", "a.md")
    assert written.code == 1
    assert "no ledger" in written.err


def test_a_diff_has_colours_where_they_are_asked_for(run: Run, folder: Path) -> None:
    (folder / "dirty.txt").write_text("|\n\x1b[2J" + PAGE, "utf-8")
    plain, painted = (run("clean", "dirty.txt", "--diff", *more).out for more in ([], ["--color", "always"]))
    assert b"\x1b[31m-|\x1b[0m\n" in painted
    assert b"\\x1b[2J" in painted
    assert (b"\x1b[31m" in plain, plain.count(b"\n")) == (False, painted.count(b"\n"))


def test_proofs_are_one_line_a_page_whatever_its_name(run: Run, folder: Path) -> None:
    (folder / "a\nb.txt").write_text(PAGE, "utf-8")
    assert run("explain", "--verify", "a\nb.txt").out == b"a<U+000A>b.txt: gives its page back\n"


def test_one_line_is_no_lines(run: Run) -> None:
    assert b" 5 characters \xc2\xb7 1 line\n" in run("explain", "-", stdin=b"Hello").out
