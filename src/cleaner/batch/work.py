"""One page from where it was found to the bytes of its output. Pure, and the same in every process."""

import time
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from cleaner.batch.tally import NO_FACTS, Facts, facts
from cleaner.decode import decode, refuse_binary
from cleaner.errors import RefusedPage
from cleaner.model import Cleaned, Options, Page
from cleaner.pipeline import clean_page
from cleaner.readers import Choices, Source
from cleaner.readers.inputs import Found, read
from cleaner.renderers import Renderer, renderer

# How a decoded page is cleaned: the page, the options, its id.
Clean = Callable[[Page, Options, str | float | None], Cleaned]


class Job(NamedTuple):
    """All that a worker has to know. `form` is `None` where rows are written as rows and pages as JSON.

    `inline` puts the ledger into JSON, `sidecar` makes a document of its own of it, `notes` asks for the warnings.
    """

    options: Options
    choices: Choices
    form: str | None
    fields: tuple[str, ...] = ()
    inline: bool = True
    sidecar: bool = False
    notes: bool = False


class Done(NamedTuple):
    """A page that was worked on. `text` is its output, `None` where the format has no place for its problem.

    `name` and `container` are those of the source; `notes` are lines for the user.
    """

    name: str
    container: str | None
    place: str
    text: bytes | None
    sidecar: bytes | None = None
    problem: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    digest: str | None = None
    facts: Facts = NO_FACTS
    seconds: float = 0.0


class Worker:
    """Cleans one page after the other. Raises nothing: what goes wrong on a page is its problem."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def __call__(self, found: Found) -> Done:
        """The page's output, or the problem that stands for it."""
        start = time.perf_counter()
        source = read(found, self.job.choices)
        try:
            done = self._done(source, cleaned(source, self.job.options))
        except RefusedPage as problem:
            done = self._refused(source, problem.code, str(problem))
        return done._replace(seconds=time.perf_counter() - start)

    def failed(self, found: Found, code: str, message: str) -> Done:
        """What stands for a page whose worker could not finish it."""
        return self._refused(read(found, self.job.choices), code, message)

    def renderer(self, container: str | None) -> Renderer:
        """How pages are written that came in a container, or in a file of their own."""
        return renderer(self.job.form or ("jsonl" if container else "json"), self.job.fields)

    def _done(self, source: Source, page: Cleaned) -> Done:
        text = self.renderer(source.container).render(page, self.job.inline).encode("utf-8", "backslashreplace")
        sidecar = renderer("jsonl").render(page, True).encode() if self.job.sidecar else None
        notes = page.article.warnings if self.job.notes else ()
        return Done(
            source.name,
            source.container,
            source.place,
            text,
            sidecar,
            notes=tuple(f"{one.message} [{one.code} {one.name}]" for one in notes),
            digest=source.digest,
            facts=facts(page, len(source.data)),
        )

    def _refused(self, source: Source, code: str, message: str) -> Done:
        row = self.renderer(source.container).problem
        text = row(source.id, code, message).encode("utf-8", "backslashreplace") if row else None
        return Done(source.name, source.container, source.place, text, problem=(code, message), digest=source.digest)


def cleaned(source: Source, options: Options, clean: Clean = clean_page) -> Cleaned:
    """The page, cleaned by `clean`. Raises `RefusedPage` for what is no page, and for a fault of ours."""
    if source.problem is not None:
        raise RefusedPage(*source.problem)
    if not source.decoded:
        refuse_binary(source.data, options.encoding)
    try:
        page = clean(decode(source.data, "utf-8" if source.decoded else options.encoding), options, source.id)
    except MemoryError:
        raise RefusedPage("out-of-memory", "the page needs more memory than there is") from None
    except Exception as error:  # a fault of ours on one page must not take the others with it
        raise RefusedPage("internal-error", f"cleaner failed on this page, please report it: {error!r}") from error
    return replace(page, article=replace(page.article, meta=source.meta)) if source.meta else page
