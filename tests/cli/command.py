"""What the tests of the command line share: a page, rows, and what a process leaves."""

import json

from outcome import CLEANER, Done, Run

__all__ = ["CLEANER", "PAGE", "Done", "Run", "jsonl"]

# A headline, a byline, two paragraphs.
PAGE = """\
New bridge over the Alder opens on Sunday

By Ann Lee

The new bridge over the Alder will be opened on Sunday morning. The mayor and the school band will be there.

Cars may use it from Monday. The old ferry goes on until the end of the month, said the council.
"""


def jsonl(*rows: object) -> bytes:
    """Rows as JSONL; bytes are rows as they are."""
    lines = (row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows)
    return b"".join(line + b"\n" for line in lines)
