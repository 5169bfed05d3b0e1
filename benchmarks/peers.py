"""Other tools on the same texts: what they say of a page that is wrapped in minimal HTML, one paragraph a line.

`make eval-peers` installs them and runs it. A peer that cannot be imported has a row that says so.
"""

import argparse
import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from answers import Answer, Extractor, ours
from counting import Count, Counts, added, agreement, loose
from own_cases import Case, cases
from real_pages import pages_counts
from texts import as_html

from cleaner.characters import HAN
from cleaner.decode import decode

# What at least one of the peers gives. They cut the body differently, so it is scored by its paragraphs' texts.
FIELDS = ("headline", "date", "source", "byline", "captions", "headings", "paragraphs")
_DAY = 10
_HAN = re.compile(f"[{HAN}]")


@cache
def _html(page: bytes) -> str:
    return as_html(decode(page).text)


def _answer(*, title: object, date: object, names: Sequence[object], body: object, source: object = None) -> Answer:
    """An answer from what a peer gives; `None` and empty strings say nothing."""
    single = {"headline": title, "date": str(date)[:_DAY] if date else None, "source": source}
    found = {field: [str(value)] if value else [] for field, value in single.items()}
    found["byline"] = [str(name) for name in names if name]
    found["body"] = [f"paragraph\t{line}" for line in str(body or "").split("\n") if line]
    return found


def _trafilatura() -> Extractor:
    import trafilatura  # noqa: PLC0415  (peers are an extra)

    def extract(page: bytes) -> Answer:
        found = trafilatura.bare_extraction(_html(page), with_metadata=True)
        if found is None:
            return {}
        names = (found.author or "").split("; ")
        return _answer(title=found.title, date=found.date, names=names, body=found.text, source=found.sitename)

    return extract


def _newspaper() -> Extractor:
    import newspaper  # noqa: PLC0415

    def extract(page: bytes) -> Answer:
        language = "zh" if _HAN.search(decode(page).text) else "en"
        article = newspaper.Article("https://example.org/", language=language, fetch_images=False)
        article.download(input_html=_html(page))
        article.parse()
        return _answer(title=article.title, date=article.publish_date, names=article.authors, body=article.text)

    return extract


def _htmldate() -> Extractor:
    import htmldate  # noqa: PLC0415

    return lambda page: _answer(title=None, date=htmldate.find_date(_html(page)), names=(), body=None)


def _gne() -> Extractor:
    import gne  # noqa: PLC0415

    extractor = gne.GeneralNewsExtractor()

    def extract(page: bytes) -> Answer:
        found = extractor.extract(_html(page))
        return _answer(title=found["title"], date=found["publish_time"], names=[found["author"]], body=found["content"])

    return extract


PEERS: dict[str, Callable[[], Extractor]] = {
    "cleaner": lambda: ours,
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper,
    "htmldate": _htmldate,
    "GNE": _gne,
}


def safely(extract: Extractor) -> Extractor:
    """A peer that fails on a page has said nothing about it."""

    def attempt(page: bytes) -> Answer:
        try:
            return extract(page)
        except Exception:  # noqa: BLE001  (whatever a peer raises)
            return {}

    return attempt


def _compared(case: Case, said: Answer) -> Iterator[tuple[str, str, Count]]:
    """`(language, field, count)`; marks and spaces are forgiven to all, ours included."""
    for field in FIELDS:
        expected, found = _values(case.expected, field), _values(said, field)
        yield case.language, field, agreement(expected, found)


def _values(said: Answer, field: str) -> list[str]:
    if field == "paragraphs":
        return [loose(block.partition("\t")[2]) for block in said.get("body", ())]
    return [loose(value) for value in said.get(field, ())]


def _with_totals(counts: Counts) -> Counts:
    """The counts by set and language, and those of each set."""
    rows = ((group, field, count) for group, row in counts.items() for field, count in row.items())
    return counts | added((group.partition("/")[0], field, count) for group, field, count in rows)


def _rows(title: str, found: dict[str, Counts | str]) -> None:
    """One table a group: a row a peer, precision / recall by field. In brackets: how many values the pages show."""
    groups = sorted({group for counts in found.values() if isinstance(counts, dict) for group in counts})
    for group in groups:
        sums = [counts[group] for counts in found.values() if isinstance(counts, dict)]
        fields = [field for field in (*FIELDS, "kicker", "deck", "page") if _asked(sums, field)]
        if not fields:
            continue
        print(f"\n{group}: {title}, precision / recall")
        print(f"  {'':<12}" + "".join(f"{f'{field} ({sums[0][field].expected})':>17}" for field in fields))
        for peer, counts in found.items():
            cells = counts if isinstance(counts, str) else "".join(_cell(counts[group], field) for field in fields)
            print(f"  {peer:<12}{cells}")


def _asked(sums: Sequence[dict[str, Count]], field: str) -> bool:
    return any(field in row and row[field].expected for row in sums)


def _cell(row: dict[str, Count], field: str) -> str:
    count = row.get(field, Count())
    precision = f"{count.precision:.2f}" if count.found else "–"
    return f"{precision + ' / ' + format(count.recall, '.2f'):>17}"


def main() -> int:
    """Print the tables of all peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=os.environ.get("CLEANER_PAGES"))
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    own: dict[str, Counts | str] = {}
    real: dict[str, Counts | str] = {}
    for name, load in PEERS.items():
        try:
            extract = safely(load())
        except ImportError as problem:
            own[name] = real[name] = f"   not installed: {problem}"
            continue
        own[name] = added(row for case in cases() for row in _compared(case, extract(case.page)))
        if options.pages:
            real[name] = _with_totals(pages_counts(Path(options.pages), extract))
    _rows("own cases", own)
    _rows("real pages", real)
    return 0


if __name__ == "__main__":
    sys.exit(main())
