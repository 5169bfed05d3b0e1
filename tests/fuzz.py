"""Wreck pages and clean them until the time is up: `fuzz.py [SECONDS] [SEED]`; `make fuzz` runs it.

CLEANER_PAGES names a folder of further pages. A page that goes wrong is written to the working directory, and the
exit code is 1.
"""

import os
import sys
import time
from pathlib import Path

from wrecks import fault, texts, wrecks

# Bytes of a page that is wrecked: larger ones take the time of many.
_LARGEST = 20_000


def pages() -> list[str]:
    """The pages of the golden cases, and those of the folder that the environment names."""
    folder = os.environ.get("CLEANER_PAGES")
    files = [one for one in sorted(Path(folder).rglob("*.txt")) if one.stat().st_size < _LARGEST] if folder else []
    return [*texts(), *(one.read_bytes().decode("utf-8", "replace") for one in files)]


def main(seconds: float = 60, seed: int = 0) -> int:
    """The exit code: 1 where a page went wrong."""
    end, faults, count = time.monotonic() + seconds, 0, 0
    for count, page in enumerate(wrecks(seed, pages()), 1):
        problem = fault(page)
        if problem is not None:
            faults += 1
            file = Path(f"wreck-{seed}-{count}.txt")
            file.write_bytes(page.encode("utf-8", "surrogatepass"))
            print(f"{file}: {problem}", flush=True)  # noqa: T201
        if time.monotonic() > end:
            break
    print(f"{count:,} wrecked pages (seed {seed}), {faults} that went wrong")  # noqa: T201
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:3])))
