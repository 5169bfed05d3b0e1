"""What a run counts: pages, fields found, characters by fate, problems and warnings by code, the slowest pages."""

import heapq
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.model import Cleaned

FATES = ("kept", "layout", "label", "duplicate", "boilerplate")
# The fields whose presence is counted.
FIELDS = (
    *("language", "headline", "kicker", "deck", "date", "time", "source", "byline", "editors", "dateline"),
    *("page", "section", "captions", "body", "extras"),
)
_SLOWEST = 10


class Facts(NamedTuple):
    """What is counted of one page: its bytes, a bit for each field of `FIELDS`, characters by fate, warnings."""

    size: int
    fields: int
    fates: tuple[int, ...]
    warnings: tuple[str, ...]


NO_FACTS = Facts(0, 0, (0,) * len(FATES), ())


def facts(cleaned: Cleaned, size: int) -> Facts:
    """The facts about a cleaned page."""
    article = cleaned.article
    fates = dict.fromkeys(FATES, 0)
    for entry in cleaned.ledger.entries:
        fates[entry.fate] += entry.span.end - entry.span.start
    bits = sum(1 << at for at, name in enumerate(FIELDS) if getattr(article, name) not in (None, ()))
    return Facts(size, bits, tuple(fates.values()), tuple(one.name for one in article.warnings))


@lru_cache
def _names(fields: int) -> tuple[str, ...]:
    """The fields whose bits are set."""
    return tuple(name for at, name in enumerate(FIELDS) if fields >> at & 1)


class Tally:
    """Sums over pages; sums of runs that were interrupted can be added."""

    def __init__(self) -> None:
        self.pages = self.bytes = self.earlier = 0
        self.fields: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.warnings: Counter[str] = Counter()
        self._slowest: list[tuple[float, str]] = []

    def add(self, place: str, seconds: float, seen: Facts, problem: str | None) -> None:
        """Count one page."""
        self.pages += 1
        self.bytes += seen.size
        self.fields.update(_names(seen.fields))
        for fate, count in zip(FATES, seen.fates, strict=True):
            if count:
                self.characters[fate] += count
        if seen.warnings:
            self.warnings.update(seen.warnings)
        if problem is not None:
            self.problems[problem] += 1
        heapq.heappush(self._slowest, (seconds, place))
        if len(self._slowest) > _SLOWEST:
            heapq.heappop(self._slowest)

    def counts(self) -> dict[str, Any]:
        """The sums, as the journal keeps them."""
        named = ("fields", "characters", "problems", "warnings")
        sums = {name: dict(sorted(getattr(self, name).items())) for name in named}
        return {"pages": self.pages, "bytes": self.bytes, **{name: found for name, found in sums.items() if found}}

    def merge(self, counts: dict[str, Any]) -> None:
        """Add the sums of pages that an earlier run cleaned."""
        self.pages += counts["pages"]
        self.earlier += counts["pages"]
        self.bytes += counts["bytes"]
        for name in ("fields", "characters", "problems", "warnings"):
            getattr(self, name).update(counts.get(name, {}))

    def summary(self, seconds: float) -> dict[str, Any]:
        """Everything, for people and programs: the sums, how long it took, and which pages were slow."""
        empty: dict[str, Any] = {"fields": {}, "characters": {}, "problems": {}, "warnings": {}}
        slowest = [{"page": place, "seconds": round(took, 3)} for took, place in sorted(self._slowest, reverse=True)]
        return {
            **empty,
            **self.counts(),
            "earlier": self.earlier,
            "seconds": round(seconds, 3),
            "slowest": slowest,
        }
