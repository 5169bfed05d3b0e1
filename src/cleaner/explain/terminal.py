"""One page for a terminal: every stretch with its fate, the field it went to, and the rule that decided.

A mark stands at the start of each line, so that nothing is said by colour alone.
"""

from collections.abc import Iterable, Iterator

from cleaner.explain.account import Account
from cleaner.explain.losers import Lost
from cleaner.explain.names import FATES, missing, share
from cleaner.explain.rows import NARROWEST, Row, Rows
from cleaner.explain.wrap import clipped, shown, wrapped
from cleaner.visible import Paint, counted


def terminal(
    account: Account, paint: Paint, width: int, lost: Iterable[Lost] | None = None, *, full: bool = False
) -> str:
    """The whole view, ending in a line end. `paint` puts a text into a colour; `width` counts columns.

    `lost` are the readings that lost, `None` where nobody asked for them.
    """
    rows = _page(account, Rows(account, width, full=full))
    page = ("".join(paint(text, colour) for text, colour in row.parts).rstrip(" ") for row in rows)
    lines = [
        *_head(account, paint, width),
        *([""] if account.stretches else []),
        *page,
        *_doubts(account, width),
        *_losers(lost, width),
    ]
    return "\n".join(lines) + "\n"


def _head(account: Account, paint: Paint, width: int) -> Iterator[str]:
    """What the page is called, and its characters by fate."""
    facts = [account.article.language, counted(account.ledger.length, "character"), counted(account.lines, "line")]
    yield clipped(" · ".join([shown(account.name), *filter(None, facts)]), width)
    line: list[tuple[str, str | None]] = []
    for name, fate in FATES.items():
        if not account.counts[name]:
            continue
        said = f"{fate.mark} {name} {share(account.counts[name], account.ledger.length)}, {fate.meaning}"
        if line and sum(len(text) + 3 for text, _ in line) + len(said) > width:
            yield "   ".join(paint(*part) for part in line)
            line = []
        line.append((said, fate.colour))
    if line:
        yield "   ".join(paint(*part) for part in line)


def _page(account: Account, rows: Rows) -> Iterator[Row]:
    """Every stretch in the order of the page; short layout stands at the end of the row before it."""
    last: list[Row] = []
    for stretch in account.stretches:
        if stretch.entry.fate == "layout" and last and rows.joined(last[-1], stretch):
            continue
        yield from last
        last = rows.of(stretch)
    yield from last


def _doubts(account: Account, width: int) -> Iterator[str]:
    """What is in doubt, and what the page does not show."""
    absent = missing(account.article)
    notes = [f"{one.code} {one.name}: {one.message}" for one in account.article.warnings]
    if absent:
        notes.append(f"Not found on the page: {', '.join(absent)}")
    if notes:
        yield ""
    for note in notes:
        yield from wrapped(shown(note), width)


def _losers(lost: Iterable[Lost] | None, width: int) -> Iterator[str]:
    if lost is None:
        return
    found = tuple(lost)
    yield from ("", f"Readings that lost: {len(found) or 'none'}")
    for one in found:
        said = clipped(shown(one.text), max(NARROWEST, width // 3))
        yield f"  {one.claim.role}: {said}  {one.claim.rule} {one.claim.score:g}, lost to {one.reason}"
