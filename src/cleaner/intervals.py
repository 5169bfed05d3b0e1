"""A set of stretches that answers in logarithmic time whether another one touches it."""

from bisect import bisect_left, bisect_right


class Intervals:
    """Half-open stretches; those that touch are one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take in a stretch."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of a stretch is taken."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def covers(self, start: int, end: int) -> bool:
        """Whether all of a stretch lies within one that is taken."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]
