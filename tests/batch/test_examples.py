"""The examples for many pages run."""

import json
import os
import subprocess
import sys
from pathlib import Path

from composed import text

from places import ROOT

_ENV = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def run(*command: str | Path, **env: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**_ENV, **env})
    return done.stdout


def test_a_dump_is_cleaned_with_a_summary(pages: Path) -> None:
    run("sh", ROOT / "examples" / "clean_dump.sh", "rows.jsonl", "out")
    assert len((pages / "out" / "rows.jsonl").read_text("utf-8").split("\n")) == 41
    assert json.loads((pages / "out.summary.json").read_bytes())["pages"] == 40


def test_the_shards_of_an_array_are_the_whole(pages: Path) -> None:
    script = ROOT / "examples" / "slurm_array.sh"
    for task in ("1", "2"):
        run("sh", script, "in", "out", SLURM_ARRAY_TASK_ID=task, SLURM_ARRAY_TASK_COUNT="2")
    assert len(list((pages / "out").rglob("*.txt.json"))) == 12


def test_many_pages_from_python(pages: Path) -> None:
    (pages / "b.txt").write_bytes(b"%PDF-")
    (pages / "c.txt").write_text(text(5))
    lines = run(sys.executable, ROOT / "examples" / "many_pages.py", "b.txt", "c.txt").split("\n")
    assert lines[0].startswith("b.txt\tthe file is binary")
    assert lines[1] == "c.txt\tReport 5 from the harbour"
