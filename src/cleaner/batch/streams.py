"""Results one behind the other: into one file, or wherever bytes go."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Protocol, Self

from cleaner.batch.files import named, opened
from cleaner.batch.pack import PIECE, Pack, pack_for
from cleaner.errors import OutputError


class Writer(Protocol):
    """Takes pieces of the output."""

    def __call__(self, data: bytes) -> object:
        """Write them."""


class Stream:
    """The outputs of pages, one behind the other, with what belongs before and between them."""

    def __init__(self, write: Writer, head: str, joined: bool) -> None:  # noqa: FBT001  (both from the renderer)
        self._write, self._head, self._gap = write, head.encode(), not joined
        self._begun = False

    def begin(self) -> None:
        """Write what begins a file."""
        if self._head:
            self._write(self._head)

    def add(self, text: bytes | None) -> None:
        """Write the output of a page, if there is one, behind a blank line where the format needs one."""
        if text is None:
            return
        self._write(b"\n" + text if self._begun and self._gap else text)
        self._begun = True


class OneFile:
    """A file that takes its name when all is in it, packed as its name says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pack: Pack | None = pack_for(path.name)
        self._stack = contextlib.ExitStack()
        self._buffer: list[bytes] = []
        self._held = 0

    def __call__(self, data: bytes) -> None:
        """Append."""
        if self._pack is None:
            self._file.write(data)
            return
        self._buffer.append(data)
        self._held += len(data)
        if self._held >= PIECE:
            self._flush()

    def _flush(self) -> None:
        if self._pack is not None and (self._held or self._file.tell() == 0):
            self._file.write(self._pack(b"".join(self._buffer)))
        self._buffer, self._held = [], 0

    def __enter__(self) -> Self:
        self._file: BinaryIO = self._stack.enter_context(opened(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with named(self.path):
            if kind is None and self._pack is not None:
                try:
                    self._flush()
                except BaseException as failure:
                    self._stack.__exit__(type(failure), failure, failure.__traceback__)
                    raise
        self._stack.__exit__(kind, error, trace)


class Parquet:
    """A Parquet file of text columns. Rows come as JSON arrays; a row group holds `_GROUP` of them."""

    _GROUP = 1000

    def __init__(self, path: Path, columns: Iterable[str]) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415  (an extra, and large)
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError:
            raise OutputError(f"{path}: to write Parquet, pip install 'cleaner[parquet]'") from None
        self.path = path
        self._schema = pa.schema([(name, pa.string()) for name in columns])
        self._batch: Callable[..., Any] = pa.record_batch
        self._new: Callable[..., Any] = parquet.ParquetWriter
        self._stack = contextlib.ExitStack()
        self._rows: list[list[str | None]] = []

    def __call__(self, data: bytes) -> None:
        """Append a row."""
        import msgspec  # noqa: PLC0415  (loaded by then)

        self._rows.append(msgspec.json.decode(data))
        if len(self._rows) >= self._GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            columns = [list(column) for column in zip(*self._rows, strict=True)]
            self._writer.write_batch(self._batch(columns, schema=self._schema))
        self._rows = []

    def __enter__(self) -> Self:
        file = self._stack.enter_context(opened(self.path))
        self._writer = self._new(file, self._schema)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with named(self.path):
                    self._flush()
                    self._writer.close()
        except BaseException as failure:
            self._stack.__exit__(type(failure), failure, failure.__traceback__)
            raise
        self._stack.__exit__(kind, error, trace)
