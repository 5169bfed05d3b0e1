"""The conventions of the press as data: one TOML file a language, word lists beside it, and their loader.

A pattern is `id`, `role`, `regex`, `where`, `score` and examples; the loader's tests prove the examples.
Named groups of a regex are roles; whatever else it matches is label words. Adding a newspaper or a
language touches no code.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from cleaner.conventions.expressions import MACROS

_HERE = files(__name__)
_MACRO = re.compile(r"\{\{([A-Z_]+)\}\}")


class Pattern(NamedTuple):
    """One convention.

    `where`: `line` (the whole of a short unit), `unit` (all that other conventions leave of it), `caption`
    (the whole of a unit of any length), `line-start`, `line-end`, or `anywhere` in a short unit. `ends` are the
    characters that the unit must end in, where only those can; `company` marks what holds only beside another field.
    """

    id: str
    role: str
    expression: str
    where: str
    score: float
    cues: tuple[str, ...]
    matches: tuple[dict[str, str], ...]
    rejects: tuple[str, ...]
    ends: str = ""
    company: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a cue first asks for it: most pages need few of the patterns."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


class Words(NamedTuple):
    """The words that are no patterns: role words before names, noise, standing heads, placeholders."""

    roles: frozenset[str]
    noise: frozenset[str]
    standing: frozenset[str]
    placeholders: frozenset[str]
    sections: frozenset[str]
    related: frozenset[str]
    months: dict[str, int]


@cache
def _documents() -> tuple[dict[str, Any], ...]:
    found = sorted((one for one in _HERE.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(tomllib.loads(one.read_text("utf-8")) for one in found)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every language: conventions apply by what stands there, not behind a language guess."""
    return tuple(pattern for document in _documents() for pattern in _patterns(document))


def _patterns(document: dict[str, Any]) -> Iterator[Pattern]:
    macros = MACROS | document.get("define", {})
    for entry in document.get("pattern", ()):
        yield Pattern(
            entry["id"],
            entry["role"],
            _expanded(entry["regex"], macros),
            entry["where"],
            entry["score"],
            tuple(entry["cue"]),
            tuple(entry.get("matches", ())),
            tuple(entry.get("rejects", ())),
            entry.get("ends", ""),
            entry.get("company", False),
        )


def _expanded(regex: str, macros: dict[str, str]) -> str:
    while "{{" in regex:
        regex = _MACRO.sub(lambda name: macros[name[1]], regex)
    return regex


@cache
def words() -> Words:
    """The word lists of all languages together."""
    lists: dict[str, set[str]] = {name: set() for name in Words._fields if name != "months"}
    months: dict[str, int] = {}
    for document in _documents():
        for name, entries in document.get("words", {}).items():
            lists[name] |= {entry.casefold() for entry in entries}
        for number, names in document.get("months", {}).items():
            months |= {name.casefold(): int(number) for name in names}
    return Words(months=months, **{name: frozenset(entries) for name, entries in lists.items()})


# What running text can hold: its edges, or a caption as long as a paragraph.
OF_LONG = frozenset({"caption", "line-start", "line-end"})


@cache
def cues(*, long: bool = False) -> re.Pattern[str]:
    """One search for every word that can begin a convention; what it does not find, no pattern would.

    `long`: only for the patterns that running text can hold, a third of the words and an eighth of the time.
    """
    wanted = {cue for pattern in patterns() if not long or pattern.where in OF_LONG for cue in pattern.cues}
    return re.compile(_trie(sorted(wanted, key=lambda cue: (-len(cue), cue))))


def _trie(literals: list[str]) -> str:
    """An alternation that branches once a character; twice as fast as trying three hundred words in turn."""
    branches: dict[str, list[str]] = {}
    for literal in literals:
        if literal:
            branches.setdefault(literal[0], []).append(literal[1:])
    found = "|".join(re.escape(first) + _trie(rest) for first, rest in sorted(branches.items()))
    if "" in literals:
        return f"(?:{found})?" if found else ""
    return f"(?:{found})"


@cache
def by_cue() -> dict[str, tuple[Pattern, ...]]:
    """The patterns that a cue may begin; a cue that begins with another one calls for both."""
    literals = {cue for pattern in patterns() for cue in pattern.cues}
    return {
        literal: tuple(one for one in patterns() if any(literal.startswith(cue) for cue in one.cues))
        for literal in literals
    }


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / "lexicons" / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames, simplified and traditional, of one and two characters."""
    return frozenset(row[0] for row in _rows("surnames-zh.txt"))


@cache
def publications() -> dict[str, bool]:
    """Names of papers, agencies and portals; the value says whether the name is also an ordinary word."""
    return {row[0]: row[2] == "1" for name in ("sources-zh.tsv", "sources-intl.tsv") for row in _rows(name)}


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The telling small words of each Latin-script language."""
    found: dict[str, set[str]] = {}
    for language, word in _rows("function-words.tsv"):
        found.setdefault(language, set()).add(word)
    return {language: frozenset(entries) for language, entries in found.items()}
