"""Times and memory of `cleaner`, beside the floor and trafilatura, all in one run.

`make bench` runs it whole. By hand: `bench.py [--only seed,pages,doubling,memory,start] [--pages FOLDER]`. FOLDER
is searched for `*.txt`; each folder inside it gets a row of its own. Trust ratios, not absolute times.
"""

import argparse
import functools
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from memory import measure
from rivals import as_page, extract, floor
from texts import SHAPES, TEXTS
from timing import Stages, beside, best, deadline, doubling, milliseconds, table

import cleaner
from cleaner import pipeline
from cleaner.renderers.document import document

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_cdda5a9ad51f992f.txt"
CASES = ROOT / "tests" / "cases"
# The folder of pages, where none is given on the command line.
PAGES = "CLEANER_PAGES"

# UTF-8 bytes of the smaller text of a doubling: the least that counts, and one beyond every sampling threshold.
_SIZES = (200_000, 1_000_000)
_LARGE = 10_000_000
# Seconds for one call of a doubling.
_LONGEST = 60
_LAW = 2.6
# A stage below this share of the larger run is too short for its own ratio.
_SHARE = 0.05


def seed() -> None:
    """(a) The seed page, stage by stage, and as a whole beside the floor and trafilatura."""
    data = SEED.read_bytes()
    cleaned = pipeline.clean(data)
    stages = Stages(pipeline, cleaner.__name__)
    with stages.active():
        for _ in range(300):
            stages.run(lambda: pipeline.clean(data))
    times = {name: seconds for name, seconds in stages.fastest().items() if seconds > 0}
    times["render to JSON"] = best(lambda: document(cleaned))
    page = as_page(data)
    whole = beside(
        {
            "floor": lambda: floor(SEED),
            "clean()": lambda: pipeline.clean(data),
            "clean() to JSON": lambda: pipeline.clean(data).to_json(),
            "trafilatura": lambda: extract(page),
        }
    )
    total = whole["clean() to JSON"]
    rows = [[name, milliseconds(seconds), f"{seconds / total:.1%}"] for name, seconds in times.items()]
    rows.append(["sum", milliseconds(sum(times.values())), f"{sum(times.values()) / total:.1%}"])
    size = f"{len(data) / 1000:.1f} KB, warm, best of 300 rounds"
    title = f"(a) Stages on the seed page ({size}; a stage's time is without the stages that it calls)"
    table(title, ["stage", "ms", "share"], rows)
    rows = [
        [name, milliseconds(seconds), f"{seconds / whole['floor']:.1f}", f"{seconds / total:.2f}"]
        for name, seconds in whole.items()
    ]
    table("(a) The whole seed page", ["", "ms", "× floor", "× clean to JSON"], rows)


class Timed(NamedTuple):
    """Seconds of one page: the floor, clean to JSON, trafilatura."""

    floor: float
    clean: float
    peer: float


def pages(folder: Path | None) -> None:
    """(b) Folders of pages: pages a second, mean, 99th percentile."""
    sets = _sets(folder)
    times = {name: [_page(file) for file in files] for name, files in sets.items()}
    if len(times) > 1:
        times["all"] = [one for each in times.values() for one in each]
    head = [
        "set",
        "pages",
        "floor/s",
        "clean/s",
        "mean ms",
        "p99 ms",
        "trafilatura/s",
        "mean ms",
        "clean ÷ trafilatura",
    ]
    place = folder.name if folder else "tests/cases"
    table(f"(b) Pages of {place}, clean to JSON, best of 3", head, [_row(name, found) for name, found in times.items()])
    slow = sorted(
        ((one.clean, file) for name, files in sets.items() for one, file in zip(times[name], files, strict=True)),
        reverse=True,
    )[:5]
    table(
        "(b) The slowest pages",
        ["page", "KB", "ms"],
        [
            [str(file.relative_to(folder or CASES))[-60:], f"{file.stat().st_size / 1000:.1f}", milliseconds(time)]
            for time, file in slow
        ],
    )


def _sets(folder: Path | None) -> dict[str, list[Path]]:
    if folder is None:
        return {"cases": sorted(CASES.glob("*/*/input.txt"))}
    found: dict[str, list[Path]] = {}
    for file in sorted(folder.rglob("*.txt")):
        found.setdefault(file.relative_to(folder).parts[0] if file.parent != folder else ".", []).append(file)
    return found


def _page(file: Path) -> Timed:
    data = file.read_bytes()
    page = as_page(data)
    works = {
        "floor": lambda: floor(file),
        "clean": lambda: pipeline.clean(data).to_json(),
        "peer": lambda: extract(page),
    }
    return Timed(**beside(works, 2))


def _row(name: str, found: Sequence[Timed]) -> list[str]:
    floors, cleans, peers = (list(column) for column in zip(*found, strict=True))
    count = len(found)
    return [
        name,
        str(count),
        f"{count / sum(floors):.0f}",
        f"{count / sum(cleans):.0f}",
        milliseconds(sum(cleans) / count),
        milliseconds(_percentile(cleans, 99)),
        f"{count / sum(peers):.0f}",
        milliseconds(sum(peers) / count),
        f"{sum(peers) / sum(cleans):.1f}",
    ]


def _percentile(values: Iterable[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def growth(sizes: Sequence[int] = _SIZES) -> None:
    """(c) What twice the text costs: the whole, and the stage that grows most."""
    late: set[str] = set()
    for size in sorted(sizes):
        rows = [[name, *_doubled(make, size)] for name, make in (TEXTS | SHAPES).items() if name not in late]
        late |= {row[0] for row in rows if not row[1]}
        table(
            f"(c) time(2n) / time(n) of clean(), n = {size // 1000} KB, median of five; the law is < {_LAW}",
            ["text", "n ms", "2n ms", "ratio", "", "steepest stage", "ratio"],
            rows,
        )


def _doubled(make: Callable[[int], str], size: int) -> list[str]:
    small, large = make(size).encode(), make(2 * size).encode()
    one, two = (Stages(pipeline, cleaner.__name__) for _ in range(2))
    try:
        first, second, ratio = doubling(lambda: _staged(one, small), lambda: _staged(two, large))
    except (TimeoutError, RecursionError, MemoryError) as problem:
        return ["", "", "", "FAIL", f"{two.longest() or one.longest()}: {problem or type(problem).__name__}", ""]
    name, steepest = _steepest(one, two, second)
    return [milliseconds(first), milliseconds(second), f"{ratio:.2f}", "ok" if ratio < _LAW else "FAIL", name, steepest]


def _staged(stages: Stages, data: bytes) -> None:
    with stages.active(), deadline(_LONGEST):
        stages.run(lambda: pipeline.clean(data))


def _steepest(one: Stages, two: Stages, whole: float) -> tuple[str, str]:
    small, large = (
        {name: statistics.median(spent.get(name, 0.0) for spent in stages.rounds) for name in stages.names}
        for stages in (one, two)
    )
    ratios = [(large[name] / small[name], name) for name in large if large[name] > _SHARE * whole and small.get(name)]
    ratio, name = max(ratios, default=(0.0, ""))
    return name, f"{ratio:.2f}"


def large() -> None:
    """(c) Seconds and peak memory of pages of 10 MB, each in a process of its own."""
    rows = []
    for name, make in (TEXTS | SHAPES).items():
        text = make(_LARGE)
        cost = measure("clean", text)
        size = len(text.encode())
        rows.append([name, f"{cost.seconds:.2f}", f"{cost.bytes / size:.1f}"] if cost else [name, "failed", ""])
    table("(c) 10 MB pages, clean to JSON, cold", ["text", "s", "peak bytes per byte"], rows)


def start() -> None:
    """(d) Starting the program: nothing, click alone, a version, a page."""
    program = Path(sys.executable).parent / "cleaner"
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "cleaner --version": [str(program), "--version"],
        "cleaner clean SEED": [str(program), "clean", str(SEED)],
        "cleaner clean SEED -f md": [str(program), "clean", str(SEED), "-f", "md"],
    }
    times = beside({name: functools.partial(_run, command) for name, command in commands.items()}, 20, 20.0)
    click = times["python -c 'import click'"]
    rows = [
        [name, milliseconds(time), f"{time / click:.2f}", "" if _run(commands[name]) == 0 else "FAIL"]
        for name, time in times.items()
    ]
    table("(d) Starting the program, best of 20", ["command", "ms", "÷ import click", ""], rows)


def _run(command: list[str]) -> int:
    """The exit code of a command, its output thrown away."""
    return subprocess.run(command, check=False, capture_output=True).returncode  # noqa: S603  (our own commands)


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="seed,pages,doubling,memory,start", metavar="PARTS")
    parser.add_argument(
        "--pages", default=os.environ.get(PAGES), metavar="FOLDER", help=f"default: ${PAGES}, else the test cases"
    )
    parser.add_argument(
        "--sizes", default=",".join(map(str, _SIZES)), metavar="BYTES", help="of the smaller texts doubled"
    )
    given = parser.parse_args()
    folder = Path(given.pages) if given.pages else None
    parts: dict[str, Callable[[], None]] = {
        "seed": seed,
        "pages": lambda: pages(folder),
        "doubling": lambda: growth([int(size) for size in given.sizes.split(",")]),
        "memory": large,
        "start": start,
    }
    for name in given.only.split(","):
        parts[name]()


if __name__ == "__main__":
    main()
