"""One worker process, seen from the run, and what it does, seen from itself.

A worker has a connection of its own. It gets chunks of tasks and answers each task as it is done, so that the run
always knows which one it is at. Pools that share one queue between workers lose all their work when a worker is killed
while it holds the lock of that queue: see docs/why.md.
"""

import contextlib
import gc
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.batch.limits import die_with, limit_memory
from cleaner.errors import PoolError

# The package's own folder is put behind all others: nothing is imported from the folder where a run happens to be.
_SCRIPT = "import sys; sys.path.append(sys.argv.pop()); from cleaner.batch.child import main; main()"
_HOME = str(Path(__file__).resolve().parents[2])
# A message of so many bytes can be sent to a worker that is not listening, without waiting for it.
AHEAD = 64 * 1024
_BUFFER = 4 * AHEAD


class Failure(NamedTuple):
    """What a task gives whose worker could not finish it."""

    code: str
    message: str


class Child:
    """A worker process. `chunks` are those that it was sent and has not answered in full, each with what is open."""

    def __init__(self, function: str, setup: bytes, memory: int) -> None:
        try:
            self._process, ours = _begun(function, memory)
        except OSError as error:
            raise PoolError(f"a worker process cannot be started: {error.strerror}") from None
        self.connection = Connection(ours.detach())
        self.ready = False
        self.since = time.monotonic()
        self.chunks: deque[deque[Any]] = deque()
        with contextlib.suppress(OSError):
            self.connection.send_bytes(setup)

    def has_room(self, size: int) -> bool:
        """Whether a message of that size can be sent now without waiting."""
        return self.ready and (not self.chunks or (len(self.chunks) == 1 and size <= AHEAD))

    def send(self, slots: Sequence[Any], message: bytes) -> None:
        """Give work to it. A worker that has died is found out when it is read from."""
        if not self.chunks:
            self.since = time.monotonic()
        self.chunks.append(deque(slots))
        with contextlib.suppress(OSError):
            self.connection.send_bytes(message)

    def receive(self) -> tuple[Any, bytes] | None:
        """The next answer and the task that it is for, `None` where it is but ready. Raises `EOFError` if it died."""
        try:
            message = self.connection.recv_bytes()
        except OSError:
            raise EOFError from None
        self.since = time.monotonic()
        if not self.ready:
            self.ready = True
            return None
        slot = self.chunks[0].popleft()
        if not self.chunks[0]:
            self.chunks.popleft()
        return slot, message

    def end(self) -> int:
        """Kill it, if it is alive; its exit code, negative for a signal."""
        with contextlib.suppress(OSError):
            self.connection.close()
        self._process.kill()
        return self._process.wait()

    def died(self) -> str:
        """How it came to its end, in words."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self.end()
        return f"with {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"


def _begun(function: str, memory: int) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A new process, and our end of what connects us. Raises `OSError`."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
    arguments = [str(theirs.fileno()), str(os.getpid()), str(memory), function, _HOME]
    quiet = subprocess.DEVNULL
    with theirs, contextlib.ExitStack() as stack:
        stack.enter_context(ours)
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _SCRIPT, *arguments],
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            pass_fds=[theirs.fileno()],
            process_group=0,  # Ctrl-C is for the run, which ends its workers itself
        )
        stack.pop_all()
    return process, ours


def main() -> None:
    """The life of a worker process."""
    number, parent, memory, function = sys.argv[1:]
    die_with(int(parent))
    limit_memory(int(memory))
    connection = Connection(int(number))
    with contextlib.suppress(EOFError, OSError):  # the run has ended
        module, _, name = function.partition(":")
        work = getattr(import_module(module), name)(pickle.loads(connection.recv_bytes()))  # noqa: S301
        gc.freeze()
        connection.send_bytes(b"")
        while True:
            for task in pickle.loads(connection.recv_bytes()):  # noqa: S301
                connection.send_bytes(_answer(work, task))


def _answer(work: Any, task: Any) -> bytes:  # noqa: ANN401
    try:
        return pickle.dumps(work(task), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(Failure("out-of-memory", "the page needs more memory than a worker may have"))
