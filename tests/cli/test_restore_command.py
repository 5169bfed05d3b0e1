"""`cleaner restore`: the original bytes, or a clear message."""

import json
import os
from pathlib import Path

import pytest
from command import PAGE, Run, jsonl

PAGES = [PAGE.encode(), PAGE.encode("utf-16"), b"", b"|\r\n|\xff\xfe\x80 caf\xe9\r", "护航\n".encode("gb18030") * 9]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("data", PAGES)
def test_one_document_is_restored_to_standard_output(run: Run, folder: Path, data: bytes, form: str) -> None:
    (folder / "a.txt").write_bytes(data)
    assert run("clean", "a.txt", "-o", "a.out", "-f", form).code == 0
    for done in (run("restore", "a.out"), run("restore", "-", stdin=(folder / "a.out").read_bytes())):
        assert (done.code, done.out, done.err) == (0, data, "")


def test_one_document_is_restored_to_a_file(run: Run, folder: Path, page: Path) -> None:
    assert run("clean", page.name, "-o", "a.json").code == 0
    assert run("restore", "a.json", "-o", "b.txt")[:2] == (0, b"")
    assert (folder / "b.txt").read_bytes() == page.read_bytes()


def test_several_documents_need_an_output_folder(run: Run, folder: Path) -> None:
    for number, data in enumerate(PAGES):
        (folder / "in" / str(number)).mkdir(parents=True)
        (folder / "in" / str(number) / "p.txt").write_bytes(data)
    assert run("clean", "in", "-o", "all.jsonl").code == 0
    done = run("restore", "all.jsonl")
    assert (done.code, done.out) == (2, b"")
    assert "-o" in done.err
    assert run("restore", "all.jsonl", "-o", "back").code == 0
    assert [(folder / "back" / str(number) / "p.txt").read_bytes() for number in range(len(PAGES))] == PAGES
    assert run("clean", "in", "-o", "out").code == 0
    assert run("restore", *[f"out/{number}/p.txt.json" for number in range(len(PAGES))], "-o", "more/").code == 0
    assert names(folder / "more") == names(folder / "in")


def test_documents_in_a_row_are_several_whatever_their_format(run: Run, folder: Path, page: Path) -> None:
    whole = run("clean", page.name, page.name, "-f", "json").out + run("clean", page.name, "-f", "jsonl").out
    assert run("restore", "-o", "back", stdin=whole).code == 0
    assert names(folder / "back") == ["a.txt", "a~2.txt", "a~3.txt"]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_documents_are_unpacked(run: Run, folder: Path, page: Path, suffix: str) -> None:
    if suffix == ".zst":
        pytest.importorskip("zstandard")
    for name in (f"rows.jsonl{suffix}", f"one.json{suffix}"):
        assert run("clean", page.name, "-o", name).code == 0
        data = (folder / name).read_bytes()
        assert run("restore", name).out == run("restore", stdin=data).out == page.read_bytes()
        assert run("explain", name).out == run("explain", page.name).out
        assert run("explain", "--verify", name).out.decode() == f"{name}: gives its page back\n"
        (folder / name).write_bytes(data[: len(data) // 2])
        done = run("restore", name)
        assert (done.code, done.out, "compressed data" in done.err) == (1, b"", True)
        done = run("explain", name)
        assert (done.code, done.out) == (1, b"")
        (folder / name).unlink()


def test_a_document_read_and_written_by_another_program_is_restored(run: Run, page: Path) -> None:
    document = run("clean", page.name).row
    assert run("restore", stdin=json.dumps(document, indent=1).encode()).out == page.read_bytes()
    assert run("restore", stdin=json.dumps(document, ensure_ascii=True).encode() + b"\n\n").out == page.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sunday morning", "Monday morning"),
        ('"byline":["Ann Lee"]', '"byline":["Ann Leo"]'),
        ('"language":"en"', '"language":"de"'),
        ('"warnings":[]', '"warnings":[null]'),
        ('"kept"', '"left"'),
        ('"encoding":"utf-8"', '"encoding":"latin-1"'),
        ('"bom":""', '"bom":"zz"'),
        ('"entries":[[', '"entries":[["x",'),
        ('"version":1', '"version":2'),
        ('"checksum":"', '"checksum":"0'),
        ('"meta":{}', '"meta":{"a":1}'),
        ('"ledger":{', '"ledger":{"more":1,'),
        ('"ledger":', '"ledgers":'),
    ],
)
def test_a_changed_document_is_exit_code_1_and_writes_nothing(run: Run, page: Path, old: str, new: str) -> None:
    document = run("clean", page.name).out.decode()
    assert old in document
    changed = document.replace(old, new, 1).encode()
    for arguments in (["-"], ["-", "-o", "b.txt"], ["-", "-o", "back/"]):
        done = run("restore", *arguments, stdin=changed)
        assert (done.code, done.out) == (1, b"")
        assert done.err.startswith("cleaner: -: ")
        assert done.err.count("\n") == 1
    assert names(page.parent) == ["a.txt"]


def test_a_document_cut_anywhere_is_exit_code_1(run: Run, page: Path) -> None:
    document = run("clean", page.name).out.rstrip(b"\n")
    for length in (0, 1, len(document) // 2, len(document) - 1):
        assert run("restore", stdin=document[:length])[:2] == (1, b"")


def test_of_several_documents_the_unchanged_ones_are_restored(run: Run, folder: Path) -> None:
    done = run(
        "clean", "--input-format", "jsonl", stdin=jsonl({"id": "a", "text": "One."}, {"id": "b", "text": "Two."})
    )
    assert run("restore", "-o", "back", stdin=done.out.replace(b"One", b"Eno")).code == 1
    assert names(folder / "back") == ["b"]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"text", b'{"ledger":1}', b"[" * 100_000, b"\xff", b"---\nid: 1\n"]
)
def test_what_is_no_document_is_exit_code_1_with_a_message(run: Run, data: bytes) -> None:
    done = run("restore", stdin=data)
    assert (done.code, done.out) == (1, b"")
    assert "cleaner: -: " in done.err


def test_markdown_has_nothing_to_restore_from(run: Run, page: Path) -> None:
    done = run("restore", stdin=run("clean", page.name, "-f", "md").out)
    assert (done.code, done.out, "Markdown carries no ledger" in done.err) == (1, b"", True)


def test_a_document_without_its_ledger_says_so(run: Run, page: Path) -> None:
    done = run("restore", stdin=run("clean", page.name, "--ledger", "none").out)
    assert (done.code, done.out) == (1, b"")
    assert "without its ledger" in done.err


def test_a_problem_row_says_that_there_is_nothing_to_restore(run: Run, folder: Path) -> None:
    rows = run("clean", "--input-format", "jsonl", stdin=jsonl({"id": "a", "text": "One."}, {"id": "b"})).out
    done = run("restore", "-o", "back", stdin=rows)
    assert done.code == 1
    assert "missing-text" in done.err
    assert names(folder / "back") == ["a"]


def test_ids_never_lead_out_of_the_output_folder(run: Run, folder: Path) -> None:
    ids = ["../x", "/etc/x", "a/../../x", "..\\x", ".", "", "a\0b", 5, None, "n" * 300]
    rows = run("clean", "--input-format", "jsonl", stdin=jsonl(*[{"id": name, "text": "One."} for name in ids])).out
    assert run("restore", "-o", "deep/er/back", stdin=rows).code == 0
    assert len(names(folder)) == len(ids)
    assert all(name.startswith("deep/er/back/") for name in names(folder))


def test_a_document_is_not_overwritten_by_its_page(run: Run, page: Path) -> None:
    assert run("clean", page.name, "-o", "a.json").code == 0
    before = Path("a.json").read_bytes()
    assert run("restore", "a.json", "-o", "a.json").code == 2
    assert Path("a.json").read_bytes() == before


def test_a_missing_file_is_exit_code_2(run: Run) -> None:
    assert run("restore", "none.json").code == 2
    assert run("restore", ".").code == 2


def test_quiet_and_verbose(run: Run, page: Path) -> None:
    document = run("clean", page.name).out
    assert f"{len(PAGE)} bytes" in run("restore", "-v", stdin=document).err
    assert run("restore", "-q", stdin=b"{}")[:3] == (1, b"", "")


def test_a_folder_of_restored_pages_equals_the_folder_that_was_cleaned(run: Run, folder: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/护航.md"):
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_bytes(PAGE.encode() + os.urandom(9).replace(b"\0", b"0"))
    run("clean", "in", "-o", "out")
    run("restore", *[f"out/{name}" for name in names(folder / "out")], "-o", "back")
    for name in names(folder / "in"):
        assert (folder / "back" / name).read_bytes() == (folder / "in" / name).read_bytes()
