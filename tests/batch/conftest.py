"""Pages, and the command line in this process or another one."""

import json
import os
import subprocess
from pathlib import Path

import click
import hostile
import pytest
from click.testing import CliRunner
from composed import text

from cleaner.cli.check import check as check_command
from cleaner.cli.clean import clean as clean_command
from outcome import CLEANER, Done, Run, finished


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _here(command: click.Command, stdin: bytes, arguments: list[str]) -> Done:
    """Run a command in this process: starting Python takes longer than most of these tests."""
    result = CliRunner().invoke(command, arguments, input=stdin, standalone_mode=False)
    error, said = result.exception, result.stderr
    if isinstance(error, click.ClickException):
        return Done(error.exit_code, result.stdout_bytes, said + error.format_message())
    assert error is None, result.exc_info
    return Done(result.return_value, result.stdout_bytes, said)


def _runner(command: click.Command, folder: Path) -> Run:
    """How tests run a command: in this process, or with another environment in one of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"", **env: str) -> Done:
        if not env:
            return _here(command, stdin, [str(one) for one in arguments])
        whole, words = {**os.environ, **env}, [*CLEANER, str(command.name), *arguments]
        done = subprocess.run(words, cwd=folder, check=False, timeout=60, env=whole, input=stdin, capture_output=True)
        return finished(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def clean(folder: Path) -> Run:
    """Run `cleaner clean`."""
    return _runner(clean_command, folder)


@pytest.fixture
def check(folder: Path) -> Run:
    """Run `cleaner check`."""
    return _runner(check_command, folder)


@pytest.fixture
def armed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A `PYTHONPATH` under which pages do harm: see `hostile.py`."""
    home = tmp_path_factory.mktemp("armed")
    (home / "sitecustomize.py").write_text(hostile.HOOK.format(here=str(Path(__file__).parent)))
    return str(home)


@pytest.fixture
def pages(folder: Path) -> Path:
    """Twelve pages in a folder and one below it, and a file of forty rows."""
    for number in range(12):
        path = folder / "in" / ("sub" if number % 2 else ".") / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), "utf-8")
    rows = "".join(json.dumps({"id": number, "text": text(number)}) + "\n" for number in range(40))
    (folder / "rows.jsonl").write_text(rows, "utf-8")
    return folder
