"""Tasks to results, in this process or in several."""

from collections.abc import Generator, Iterable

from cleaner.batch.child import Failure
from cleaner.batch.pool import Crew, Mark, run
from cleaner.batch.task import Task, size
from cleaner.batch.work import Done, Job, Worker

Tasks = Iterable[Task | Mark]
Results = Generator[tuple[Task | Mark, Done | None]]


def results(tasks: Tasks, job: Job, jobs: int = 1, timeout: float | None = None) -> Results:
    """Each task with its result, in order; marks come with `None`. Raises `PoolError`.

    One job without a timeout stays in this process. Close the generator to end the workers.
    """
    return _here(tasks, job) if jobs == 1 and timeout is None else _there(tasks, job, jobs, timeout)


def _here(tasks: Tasks, job: Job) -> Results:
    worker = Worker(job)
    for task in tasks:
        yield task, None if isinstance(task, Mark) else worker(task.found)


def _there(tasks: Tasks, job: Job, jobs: int, timeout: float | None) -> Results:
    worker = Worker(job)
    crew = Crew("cleaner.batch.work:start", job, jobs, timeout, size)
    finished = run(tasks, crew)
    try:
        for task, result in finished:
            yield task, worker.failed(task.found, *result) if isinstance(result, Failure) else result
    finally:
        finished.close()
