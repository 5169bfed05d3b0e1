"""What a page says twice: normalise, fingerprint, link, extend, chain, align, judge, choose."""

from collections.abc import Iterator

from cleaner.model import Copy
from cleaner.repeats.chain import Chain, chains
from cleaner.repeats.choose import copies
from cleaner.repeats.decide import Passage, judge, may_count
from cleaner.repeats.interleaved import interleaved
from cleaner.repeats.link import matches
from cleaner.repeats.normalise import Normal

# Passages judged on one page, the longest first. Five hundred copies of a body are five hundred chains.
_MOST = 1000


def find(text: str, dedup: str = "normal") -> list[Copy]:
    """The copies on a page that go, ascending and disjoint. `dedup` is off, normal or strict (equal wording only)."""
    if dedup == "off":
        return []
    normal = Normal(text)
    found = chains(matches(normal.text))
    if not found:
        return []
    total = len(normal.text.encode("utf-8", "surrogatepass"))
    longest = sorted((chain for chain in found if may_count(normal.text, chain, total)), key=_by_length)[:_MOST]
    judged = list(_judged(normal, longest, total, strict=dedup == "strict"))
    passages = _disjoint([*judged, *interleaved(normal, found, total)])
    return copies(normal, passages, total)


def _disjoint(passages: list[Passage]) -> list[Passage]:
    """The largest of the passages whose later copies overlap: two chains may lead to one copy."""
    taken: list[Passage] = []
    for passage in sorted(passages, key=lambda one: (-one.bytes, one.b[0].start)):
        if all(passage.b[-1].end <= other.b[0].start or other.b[-1].end <= passage.b[0].start for other in taken):
            taken.append(passage)
    return taken


def _judged(normal: Normal, longest: list[Chain], total: int, *, strict: bool) -> Iterator[Passage]:
    """The passages of chains, longest first; a chain inside a passage that another one led to is a part of it."""
    known: list[tuple[int, int]] = []
    for chain in longest:
        start, end = chain.b
        if any(low <= start and end <= high for low, high in known):
            continue
        passage = judge(normal, chain, total, strict=strict)
        if passage is not None:
            known.append((passage.runs[0].b, passage.runs[-1].b + passage.runs[-1].length))
            yield passage


def _by_length(chain: Chain) -> tuple[int, int]:
    return -chain.equal, chain.b[0]
