"""What all tests share that run the command line: what a process leaves."""

import json
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

CLEANER = [sys.executable, "-m", "cleaner"]


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


def finished(code: int, out: bytes | None, err: bytes | None) -> Done:
    """What a process left. No traceback is ever fine."""
    text = (err or b"").decode()
    assert "Traceback" not in text
    assert "Exception ignored" not in text
    return Done(code, out or b"", text)
