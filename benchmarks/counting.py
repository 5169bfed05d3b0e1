"""Precision and recall: counts by group and field, and the sums and tables made of them."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_DROPPED = re.compile(r"[\W_]+")


class Count(NamedTuple):
    """Values that the gold has, values that were given, and given ones that are right."""

    expected: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1 where nothing was given."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was given; 1 where there is none."""
        return self.right / self.expected if self.expected else 1.0

    def plus(self, other: "Count") -> "Count":
        """Both counts together."""
        return Count(*(one + two for one, two in zip(self, other, strict=True)))


# Counts by group (a language, a set of pages) and field.
Counts = dict[str, dict[str, Count]]


def added(rows: Iterable[tuple[str, str, Count]]) -> Counts:
    """The sums of `(group, field, count)`."""
    total: dict[str, dict[str, Count]] = defaultdict(dict)
    for group, field, count in rows:
        total[group][field] = total[group].get(field, Count()).plus(count)
    return dict(total)


def agreement(expected: Sequence[str], found: Sequence[str]) -> Count:
    """How many values of two lists agree, each used once."""
    right = (Counter(expected) & Counter(found)).total()
    return Count(len(expected), len(found), right)


def loose(value: str) -> str:
    """A value's letters and digits in one width and case: peers drop marks and spaces."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", value)).casefold()


def share(value: float, *, of: int) -> str:
    """A ratio as it is printed; a dash where there was nothing to count."""
    return f"{value:.3f}" if of else "–"


def table(counts: Mapping[str, Count], order: Sequence[str]) -> list[str]:
    """The rows of one group: field, precision, recall, and what they were counted from."""
    rows = [f"  {'field':<12} {'precision':>9} {'recall':>9} {'expected':>9} {'found':>6} {'right':>6}"]
    for field in order:
        if (count := counts.get(field)) and (count.expected or count.found):
            precision, recall = share(count.precision, of=count.found), share(count.recall, of=count.expected)
            rows.append(
                f"  {field:<12} {precision:>9} {recall:>9} {count.expected:>9} {count.found:>6} {count.right:>6}"
            )
    return rows
