"""Captions among each other: one that stands twice, and one that is all the page says."""

import re
from collections.abc import Iterator

from cleaner.characters import width
from cleaner.finders.names import people, signature
from cleaner.model import Claim, Part, Span
from cleaner.sheet import Sheet
from cleaner.units import SHORT

# Lines behind a caption among which sites print it again: as the picture's alternative text, below the picture.
_NEAR = 2
# Width of an alternative text that could be nothing else.
_ALTERNATIVE = 12
_EDGE = frozenset({"edge"})
_REPORTED = re.compile("报道|報道|報導")


def captions_again(sheet: Sheet) -> Iterator[Claim]:
    """A caption that stands once more right below is a duplicate, and so is its text alone right above it."""
    first: dict[str, int] = {}
    for index, kind in enumerate(sheet.kinds):
        if kind != "caption":
            continue
        yield from _alternative(sheet, index)
        before = first.setdefault(sheet.cores[index], index)
        if before < index <= before + _NEAR:
            part = Part("duplicate", sheet.span(before))
            yield Claim(sheet.span(index), "duplicate", "repeat.caption", 0.99, (part,))


def _alternative(sheet: Sheet, index: int) -> Iterator[Claim]:
    """The line above a caption that says the same without the credit: the picture's alternative text."""
    said = next((one for claim in sheet.by_unit[index] if (one := _part(claim, "caption"))), None)
    if said is None or index == 0 or sheet.kinds[index - 1] != "short":
        return
    if sheet.cores[index - 1] == _text(sheet, said) and width(sheet.cores[index - 1]) >= _ALTERNATIVE:
        part = Part("duplicate", said.span)
        yield Claim(sheet.span(index - 1), "duplicate", "repeat.caption", 0.99, (part,))


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
