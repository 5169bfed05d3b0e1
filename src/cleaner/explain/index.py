"""The list of many pages for the browser: what each of them lost, what it lacks, and a link to its report."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from msgspec import Struct

from cleaner.explain.account import Account
from cleaner.explain.markup import attribute, document, text
from cleaner.explain.names import FATES, missing, share
from cleaner.explain.report import bar

_ASSETS = ("base.css", "index.css", "theme.js", "index.js")
_HEAD = ("page", "characters", "duplicate", "boilerplate", "doubts", "missing", "")


class Listed(Struct, frozen=True):
    """One page of the list. `file` is the report's path beside the list; without one, `problem` says why."""

    name: str
    file: str | None = None
    headline: str = ""
    counts: dict[str, int] = {}
    doubts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    problem: str = ""


def listed(account: Account, file: str) -> Listed:
    """What the list says of a page."""
    names = Counter(one.name for one in account.article.warnings)
    doubts = tuple(f"{name} × {times}" if times > 1 else name for name, times in names.items())
    headline = account.article.headline or ""
    return Listed(account.name, file, headline, account.counts, doubts, missing(account.article))


def index(pages: Iterable[Listed]) -> str:
    """The whole document, most duplicate text first."""
    rows = sorted(pages, key=lambda page: (-_part(page, "duplicate"), page.name))
    problems = sum(bool(page.problem) for page in rows)
    said = f"{len(rows):,} pages" + (f", {problems:,} with problems" if problems else "")
    columns = "".join(
        f'<th scope="col"{_sort(name)}>{f"<button type=button>{name}</button>" if name else ""}</th>' for name in _HEAD
    )
    body = (
        f'<header><h1>cleaner explain</h1><p id="count" role="status">{said}</p>'
        '<input id="search" type="search" placeholder="Search" aria-label="Search pages, headlines, doubts">'
        '<button id="theme" type="button" aria-label="Colours: as the system">Auto</button></header>'
        f"<main><table><thead><tr>{columns}</tr></thead>"
        f'<tbody id="rows">{"".join(map(_row, rows))}</tbody></table></main>'
    )
    return document("cleaner explain", body, {"pages": len(rows)}, _ASSETS)


def _sort(name: str) -> str:
    return ' aria-sort="descending"' if name == "duplicate" else ""


def _part(page: Listed, fate: str) -> float:
    return page.counts.get(fate, 0) / (sum(page.counts.values()) or 1)


def _row(page: Listed) -> str:
    """One page. `data-v` is what a column is sorted by, where that is not its text."""
    whole = sum(page.counts.values())
    name = text(page.name)
    link = f'<a href="{attribute(quote(page.file))}">{name}</a>' if page.file else name
    title = f"<small>{text(page.headline)}</small>" if page.headline else ""
    if page.problem:
        doubts = f'<td class="problem" data-v="1000">{text(page.problem)}</td>'
    else:
        doubts = f'<td data-v="{len(page.doubts)}">{text(", ".join(page.doubts))}</td>'
    shares = "".join(
        f'<td class="n {fate}" data-v="{_part(page, fate):.6f}">{share(page.counts.get(fate, 0), whole)}</td>'
        for fate in ("duplicate", "boilerplate")
    )
    strip = bar({fate: page.counts.get(fate, 0) for fate in FATES}) if whole else ""
    return (
        f'<tr><td>{link}{title}</td><td class="n" data-v="{whole}">{whole:,}</td>{shares}{doubts}'
        f'<td class="absent" data-v="{len(page.absent)}">{", ".join(page.absent)}</td>'
        f'<td class="strip">{strip}</td></tr>'
    )
