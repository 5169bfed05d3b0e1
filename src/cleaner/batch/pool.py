"""A supervised pool: results in the order of the tasks, and a task that kills its worker costs no other one.

What is in flight is bounded, so memory does not depend on the number of tasks. A task whose worker dies is tried once
more, alone: whoever else kills processes on this machine must not cost a page. If it dies again, or takes too long,
its result is a `Failure`.
"""

import math
import pickle
import selectors
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, NamedTuple

from cleaner.batch.child import AHEAD, Child, Failure
from cleaner.batch.limits import memory
from cleaner.errors import PoolError

# Tasks sent at once: the cost of sending is shared by so many, and what waits for a slow one is not many.
_CHUNK = 32
# Chunks that are read ahead for each worker, while an earlier one is not done.
_AHEAD = 4
# Bytes of tasks and results in flight beyond which nothing new is begun.
_MOST = 64 * 1024 * 1024
_TRIES = 2
# Workers that die one after the other before they are ready: something is wrong with all of them.
_STILLBORN = 3
# Seconds for a worker to be ready; a slow disk under load may need a few.
_START = 120.0


class Crew(NamedTuple):
    """How a pool works: the function `module:name` that makes a worker of `setup`, and the workers' number.

    `timeout` is in seconds for each task. `size` says how many bytes a task has about.
    """

    function: str
    setup: Any
    jobs: int
    timeout: float | None
    size: Callable[[Any], int]


class Mark:
    """Goes through the pool in its place between the tasks, and is no task."""


class _Slot:
    """A task in flight."""

    __slots__ = ("done", "result", "size", "task", "tries")

    def __init__(self, task: Any, size: int) -> None:  # noqa: ANN401
        self.task, self.size, self.tries = task, size, 0
        self.done, self.result = False, None


class _Chunk:
    """Tasks that are sent together, pickled once: a chunk may wait through many looks for a worker with room."""

    __slots__ = ("message", "slots")

    def __init__(self, slots: list[_Slot]) -> None:
        self.slots = slots
        self.message = pickle.dumps([slot.task for slot in slots], pickle.HIGHEST_PROTOCOL)


def run(tasks: Iterable[Any], crew: Crew) -> Generator[tuple[Any, Any]]:
    """Each task with its result, in order. Marks come as they are, with `None`. Raises `PoolError`.

    Closing the generator kills the workers.
    """
    pool = _Pool(tasks, crew)
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool:
    def __init__(self, tasks: Iterable[Any], crew: Crew) -> None:
        self.crew = crew
        self.setup = pickle.dumps(crew.setup, pickle.HIGHEST_PROTOCOL)
        self.memory = memory(crew.jobs)
        self.feed: Iterator[Any] | None = iter(tasks)
        self.order: deque[_Slot] = deque()
        self.waiting: deque[_Chunk] = deque()
        self.children: list[Child] = []
        # Asked once an answer: one that is made anew each time costs a fiftieth of the whole run.
        self.selector = selectors.DefaultSelector()
        self.held = self.stillborn = 0

    def results(self) -> Iterator[tuple[Any, Any]]:
        while True:
            self._read_ahead()
            self._give()
            while self.order and self.order[0].done:
                slot = self.order.popleft()
                self.held -= slot.size
                yield slot.task, slot.result
            if self.order:
                if not self.waiting or not self._give():
                    self._collect()
            elif self.feed is None:
                return

    def close(self) -> None:
        self.selector.close()
        for child in self.children:
            child.end()
        self.children.clear()

    def _read_ahead(self) -> None:
        """Read tasks while there is room for them."""
        most = self.crew.jobs * _AHEAD
        while self.feed is not None and len(self.waiting) < self.crew.jobs and self._room(most * _CHUNK):
            chunk = self._chunk()
            if chunk:
                self.waiting.append(_Chunk(chunk))

    def _room(self, most: int) -> bool:
        return not self.order or (len(self.order) < most and self.held < _MOST)

    def _chunk(self) -> list[_Slot]:
        chunk: list[_Slot] = []
        size = 0
        while self.feed is not None and len(chunk) < _CHUNK and size < AHEAD // 2:
            task = next(self.feed, self)
            if task is self:
                self.feed = None
                break
            slot = _Slot(task, 0 if isinstance(task, Mark) else self.crew.size(task))
            self.order.append(slot)
            if isinstance(task, Mark):
                slot.done = True
                continue
            size += slot.size
            self.held += slot.size
            chunk.append(slot)
        return chunk

    def _give(self) -> bool:
        """Send what waits to workers with room for it; whether anything was sent. Workers start when needed."""
        sent = False
        while self.waiting:
            busy = sum(bool(child.chunks) for child in self.children)
            while len(self.children) < min(self.crew.jobs, busy + len(self.waiting)):
                self._start()
            chunk = self.waiting[0]
            free = [child for child in self.children if child.has_room(len(chunk.message))]
            if not free:
                break
            min(free, key=_load).send(chunk.slots, chunk.message)
            self.waiting.popleft()
            sent = True
        return sent

    def _start(self) -> None:
        child = Child(self.crew.function, self.setup, self.memory)
        self.children.append(child)
        self.selector.register(child.connection, selectors.EVENT_READ, child)

    def _collect(self) -> None:
        """Wait for answers, deaths, or a task that takes too long."""
        readable = self.selector.select(self._patience())
        for key, _ in readable:
            self._take(key.data)
        if not readable:
            self._judge()

    def _take(self, child: Child) -> None:
        """Take the next answer of a worker."""
        try:
            answer = child.receive()
        except EOFError:
            self.selector.unregister(child.connection)
            self._bury(child, Failure("worker-died", f"the page ended its worker {child.died()}"))
            return
        if answer is None:
            self.stillborn = 0
        else:
            slot, message = answer
            self._finish(slot, pickle.loads(message), len(message))  # noqa: S301

    def _finish(self, slot: _Slot, result: Any, size: int) -> None:  # noqa: ANN401
        slot.done, slot.result = True, result
        self.held += size - slot.size
        slot.size = size

    def _patience(self) -> float | None:
        """Seconds until the first worker has been at what it does for too long; `None` where none can be."""
        patience = min(child.since + self._limit(child) for child in self.children) - time.monotonic()
        return None if math.isinf(patience) else max(0.0, patience)

    def _limit(self, child: Child) -> float:
        """Seconds that a worker may take for what it is at."""
        if not child.ready:
            return _START
        return self.crew.timeout if child.chunks and self.crew.timeout is not None else math.inf

    def _judge(self) -> None:
        """End the workers that are at one task for too long."""
        now = time.monotonic()
        for child in [one for one in self.children if now - one.since >= self._limit(one)]:
            self.selector.unregister(child.connection)
            child.end()
            self._bury(child, Failure("timeout", f"the page took longer than {self.crew.timeout} seconds (--timeout)"))

    def _bury(self, child: Child, failure: Failure) -> None:
        """Take a worker off the list, and what it was sent back: the task that it was at is judged."""
        self.children.remove(child)
        if not child.ready:
            self.stillborn += 1
            if self.stillborn >= _STILLBORN:
                raise PoolError(f"worker processes cannot be started: the last one ended {child.died()}")
        again = [list(chunk) for chunk in child.chunks if chunk]
        if not again:
            return
        culprit = again[0].pop(0)
        culprit.tries += 1
        self.waiting.extendleft(reversed([_Chunk(chunk) for chunk in again if chunk]))
        if failure.code == "timeout" or culprit.tries >= _TRIES:
            self._finish(culprit, failure, 0)
        else:
            self.waiting.appendleft(_Chunk([culprit]))


def _load(child: Child) -> int:
    return sum(map(len, child.chunks))
