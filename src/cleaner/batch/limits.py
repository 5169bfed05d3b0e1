"""What holds for a worker process: its memory, and that it does not outlive its parent."""

import contextlib
import os
import signal
import sys
from pathlib import Path

# A page may need 30 bytes of memory for each of its own, and 32 MiB is the largest page by default.
_LEAST = 1024 * 1024 * 1024
_MOST = 4 * _LEAST
# The share of the machine's memory that the workers may have together.
_SHARE = 0.8
_PR_SET_PDEATHSIG = 1
_GROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory(jobs: int) -> int:
    """Bytes of address space for each of so many workers."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        whole = _MOST
    for file in _GROUP_LIMITS:
        with contextlib.suppress(OSError, ValueError):
            whole = min(whole, int(file.read_text()))
    return min(_MOST, max(_LEAST, int(whole * _SHARE / jobs)))


def limit_memory(most: int) -> None:
    """Have allocations fail beyond so many bytes of address space, where the system can do that."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  (not on Windows)

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def die_with(parent: int) -> None:
    """Have the kernel kill this process when the one that started it is gone.

    Only Linux can. Elsewhere a worker ends with the page that it is at: then its connection is closed.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before it could be watched
        os._exit(0)
