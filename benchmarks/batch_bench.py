"""Many pages on all cores: `batch_bench.py [PAGES]`. CPU and memory beside `clean()` in one process, and a stock pool.

The pages have the shape of the seed: a standing head, lone bars, the body printed twice, a title, a date line, a
caption. Their text is composed.
"""

import contextlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from prose import Writer

_JOBS = 2
_PAGES = 20_000
# Written once each; a page is one of them with numbers of its own, since writing takes longer than cleaning.
_BODIES = 60
_CHARACTERS = 2400
_BOUND = 15


class Cost(NamedTuple):
    """Seconds of CPU in all processes, seconds by the clock, and the peak of all their memory in MB."""

    cpu: float
    wall: float
    memory: float


def pages(count: int) -> Iterator[str]:
    """Composed pages of the seed's shape."""
    rng = random.Random(6)
    writer = Writer("zh", rng)
    bodies = [writer.article(_CHARACTERS) for _ in range(_BODIES)]
    for number in range(count):
        paragraphs = ["".join(sentences) for sentences in bodies[number % _BODIES]]
        body = " ".join(f"{paragraph}编号第{number}号。" for paragraph in paragraphs)
        day = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield (
            f"|\n河港观察 第{number}期\n|\n|\n{body} 李小明 王大江\n|\n|\n河港新桥第{number}次通航试验完成\n|\n|\n|\n"
            f"( {day} ) 稿件来源: 河港日报河港观察 第{number}期 |\n|\n|\n"
            f"{day},第{number}次试验在河港举行。 李小明 摄 |\n|\n{body} 李小明 王大江\n|\n|\n|\n"
        )


def write(path: Path, count: int) -> None:
    """Rows for so many pages."""
    with path.open("w", encoding="utf-8") as file:
        for number, page in enumerate(pages(count), 1):
            file.write(json.dumps({"id": number, "text": page}, ensure_ascii=False) + "\n")


def measure(*arguments: str) -> Cost:
    """The cost of a Python process and all that it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = _Peak()
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL) as process:  # noqa: S603
        peak.watch(process.pid)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - start, peak.most / 1e6)


class _Peak:
    """The most memory that a process and its children had at a time."""

    def __init__(self) -> None:
        self.most = 0

    def watch(self, parent: int) -> None:
        """Look until the process is gone."""
        done = threading.Event()
        watcher = threading.Thread(target=self._look, args=(parent, done))
        watcher.start()
        os.waitid(os.P_PID, parent, os.WEXITED | os.WNOWAIT)
        done.set()
        watcher.join()

    def _look(self, parent: int, done: threading.Event) -> None:
        while not done.wait(0.25):
            self.most = max(self.most, sum(map(_resident, [parent, *_children(parent)])))


def _children(parent: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{parent}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split(" ") if child]
    return found


def _resident(process: int) -> int:
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{process}/statm").read_text().split(" ")[1]) * 4096
    return 0


def _one(line: str) -> str:
    from cleaner import clean  # noqa: PLC0415

    row = json.loads(line)
    return clean(row["text"], url=str(row["id"])).to_json()


def _plain(path: str, output: str) -> None:
    """The same pages through `clean()` in one process."""
    with Path(path).open(encoding="utf-8") as rows, Path(output).open("w", encoding="utf-8") as file:
        file.writelines(_one(line) + "\n" for line in rows)


def _stock(path: str, output: str) -> None:
    """The same pages through `ProcessPoolExecutor`."""
    with (
        Path(path).open(encoding="utf-8") as rows,
        Path(output).open("w", encoding="utf-8") as file,
        ProcessPoolExecutor(_JOBS) as pool,
    ):
        file.writelines(document + "\n" for document in pool.map(_one, rows, chunksize=32))


def _table(folder: Path, most: int) -> None:
    rows, few = folder / "rows.jsonl", folder / "few.jsonl"
    write(rows, most)
    write(few, max(1, most // 10))
    print(f"{most:,} pages, {rows.stat().st_size / 1e6:,.0f} MB, {_JOBS} processes\n")
    print(f"{'':44}{'CPU s':>8}{'over':>8}{'wall s':>8}{'pages/s':>9}{'MB':>7}")
    cleaner, jobs, out = ("-m", "cleaner", "clean", "-q"), ("-j", str(_JOBS)), ("-o", str(folder / "o.jsonl"))
    # As in CI: annotations on standard output, and a file for code scanning.
    check = ("-m", "cleaner", "check", "-q", "--exit-zero", "-f", "github", "--report", f"sarif:{folder / 'o.sarif'}")
    plain = measure(__file__, "plain", str(rows), out[1])
    runs = {
        "clean() in one process": (most, plain),
        "cleaner, one job": (most, measure(*cleaner, str(rows), *out)),
        "cleaner, to a file": (most, measure(*cleaner, *jobs, str(rows), *out)),
        "cleaner, to a folder with a journal": (most, measure(*cleaner, *jobs, str(rows), "-o", f"{folder}/out/")),
        "cleaner, to a file, a tenth of the pages": (most // 10, measure(*cleaner, *jobs, str(few), *out)),
        "check, github and SARIF": (most, measure(*check, *jobs, str(rows))),
        "check, github and SARIF, a tenth": (most // 10, measure(*check, *jobs, str(few))),
        "ProcessPoolExecutor": (most, measure(__file__, "stock", str(rows), out[1])),
        "ProcessPoolExecutor, a tenth of the pages": (most // 10, measure(__file__, "stock", str(few), out[1])),
    }
    for name, (count, cost) in runs.items():
        over = 100 * (cost.cpu / count) / (plain.cpu / most) - 100
        speed = count / cost.wall
        print(f"{name:44}{cost.cpu:8.1f}{over:+7.0f}%{cost.wall:8.1f}{speed:9.0f}{cost.memory:7.0f}")
    print(f"\nThe bound: at most {_BOUND} % more CPU than clean() in one process, and memory that does not grow.")


def main() -> None:
    if sys.argv[1:2] in (["plain"], ["stock"]):
        (_plain if sys.argv[1] == "plain" else _stock)(*sys.argv[2:])
        return
    with tempfile.TemporaryDirectory() as folder:
        _table(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else _PAGES)


if __name__ == "__main__":
    main()
