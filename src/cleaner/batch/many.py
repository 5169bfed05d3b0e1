"""Many pages from Python."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cleaner.batch.child import Failure
from cleaner.batch.pool import Crew, run
from cleaner.batch.work import cleaned
from cleaner.errors import RefusedPage
from cleaner.model import Cleaned, Options, Problem
from cleaner.readers import Source

_DEFAULTS = Options()


class _Numbered(NamedTuple):
    number: int
    page: str | bytes


def clean_many(
    pages: Iterable[str | bytes],
    *,
    jobs: int = 1,
    timeout: float | None = None,
    options: Options = _DEFAULTS,
) -> Iterator[Cleaned | Problem]:
    """Clean pages in their order; ids count from 1. What could not be cleaned is a `Problem` in its place.

    With `jobs` above 1, or a `timeout` in seconds for each page, pages are cleaned in other processes: a page that
    crashes one, needs too much memory or takes too long costs no other page. Pages are taken as they are needed, so
    their number does not matter. Raises `LookupError` for an unknown encoding in the options, `PoolError` where
    processes cannot be started.
    """
    numbered = (_Numbered(number, page) for number, page in enumerate(pages, 1))
    if jobs == 1 and timeout is None:
        work = start(options)
        return (work(one) for one in numbered)
    return _there(numbered, Crew("cleaner.batch.many:start", options, jobs, timeout, lambda one: len(one.page)))


def _there(numbered: Iterable[_Numbered], crew: Crew) -> Iterator[Cleaned | Problem]:
    for one, result in run(numbered, crew):
        yield Problem(one.number, *result) if isinstance(result, Failure) else result


def start(options: Options) -> Callable[[_Numbered], Cleaned | Problem]:
    """The function of a worker process."""

    def work(one: _Numbered) -> Cleaned | Problem:
        text = isinstance(one.page, str)
        data = one.page.encode("utf-8", "surrogatepass") if isinstance(one.page, str) else one.page
        try:
            return cleaned(Source(one.number, f"page {one.number}", "", data, decoded=text), options)
        except RefusedPage as problem:
            return Problem(one.number, problem.code, str(problem))

    return work
