"""Functions for the workers of a pool under test."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def start(setup: str) -> Callable[[str], str]:
    """A worker that does what its task says; `setup` is a folder for what it has to remember."""

    def once() -> str:
        mark = Path(setup) / "once"
        if not mark.exists():
            mark.touch()
            _die()
        return "ONCE"

    deeds: dict[str, Callable[[], str]] = {**_DEEDS, "once": once}
    return lambda task: deeds[task]() if task in deeds else task.upper()


def _die() -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def _leave() -> str:
    os._exit(3)


def _sleep() -> str:
    time.sleep(3600)
    return ""


def _spin() -> str:
    while True:
        pass


_DEEDS: dict[str, Callable[[], str]] = {
    "die": _die,
    "exit": _leave,
    "sleep": _sleep,
    "spin": _spin,
    "eat": lambda: str(bytearray(1 << 40)),
    "large": lambda: "x" * 20_000_000,
    "id": lambda: str(os.getpid()),
}


def broken(setup: str) -> None:
    """A worker that cannot be started."""
    raise RuntimeError(setup)
