"""The words that begin a convention: one search of a text for all of them, and the patterns that they call for."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from cleaner.conventions.pattern import Pattern

# What may stand before a word: listed, because classes of Unicode are searched for at a third of the speed.
_BEFORE_WORD = "[\\x00-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2000-\u206f\u3000-\u3003\uff00-\uff0f]"


# ASCII characters at the end of a cue in which another one may begin; of other scripts, one is enough.
_OVERLAP = 3


class Cues:
    """One search for every word that can begin a convention; what it does not find, no pattern would.

    Most characters of a text are small letters: a cue that begins with one is only looked for where a word begins,
    and the others pass over them, which is three times as fast. A space before a cue is left out: a search that has
    to stop at every space takes twice as long.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(sorted(patterns, key=attrgetter("id")))
        self._called: dict[str, tuple[Pattern, ...]] = {}
        cues = {cue.lstrip(" ") for pattern in self._patterns for cue in pattern.cues}
        words_ = {cue for cue in cues if cue[0].isalpha() and cue[0].islower()}
        self._signs = re.compile(trie(longest_first(cues - words_)))
        self._words = re.compile(f"{_BEFORE_WORD}(?=({trie(longest_first(words_))}))") if words_ else None

    def seen(self, text: str, start: int, end: int) -> list[str]:
        """The cues in `text[start:end]`; a word begins where no letter stands before it, which `start` must have."""
        found: list[str] = self._signs.findall(text, start, end)
        return found + self._words.findall(text, start - 1, end) if self._words else found

    def called(self, seen: Iterable[str]) -> Sequence[Pattern]:
        """The patterns that cues call for, in the order of their ids."""
        cues = set(seen)
        if len(cues) == 1:
            return self._called_by(cues.pop())
        found = {one.id: one for cue in cues for one in self._called_by(cue)}
        return [found[name] for name in sorted(found)]

    def _called_by(self, cue: str) -> tuple[Pattern, ...]:
        """The patterns that one cue calls for; one that holds another cue, or its beginning, calls for both."""
        found = self._called.get(cue)
        if found is None:
            wanted = (one for one in self._patterns if any(_hides(cue, each.lstrip(" ")) for each in one.cues))
            found = self._called[cue] = tuple(wanted)
        return found


def _hides(cue: str, other: str) -> bool:
    """Whether another cue may stand where one was found: searches do not overlap, `(REUTERS` ends within `REUTERS/`.

    Of a mark and a letter the letter may begin another one: `(K` stands in `(Kuva:`.
    """
    if other in cue:
        return True
    marked = len(cue) < _OVERLAP and not cue[0].isalnum()
    least = _OVERLAP if cue.isascii() and not marked else 1
    return cue[-least:] in other and any(other.startswith(cue[at:]) for at in range(1, len(cue) - least + 1))


def longest_first(literals: Iterable[str]) -> list[str]:
    """Literals in an order in which none hides a longer one."""
    return sorted(literals, key=lambda literal: (-len(literal), literal))


def trie(literals: list[str]) -> str:
    """An alternation that branches once a character; twice as fast as trying three hundred words in turn."""
    branches: dict[str, list[str]] = {}
    for literal in literals:
        if literal:
            branches.setdefault(literal[0], []).append(literal[1:])
    found = "|".join(re.escape(first) + trie(rest) for first, rest in sorted(branches.items()))
    if "" in literals:
        return f"(?:{found})?" if found else ""
    # A group a character doubles the time that the expression takes to compile.
    return found if len(branches) == 1 else f"(?:{found})"
