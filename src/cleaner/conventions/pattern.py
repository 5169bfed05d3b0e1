"""One convention of the press, as a file of conventions gives it."""

import re
from functools import cache
from typing import NamedTuple


class Pattern(NamedTuple):
    """One convention.

    `where`: `line` (the whole of a short unit), `unit` (all that other conventions leave of it), `caption`
    (the whole of a unit of any length), `line-start`, `line-end`, or `anywhere` in a short unit. `begins` and
    `ends` are the characters that the unit begins with and ends in, where only those can; `tags` say what else is known
    of it (`TAGS`).
    """

    id: str
    role: str
    expression: str
    where: str
    score: float
    cues: tuple[str, ...]
    matches: tuple[dict[str, str], ...]
    rejects: tuple[str, ...]
    begins: str = ""
    ends: str = ""
    tags: frozenset[str] = frozenset()

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a cue first asks for it: most pages need few of the patterns."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
