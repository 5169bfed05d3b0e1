"""The examples for many pages run, and so do the commands of the READMEs, as they are printed."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from composed import text

from places import ROOT

_ENV = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
_TRAFILATURA = shutil.which("trafilatura", path=_ENV["PATH"])
_COMMANDS = [
    line.removeprefix("$ ")
    for line in (ROOT / "README.md").read_text("utf-8").split("\n")
    if re.match(r"\$ (cleaner clean|trafilatura) ", line)
]
_HTML = "<html><body><article>{}</article></body></html>"


def run(*command: str | Path, **env: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**_ENV, **env})
    return done.stdout


@pytest.fixture
def html(pages: Path) -> Path:
    """Two pages as HTML, in a folder."""
    (pages / "html").mkdir()
    for number in (1, 2):
        paragraphs = "".join(f"<p>{one}</p>" for one in text(number).split("\n") if one)
        (pages / "html" / f"{number}.html").write_text(_HTML.format(paragraphs), "utf-8")
    return pages


def test_a_dump_is_cleaned_with_a_summary(pages: Path) -> None:
    run("sh", ROOT / "examples" / "clean_dump.sh", "rows.jsonl", "out")
    assert len((pages / "out" / "rows.jsonl").read_text("utf-8").split("\n")) == 41
    assert json.loads((pages / "out.summary.json").read_bytes())["pages"] == 40


def test_a_folder_is_cleaned_into_markdown(pages: Path) -> None:
    names = run("sh", ROOT / "examples" / "clean_folder.sh", "in", "out")
    assert "0.txt.md" in names.split("\n")
    assert len(list((pages / "out").rglob("*.md"))) == 12


def test_the_shards_of_an_array_are_the_whole(pages: Path) -> None:
    script = ROOT / "examples" / "slurm_array.sh"
    for task in ("1", "2"):
        run("sh", script, "in", "out", SLURM_ARRAY_TASK_ID=task, SLURM_ARRAY_TASK_COUNT="2")
    assert len(list((pages / "out").rglob("*.txt.json"))) == 12


@pytest.mark.parametrize("extractor", ["sed s/<[^>]*>/\\n/g", "trafilatura"])
def test_pages_are_cleaned_behind_an_extractor(html: Path, extractor: str) -> None:
    if extractor == "trafilatura" and _TRAFILATURA is None:
        pytest.skip("trafilatura is not installed (pip install trafilatura)")
    run("sh", ROOT / "examples" / "behind_trafilatura.sh", "html", "out", EXTRACTOR=extractor)
    for number in (1, 2):
        assert f"# Report {number} from the harbour\n" in (html / "out" / f"{number}.html.txt.md").read_text("utf-8")


def test_many_pages_from_python(pages: Path) -> None:
    (pages / "b.txt").write_bytes(b"%PDF-")
    (pages / "c.txt").write_text(text(5))
    lines = run(sys.executable, ROOT / "examples" / "many_pages.py", "b.txt", "c.txt").split("\n")
    assert lines[0].startswith("b.txt\tthe file is binary")
    assert lines[1] == "c.txt\tReport 5 from the harbour"


@pytest.mark.parametrize("command", _COMMANDS)
def test_each_command_of_the_readme_does_what_it_says(html: Path, command: str) -> None:
    if command.startswith("trafilatura") and _TRAFILATURA is None:
        pytest.skip("trafilatura is not installed (pip install trafilatura)")
    (html / "in").rename("pages")
    shutil.copytree(ROOT / "seeds", "seeds")
    shutil.copy("html/1.html", "page.html")
    shutil.copy("rows.jsonl", "pages.jsonl")
    Path("dump.jsonl.gz").write_bytes(gzip.compress(Path("rows.jsonl").read_bytes()))
    shutil.copy("rows.jsonl", "dump.jsonl")
    said = run("bash", "-o", "pipefail", "-c", command, SLURM_ARRAY_TASK_ID="1", SLURM_ARRAY_TASK_COUNT="8")
    made = [
        path
        for path in map(Path, ("articles", "markdown", "articles.jsonl", "article.jsonl", "headlines.csv"))
        if path.exists()
    ]
    assert said or made
    for folder in ("articles", "markdown"):
        if f"-o {folder}/" in command:
            assert len(list(Path(folder, ".cleaner").rglob("manifest.json"))) == 1


def test_the_other_readme_prints_the_same_commands() -> None:
    other = (ROOT / "README.zh.md").read_text("utf-8")
    assert len(_COMMANDS) >= 11
    assert not [command for command in _COMMANDS if command.partition("  #")[0] not in other]
