"""Where `cleaner clean` writes: standard output, one file, or a folder that can be resumed."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import click
import msgspec

from cleaner import __version__
from cleaner.batch.folder import FolderWriter
from cleaner.batch.journal import Journal
from cleaner.batch.pack import unpacked_name
from cleaner.batch.plan import Layout, Plan, Shard
from cleaner.batch.pool import Mark
from cleaner.batch.run import Tasks
from cleaner.batch.streams import OneFile, Parquet, Stream, Writer
from cleaner.batch.tally import Tally
from cleaner.batch.task import Task
from cleaner.batch.work import Done, Job
from cleaner.cli.colour import painted_diff, painter
from cleaner.cli.output import STDOUT, Stdout
from cleaner.cli.protect import Protect
from cleaner.readers.inputs import Found
from cleaner.readers.walk import PAGES, ROWS
from cleaner.renderers import RENDERERS, renderer
from cleaner.renderers.table import DEFAULT_FIELDS, PROBLEM
from cleaner.visible import unpainted

_SUFFIXES = {one.suffix: name for name, one in RENDERERS.items()} | {".ndjson": "jsonl"}


class Output(Protocol):
    """Takes results, and says which tasks the pages are."""

    def tasks(self, pages: Iterable[Found]) -> Tasks:
        """What is to be done for the pages."""

    def write(self, task: Task | Mark, done: Done | None) -> None:
        """Take a result or a mark."""


class Wish(NamedTuple):
    """What the user said about the output. `folder` is set where it is one."""

    paths: Sequence[str]
    output: str | None
    folder: Path | None
    shard: Shard
    overwrite: bool
    has_rows: bool

    @property
    def to_stdout(self) -> bool:
        """Whether the articles go to standard output."""
        return self.folder is None and self.output in STDOUT

    @property
    def on_terminal(self) -> bool:
        """Whether they are seen there by people."""
        return self.to_stdout and Stdout().terminal


def output_folder(paths: Sequence[str], output: str | None, *, listed: bool = False) -> Path | None:
    """The output folder: one that exists, or is written as one, or takes what comes from folders or a list."""
    if output is None or output in STDOUT:
        return None
    path = Path(output)
    many = listed or len(paths) > 1 or any(Path(one).is_dir() for one in paths)
    mirrors = many and not path.suffix and not path.exists()
    return path if path.is_dir() or output.endswith("/") or mirrors else None


def form_of(wish: Wish, form: str | None) -> str | None:
    """The format by the option or the output's suffix; `None` where it depends on the pages."""
    if form == "parquet" and (wish.folder is not None or wish.output in STDOUT):
        raise click.UsageError("Parquet holds many pages: name one file with -o, such as articles.parquet")
    if form is not None or wish.folder is not None or wish.output is None or wish.output in STDOUT:
        return form
    form = _SUFFIXES.get(Path(unpacked_name(wish.output)).suffix.lower())
    if form is None:
        names = ", ".join(RENDERERS)
        hint = f"say which with -f ({names}), or name a folder: {wish.output}/"
        raise click.UsageError(f"the suffix of {wish.output} names no format; {hint}")
    return form


def with_form(found: Iterator[Found], job: Job, wish: Wish) -> tuple[Iterable[Found], Job]:
    """The pages, and the job with their format where it depends on them. Looks ahead only where it must."""
    to_stdout = wish.output in STDOUT
    if job.form == "json" and not to_stdout and wish.folder is None:
        ahead = list(islice(found, 2))
        if len(ahead) > 1:
            raise click.UsageError("several pages do not fit into one JSON file; write .jsonl, or into a folder")
        return ahead, job
    if job.form is not None or wish.folder is not None:
        return found, job
    if wish.has_rows or not Stdout().terminal:
        return found, job._replace(form="jsonl")
    ahead = list(islice(found, 2))
    return chain(ahead, found), job._replace(form="jsonl" if len(ahead) > 1 else "md")


@contextlib.contextmanager
def output_for(wish: Wish, job: Job, tally: Tally) -> Iterator[Output]:
    """The output, opened; an error inside leaves no file behind. Raises `OutputError` and usage errors."""
    if wish.folder is not None:
        yield from _folder(wish, job, tally)
    elif wish.output is None or wish.output in STDOUT:
        if job.sidecar:
            raise click.UsageError("--ledger sidecar stands beside a file: name one with -o")
        yield _Streams(wish.shard, Stream(_to_stdout(job), *_shape(job)))
    else:
        yield from _one_file(wish, Path(wish.output), job)


def _to_stdout(job: Job) -> Writer:
    """What writes to standard output; diffs in colours."""
    paint = painter() if job.form == "diff" else unpainted
    stdout = Stdout(trusted=paint is not unpainted)
    if paint is unpainted:
        return lambda data: stdout.write("", data)
    return lambda data: stdout.write("", painted_diff(data.decode("utf-8", "backslashreplace"), paint))


def _shape(job: Job) -> tuple[str, bool]:
    """What begins a file, and whether pages follow each other without a blank line."""
    one = renderer(job.form or "jsonl", job.fields)
    return one.head, one.rows or one.whole


class _Streams:
    """Pages one behind the other, and beside them the documents that hold the ledgers."""

    def __init__(self, shard: Shard, *streams: Stream) -> None:
        self.shard, self.streams = shard, streams
        for one in streams:
            one.begin()

    def tasks(self, pages: Iterable[Found]) -> Tasks:
        return (Task(found) for number, found in enumerate(pages, 1) if self.shard.mine(number))

    def write(self, task: Task | Mark, done: Done | None) -> None:
        del task
        if done is not None:
            for one, text in zip(self.streams, (done.text, done.sidecar), strict=False):
                one.add(text)


def _one_file(wish: Wish, path: Path, job: Job) -> Iterator[Output]:
    protect = _protect(wish, job)
    protect(path)
    kind = renderer(job.form or "jsonl", job.fields)
    with contextlib.ExitStack() as stack:
        columns = (*(job.fields or DEFAULT_FIELDS), PROBLEM)
        file: Writer = stack.enter_context(Parquet(path, columns) if kind.packed else OneFile(path))  # type: ignore[assignment]
        streams = [Stream(file, *_shape(job))]
        if job.sidecar:
            beside = path.with_name(path.name + ".ledger.jsonl")
            protect(beside)
            streams.append(Stream(stack.enter_context(OneFile(beside)), "", True))
        yield _Streams(wish.shard, *streams)


def _folder(wish: Wish, job: Job, tally: Tally) -> Iterator[Output]:
    if wish.folder is None:
        return
    rows = _row_files(wish, job)
    shard = "" if wish.shard.of == 1 else f"{wish.shard.this}-of-{wish.shard.of}"
    journal = Journal(wish.folder, shard, settings(job), overwrite=wish.overwrite)
    suffix = renderer(job.form or "json", job.fields).suffix
    plan = Plan(journal, job.choices, Layout(suffix, rows, _protect(wish, job), wish.shard), tally)
    head = renderer(job.form, job.fields).head if job.form else ""
    with FolderWriter(plan, head) as writer:
        yield _Resumed(plan, writer)


class _Resumed:
    """A folder: the tasks are what its journal does not know."""

    def __init__(self, plan: Plan, writer: FolderWriter) -> None:
        self.tasks, self.write = plan.tasks, writer.write


def _row_files(wish: Wish, job: Job) -> str | None:
    """What is added to the name of a file of rows, `None` where every row gets a file of its own."""
    form = job.form or "jsonl"
    if not renderer(form, job.fields).rows:
        if wish.shard.of > 1 and wish.has_rows:
            raise click.UsageError(f"--shard writes rows into one file, which {form} is not; use jsonl, csv or tsv")
        return None
    if job.sidecar and wish.has_rows:
        raise click.UsageError("--ledger sidecar needs a file for every page; rows keep theirs inline, as jsonl")
    return "" if form == "jsonl" else RENDERERS[form].suffix


def _protect(wish: Wish, job: Job) -> Protect:
    suffixes = None if job.choices.include else ROWS if job.choices.form == "jsonl" else PAGES
    return Protect(wish.paths, suffixes, wish.folder)


def settings(job: Job) -> dict[str, Any]:
    """All that an output depends on beside its input, for people to read and to be compared."""
    plain = job._asdict()
    choices = msgspec.to_builtins(plain.pop("choices"))
    kept = {name: choices[name] for name in ("form", "text_key", "id_key", "limit")}
    options = msgspec.to_builtins(plain.pop("options"))
    for name in ("notes", "inline", "sidecar"):
        plain.pop(name)
    ledger = "sidecar" if job.sidecar else "inline" if job.inline else "none"
    found = {"version": __version__, "conventions": _conventions(), **options, **kept, **plain, "ledger": ledger}
    found["input-format"], found["format"] = kept["form"], job.form
    del found["form"]
    return msgspec.json.decode(msgspec.json.encode(found))  # type: ignore[no-any-return]


def _conventions() -> str:
    """A hash of the rules and word lists."""
    import hashlib  # noqa: PLC0415

    found = hashlib.sha256()
    ahead = [resources.files("cleaner.conventions")]
    while ahead:
        one = ahead.pop()
        if one.is_dir():
            ahead += sorted(one.iterdir(), key=lambda inner: inner.name)
        elif not one.name.endswith(".pyc"):
            found.update(one.name.encode() + b"\0" + one.read_bytes())
    return found.hexdigest()[:16]
