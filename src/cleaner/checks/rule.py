"""What a rule is: a module of this package with a name, a level, options, a manual page and a function."""

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import NamedTuple

from cleaner.codes import CODES
from cleaner.model import Span

LEVELS = ("error", "warning", "info")
# What a rule can look at: a page to clean, a document whose article can be read, one whose article cannot, and
# what is no text at all.
PAGE = frozenset({"page"})
ARTICLE = frozenset({"article"})
TEXT = PAGE | ARTICLE
OUTPUT = frozenset({"article", "broken"})
UNREADABLE = frozenset({"unreadable"})

Options = Mapping[str, int | str]


class Hit(NamedTuple):
    """One find: a message, and where.

    `span` counts code points of the text that was cleaned; `at` is a JSON Pointer into a document.
    """

    message: str
    span: Span | None = None
    at: str | None = None


class Rule(NamedTuple):
    """One check. `page` is its manual page in Markdown; `options` are their defaults, and `check` takes them.

    A check without options takes the subject alone.
    """

    code: str
    name: str
    level: str
    since: str
    on: frozenset[str]
    options: Options
    page: str
    check: Callable[..., Iterable[Hit]]

    @property
    def summary(self) -> str:
        """The first line of the manual page."""
        return self.page.partition("\n")[0]


def rule(module: ModuleType) -> Rule:
    """The rule that a module describes: NAME, LEVEL, SINCE, ON, OPTIONS, `check` and the docstring."""
    return Rule(
        CODES[module.NAME],
        module.NAME,
        module.LEVEL,
        module.SINCE,
        module.ON,
        getattr(module, "OPTIONS", {}),
        module.__doc__ or "",
        module.check,
    )
