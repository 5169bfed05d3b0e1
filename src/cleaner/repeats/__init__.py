"""What a page says twice: normalise, fingerprint, link, extend, chain, align, judge, choose."""

from cleaner.model import Copy
from cleaner.repeats.chain import Chain, chains
from cleaner.repeats.choose import copies
from cleaner.repeats.decide import judge, may_count
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
    passages = [judge(normal, chain, total, strict=dedup == "strict") for chain in longest]
    return copies(normal, [passage for passage in passages if passage is not None], total)


def _by_length(chain: Chain) -> tuple[int, int]:
    return -chain.equal, chain.b[0]
