"""Clocks and tables: the best of several rounds, the stages of the pipeline, a deadline."""

import functools
import gc
import signal
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any

Work = Callable[[], object]


def once(work: Work) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Work, rounds: int = 200, seconds: float = 2.0) -> float:
    """Seconds of the fastest call, warm: up to `rounds` calls, no more once `seconds` have passed."""
    work()
    end = time.perf_counter() + seconds
    fastest = once(work)
    for _ in range(rounds - 1):
        if time.perf_counter() > end:
            break
        fastest = min(fastest, once(work))
    return fastest


def beside(works: Mapping[str, Work], rounds: int = 200, seconds: float = 4.0) -> dict[str, float]:
    """Seconds of the fastest call of each, warm; the rounds alternate, so that a busy machine slows all alike."""
    fastest = {name: min(once(work), once(work)) for name, work in works.items()}
    end = time.perf_counter() + seconds
    for _ in range(rounds):
        if time.perf_counter() > end:
            break
        for name, work in works.items():
            fastest[name] = min(fastest[name], once(work))
    return fastest


def doubling(small: Work, large: Work, rounds: int = 5) -> tuple[float, float, float]:
    """The medians of time(n), time(2n) and of time(2n) / time(n) over rounds in which one follows the other."""
    pairs = []
    for _ in range(rounds):
        gc.collect()
        pairs.append((once(small), once(large)))
    ones, twos = zip(*pairs, strict=True)
    ratio = statistics.median(two / one for one, two in pairs)
    return statistics.median(ones), statistics.median(twos), ratio


class Stages:
    """Times of a module's stages, each without the stages that it calls.

    While it is active, every function that the module defines or took from the package is wrapped; so the
    list of the stages is the pipeline's own, and nobody keeps a second one.
    """

    def __init__(self, module: ModuleType, package: str) -> None:
        self.names: list[str] = []
        self.rounds: list[dict[str, float]] = []
        self._module, self._package = module, package
        self._inner: list[float] = []
        self._spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def active(self) -> Iterator[None]:
        """Wrap the functions inside the block."""
        found = {name: one for name, one in vars(self._module).items() if self._is_stage(one)}
        for name, function in found.items():
            setattr(self._module, name, self._timed(name, function))
        try:
            yield
        finally:
            for name, function in found.items():
                setattr(self._module, name, function)

    def run(self, work: Work) -> None:
        """One call, its times kept as one round."""
        self._spent.clear()
        work()
        self.rounds.append(dict(self._spent))

    def fastest(self) -> dict[str, float]:
        """Seconds of each stage in its fastest round, in the order of their first ends."""
        return {name: min(spent.get(name, 0.0) for spent in self.rounds) for name in self.names}

    def longest(self) -> str:
        """The stage that took most of the last call, which may have been cut short."""
        return max(self._spent, key=lambda name: self._spent[name], default="")

    def _is_stage(self, value: object) -> bool:
        home = getattr(value, "__module__", None) or ""
        return callable(value) and not isinstance(value, type) and home.split(".")[0] == self._package

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*given: object, **named: object) -> object:
            self._inner.append(0.0)
            start = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                self._note(name, time.perf_counter() - start)

        return timed

    def _note(self, name: str, spent: float) -> None:
        self._spent[name] += spent - self._inner.pop()
        if self._inner:
            self._inner[-1] += spent
        if name not in self.names:
            self.names.append(name)


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` inside the block after so many seconds."""

    def late(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        raise TimeoutError(f"> {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def milliseconds(seconds: float) -> str:
    """A time with three significant digits, in milliseconds."""
    return (
        f"{seconds * 1e3:.3f}" if seconds < 0.01 else f"{seconds * 1e3:.1f}" if seconds < 1 else f"{seconds * 1e3:.0f}"
    )


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    print(f"\n{title}")
    for row in [head, ["-" * width for width in widths], *rows]:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip(), flush=True)
