"""How far a run is, on a terminal; and what it came to, at its end."""

import contextlib
import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from cleaner.batch.tally import Tally
from cleaner.batch.task import Task
from cleaner.cli.terminal import bar_below, say
from cleaner.readers import Choices
from cleaner.readers.files import files
from cleaner.readers.rows import Row
from cleaner.readers.walk import wanted
from cleaner.visible import counted

# Seconds between two pictures of the bar, and between two lines in a log.
_OFTEN = 0.1
_SELDOM = 10.0
# A run of so many pages ends with a summary; a shorter one tells its problems, and that is enough.
_MANY = 100
_MB = 1_000_000


class Progress:
    """Draws a bar on standard error: pages, MB, pages a second, problems, time left where the input's size is known."""

    def __init__(self, bar: Any, often: float = _OFTEN) -> None:  # noqa: ANN401  (click does not export its class)
        self.bar, self.often = bar, often
        self.start = self.shown = time.monotonic()
        self.read = self.pages = self.problems = 0

    def update(self, task: Task, size: int, pages: int, problems: int) -> None:
        """A task is done: its bytes, its pages, and how many of them are problems. A row counts with all its keys."""
        if self.bar is None:
            return
        self.read += len(task.found.line or b"") if isinstance(task.found, Row) else size
        self.pages, self.problems = self.pages + pages, self.problems + problems
        if time.monotonic() - self.shown >= self.often:
            self.show()

    def show(self) -> None:
        """Draw how far it is."""
        now = time.monotonic()
        speed = self.pages / max(now - self.start, _OFTEN)
        problems = counted(self.problems, "problem")
        said = f"{self.pages:,} pages  {self.read / _MB:,.0f} MB  {speed:,.0f} pages/s  {problems}"
        self.bar.update(self.read - self.bar.pos, said)
        self.shown = now


class _Lines:
    """In a log, a bar is lines."""

    pos = 0

    def update(self, step: int, said: str) -> None:
        """Say it."""
        del step
        say(said)


@contextlib.contextmanager
def progress(
    wish: str, paths: Sequence[str], choices: Choices, skip: Path | None = None, *, listed: bool
) -> Iterator[Progress]:
    """Shown where standard error is a terminal, or where it is always wished for.

    The paths tell how much there is to do, unless more of them are listed in a file.
    """
    if wish == "never" or sys.stderr is None or (wish == "auto" and not sys.stderr.isatty()):
        yield Progress(None)
        return
    if not sys.stderr.isatty():
        yield Progress(_Lines(), _SELDOM)
        return
    size = None if listed else _input_size(paths, choices, skip)
    shown: dict[str, Any] = {"file": sys.stderr, "item_show_func": lambda said: said, "show_pos": False}
    bar: Any = click.progressbar(length=size, **shown) if size else click.progressbar(itertools.repeat(None), **shown)
    with bar, bar_below():
        found = Progress(bar)
        yield found
        found.show()


def _input_size(paths: Sequence[str], choices: Choices, skip: Path | None) -> int | None:
    """The bytes of all inputs, `None` where that cannot be known."""
    if "-" in paths or any(path.lower().endswith((".gz", ".zst")) for path in paths):
        return None
    size = 0
    for file in files(paths, wanted(choices, skip)):
        with contextlib.suppress(OSError):
            size += file.path.stat().st_size
    return size


def tell(tally: Tally, seconds: float, *, quiet: bool) -> None:
    """A line about a run of many pages, or of one that had less to do than it seems."""
    if quiet or (tally.pages < _MANY and not tally.earlier):
        return
    new = tally.pages - tally.earlier
    problems = sum(tally.problems.values())
    parts = [f"{tally.pages:,} pages"]
    if tally.earlier:
        parts.append(f"{tally.earlier:,} of them done by an earlier run")
    if problems:
        kinds = ", ".join(f"{count:,} {code}" for code, count in sorted(tally.problems.items()))
        parts.append(f"{counted(problems, 'problem')} ({kinds})")
    speed = f", {new / seconds:,.0f} pages/s" if new and seconds > 0 else ""
    say(f"{', '.join(parts)}; {seconds:,.1f} s{speed}")
