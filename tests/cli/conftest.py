"""Running the command line in an empty folder: in this process, as another one, in a shell, and on a terminal."""

import contextlib
import io
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command import CLEANER, PAGE, Done, Run

from outcome import finished


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the working directory of the test and its processes."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(folder: Path) -> Path:
    """A page in the file `a.txt`."""
    path = folder / "a.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `cleaner` with arguments, standard input as bytes, and an environment, in this process."""
    del folder

    def run(*arguments: str | Path, stdin: bytes = b"", **env: str) -> Done:
        from cleaner.cli import main  # noqa: PLC0415

        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "argv", ["cleaner", *map(str, arguments)])
            for name, value in env.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        out, err = capfdbinary.readouterr()
        return finished(int(left.value.code or 0), out, err)

    return run


@pytest.fixture
def process(folder: Path) -> Run:
    """As `run`, but as a process: for what Python reads when it starts, and for streams that are really there."""

    def process(*arguments: str | Path, stdin: bytes = b"", **env: str) -> Done:
        command = [*CLEANER, *arguments]
        whole = {**os.environ, **env}
        done = subprocess.run(command, cwd=folder, check=False, timeout=60, env=whole, input=stdin, capture_output=True)
        return finished(done.returncode, done.stdout, done.stderr)

    return process


@pytest.fixture
def shell(folder: Path) -> Run:
    """Run a line of bash in which `cleaner` is the command."""

    def shell(line: str) -> Done:
        script = f'cleaner() {{ "{sys.executable}" -m cleaner "$@"; }}; set -o pipefail\n{line}'
        done = subprocess.run(["bash", "-c", script], cwd=folder, check=False, timeout=60, capture_output=True)
        return finished(done.returncode, done.stdout, done.stderr)

    return shell


@pytest.fixture
def on_terminal(folder: Path) -> Run:
    """Run `cleaner` with its output on a terminal, and its input, too, where none is given."""

    def on_terminal(arguments: Sequence[str], stdin: bytes | None = None) -> Done:
        ours, theirs = pty.openpty()
        seen: list[bytes] = []
        reader = threading.Thread(target=_read, args=(ours, seen))
        source = theirs if stdin is None else subprocess.PIPE
        command = [*CLEANER, *arguments]
        with subprocess.Popen(command, cwd=folder, stdin=source, stdout=theirs, stderr=subprocess.PIPE) as process:
            os.close(theirs)
            reader.start()
            _, err = process.communicate(stdin, timeout=60)
        reader.join(timeout=60)
        os.close(ours)
        return finished(process.returncode, b"".join(seen).replace(b"\r\n", b"\n"), err)

    return on_terminal


def _read(descriptor: int, seen: list[bytes]) -> None:
    """Read to the end, which Linux reports as an error of terminals."""
    with contextlib.suppress(OSError):
        while data := os.read(descriptor, 65536):
            seen.append(data)


@pytest.fixture
def environment() -> dict[str, Any]:
    """Settings under which Python would not write UTF-8."""
    return {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
