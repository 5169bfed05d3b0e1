"""Law 8, linear: the work of finding repeats grows with the page, whatever stands on it.

Counted are seeds, extensions of seeds, compared windows, and judged passages; times are for `make bench`.
"""

import random
from collections import Counter

import pytest

from cleaner import repeats
from cleaner.repeats import align, find, link

_SIZES = (20_000, 40_000)


def _periodic(size: int) -> str:
    return ("The ferry leaves the pier at noon and comes back before the evening bell. " * (size // 60))[:size]


def _random(size: int) -> str:
    rng = random.Random(8)  # noqa: S311
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(size))


def _thue_morse(size: int) -> str:
    return "".join("sh"[number.bit_count() % 2] for number in range(size))


def _fibonacci(size: int) -> str:
    one, two = "a", "ab"
    while len(two) < size:
        one, two = two, two + one
    return two[:size]


def _pipes(size: int) -> str:
    return "|\n" * (size // 2)


def _one_letter(size: int) -> str:
    return "x" * size


def _every_block_twice(size: int) -> str:
    rng, lines = random.Random(5), []  # noqa: S311
    while sum(map(len, lines)) < size:
        line = " ".join("".join(rng.choice("etaoinshrdlu") for _ in range(rng.randint(2, 9))) for _ in range(14)) + "."
        lines += [line, line]
    return "\n".join(lines)


_PAGES = {
    "periodic": _periodic,
    "random": _random,
    "Thue-Morse": _thue_morse,
    "Fibonacci": _fibonacci,
    "pipes only": _pipes,
    "one letter": _one_letter,
    "every block twice": _every_block_twice,
}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each costly step is taken."""
    found: Counter[str] = Counter()

    def count(module: object, name: str) -> None:
        step = getattr(module, name)

        def counted(*given: object, **named: object) -> object:
            found[name] += 1
            return step(*given, **named)

        monkeypatch.setattr(module, name, counted)

    seeds = link.positions

    def counted_seeds(text: str, length: int) -> list[int]:
        places = seeds(text, length)
        found["seeds"] += len(places)
        return places

    monkeypatch.setattr(link, "positions", counted_seeds)
    count(link, "_extended")
    count(align, "_window")
    count(repeats, "judge")
    return found


@pytest.mark.parametrize("name", _PAGES)
def test_work_is_at_most_a_share_of_the_page(name: str, work: Counter[str]) -> None:
    for size in _SIZES:
        work.clear()
        text = _PAGES[name](size)
        find(text)
        assert sum(work.values()) <= len(text), work


@pytest.mark.parametrize("name", _PAGES)
def test_twice_the_page_is_about_twice_the_work(name: str, work: Counter[str]) -> None:
    counts = []
    for size in _SIZES:
        work.clear()
        find(_PAGES[name](size))
        counts.append(sum(work.values()))
    assert counts[1] <= 2.6 * counts[0] + 100, counts
