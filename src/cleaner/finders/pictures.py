"""Captions among each other: one that stands twice, and one that is all the page says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.characters import ends_sentence, width
from cleaner.finders.names import people, signature
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet
from cleaner.units import SHORT, contiguous

# Lines behind a caption among which sites print it again: as the picture's alternative text, below the picture.
_NEAR = 2
# Code points of a picture's words, and paragraphs of the text whose gaps are looked at.
_LONGEST, _PAIRS = 320, 8
_SAID = frozenset({"short", "prose"})
# The credit of these words stands on the next line.
_CREDITED = frozenset({"credited"})
_EDGE = frozenset({"edge"})
_REPORTED = re.compile("报道|報道|報導")


def words_above(sheet: Sheet) -> Iterator[Claim]:
    """The words of a picture above a credit that stands alone: said twice on the page, or on the line right above it.

    Where paragraphs have gaps between them, no other line stands right above a credit.
    """
    alone = [index for index, claims in enumerate(sheet.by_unit) if claims and index and _is_credit_alone(claims)]
    said = Counter(sheet.cores) if alone else {}
    first: dict[str, int] = {}
    for index in alone:
        above, core = index - 1, sheet.cores[index - 1]
        if not _may_be_words(sheet, above):
            continue
        if core in first:
            if sheet.cores[index] == sheet.cores[first[core] + 1]:
                yield _again(sheet, index, first[core] + 1)
        elif said[core] > 1 or _stands_closely(sheet, above):
            first[core], span = above, sheet.span(above)
            yield Claim(span, "caption", "picture.words-above", 0.85, (Part("caption", span),), _CREDITED)
    for index, core in enumerate(sheet.cores) if first else ():
        if first.get(core, index) != index and _may_be_words(sheet, index):
            yield _again(sheet, index, first[core])


def _is_credit_alone(claims: Sequence[Claim]) -> bool:
    """Whether a line says who took a picture, and nothing of it."""
    return len(claims) == 1 and claims[0].role == "caption" and all(one.role == "credit" for one in claims[0].parts)


def _may_be_words(sheet: Sheet, index: int) -> bool:
    """Whether a line is a sentence that nothing claims: a headline stands above a picture, too."""
    core = sheet.cores[index]
    return not sheet.by_unit[index] and len(core) <= _LONGEST and ends_sentence(core) and sheet.kinds[index] in _SAID


def _stands_closely(sheet: Sheet, index: int) -> bool:
    """Whether a line stands right above the next one, where no paragraph of the text does."""
    if not contiguous(sheet.text, *sheet.units[index : index + 2]):
        return False
    pairs = [one for one, two in pairwise(sheet.prose) if two == one + 1 and index not in (one, two)]
    text = [sheet.units[one : one + 2] for one in [at for at in pairs if at > index] or pairs]
    return bool(text) and not any(contiguous(sheet.text, *pair) for pair in text[:_PAIRS])


def _again(sheet: Sheet, index: int, before: int) -> Claim:
    part = Part("duplicate", sheet.span(before))
    return Claim(sheet.span(index), "duplicate", "repeat.caption", 0.99, (part,))


def captions_again(sheet: Sheet) -> Iterator[Claim]:
    """A caption that stands once more right below is a duplicate, and so are its words alone right above it."""
    first: dict[str, int] = {}
    for index, kind in enumerate(sheet.kinds):
        if kind != "caption":
            continue
        yield from _alternative(sheet, index)
        before = first.setdefault(sheet.cores[index], index)
        if before < index <= before + _NEAR:
            yield _again(sheet, index, before)


def _alternative(sheet: Sheet, index: int) -> Iterator[Claim]:
    """The line above a caption that says the same without the credit; on the first line it is the headline."""
    words = next((part for claim in sheet.by_unit[index] if (part := _part(claim, "caption"))), None)
    headed = index and not _SAID.isdisjoint(sheet.kinds[: index - 1]) and sheet.kinds[index - 1] in _SAID
    if words and headed and sheet.cores[index - 1] == _text(sheet, words):
        yield Claim(sheet.span(index - 1), "duplicate", "repeat.alt", 0.99, (Part("duplicate", words.span),))


def told_by_its_picture(sheet: Sheet) -> Sheet:
    """A page whose only text has a credit behind it: the text is the article, and the credit its photographer's."""
    if sheet.prose:
        return sheet
    texts = [(claim, _part(claim, "caption"), _part(claim, "credit")) for claim in sheet.claims]
    long = [(claim, said, credit) for claim, said, credit in texts if said and width(_text(sheet, said)) > SHORT]
    if len(long) != 1:
        return sheet
    claim, said, credit = long[0]
    left = [one for one in sheet.claims if one is not claim]
    if said and credit and said.span.end <= credit.span.start:
        span = Span(said.span.end, claim.span.end)
        left.append(Claim(span, "photographer", claim.rule, claim.score, _signed(sheet, span, credit), _EDGE))
    return Sheet(sheet.text, sheet.units, left)


def _signed(sheet: Sheet, span: Span, credit: Part) -> tuple[Part, ...]:
    """Who took the picture; behind `摄影报道` the name is the writer's, too."""
    named = signature(_text(sheet, credit)) if _REPORTED.search(sheet.text, *span) else None
    if named is None or not named.people:
        return (Part("photographer", credit.span, credit.value),)
    return people(credit.span.start, named)


def _part(claim: Claim, role: str) -> Part | None:
    return next((part for part in claim.parts if claim.role == "caption" and part.role == role), None)


def _text(sheet: Sheet, part: Part) -> str:
    return sheet.text[part.span.start : part.span.end]
