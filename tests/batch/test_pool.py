"""The pool: a task that harms its worker costs no other task, and nothing is left running."""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.batch.child import Failure
from cleaner.batch.pool import Crew, Mark, run
from cleaner.errors import PoolError

HERE = str(Path(__file__).parent)


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find this folder's `crew`."""
    monkeypatch.setenv("PYTHONPATH", HERE)


def crew(folder: Path, jobs: int = 2, timeout: float | None = 1.0, function: str = "crew:start") -> Crew:
    return Crew(function, str(folder), jobs, timeout, len)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_exactly_the_tasks_that_harm_their_worker_fail_and_the_order_is_kept(tmp_path: Path) -> None:
    tasks = [f"task {number}" for number in range(300)]
    harm = {5: "die", 6: "exit", 40: "spin", 41: "sleep", 150: "eat", 299: "die"}
    for at, task in harm.items():
        tasks[at] = task
    found = list(run(tasks, crew(tmp_path)))
    assert [task for task, _ in found] == tasks
    codes = {at: result.code for at, (_, result) in enumerate(found) if isinstance(result, Failure)}
    assert codes == {
        5: "worker-died",
        6: "worker-died",
        40: "timeout",
        41: "timeout",
        150: "out-of-memory",
        299: "worker-died",
    }
    assert all(result == task.upper() for at, (task, result) in enumerate(found) if at not in harm)
    assert found[5][1].message == "the page ended its worker with SIGKILL"
    assert found[6][1].message == "the page ended its worker with exit code 3"


def test_a_worker_that_somebody_else_kills_costs_nothing(tmp_path: Path) -> None:
    assert list(run(["a", "once", "b"], crew(tmp_path, timeout=None))) == [("a", "A"), ("once", "ONCE"), ("b", "B")]


def test_workers_killed_while_they_send_large_results_cost_nothing(tmp_path: Path) -> None:
    found = run(["id", *["large"] * 12], crew(tmp_path, timeout=None))
    _, pid = next(found)
    os.kill(int(pid), signal.SIGKILL)
    assert [len(result) for _, result in found] == [20_000_000] * 12


def test_marks_keep_their_place_and_are_no_tasks(tmp_path: Path) -> None:
    mark = Mark()
    found = list(run([mark, "a", mark, mark, "b", mark], crew(tmp_path)))
    assert [task for task, _ in found] == [mark, "a", mark, mark, "b", mark]
    assert list(run([], crew(tmp_path))) == []


def test_tasks_are_read_as_they_are_needed(tmp_path: Path) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "x" * 1000

    found = run(endless(), crew(tmp_path))
    list(itertools.islice(found, 1000))
    found.close()
    assert 1000 <= read < 1600


def test_a_slow_task_does_not_let_the_results_behind_it_pile_up(tmp_path: Path) -> None:
    read = 0

    def tasks() -> Iterator[str]:
        nonlocal read
        yield "sleep"
        for _ in range(5000):
            read += 1
            yield "a"

    found = run(tasks(), crew(tmp_path))
    assert next(found)[1].code == "timeout"
    assert read < 600
    found.close()


def test_workers_end_when_the_run_is_left(tmp_path: Path) -> None:
    found = run(["id"] * 200, crew(tmp_path))
    pids = {int(next(found)[1]) for _ in range(100)}
    found.close()
    assert not any(map(alive, pids))


def test_workers_that_cannot_be_started_are_an_error_and_not_tried_for_ever(tmp_path: Path) -> None:
    with pytest.raises(PoolError, match="cannot be started"):
        list(run(["a"], crew(tmp_path, function="crew:broken")))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux kills the children of the dead")
def test_no_worker_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom cleaner.batch.pool import Crew, run\n"
        "found = run(['id', 'id', 'spin'] * 2, Crew('crew:start', sys.argv[1], 2, None, len))\n"
        "print(next(found)[1], flush=True)\nnext(found)\nnext(found)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert alive(pid)
        process.kill()
    end = time.monotonic() + 5
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)
