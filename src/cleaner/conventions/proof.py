"""Whether a convention file may be used: every rule complete, every example proved, nothing that a page could stall."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from cleaner.conventions import compiled, named_script, names_of_days
from cleaner.conventions.cues import Cues
from cleaner.conventions.pattern import Pattern
from cleaner.scripts import OF_CONVENTIONS

WHERE = frozenset({"line", "unit", "caption", "line-start", "line-end", "anywhere"})
# What a claim may be, and what a named group may hold. What they do with their characters is code.
ROLES = frozenset(
    {"boilerplate", "byline", "caption", "correction", "date", "dateline", "deck", "editors", "original-title", "page"}
    | {"kicker", "photographer", "place", "source", "updated"}
)
GROUPS = frozenset(
    {
        "agency",
        "ahead",
        "byline",
        "caption",
        "correction",
        "credit",
        "date",
        "dateline",
        "deck",
        "editors",
        "glued",
        "era",
        "kicker",
        "known",
        "numeric",
        "original",
        "outlet",
        "page",
        "photographer",
        "placed",
        "release",
        "reporters",
        "said",
        "section",
        "source",
        "taken",
        "time",
        "updated",
        "weekday",
        "wire",
        "writers",
    }
    | {"person"}
)
# What else is known of a rule: docs/architecture.md says what each means.
TAGS = frozenset(
    {
        "about",
        "announces",
        "bare",
        "company",
        "dated",
        "desk",
        "ears",
        "edge",
        "house",
        "jump",
        "known-names",
        "label",
        "native",
    }
    | {"person", "press", "proved", "rights"}
)
_KEYS = ("id", "role", "regex", "where", "score", "cue")
# An open repetition at the start tries every place of the page; one inside another every way to part it.
_OPEN_START = re.compile(r"(?:\(\?[:P<>\w]*)*\.[*+]")
_NESTED = re.compile(r"\((?:\?:)?(?:\\.|\[[^\]]*\]|[^()\\*+?|])[*+]\)[*+]")


def problems(text: str, language: str = "") -> Iterator[str]:
    """What is wrong with a convention file, `rule: reason` each; nothing where it may be used.

    `language` names the word list that the file's months and weekdays come from.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        yield f"no TOML: {problem}"
        return
    if (script := named_script(text)) not in OF_CONVENTIONS:
        yield f'a line script = "…" has to name one of {", ".join(sorted(OF_CONVENTIONS))}, not {script}'
    for number, entry in enumerate(document.get("pattern", ()), 1):
        name = entry.get("id", f"pattern {number}")
        missing = [key for key in _KEYS if key not in entry]
        if missing:
            yield f"{name}: no {', '.join(missing)}"
        else:
            yield from (f"{name}: {reason}" for reason in _of_rule(entry, document, language))


def _of_rule(entry: dict[str, Any], document: dict[str, Any], language: str) -> Iterator[str]:
    if entry["role"] not in ROLES:
        yield f"unknown role {entry['role']!r}"
    if entry["where"] not in WHERE:
        yield f"unknown place {entry['where']!r}; known are {', '.join(sorted(WHERE))}"
    if unknown := set(entry.get("tags", ())) - TAGS:
        yield f"unknown tag {', '.join(sorted(unknown))}; known are {', '.join(sorted(TAGS))}"
    if not entry.get("matches"):
        yield "no examples"
    try:
        pattern = compiled(entry, document, names_of_days(language, document.get("script", "any")))
        regex = pattern.regex
    except re.error as problem:
        yield f"bad regex: {problem}"
    except KeyError as problem:
        yield f"unknown macro {problem}"
    else:
        yield from _of_regex(pattern, regex)


def _of_regex(pattern: Pattern, regex: re.Pattern[str]) -> Iterator[str]:
    if unknown := set(regex.groupindex) - GROUPS:
        yield f"unknown group {', '.join(sorted(unknown))}"
    if _OPEN_START.match(pattern.expression) or _NESTED.search(pattern.expression):
        yield "bad regex: an open repetition at its start, or one inside another"
    for example in pattern.matches:
        yield from _of_example(pattern, example)


def _of_example(pattern: Pattern, example: dict[str, str]) -> Iterator[str]:
    found = match(pattern, example["text"])
    if not Cues([pattern]).seen("\n" + example["text"], 1, len(example["text"]) + 1):
        yield f"example {example['text']!r} holds no cue"
    if pattern.begins and example["text"][0] not in pattern.begins:
        yield f"example {example['text']!r} does not begin as said"
    if pattern.ends and example["text"][-1] not in pattern.ends:
        yield f"example {example['text']!r} does not end as said"
    if found is None:
        yield f"example {example['text']!r} does not match"
        return
    for name, value in example.items():
        if name != "text" and (found.groupdict().get(name) or "").strip(" ") != value:
            yield f"example {example['text']!r}: {name} is {found.groupdict().get(name)!r}, not {value!r}"


def match(pattern: Pattern, text: str) -> re.Match[str] | None:
    """A pattern's match in a unit, where it may stand."""
    if pattern.where in {"line", "caption", "unit"}:
        return pattern.regex.fullmatch(text)
    return pattern.regex.match(text) if pattern.where == "line-start" else pattern.regex.search(text)
