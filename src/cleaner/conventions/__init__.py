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
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from cleaner.conventions.cues import Cues
from cleaner.conventions.expressions import MACROS, any_of
from cleaner.conventions.pattern import Pattern

_HERE = files(__name__)
_MACRO = re.compile(r"\{\{([A-Z_]+)\}\}")
_WORDS_OF_CUE = re.compile(r"(.*)\(\?:(.*)\)(.*)")
# The examples of a pattern, which only tests read: they are half of what there is to parse.
_EXAMPLES = re.compile(r"^(?:matches|rejects) = \[(?:\n(?:[ ].*\n)*\]|.*\])\n", re.MULTILINE)
# Pages print the marks of East Asian text in either width.
_NARROW = str.maketrans("：（），；", ":(),;")
_SCRIPT = re.compile(r'^script = "(\w+)"$', re.MULTILINE)


# Lists whose words have a number: `month-03<TAB>march`. Monday is 1.
_NUMBERED = ("months", "weekdays")


class Words(NamedTuple):
    """The words that are no patterns: role words before names, noise, standing heads, placeholders, offices.

    `edges` are buttons that could be headings in a text: they count above and below it, and beside other buttons.
    `frame` are lines that no text has: links past the menu, labels of advertisements, what stands at a pay wall.
    `byline_labels`, `date_labels` and `update_labels` stand alone above the names and days that they announce.
    `places` are places, standing heads and things that look like names of people: of several capitalised words, or of
    Han characters of which the first is a surname. `unnamed` are last words of such places and things, `Park`.
    `papers` end the names of papers. `cities` stand alone in datelines, `states` (as printed, not case-folded) behind
    any place there.
    `articles` open the names of papers. `unjoined` are Arabic names that begin with the letter for "and". `asks` open
    the questions of an explainer, `talks` are the words for you and me of a conversation. `dated`, `revised`,
    `written`, `sourced` and `edited` are labels: they stand on a line of their own above a day, the day of a change,
    a writer, a paper and an editor. `venues` are labels of the place of an event. `attached`
    opens what belongs to the text although it stands behind the desk: `附：城墙开放时间`.
    """

    roles: frozenset[str]
    noise: frozenset[str]
    edges: frozenset[str]
    frame: frozenset[str]
    byline_labels: frozenset[str]
    date_labels: frozenset[str]
    update_labels: frozenset[str]
    places: frozenset[str]
    unnamed: frozenset[str]
    papers: frozenset[str]
    cities: frozenset[str]
    states: frozenset[str]
    standing: frozenset[str]
    placeholders: frozenset[str]
    sections: frozenset[str]
    related: frozenset[str]
    offices: frozenset[str]
    articles: frozenset[str]
    unjoined: frozenset[str]
    opens: frozenset[str]
    comments: frozenset[str]
    commenting: frozenset[str]
    asks: frozenset[str]
    talks: frozenset[str]
    dated: frozenset[str]
    revised: frozenset[str]
    written: frozenset[str]
    sourced: frozenset[str]
    edited: frozenset[str]
    venues: frozenset[str]
    attached: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]


def _language(file: Traversable) -> str:
    return file.name.removesuffix(".toml")


@cache
def _files() -> dict[str, tuple[Traversable, ...]]:
    """The convention files of each script, told by their heads: parsing a file costs as much as cleaning a page."""
    found: dict[str, list[Traversable]] = {}
    for file in sorted((one for one in _HERE.iterdir() if one.name.endswith(".toml")), key=_language):
        script = named_script(file.read_text("utf-8"))
        if script is None:
            raise ValueError(f"{file.name} names no script")
        found.setdefault(script, []).append(file)
    return {script: tuple(files_) for script, files_ in found.items()}


def named_script(text: str) -> str | None:
    """The script that the head of a convention file names."""
    script = _SCRIPT.search(text)
    return script[1] if script else None


@cache
def of_script(script: str) -> tuple[Pattern, ...]:
    """The patterns of every language of a script, without their examples; `any` are those of all scripts."""
    return tuple(
        pattern
        for file in _files().get(script, ())
        for pattern in _patterns(tomllib.loads(_EXAMPLES.sub("", file.read_text("utf-8"))), _language(file))
    )


def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every language, with its examples."""
    return tuple(
        pattern
        for _, files_ in sorted(_files().items())
        for file in files_
        for pattern in _patterns(tomllib.loads(file.read_text("utf-8")), _language(file))
    )


def _patterns(document: dict[str, Any], language: str) -> Iterator[Pattern]:
    names = names_of_days(language, document["script"])
    return (compiled(entry, document, names) for entry in document.get("pattern", ()))


def compiled(entry: dict[str, Any], document: dict[str, Any], names: dict[str, str] | None = None) -> Pattern:
    """The pattern of one entry of a convention file; raises `KeyError` for a missing key or an unknown macro."""
    macros = MACROS | (names or {}) | document.get("define", {})
    return Pattern(
        entry["id"],
        entry["role"],
        _expanded(entry["regex"], macros),
        entry["where"],
        entry["score"],
        tuple(dict.fromkeys(one for cue in entry["cue"] for one in _literals(_expanded(cue, macros)))),
        tuple(entry.get("matches", ())),
        tuple(entry.get("rejects", ())),
        entry.get("begins", ""),
        entry.get("ends", ""),
        frozenset(entry.get("tags", ())),
    )


def _expanded(regex: str, macros: dict[str, str]) -> str:
    while _MACRO.search(regex):
        regex = _MACRO.sub(lambda name: macros[name[1]], regex)
    return regex


def _literals(cue: str) -> Iterator[str]:
    """The cues that one stands for: a macro of plain words is each of them, a wide mark is a narrow one, too."""
    found = _WORDS_OF_CUE.fullmatch(cue)
    before, named, behind = found.groups() if found else (cue, "", "")
    for word in named.split("|"):
        yield f"{before}{word}{behind}"
        yield f"{before}{word}{behind}".translate(_NARROW)


def names_of_days(language: str, script: str) -> dict[str, str]:
    """`{{MONTH}}` and `{{WEEKDAY}}` out of the language's words; a file for a script has those of its languages."""
    languages = {_language(file) for file in _files().get(script, ())} if language == script else {language}
    named: dict[str, set[str]] = {"MONTH": set(), "WEEKDAY": set()}
    for one, kind, word in _word_rows():
        if one in languages and kind.startswith(("month-", "weekday-")):
            named[kind.partition("-")[0].upper()].add(word)
    return {name: f"(?i:{any_of(words)})" for name, words in named.items() if words}


@cache
def words() -> Words:
    """The word lists of all languages together: a button of the site says in any language that it is one."""
    lists: dict[str, set[str]] = {name: set() for name in Words._fields if name not in _NUMBERED}
    numbered: dict[str, dict[str, int]] = {name: {} for name in _NUMBERED}
    for _, kind, word in _word_rows():
        name, _, number = kind.partition("-")
        if number:
            numbered[f"{name}s"][word] = int(number)
        else:
            lists[kind].add(word)
    return Words(**{name: frozenset(entries) for name, entries in lists.items()}, **numbered)  # type: ignore[arg-type]


@cache
def _word_rows() -> tuple[tuple[str, str, str], ...]:
    """`(language, list, word)` of every `lexicons/words-*.tsv`."""
    found = sorted(one.name for one in (_HERE / "lexicons").iterdir() if one.name.startswith("words-"))
    return tuple((name[6:-4], kind, word) for name in found for kind, word in _rows(name))


@cache
def cues(scripts: frozenset[str]) -> Cues:
    """What pages of a set of scripts are searched for; made once."""
    return Cues(one for script in sorted(scripts | {"any"}) for one in of_script(script))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / "lexicons" / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames, simplified and traditional, of one and two characters."""
    return frozenset(row[0] for row in _rows("surnames-zh.txt"))


@cache
def common_surnames() -> frozenset[str]:
    """The Chinese surnames of most people."""
    return frozenset(row[0] for row in _rows("surnames-zh-common.txt"))


@cache
def han_places() -> frozenset[str]:
    """Provinces, cities and districts in Han characters; some of them look like names of people."""
    return frozenset(row[0] for row in _rows("places-zh.txt"))


@cache
def japanese_surnames() -> frozenset[str]:
    """The most frequent Japanese surnames."""
    return frozenset(row[0] for row in _rows("surnames-ja.txt"))


@cache
def korean_surnames() -> frozenset[str]:
    """Korean surnames of one and two syllables."""
    return frozenset(row[0] for row in _rows("surnames-ko.txt"))


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin, Cyrillic and Arabic letters, case-folded."""
    return frozenset(row[0].casefold() for row in _rows("given-names.txt"))


@cache
def english_given_names() -> frozenset[str]:
    """Given names that are common where English papers are written, case-folded."""
    return frozenset(row[0] for row in _rows("given-names-en.txt"))


@cache
def _sources() -> tuple[tuple[str, str, str], ...]:
    """`(name, kind, "1" where it is also an ordinary word)` of every paper, agency and portal."""
    return tuple((row[0], row[1], row[2]) for name in ("sources-zh.tsv", "sources-intl.tsv") for row in _rows(name))


@cache
def publications() -> dict[str, bool]:
    """Names of papers, agencies and portals; the value says whether the name is also an ordinary word."""
    return {name: ordinary == "1" for name, _, ordinary in _sources()}


@cache
def agencies() -> frozenset[str]:
    """Names of agencies among the publications."""
    return frozenset(name for name, kind, _ in _sources() if kind == "agency")


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The telling small words of each Latin-script language."""
    found: dict[str, set[str]] = {}
    for language, word in _rows("function-words.tsv"):
        found.setdefault(language, set()).add(word)
    return {language: frozenset(entries) for language, entries in found.items()}
