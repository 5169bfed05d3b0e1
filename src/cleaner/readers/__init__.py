"""Inputs to pages: files, folders, standard input, rows of JSONL. Nothing here decodes; a page is bytes and a name."""

from typing import Any

from msgspec import Struct, field

from cleaner.errors import CleanerError


class InputError(CleanerError):
    """A PATH that cannot be worked on: missing, an address, a folder without pages."""


class Source(Struct, frozen=True):
    """One page to clean, or the reason why it cannot be.

    `id` goes into the article; `place` names the page in messages; `name` is the path that an output folder gives
    it, before the suffix. `container` is the name of the file of rows that the page came in. `problem` is a code
    and a message. `decoded` is set where the container already held text, so that `data` is its UTF-8.
    """

    id: str | int | float | bool | None
    place: str
    name: str
    data: bytes = b""
    meta: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, str] | None = None
    decoded: bool = False
    container: str | None = None


class Choices(Struct, frozen=True):
    """What the user says about inputs. `limit` counts bytes of a page; `form` is auto, text or jsonl.

    `documents` asks for cleaned output, too: JSON files in folders, rows that are documents.
    """

    form: str = "auto"
    text_key: str = "text"
    id_key: str = "id"
    limit: int = 32 * 1024 * 1024
    stdin_name: str = "-"
    allow_empty: bool = False
    documents: bool = False
