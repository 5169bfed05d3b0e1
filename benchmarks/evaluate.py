"""How right the fields and the body are: precision and recall by language, over the own cases and over real pages.

`make eval` runs it. Options: `--pages FOLDER` (or `CLEANER_PAGES`) for real pages with gold; `--wrong` lists every
answer that differs; `--pin` raises the floors in `floors.toml` to what was measured, and refuses to lower one.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import floors
from answers import FIELDS, ours
from counting import Counts, added, loose, table
from own_cases import Case, cases, counted, digests
from real_pages import agrees, pages_counts, real_pages

PAGES = "CLEANER_PAGES"


def measured(found: Iterable[Case]) -> Counts:
    """The counts of the own cases, by language."""
    return added(row for case in found for row in counted(case, ours))


def pin(pages: Path | None) -> list[str]:
    """Write what is reached now as the new floors. Returns the floors that would fall; then nothing is written."""
    found = cases()
    counts = measured(found)
    real = pages_counts(pages, ours) if pages else None
    lower = [*floors.fallen(counts), *(floors.fallen_pages(real) if real else ())]
    if not lower:
        floors.write(counts, digests(found), floors.page_counts(real) if real else floors.page_floors())
    return lower


def _print_cases(found: list[Case]) -> None:
    counts = measured(found)
    sizes = {language: sum(case.language == language for case in found) for language in counts}
    for language, row in sorted(counts.items()):
        body = row["body"]
        print(f"\n{language}: {sizes[language]} own cases")
        print("\n".join(table(row, FIELDS)))
        print(
            f"  body blocks exact on {body.right} of {body.expected} pages ({body.recall:.3f}); "
            f"lines of boilerplate in bodies: {row['boilerplate'].found}"
        )


def _print_wrong(found: Iterable[Case]) -> None:
    for case in found:
        said = ours(case.page)
        for field in floors.ORDER:
            if said[field] != case.expected[field]:
                print(f"{case.name} {field}\n  expected {case.expected[field]}\n  found    {said[field]}")


def _print_pages(folder: Path) -> None:
    for group, row in sorted(pages_counts(folder, ours).items()):
        print(f"\n{group}: real pages whose publishers say what they are")
        print("\n".join(table(row, floors.ORDER)))


def _print_wrong_pages(folder: Path) -> None:
    for real in real_pages(folder):
        said = ours(real.page)
        for gold in real.gold:
            found = said[gold.field]
            if not any(agrees(gold, loose(value)) for value in found) and (found or gold.shown):
                shown = "" if gold.shown else " (not shown)"
                print(f"{real.name} {gold.field}\n  expected {sorted(gold.accepted)}{shown}\n  found    {found}")


def main() -> int:
    """Print the tables, or pin them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=os.environ.get(PAGES))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    pages = Path(options.pages) if options.pages else None
    if options.pin:
        lower = pin(pages)
        print("\n".join(["these floors would fall; nothing was pinned:", *lower]) if lower else "pinned")
        return int(bool(lower))
    found = cases()
    _print_cases(found)
    if pages:
        _print_pages(pages)
    if options.wrong:
        _print_wrong(found)
        if pages:
            _print_wrong_pages(pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
