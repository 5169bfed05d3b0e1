"""How the command line starts: fast, and without what it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import Run

HEAVY = (
    "regex",
    "rapidfuzz",
    "msgspec",
    "chardet",
    "importlib.metadata",
    "hashlib",
    "cleaner.pipeline",
    "cleaner.model",
)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], []])
def test_the_version_and_the_help_import_nothing_heavy(arguments: list[str]) -> None:
    script = "import sys, cleaner.cli\nsys.argv = ['cleaner', *sys.argv[1:]]\ntry:\n cleaner.cli.main()\n"
    script += "except SystemExit:\n print('\\n', *sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split("\n"))
    assert "cleaner.cli" in loaded
    assert not loaded & set(HEAVY)


def test_the_package_imports_nothing_heavy() -> None:
    script = "import sys, cleaner; print(cleaner.__version__); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert not set(done.stdout.split("\n")) & {*HEAVY, "click"}


def test_a_page_in_utf_8_does_not_pay_for_the_detector(seed: bytes) -> None:
    script = "import sys; from cleaner import clean; clean(sys.stdin.buffer.read()); print('chardet' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, input=seed)
    assert done.stdout.strip() == b"False"


@pytest.mark.parametrize(("arguments", "code"), [(["a.txt"], 0), (["b.txt"], 1), (["none.txt"], 2)])
def test_the_process_leaves_what_the_function_leaves(
    process: Run, run: Run, page: Path, arguments: list[str], code: int
) -> None:
    """Most tests of the command line call `main`, without a process around it."""
    page.with_name("b.txt").write_bytes(b"%PDF-")
    there = process("clean", *arguments)
    assert there.code == code
    assert there == run("clean", *arguments)


def test_an_interrupt_is_exit_code_130(tmp_path: Path) -> None:
    script = "import cleaner.cli.schema as s\ndef stop(_): raise KeyboardInterrupt\ns.schema_text = stop\n"
    script += "import cleaner.cli as c\nc.main()"
    done = subprocess.run([sys.executable, "-c", script, "schema"], check=False, capture_output=True, cwd=tmp_path)
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["clean", "check", "explain", "restore", "rule", "schema"])
def test_all_commands_have_the_common_options(run: Run, command: str) -> None:
    said = run(command, "--help").out.decode()
    for option in ("--quiet", "--verbose", "--color", "--config", "--isolated", "-h, --help"):
        assert option in said


def test_output_that_cannot_be_written_is_no_wrong_usage(shell: Run) -> None:
    for command in ("rule", "rule --all", "schema", "schema config"):
        done = shell(f"cleaner {command} > /dev/full")
        assert (done.code, done.err) == (2, "Error: standard output: No space left on device\n")
