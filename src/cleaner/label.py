"""Units to claims: every convention says what it sees; nobody decides yet."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from cleaner.award import settle
from cleaner.characters import EDGE, trim, width
from cleaner.conventions import cues, words
from cleaner.conventions.pattern import Pattern
from cleaner.finders.figures import page_language
from cleaner.finders.noise import is_edge, is_noise
from cleaner.finders.sources import paper
from cleaner.finders.values import parts
from cleaner.model import Claim, Part, Span
from cleaner.scripts import scripts
from cleaner.units import SHORT, Unit

# Only the edges of long units can hold a label: a dateline, a sign-off, a jump line.
_EDGE = 64
# Units wider than this hold no row of labels.
_WIDEST = 2 * SHORT
# What running text can hold: its edges, or a caption as long as a paragraph.
_OF_LONG = frozenset({"caption", "line-start", "line-end"})
# Code points of a unit that cannot be wider: a character is at most two wide.
_NEVER_WIDE = _WIDEST // 2
# Code points of a date with its weekday and time, and of a paper's name beside it.
_DATED = 80
# The longest caption, in code points.
_CAPTION = 420
_SEPARATORS = re.compile(r"[\s|｜丨·•/／,，;；:：\-—–_()（）\[\]【】<>《》「」…]+")
_LOOSE = re.compile(r"[\s|｜丨·•/／,，\-—–()（）\[\]【】]+")
# What parts a paper from the day beside it.
_PARTING = ",，،、/／·•–—-"
_WORD = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[。！？!?]|\.(?:\s|\Z)")
# A full stop behind the last field says nothing.
_NOTHING = frozenset({"", "."})
# Width of what may be left unexplained in a row of labels.
_REST = 40
_LABELLED = 0.9


def label(text: str, units: Sequence[Unit]) -> list[Claim]:
    """The claims of all conventions, ascending by unit; claims of one unit do not overlap."""
    book = cues(scripts(text))
    spoken = cache(lambda: page_language(text, units))
    found: list[Claim] = []
    # Something stands before every unit: at a distance of one.
    behind = "\n" + text
    for unit in units:
        if unit.kind != "text":
            continue
        start, end = unit.start, unit.end
        long = end - start > _NEVER_WIDE and (end - start > _WIDEST or width(text[start:end]) > _WIDEST)
        if end - start <= 2 * _EDGE:
            seen = book.seen(behind, start + 1, end + 1)
        else:
            seen = book.seen(behind, start + 1, start + 1 + _EDGE) | book.seen(behind, end + 1 - _EDGE, end + 1)
        if seen:
            called = book.called(seen)
            wanted = [one for one in called if (not long or one.where in _OF_LONG) and _fits(one, text, unit, spoken)]
            found += _of_unit(text, units, unit, wanted, short=not long) if wanted else []
    return found


def _fits(pattern: Pattern, text: str, unit: Unit, spoken: Callable[[], str | None]) -> bool:
    """Whether a pattern could match a unit: by its first and last character, and where only one language says so."""
    if pattern.begins and text[unit.start] not in pattern.begins:
        return False
    if pattern.ends and text[unit.end - 1] not in pattern.ends:
        return False
    return "native" not in pattern.tags or _at_home(pattern, text[unit.start : unit.end], spoken)


def _at_home(pattern: Pattern, unit: str, spoken: Callable[[], str | None]) -> bool:
    """Whether a pattern of one language alone sees something, on a page that is in no other one."""
    return pattern.regex.search(unit) is not None and spoken() in {None, pattern.id.partition(".")[0]}


def _of_unit(text: str, units: Sequence[Unit], unit: Unit, patterns: Sequence[Pattern], *, short: bool) -> list[Claim]:
    found = settle(_claims(text, units, unit, patterns))
    if not short:
        return found
    if loose := [one for one in patterns if one.where == "unit"]:
        found = settle(found + list(_in_the_rest(text, units, unit, loose, found)))
    if all("company" in claim.tags for claim in found):
        return []
    found = settle(found + list(_furniture(text, unit, found)))
    rest = _rest(text, unit, found)
    if not rest:
        return found
    if known := list(_publication(text, units, unit, rest)):
        return [*found, *known]
    return [claim for claim in found if _stands_alone(claim, unit, rest)]


def _claims(text: str, units: Sequence[Unit], unit: Unit, patterns: Sequence[Pattern]) -> list[Claim]:
    """What the patterns see in one unit."""
    return [
        Claim(Span(*match.span()), pattern.role, pattern.id, pattern.score, found, pattern.tags)
        for pattern in patterns
        for match in _matches(text, unit, pattern)
        if match.end() > match.start() and (found := parts(text, match, pattern, units)) is not None
    ]


def _matches(text: str, unit: Unit, pattern: Pattern) -> Iterable[re.Match[str]]:
    start, end, where = unit.start, unit.end, pattern.where
    match: re.Match[str] | None = None
    if where == "line" or (where == "caption" and end - start <= _CAPTION):
        match = pattern.regex.fullmatch(text, start, end)
    elif where == "line-start":
        match = pattern.regex.match(text, start, min(end, start + 3 * _EDGE))
    elif where == "line-end":
        match = pattern.regex.search(text, max(start, end - _EDGE), end)
    elif where == "anywhere":
        return pattern.regex.finditer(text, start, end)
    return () if match is None else (match,)


def _in_the_rest(
    text: str, units: Sequence[Unit], unit: Unit, patterns: Sequence[Pattern], found: Sequence[Claim]
) -> Iterator[Claim]:
    """What the weakest patterns see in what the others left: a date that needs no label."""
    gaps = [(start, end) for start, end in _gaps(unit, found) if end - start <= _DATED]
    for pattern in patterns:
        for start, end in gaps:
            match = pattern.regex.search(text, start, end)
            if match and _explained(text, units, Span(start, match.start()), Span(match.end(), end)):
                values = parts(text, match, pattern, units)
                if values is not None:
                    yield Claim(Span(*match.span()), pattern.role, pattern.id, pattern.score, values, pattern.tags)


def _explained(text: str, units: Sequence[Unit], before: Span, behind: Span) -> bool:
    """Whether nothing stands around a match but separators, buttons, or a paper or a section on one side."""
    left = [Span(*trim(text, *side, EDGE + _PARTING)) for side in (before, behind)]
    said = [side for side in left if _LOOSE.sub("", text[side.start : side.end])]
    said = [side for side in said if not is_edge(text[side.start : side.end])]
    return not said or (len(said) == 1 and paper(text, said[0], units) is not None)


def _gaps(unit: Unit, found: Sequence[Claim]) -> list[tuple[int, int]]:
    at, gaps = unit.start, []
    for claim in sorted(found):
        gaps.append((at, claim.span.start))
        at = claim.span.end
    return [(start, end) for start, end in [*gaps, (at, unit.end)] if start < end]


def _rest(text: str, unit: Unit, found: Sequence[Claim]) -> str:
    """What no claim explains, without separators at its edges."""
    gaps = [_SEPARATORS.sub(" ", text[start:end]).strip(" ") for start, end in _gaps(unit, found)]
    return " ".join(gap for gap in gaps if gap not in _NOTHING)


def _furniture(text: str, unit: Unit, found: Sequence[Claim]) -> Iterator[Claim]:
    """Buttons and headings of the site between the fields of a line; beside a day, a word of its edge is one, too."""
    is_button = is_edge if any(claim.role == "date" for claim in found) else is_noise
    for gap in _gaps(unit, found):
        start, end = trim(text, *gap, EDGE)
        if start < end and text[start:end].casefold() in words().sections:
            yield Claim(Span(start, end), "section", "row.section", 0.8, (Part("section", Span(start, end)),))
        elif start < end and _WORD.search(text, start, end) and is_button(text[start:end]):
            yield Claim(Span(start, end), "boilerplate", "noise.words", 0.9, ())


def _stands_alone(claim: Claim, unit: Unit, rest: str) -> bool:
    """Whether a claim holds although its unit says more: a label in a row of labels, an edge of running text."""
    at_edge = claim.span.end == unit.end or claim.span.start == unit.start
    if at_edge and (claim.role in {"dateline", "boilerplate"} or "edge" in claim.tags):
        return True
    return claim.score >= _LABELLED and width(rest) <= _REST and not _SENTENCE.search(rest)


def _publication(text: str, units: Sequence[Unit], unit: Unit, name: str) -> Iterator[Claim]:
    """A known paper or section beside a date needs no label."""
    start = text.find(name, unit.start, unit.end)
    span = Span(start, start + len(name))
    if start >= 0 and (found := paper(text, span, units)) is not None:
        role, rule = ("page", "lexicon.section") if found[0].role == "section" else ("source", "lexicon.publication")
        yield Claim(span, role, rule, 0.85, tuple(found))
