# ruff: noqa: S311, T201  (random, not secret; a script that prints)
"""Runs that are killed at random moments and go on: `kills.py [KILLS [SEED]]`.

Each kill is a SIGKILL, SIGTERM or SIGINT to the run, or a SIGKILL to one of its workers. After each the run is started
again. In the end the output must be what an uninterrupted run writes, nothing may be left behind, nobody may be alive,
and another run must find nothing to do.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

_CLEANER = [sys.executable, "-m", "cleaner", "clean"]
_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_WORDS = [
    "bridge",
    "river",
    "council",
    "morning",
    "ferry",
    "school",
    "market",
    "harbour",
    "letter",
    "garden",
    "winter",
    "window",
]


def page(rng: random.Random, number: int) -> str:
    """A composed page: a title, a byline, some paragraphs."""
    paragraphs = [" ".join(rng.choices(_WORDS, k=40)).capitalize() + "." for _ in range(12)]
    return f"Report {number} from the harbour\n\nBy Ann Lee\n\n" + "\n\n".join(paragraphs) + "\n"


def inputs(folder: Path, rng: random.Random, files: int, rows: int) -> list[str]:
    """Pages in a folder and rows in a file; the arguments that name them."""
    (folder / "in" / "sub").mkdir(parents=True)
    for number in range(files):
        name = f"in/{'sub/' if number % 3 else ''}{number}.txt"
        (folder / name).write_text(page(rng, number), "utf-8")
    lines = [json.dumps({"id": number, "text": page(rng, number)}) + "\n" for number in range(rows)]
    (folder / "rows.jsonl").write_text("".join(lines), "utf-8")
    return ["in", "rows.jsonl", "-j", "2", "-q"]


def tree(folder: Path) -> dict[str, bytes]:
    """All files of an output folder but the journal, whose lines depend on where runs were stopped."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in {"journal.jsonl", "lock"}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def processes(parent: int) -> list[int]:
    """The workers of a run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            number, rest = stat.parent.name, stat.read_text().rpartition(")")[2].split()
            if int(rest[1]) == parent and rest[0] != "Z":
                found.append(int(number))
    return found


def _strike(run: subprocess.Popen[bytes], rng: random.Random) -> tuple[str, list[int]]:
    """Send a signal; what it was, and the workers that were alive then."""
    workers = processes(run.pid)
    if workers and rng.random() < 0.3:
        with contextlib.suppress(ProcessLookupError):
            os.kill(rng.choice(workers), signal.SIGKILL)
        return "worker SIGKILL", workers
    number = rng.choice(_SIGNALS)
    run.send_signal(number)
    return f"run {number.name}", workers


def _gone(workers: list[int]) -> bool:
    end = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.01)
    return not any(Path(f"/proc/{pid}").exists() for pid in workers)


def torture(folder: Path, kills: int, seed: int, files: int, rows: int) -> Counter[str]:
    """Kill and resume until so many kills were done; the kinds of kills. Raises `AssertionError`."""
    rng = random.Random(seed)
    command = [*_CLEANER, *inputs(folder, rng, files, rows), "-o"]
    start = time.monotonic()
    subprocess.run([*command, "whole/"], cwd=folder, check=True)
    length = time.monotonic() - start
    done: Counter[str] = Counter()
    while done.total() < kills:
        with subprocess.Popen([*command, "out/"], cwd=folder, stderr=subprocess.DEVNULL) as run:
            time.sleep(rng.uniform(0.15, 0.8) * length)
            if run.poll() is not None:  # all was done before the kill: once more from the start
                _compare(folder)
                run = subprocess.Popen([*command, "out/", "--overwrite"], cwd=folder, stderr=subprocess.DEVNULL)  # noqa: PLW2901
                time.sleep(rng.uniform(0.15, 0.8) * length)
            kind, workers = _strike(run, rng)
            code = run.wait(60)
            if run.returncode is not None and not kind.startswith("worker"):
                assert code in {0, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT}, (kind, code)
            assert _gone(workers), f"{kind}: workers outlived the run"
            done[kind] += 1
    assert subprocess.run([*command, "out/"], cwd=folder, check=False).returncode == 0
    _compare(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*") if path.name != "lock"}
    assert subprocess.run([*command, "out/"], cwd=folder, check=False).returncode == 0
    after = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*") if path.name != "lock"}
    assert after == before, "a run with nothing to do did something"
    return done


def _compare(folder: Path) -> None:
    whole, out = tree(folder / "whole"), tree(folder / "out")
    assert sorted(out) == sorted(whole), sorted(set(out) ^ set(whole))
    assert out == whole, "the outputs differ"


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        done = torture(Path(folder), kills, seed, files=80, rows=1100)
    print(f"{done.total()} kills, the output is that of an uninterrupted run:")
    for kind, count in sorted(done.items()):
        print(f"  {count:3} {kind}")


if __name__ == "__main__":
    main()
