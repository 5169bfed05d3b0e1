"""The floors of quality: what was reached once, pinned in `floors.toml`. They may only rise.

For the own cases precision and recall, by language, with the digest of the cases that they were measured on. For real
pages counts, by set and language: right values, which may not get fewer, and wrong ones, which may not get more.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from answers import FIELDS
from counting import Count, Counts

FLOORS = Path(__file__).with_name("floors.toml")
ORDER = (*FIELDS, "body")
# Pinned to the third digit, rounded down.
_DIGITS = 1000
Pages = dict[str, dict[str, list[int]]]


def ratios(counts: Mapping[str, Count]) -> dict[str, float]:
    """What is pinned of one language: precision and recall of each field that its cases have."""
    pinned: dict[str, float] = {}
    for field in ORDER:
        if (count := counts[field]).expected:
            pinned[f"{field}.recall"] = count.recall
            pinned[f"{field}.precision"] = count.precision
    return {name: int(value * _DIGITS) / _DIGITS for name, value in pinned.items()}


def page_counts(counts: Counts) -> Pages:
    """What is pinned of real pages: `[right, wrong]` by set and field."""
    return {
        group: {field: [count.right, count.found - count.right] for field, count in sorted(row.items())}
        for group, row in sorted(counts.items())
    }


def case_floors() -> dict[str, dict[str, float | str]]:
    """The floors of the own cases, by language; `corpus` is a digest."""
    return {name: row for name, row in _document().items() if name != "pages"}


def page_floors() -> Pages:
    """The floors of the real pages."""
    found: Pages = _document().get("pages", {})
    return found


def _document() -> dict[str, dict[str, object]]:  # type: ignore[type-arg]
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}


def fallen(counts: Counts) -> Iterator[str]:
    """Floors of the own cases that are not reached."""
    for language, pinned in case_floors().items():
        reached = ratios(counts[language]) if language in counts else {}
        for name, value in pinned.items():
            if isinstance(value, float) and reached.get(name, -1.0) < value:
                yield f"{language}.{name}: {value} → {reached.get(name)}"


def fallen_pages(counts: Counts) -> Iterator[str]:
    """Floors of the real pages that are not kept."""
    for group, fields in page_floors().items():
        for field, (right, wrong) in fields.items():
            reached = counts.get(group, {}).get(field, Count())
            if reached.right < right or reached.found - reached.right > wrong:
                now = (reached.right, reached.found - reached.right)
                yield f"{group}.{field}: (right, wrong) {(right, wrong)} → {now}"


def write(counts: Counts, corpus: Mapping[str, str], pages: Pages) -> None:
    """Pin what was reached."""
    FLOORS.write_text("\n".join(_lines(counts, corpus, pages)) + "\n", "utf-8")


def _lines(counts: Counts, corpus: Mapping[str, str], pages: Pages) -> Iterator[str]:
    yield "# What `make eval` has reached, by language, and on real pages. A floor may only rise: `make eval-pin`."
    for language in sorted(counts):
        yield f'\n["{language}"]\ncorpus = "{corpus[language]}"'
        yield from (f'"{name}" = {value}' for name, value in ratios(counts[language]).items())
    for group, fields in pages.items():
        yield f'\n# right values, wrong values\n[pages."{group}"]'
        yield from (f"{field} = {pair}" for field, pair in fields.items())
