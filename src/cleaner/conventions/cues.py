"""The words that begin a convention: one search of a text for all of them, and the patterns that they call for."""

from collections.abc import Iterable
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from cleaner.conventions.pattern import Pattern


class Cues:
    """One search for every word that can begin a convention; what it does not find, no pattern would.

    A cue that begins with a small letter counts only where a word begins.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = sorted(patterns, key=attrgetter("id"))
        callers: dict[str, set[int]] = {}
        for index, pattern in enumerate(self._patterns):
            for cue in pattern.cues:
                callers.setdefault(cue.lstrip(" "), set()).add(index)
        self._called = list(callers.values())
        self._are_words = [cue[0].isalpha() and cue[0].islower() for cue in callers]
        self._found = AhoCorasick(callers).find_matches_as_indexes

    def seen(self, text: str, start: int, end: int) -> set[int]:
        """The cues in `text[start:end]`, by number; the character before `start` tells whether a word begins there."""
        piece, are_words = text[start - 1 : end], self._are_words
        found = self._found(piece, overlapping=True)
        return {cue for cue, at, _ in found if at and not (are_words[cue] and piece[at - 1].isalpha())}

    def called(self, seen: Iterable[int]) -> list[Pattern]:
        """The patterns that cues call for, in the order of their ids."""
        called: set[int] = set().union(*(self._called[cue] for cue in seen))
        return [self._patterns[index] for index in sorted(called)]
