"""Peak memory and time of one call in a process of its own.

As a script: `memory.py WORK FILE` prints `{"seconds": …, "bytes": …}` for one cold call of WORK (see `WORKS`) on a
file's text. `bytes` is how far the call raised the peak of the resident memory.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_STATUS = Path("/proc/self/status")
# Seconds after which a call counts as failed.
_LONGEST = 60


class Cost(NamedTuple):
    """Seconds of a call, and the bytes that it needed at its peak beside its input."""

    seconds: float
    bytes: int


def measure(work: str, text: str) -> Cost | None:
    """The cost of a call on a text, in a fresh process; `None` where it takes too long or fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.txt"
        file.write_bytes(text.encode())
        command = [sys.executable, __file__, work, str(file)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=True)  # noqa: S603
        except subprocess.SubprocessError as problem:
            print(getattr(problem, "stderr", "") or problem, file=sys.stderr)
            return None
    return Cost(**json.loads(done.stdout))


def _clean() -> Callable[[str], object]:
    from cleaner.pipeline import clean  # noqa: PLC0415

    return lambda text: clean(text).to_json()


def _find() -> Callable[[str], object]:
    from cleaner.repeats import find  # noqa: PLC0415

    return find


def _suffix_array() -> Callable[[str], object]:
    import pydivsufsort  # noqa: PLC0415

    return lambda text: pydivsufsort.divsufsort(text.encode())


WORKS = {"clean": _clean, "find": _find, "suffix array": _suffix_array}


def _peak() -> int:
    """The highest resident memory so far. Linux counts it for this program alone; elsewhere it may be a parent's."""
    if _STATUS.exists():
        found = [line for line in _STATUS.read_text().split("\n") if line.startswith("VmHWM")]
        if found:
            return int(found[0].split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main() -> None:
    work = WORKS[sys.argv[1]]()
    work("A short page that loads what is loaded late. A short page that loads what is loaded late.\n")
    data = Path(sys.argv[2]).read_bytes()  # stays alive: freed, its room would hide some of what the call needs
    text = data.decode()
    before = _peak()
    start = time.perf_counter()
    work(text)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "bytes": _peak() - before}))


if __name__ == "__main__":
    main()
