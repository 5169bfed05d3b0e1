"""What the tests of the command line share: a page, and what a process leaves."""

import json
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

CLEANER = [sys.executable, "-m", "cleaner"]
# A headline, a byline, two paragraphs.
PAGE = """\
New bridge over the Alder opens on Sunday

By Ann Lee

The new bridge over the Alder will be opened on Sunday morning. The mayor and the school band will be there.

Cars may use it from Monday. The old ferry goes on until the end of the month, said the council.
"""


class Done(NamedTuple):
    """Exit code, output and messages of a process that has ended."""

    code: int
    out: bytes
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The output as JSONL."""
        return [json.loads(line) for line in self.out.decode().split("\n") if line]

    @property
    def row(self) -> dict[str, Any]:
        """The output as one JSON document."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def codes(self) -> list[str | None]:
        """The code of every row's problem, `None` for articles."""
        return [row.get("problem", {}).get("code") for row in self.rows]


Run = Callable[..., Done]


def jsonl(*rows: object) -> bytes:
    """Rows as JSONL; bytes are rows as they are."""
    lines = (row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows)
    return b"".join(line + b"\n" for line in lines)
