"""Inputs to pages: files, folders, standard input, rows of JSONL. Nothing here decodes; a page is bytes and a name."""

from typing import Any

from msgspec import Struct, field


class Source(Struct, frozen=True):
    """One page to clean, or the reason why it cannot be.

    `id` goes into the article; `place` names the page in messages. `text` is set where the container already
    held text (a JSONL row).
    """

    id: str | int | float | bool | None
    place: str
    data: bytes = b""
    meta: dict[str, Any] = field(default_factory=dict)
    problem: tuple[str, str] | None = None
    decoded: bool = False
