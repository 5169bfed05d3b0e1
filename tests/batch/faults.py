"""A file system on which the n-th call of a kind fails, below one folder."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# What `os` does, and what an open file does.
OF_OS = ("open", "fsync", "replace", "mkdir", "chmod", "unlink", "scandir")
OF_FILES = ("write", "readinto", "truncate", "close")
_OPEN = io.open


class Fault:
    """Fails the `number`th call of a kind below a folder; and, if it lasts, all that follow, as on a full disk."""

    def __init__(self, call: str, number: int, where: Path, *, lasting: bool = False, code: int = errno.ENOSPC) -> None:
        self.call, self.number, self.where = call, number, where.resolve()
        self.lasting, self.code = lasting, code
        self.count = 0

    @property
    def reached(self) -> bool:
        """Whether there were so many calls."""
        return self.count >= self.number

    def strike(self, call: str, target: object) -> bool:
        """Count a call; whether it is to fail."""
        if call != self.call or not self.concerns(target):
            return False
        self.count += 1
        return self.count == self.number or (self.lasting and self.reached)

    def error(self) -> OSError:
        """What the call raises."""
        return OSError(self.code, os.strerror(self.code))

    def concerns(self, target: object) -> bool:
        """Whether a path or a descriptor is below the folder."""
        path = f"/proc/self/fd/{target}" if isinstance(target, int) else os.fsdecode(str(target))
        return Path(path).resolve().is_relative_to(self.where)


@contextmanager
def failing(fault: Fault) -> Iterator[Fault]:
    """Have the calls of this process meet the fault."""
    with pytest.MonkeyPatch.context() as patch:
        for name in OF_OS:
            patch.setattr(os, name, _guarded(fault, name if name != "open" else "os.open", getattr(os, name)))
        patch.setattr(io, "open", lambda *given, **named: _opened(fault, *given, **named))
        yield fault


def _guarded(fault: Fault, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        if fault.strike(name, given[0]):
            raise fault.error()
        return real(*given, **named)

    return call


def _opened(fault: Fault, file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:  # noqa: ANN401
    """As `open`, on a file that may fail."""
    if not fault.concerns(file):
        return _OPEN(file, mode, *rest, **named)
    if fault.strike("open", file):
        raise fault.error()
    raw = _Raw(file, mode.replace("b", ""))
    raw.fault = fault
    kind = io.BufferedRandom if "+" in mode else io.BufferedReader if "r" in mode else io.BufferedWriter
    return kind(raw) if "b" in mode else io.TextIOWrapper(kind(raw), "utf-8")


class _Raw(io.FileIO):
    """An open file. A write that fails has written half of its data, as one on a full disk has."""

    fault: Fault

    def write(self, data: Any) -> int:  # noqa: ANN401
        if self.fault.strike("write", self.fileno()):
            super().write(bytes(data)[: len(data) // 2])
            raise self.fault.error()
        return super().write(data)

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        if self.fault.strike("readinto", self.fileno()):
            raise self.fault.error()
        return super().readinto(buffer) or 0

    def truncate(self, size: int | None = None) -> int:
        if self.fault.strike("truncate", self.fileno()):
            raise self.fault.error()
        return super().truncate(size)

    def close(self) -> None:
        fails = not self.closed and self.fault.strike("close", self.fileno())
        super().close()
        if fails:
            raise self.fault.error()
