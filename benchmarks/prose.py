"""Composed articles: prose from the grammars in `prose/`, in which no sentence stands twice by accident."""

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent / "prose"
LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"[^.!?\u3002\uff01\uff1f]+(?:[.!?\u3002\uff01\uff1f]+[”»’]?|\Z)")
# One article in so many holds a passage of literature.
_PASSAGES = 3


@cache
def _grammar(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


class Writer:
    """Writes in one language; equal seeds write equal texts."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.language, self.rng = language, rng
        grammar = _grammar(language)
        self.joint: str = grammar["joint"]
        self.quotes: tuple[str, str] = tuple(grammar["quotes"])
        self._rules: dict[str, list[str]] = grammar["rules"]
        self._passages = [passage["text"].strip().split("\n") for passage in grammar["passage"]]
        self._capital: bool = grammar["capital"]
        self._said: set[str] = set()

    def draw(self, rule: str) -> str:
        """One alternative of a rule, its slots filled."""
        return _SLOT.sub(lambda slot: self.draw(slot[1]), self.rng.choice(self._rules[rule]))

    def fresh(self, rule: str, *, capital: bool = True) -> str:
        """What was not drawn before, with a capital where the language has them."""
        while (text := self.draw(rule)) in self._said:
            pass
        self._said.add(text)
        start = 1 if text[0] in "“«" else 0
        return text[:start] + text[start].upper() + text[start + 1 :] if capital and self._capital else text

    def paragraph(self, sentences: int) -> list[str]:
        """Sentences that belong together."""
        return [self.fresh("sentence") for _ in range(sentences)]

    def article(self, characters: int) -> list[list[str]]:
        """Paragraphs of sentences, about so many characters in all."""
        found: list[list[str]] = []
        while sum(len(sentence) for paragraph in found for sentence in paragraph) < characters:
            found.append(self.paragraph(self.rng.randint(1, 6)))
        if self._passages and self.rng.randrange(_PASSAGES) == 0:
            passage = self._passages.pop(self.rng.randrange(len(self._passages)))
            at = self.rng.randrange(len(found))
            found[at : at + 1] = [_sentences(paragraph) for paragraph in passage]
        return found


def _sentences(paragraph: str) -> list[str]:
    return [found[0].strip(" ") for found in _SENTENCE.finditer(paragraph)]
