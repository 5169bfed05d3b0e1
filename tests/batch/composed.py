"""What the tests of many pages share: what a run leaves, and a page."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Done(NamedTuple):
    """What a run left."""

    code: int
    out: bytes
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The output as JSONL."""
        return [json.loads(line) for line in self.out.decode().split("\n") if line]


Clean = Callable[..., Done]


def text(number: int) -> str:
    """A composed page."""
    return (
        f"Report {number} from the harbour\n\nBy Ann Lee\n\nThe ferry number {number} was late this morning, and the "
        "school band waited on the pier.\n\nNobody knows when it will come back, said the council.\n"
    )
