"""Which rules look at which files, and with what options."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from msgspec import Struct, field

from cleaner.checks.rule import UNREADABLE, Rule
from cleaner.model import Options

ALL = "ALL"


class Settings(Struct, frozen=True):
    """What a caller can choose.

    `select`, `ignore` and the values of `per_file_ignores` (path pattern → rules) name rules: a code, the head of
    one (`CLN2`), a name, or `ALL`. `options` are options of rules by the rule's name. `excerpts` asks for the lines
    around each finding, which few reports show.
    """

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cleaning: Options = Options()
    excerpts: bool = True


def names(selector: str, rule: Rule) -> bool:
    """Whether a selector means a rule."""
    wanted = selector.casefold()
    return wanted in {ALL.casefold(), rule.name} or (
        wanted.startswith("cln") and rule.code.casefold().startswith(wanted)
    )


def is_selected(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule is used. What is ignored is ignored, however precisely it was selected.

    A page that nobody could look at is no page without findings: that is said whatever is selected.
    """
    wanted = rule.on == UNREADABLE or any(names(one, rule) for one in select)
    return wanted and not any(names(one, rule) for one in ignore)


def is_ignored(rule: Rule, path: str, settings: Settings) -> bool:
    """Whether a rule does not look at a file."""
    return any(
        _matches(path, glob) and any(names(one, rule) for one in ours) for glob, ours in settings.per_file_ignores
    )


def _matches(path: str, glob: str) -> bool:
    """A pattern matches the whole path or its end: `songs/*` means the folder wherever it lies."""
    return fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}")
