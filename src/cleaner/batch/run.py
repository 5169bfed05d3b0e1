"""Tasks to results, in this process or in several."""

from collections.abc import Callable, Generator, Iterable
from typing import Protocol, TypeVar

from cleaner.batch.child import Failure
from cleaner.batch.pool import Crew, Mark, run
from cleaner.batch.task import Task, size
from cleaner.readers.inputs import Found

_Result = TypeVar("_Result")
_Result_co = TypeVar("_Result_co", covariant=True)

Tasks = Iterable[Task | Mark]
Results = Generator[tuple[Task | Mark, _Result | None]]


class Worker(Protocol[_Result_co]):
    """Works on one page after the other, and raises nothing. It is pickled on its way into other processes."""

    def __call__(self, found: Found) -> _Result_co:
        """The page's result."""

    def failed(self, found: Found, code: str, message: str) -> _Result_co:
        """What stands for a page whose worker could not finish it."""


def results(tasks: Tasks, worker: Worker[_Result], jobs: int = 1, timeout: float | None = None) -> Results[_Result]:
    """Each task with its result, in order; marks come with `None`. Raises `PoolError`.

    One job without a timeout stays in this process. Close the generator to end the workers.
    """
    return _here(tasks, worker) if jobs == 1 and timeout is None else _there(tasks, worker, jobs, timeout)


def _here(tasks: Tasks, worker: Worker[_Result]) -> Results[_Result]:
    for task in tasks:
        yield task, None if isinstance(task, Mark) else worker(task.found)


def _there(tasks: Tasks, worker: Worker[_Result], jobs: int, timeout: float | None) -> Results[_Result]:
    finished = run(tasks, Crew("cleaner.batch.run:start", worker, jobs, timeout, size))
    try:
        for task, result in finished:
            yield task, worker.failed(task.found, *result) if isinstance(result, Failure) else result
    finally:
        finished.close()


def start(worker: Worker[_Result]) -> Callable[[Task], _Result]:
    """The function of a worker process."""
    return lambda task: worker(task.found)
