"""How well copies are found and what that costs.

Copies are planted into composed articles; recall and precision are counted in letters and digits of what the
ledger calls a duplicate, beside two baselines. By hand:
`repeats_bench.py [--only planted,negative,speed] [--pages 40] [--seed 0] [--show 5] [--variant NAME]`.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from statistics import mean
from typing import NamedTuple

from copies import letters
from memory import measure
from negatives import NEGATIVES, negative
from plants import VARIANTS, Page, planted
from prose import LANGUAGES
from scoring import METHODS, GaveUp, Score, Spans, counts, score
from texts import TEXTS
from timing import best, milliseconds, table

from cleaner.pipeline import clean
from cleaner.repeats import find

_SIZES = {"5 KB": 5_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
_NOTHING = Score(0, 0, 0)
# Of the shown text at each end of a span.
_SHOWN = 60


class Result(NamedTuple):
    """One page: where it comes from, whether its copies count, what each method scored, what `clean` dropped."""

    variant: str
    language: str
    seed: int
    page: Page
    large: bool
    scores: dict[str, Score]
    spans: int
    gave_up: bool


def measured(variant: str, language: str, seed: int) -> Result:
    """One planted page through all methods."""
    page = planted(variant, language, seed)
    dropped = {name: _dropped(method, page.text) for name, method in METHODS.items()}
    scores = {name: score(page, spans or []) for name, spans in dropped.items()}
    ours = dropped["cleaner"]
    return Result(variant, language, seed, page, counts(page), scores, len(ours or []), ours is None)


def _dropped(method: Callable[[str], Spans], text: str) -> Spans | None:
    """What a method drops, `None` where it gave up."""
    try:
        return method(text)
    except GaveUp:
        return None


def plant_all(variants: Sequence[str], seeds: range) -> list[Result]:
    """All pages of all variants, the languages in turn."""
    return [measured(variant, LANGUAGES[seed % len(LANGUAGES)], seed) for variant in variants for seed in seeds]


def recalls(results: Sequence[Result]) -> None:
    """Recall and precision by variant and by language."""
    head = ["variant", "pages", "counted", "recall", "worst", "precision", "worst", "spans", "gave up"]
    for name in METHODS:
        if name != "cleaner":
            head += [f"{name} r", "p"]
    rows = [_row(variant, [one for one in results if one.variant == variant]) for variant in _variants(results)]
    table("Planted copies, letters and digits", head, [*rows, _row("all", results)])
    by_language = [_row(language, [one for one in results if one.language == language]) for language in LANGUAGES]
    table("The same by language", ["language", *head[1:]], by_language)


def _variants(results: Sequence[Result]) -> list[str]:
    return list(dict.fromkeys(result.variant for result in results))


def _row(name: str, results: Sequence[Result]) -> list[str]:
    counted = [one for one in results if one.large]
    row = [name, str(len(results)), str(len(counted))]
    for method in METHODS:
        recall = sum((one.scores[method] for one in counted), _NOTHING).recall
        precision = sum((one.scores[method] for one in results), _NOTHING).precision
        if method == "cleaner":
            worst = min((one.scores[method].recall for one in counted), default=1.0)
            least = min((one.scores[method].precision for one in results), default=1.0)
            spans, lost = mean(one.spans for one in results), sum(one.gave_up for one in results)
            row += [_share(recall, counted), _share(worst, counted), f"{precision:.4f}", f"{least:.3f}"]
            row += [f"{spans:.2f}", str(lost)]
        else:
            row += [_share(recall, counted), f"{precision:.3f}"]
    return row


def _share(value: float, counted: Sequence[object]) -> str:
    return f"{value:.4f}" if counted else "-"


def wrongs(kinds: Sequence[str], seeds: range) -> list[tuple[str, str, int, str, Spans]]:
    """What is dropped of pages that repeat on purpose; returns those of which `clean` dropped something."""
    rows, hit = [], []
    for kind in kinds:
        texts = [(seed, negative(kind, LANGUAGES[seed % len(LANGUAGES)], seed)) for seed in seeds]
        row = [kind, str(len(seeds))]
        for method, drop in METHODS.items():
            dropped = [_dropped(drop, text) or [] for _, text in texts]
            lost = sum(
                len(letters(text[a:b])) for (_, text), spans in zip(texts, dropped, strict=True) for a, b in spans
            )
            share = lost / sum(len(letters(text)) for _, text in texts)
            row += [str(sum(map(bool, dropped))), f"{share:.2%}"]
            if method == "cleaner":
                hit += [
                    (kind, LANGUAGES[seed % len(LANGUAGES)], seed, text, spans)
                    for (seed, text), spans in zip(texts, dropped, strict=True)
                    if spans
                ]
        rows.append(row)
    head = ["kind", "pages"] + [cell for method in METHODS for cell in (f"{method}: hit", "dropped")]
    table("Repetition on purpose: nothing may go", head, rows)
    return hit


def _lost(text: str, spans: Spans) -> int:
    return sum(len(letters(text[start:end])) for start, end in spans)


def show_planted(results: Sequence[Result], count: int) -> None:
    """The worst pages of each variant: what was missed, what went wrongly."""
    for variant in _variants(results):
        _show_worst([one for one in results if one.variant == variant], count)


def _show_worst(results: Sequence[Result], count: int) -> None:
    bad = [one for one in results if one.scores["cleaner"].wrong or (one.large and one.scores["cleaner"].recall < 1)]
    for one in sorted(bad, key=lambda one: min(one.scores["cleaner"].recall, one.scores["cleaner"].precision))[:count]:
        recall, precision = one.scores["cleaner"].recall, one.scores["cleaner"].precision
        size = len(one.page.text)
        print(f"\n=== {one.variant}, {one.language}, seed {one.seed}, {size} characters")
        print(f"    recall {recall:.4f}, precision {precision:.4f}")
        atoms = [span for spans in one.page.atoms.values() if len(spans) > 1 for span in spans]
        print(f"    planted: {_merged(atoms)}{', gave up' if one.gave_up else ''}")
        _show_spans(one.page.text)


def show_negative(hit: Sequence[tuple[str, str, int, str, Spans]], count: int) -> None:
    """Pages of each kind from which something was dropped although it was meant."""
    for name in NEGATIVES:
        for kind, language, seed, text, _ in [one for one in hit if one[0] == name][:count]:
            print(f"\n=== {kind}, {language}, seed {seed}, {len(text)} characters")
            _show_spans(text)


def _show_spans(text: str) -> None:
    """Every duplicate of the ledger with its rule, its survivor and the ends of its text."""
    for entry in clean(text).ledger.entries:
        if entry.fate == "duplicate":
            piece = text[entry.span.start : entry.span.end].replace("\n", "⏎")
            shown = piece if len(piece) <= 2 * _SHOWN else f"{piece[:_SHOWN]} … {piece[-_SHOWN:]}"
            print(f"    {entry.rule} {entry.score} {tuple(entry.span)} of {tuple(entry.of or ())}: {shown}")


def _merged(spans: Spans) -> Spans:
    """Spans with nothing but joints between them as one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def speed() -> None:
    """Time and memory of `find` by size, on articles and on what is hard to search."""
    rows = [_speed(f"{label} body twice", TEXTS["body twice"](size)) for label, size in _SIZES.items()]
    rows += [_speed(f"{label} prose", TEXTS["prose"](size)) for label, size in _SIZES.items()]
    rows += [
        _speed(f"10 MB {name}", TEXTS[name](_SIZES["10 MB"])) for name in TEXTS if name not in {"prose", "body twice"}
    ]
    head = ["text", "find ms", "MB/s", "bytes/byte", "floor ms", "suffix array ms", "bytes/byte"]
    table("repeats.find, warm (10 MB: cold, one call)", head, rows)


def _speed(name: str, text: str) -> list[str]:
    data = text.encode()
    cost = measure("find", text)
    if cost is None:
        return [name, "failed", "", "", "", "", ""]
    seconds = cost.seconds if len(data) > 2_000_000 else best(lambda: find(text), 50)
    floor = best(lambda: data.decode().split("\n"), 20)
    row = [
        name,
        milliseconds(seconds),
        f"{len(data) / seconds / 1e6:.1f}",
        _share_of(cost.bytes, data),
        milliseconds(floor),
    ]
    array = measure("suffix array", text) if find_spec("pydivsufsort") else None
    return [*row, milliseconds(array.seconds), _share_of(array.bytes, data)] if array else [*row, "-", "-"]


def _share_of(size: int, data: bytes) -> str:
    """Bytes per byte; of small texts the peak says nothing."""
    return f"{size / len(data):.1f}" if len(data) >= 100_000 else "-"


def main() -> None:
    """Print the tables that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="planted,negative,speed", metavar="PARTS")
    parser.add_argument("--pages", type=int, default=40, metavar="N", help="of each variant")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="the first; others give pages nobody tuned for"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the worst N pages of each variant")
    parser.add_argument("--variant", choices=[*VARIANTS, *NEGATIVES], help="only this one")
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.pages)
    parts: dict[str, Callable[[], None]] = {
        "planted": lambda: _planted(given.variant, seeds, given.show),
        "negative": lambda: _negative(given.variant, seeds, given.show),
        "speed": speed,
    }
    for name in given.only.split(","):
        if name not in parts:
            sys.exit(f"no such part: {name}")
        parts[name]()


def _planted(variant: str | None, seeds: range, shown: int) -> None:
    variants = [name for name in VARIANTS if variant in {None, name}]
    if variants:
        results = plant_all(variants, seeds)
        recalls(results)
        show_planted(results, shown)


def _negative(variant: str | None, seeds: range, shown: int) -> None:
    kinds = [name for name in NEGATIVES if variant in {None, name}]
    if kinds:
        show_negative(wrongs(kinds, seeds), shown)


if __name__ == "__main__":
    main()
