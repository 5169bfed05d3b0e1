"""Pages with planted copies: how a page lays them out, one variant each."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from copies import (
    Bit,
    Copy,
    decomposed,
    edited,
    joined,
    one_a_line,
    paragraphs,
    piped,
    rewidened,
    truncated,
    unique,
)
from prose import Writer

# Characters of an article, and of each paragraph that has to be long.
_SIZES = (300, 6000)
_LONG = 400


@dataclass
class Page:
    """A page under construction: its pieces, and where each atom stands."""

    language: str
    pieces: list[str] = field(default_factory=list)
    atoms: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    length: int = 0

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self.pieces)

    def add(self, *parts: str | Copy) -> "Page":
        """Append plain text and copies."""
        for part in parts:
            for bit in [Bit(part, None, "")] if isinstance(part, str) else part:
                if bit.atom is not None:
                    self.atoms.setdefault(bit.atom, []).append((self.length, self.length + len(bit.text)))
                self.pieces += [bit.text, bit.tail]
                self.length += len(bit.text) + len(bit.tail)
        return self


class Draft:
    """An article, and all that can stand around it."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.writer, self.rng = Writer(language, rng), rng
        self.joint = self.writer.joint
        self._atoms = 0

    def copy(self, characters: int | None = None) -> Copy:
        """An article of so many characters, else of any usual length."""
        size = characters or round(self.rng.triangular(*_SIZES, 1500))
        return self.bits(self.writer.article(size))

    def bits(self, paragraphs: Iterable[list[str]]) -> Copy:
        """Paragraphs on lines, each sentence a bit."""
        found: Copy = []
        for paragraph in paragraphs:
            for at, sentence in enumerate(paragraph, 1):
                self._atoms += 1
                found.append(Bit(sentence, self._atoms, "\n" if at == len(paragraph) else self.joint))
        return found

    def long_paragraph(self, characters: int = _LONG) -> Copy:
        """One paragraph on one line."""
        return joined(self.copy(characters), self.joint)

    def other(self) -> str:
        """A paragraph that stands on the page once."""
        return self.joint.join(self.writer.paragraph(self.rng.randint(1, 4))) + "\n"

    def headline(self) -> str:
        """A headline's line."""
        return self.writer.fresh("headline") + "\n"

    def between(self) -> str:
        """What parts two copies: nothing, pipes, a headline and a date, other prose, a label without a line end."""
        date = f"20{self.rng.randint(10, 24)}-0{self.rng.randint(1, 9)}-{self.rng.randint(10, 28)}"
        return self.rng.choice(
            [
                "",
                "|\n",
                f"|\n{self.headline()}|\n|\n",
                f"{self.headline()}|\n{date}\n|\n",
                self.other(),
                self.other() + self.other(),
                f"|\n( {date} ) ",
            ]
        )

    def page(self) -> Page:
        """An empty page."""
        return Page(self.writer.language)

    def around(self, one: Copy, two: Copy) -> Page:
        """Both copies on a page, in either order, between the usual furniture."""
        first, second = self.rng.sample([one, two], 2)
        page = self.page()
        if self.rng.random() < 0.7:
            page.add(self.headline(), self.rng.choice(["", "|\n"]))
        page.add(first, self.between(), second)
        return page.add(self.other()) if self.rng.random() < 0.3 else page


def _exact(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, copy)


def _giant_line(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, joined(copy, draft.joint))


def _sentence_lines(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, one_a_line(copy))


def _width(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, rewidened(copy, draft.writer.language))


def _normal_form(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, decomposed(copy))


def _edits(share: float) -> Callable[[Draft], Page]:
    def plant(draft: Draft) -> Page:
        copy = draft.copy()
        return draft.around(copy, edited(copy, share, draft.rng))

    return plant


def _mixed(share: float) -> Callable[[Draft], Page]:
    """Cut otherwise, pipes inside, other punctuation, and edits."""

    def plant(draft: Draft) -> Page:
        copy = draft.copy()
        other = edited(rewidened(copy, draft.writer.language), share, draft.rng)
        shapes: list[Callable[[], Copy]] = [
            lambda: joined(other, draft.joint),
            lambda: piped(other, draft.rng),
            lambda: piped(one_a_line(other), draft.rng),
        ]
        return draft.around(copy, draft.rng.choice(shapes)())

    return plant


def _truncated(draft: Draft) -> Page:
    whole, part = truncated(draft.copy(), draft.rng.uniform(0.3, 0.8))
    end = Bit("", None, draft.rng.choice(["\n", "…\n", "...\n"]))
    return draft.around(whole, [*part, end])


def _summary(draft: Draft) -> Page:
    """The first paragraph above the headline, and again where the body begins."""
    lede, rest = draft.long_paragraph(), draft.copy(1200)
    return draft.page().add(lede, draft.between(), draft.headline(), lede, unique(rest))


def _three(draft: Draft) -> Page:
    copy = draft.copy()
    variants = [copy, joined(copy, draft.joint), copy]
    page = draft.page().add(draft.headline())
    for each in variants:
        page.add(each, draft.between())
    return page


def _alternating(draft: Draft) -> Page:
    pair = draft.long_paragraph() + draft.long_paragraph()
    return draft.page().add(draft.headline(), pair, pair)


def _interleaved(draft: Draft) -> Page:
    page = draft.page().add(draft.headline())
    for paragraph in paragraphs(draft.copy()):
        page.add(paragraph, paragraph)
    return page


def _overlapping(draft: Draft) -> Page:
    """The first two thirds, then the last two thirds."""
    parts = [draft.bits(draft.writer.article(draft.rng.randint(400, 1500))) for _ in range(3)]
    first, middle, last = unique(parts[0]), parts[1], unique(parts[2])
    return draft.page().add(draft.headline(), first, middle, draft.between(), middle, last)


def _nested(draft: Draft) -> Page:
    """A body twice, in each of which a paragraph stands twice."""
    start, inner, end = draft.copy(600), draft.long_paragraph(), draft.copy(600)
    body = [*start, *inner, *end, *inner]
    return draft.page().add(draft.headline(), body, draft.between(), body)


def _pipes_inside(draft: Draft) -> Page:
    copy = draft.copy()
    return draft.around(copy, piped(copy, draft.rng))


def _one_paragraph(draft: Draft) -> Page:
    """One long paragraph of an article, again further down."""
    paragraph = draft.long_paragraph(draft.rng.randint(400, 1000))
    before, between, after = (unique(draft.copy(draft.rng.randint(300, 900))) for _ in range(3))
    return draft.page().add(draft.headline(), before, paragraph, between, paragraph, after)


def _own_sentence(draft: Draft) -> Page:
    """One copy says a sentence more, in its middle."""
    copy = draft.copy()
    at = draft.rng.randrange(1, len(copy)) if len(copy) > 1 else 0
    own = Bit(draft.writer.fresh("sentence"), None, draft.joint)
    return draft.around(copy, [*copy[:at], own, *copy[at:]])


def _no_copy(draft: Draft) -> Page:
    return draft.page().add(draft.headline(), draft.copy(), draft.between(), draft.copy())


VARIANTS: dict[str, Callable[[Draft], Page]] = {
    "exact": _exact,
    "lines / giant line": _giant_line,
    "lines / sentence a line": _sentence_lines,
    "punctuation width": _width,
    "NFC / NFD": _normal_form,
    "edits 1 %": _edits(0.01),
    "edits 3 %": _edits(0.03),
    "edits 5 %": _edits(0.05),
    "edits 10 %": _edits(0.10),
    "cut, pipes, width, 2 %": _mixed(0.02),
    "cut, pipes, width, 5 %": _mixed(0.05),
    "truncated to 30-80 %": _truncated,
    "a sentence more": _own_sentence,
    "lede as summary": _summary,
    "three copies": _three,
    "p1 p2 p1 p2": _alternating,
    "line by line": _interleaved,
    "overlapping": _overlapping,
    "nested": _nested,
    "pipes inside": _pipes_inside,
    "one long paragraph": _one_paragraph,
    "no copy": _no_copy,
}


def planted(variant: str, language: str, seed: int) -> Page:
    """The page of a variant that a seed makes."""
    rng = random.Random(f"{variant} {language} {seed}")
    return VARIANTS[variant](Draft(language, rng))
