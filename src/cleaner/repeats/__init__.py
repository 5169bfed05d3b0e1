"""What a page says twice: normalise, fingerprint, link, extend, chain, align, judge, choose."""

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.intervals import Intervals
from cleaner.model import Copy, Repeats, Thresholds
from cleaner.repeats.chain import Chain, chains
from cleaner.repeats.choose import copies
from cleaner.repeats.decide import Passage, Scale, judge, may_count
from cleaner.repeats.interleaved import interleaved
from cleaner.repeats.keep import kept
from cleaner.repeats.link import matches
from cleaner.repeats.normalise import Normal
from cleaner.repeats.resolve import apart, resolve

# Passages judged on one page, the longest first. Five hundred copies of a body are five hundred chains.
_MOST = 1000
# Looks at a page: copies within copies within copies.
_ROUNDS = 4
_MEASURED = Thresholds()


class _Look(NamedTuple):
    """What one look at a page shows; `more`: whether another look could show more."""

    copies: list[Copy]
    more: bool
    normal: Normal
    chains: list[Chain]
    reasons: dict[int, str]


def find(text: str, dedup: str = "normal", thresholds: Thresholds = _MEASURED) -> Repeats:
    """What a page says twice. `dedup` is off, normal or strict (only equal wording goes).

    A copy may hold copies: what is left of the page is looked at again, until nothing more is said twice.
    """
    found: list[Copy] = []
    if dedup == "off":
        return Repeats(found, [])
    end = "\n" if "\r" in text else "\r"  # other than the page's own, which the line ends of a copy would equal
    for _ in range(_ROUNDS):
        look = _look(text, thresholds, strict=dedup == "strict")
        found += [part for copy in look.copies for part in apart(copy, found)]
        if not look.copies or not look.more:
            break
        text = _blanked(text, look.copies, end)
    stay = kept(look.normal, look.chains, look.copies, look.reasons) if look.chains else []
    return Repeats(resolve(found) if len(found) > 1 else found, stay)


def _look(text: str, thresholds: Thresholds, *, strict: bool) -> _Look:
    normal = Normal(text)
    found = chains(matches(normal.text, normal.to_line))
    if not found:
        return _Look([], more=False, normal=normal, chains=[], reasons={})
    scale = Scale(normal, normal.bytes, thresholds, strict)
    longest = sorted((chain for chain in found if may_count(scale, chain)), key=_by_length)[:_MOST]
    reasons: dict[int, str] = {}
    judged = list(_judged(scale, longest, reasons))
    passages = _disjoint([*judged, *interleaved(scale, found)])
    return _Look(copies(normal, passages, scale.total), len(longest) > 1, normal, found, reasons)


def _blanked(text: str, copies: list[Copy], end: str) -> str:
    """The page without the copies, every other character in its place; `end` is a line end."""
    pieces, at = [], 0
    for copy in sorted(copies, key=lambda one: one.span):
        pieces += [text[at : copy.span.start], end * (copy.span.end - copy.span.start)]
        at = copy.span.end
    return "".join([*pieces, text[at:]])


def _disjoint(passages: list[Passage]) -> list[Passage]:
    """The largest of the passages whose later copies overlap: two chains may lead to one copy."""
    taken: list[Passage] = []
    known = Intervals()
    for passage in sorted(passages, key=lambda one: (-one.bytes, one.b[0].start)):
        bounds = passage.b[0].start, passage.b[-1].end
        if not known.touches(*bounds):
            known.add(*bounds)
            taken.append(passage)
    return taken


def _judged(scale: Scale, longest: list[Chain], reasons: dict[int, str]) -> Iterator[Passage]:
    """The passages of chains, longest first; a chain inside a passage that another one led to is a part of it.

    Fills in `reasons`: why a chain is none, by the start of its later copy.
    """
    known = Intervals()
    for chain in longest:
        if known.covers(*chain.b):
            continue
        passage = judge(scale, chain)
        if isinstance(passage, str):
            reasons[chain.b[0]] = passage
        else:
            known.add(passage.runs[0].b, passage.runs[-1].b + passage.runs[-1].length)
            yield passage


def _by_length(chain: Chain) -> tuple[int, int]:
    return -chain.equal, chain.b[0]
