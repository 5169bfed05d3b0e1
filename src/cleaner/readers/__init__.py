"""Inputs to pages: files, folders, standard input, rows of JSONL. Nothing here decodes; a page is bytes and a name."""

from typing import Any

from msgspec import Struct, field

from cleaner.errors import CleanerError


class InputError(CleanerError):
    """A PATH that cannot be worked on: missing, an address, a folder without pages."""


class Source(Struct, frozen=True):
    """One page to clean, or the reason why it cannot be.

    `id` goes into the article; `place` names the page in messages, a row as in `a.jsonl:7`; `name` is the path that
    an output folder gives it, before the suffix. `container` is the name of the file of rows that the page came in.
    `problem` is a code and a message. `decoded` is set where the container already held text, so that `data` is its
    UTF-8. `digest` is the SHA-256 of what was read, `None` where nothing could be.
    """

    id: str | int | float | bool | None
    place: str
    name: str
    data: bytes = b""
    meta: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, str] | None = None
    decoded: bool = False
    container: str | None = None
    digest: str | None = None

    @property
    def path(self) -> str:
        """The file that the page is in."""
        return self.place if self.line is None else self.place.rpartition(":")[0]

    @property
    def line(self) -> int | None:
        """The line on which a row stands, `None` for a page with a file of its own, and for a file as a whole."""
        number = self.place.rpartition(":")[2] if self.container is not None else ""
        return int(number) if number.isdecimal() else None


class Choices(Struct, frozen=True):
    """What the user says about inputs. `limit` counts bytes of a page; `form` is auto, text or jsonl.

    `documents` asks for cleaned output, too: JSON files in folders, rows that are documents.
    `include` and `exclude` are globs for the files of a folder; without `include` the suffixes of pages decide.
    """

    form: str = "auto"
    text_key: str = "text"
    id_key: str = "id"
    limit: int = 32 * 1024 * 1024
    stdin_name: str = "-"
    allow_empty: bool = False
    documents: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
