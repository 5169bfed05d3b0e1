"""What a page's time is compared with: the floor that any tool pays, and trafilatura on the same text."""

import json
import logging
from pathlib import Path

from texts import as_html

from cleaner.decode import decode


def floor(path: Path) -> str:
    """Read, decode, split into lines, dump as JSON."""
    return json.dumps(path.read_bytes().decode("utf-8", "replace").split("\n"), ensure_ascii=False)


def as_page(data: bytes) -> str:
    """The page's text as minimal HTML."""
    return as_html(decode(data).text)


def extract(page: str) -> str | None:
    """Trafilatura's text of an HTML page, with its default settings."""
    import trafilatura  # noqa: PLC0415  (a second of imports, and an extra)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: str | None = trafilatura.extract(page)
    return found
