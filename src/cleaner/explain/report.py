"""One page as a document for the browser: the source on the left, the article on the right."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from cleaner.explain.account import Account, Print, Stretch
from cleaner.explain.copies import Piece
from cleaner.explain.losers import Lost
from cleaner.explain.markup import attribute, document, text
from cleaner.explain.names import FATES, missing, share
from cleaner.model import Warn
from cleaner.visible import counted

_ASSETS = ("base.css", "report.css", "theme.js", "report.js")
_TAGS = {"heading": "h3", "table": "pre", "verbatim": "pre"}
_TITLES = ("/kicker", "/headline", "/deck")
# A part of the page is cut at the next line end behind so many stretches or characters, and anyway behind so many
# stretches: laying out 100,000 of them at once takes a browser minutes.
_PART, _PART_SIZE, _LARGEST_PART = 60, 4000, 600
# Width of the summary's bar in units of its own.
_BAR = 1000


def report(account: Account, lost: Iterable[Lost] = (), index: str | None = None) -> str:
    """The whole document. `lost` are the claims that lost; `index` is the address of the list of all pages."""
    body = f"{_head(account, index)}<main>{_source(account)}{_article(account, tuple(lost))}</main>{_foot()}"
    return document(f"{account.name} · cleaner explain", body, _data(account), _ASSETS)


def _data(account: Account) -> dict[str, object]:
    """What the script needs: for each stretch `[length, fate, at, rule, score, of, also]`, nulls cut off its end."""
    rules: dict[str, int] = {}
    rows = []
    for stretch in account.stretches:
        entry = stretch.entry
        rule = None if entry.rule is None else rules.setdefault(entry.rule, len(rules))
        length = entry.span.end - entry.span.start
        row = [length, list(FATES).index(entry.fate), entry.at, rule, entry.score, entry.of, entry.also or None]
        while row[-1] is None:
            row.pop()
        rows.append(row)
    names = {at: one.name for at, one in account.prints.items()}
    return {"fates": list(FATES), "rules": list(rules), "names": names, "rows": rows}


def _head(account: Account, index: str | None) -> str:
    origin, article = account.ledger.origin, account.article
    facts = [
        article.language,
        counted(account.ledger.length, "character"),
        counted(account.lines, "line"),
        origin.encoding,
    ]
    back = f'<a class="back" href="{attribute(index)}">All pages</a>' if index else ""
    return (
        f'<header>{back}<div class="title"><h1>{text(account.name)}</h1>'
        f"<p>{' · '.join(text(str(fact)) for fact in facts if fact)}</p></div>"
        '<button id="theme" type="button" aria-label="Colours: as the system">Auto</button>'
        f'{bar(account.counts)}<div class="fates" role="group" aria-label="Show in the page">'
        f"{''.join(_toggles(account))}</div></header>"
    )


def bar(counts: dict[str, int]) -> str:
    """The characters of a page by fate, as a strip."""
    whole = sum(counts.values()) or 1
    widths = [_BAR * count / whole for count in counts.values()]
    at = accumulate(widths, initial=0.0)
    parts = zip(counts, at, widths, strict=False)
    rects = "".join(
        f'<rect class="{fate}" x="{x:.1f}" width="{width:.1f}" height="10"/>' for fate, x, width in parts if width
    )
    said = ", ".join(f"{fate} {share(count, whole)}" for fate, count in counts.items() if count)
    box = f'viewBox="0 0 {_BAR} 10" preserveAspectRatio="none"'
    return f'<svg class="bar" {box} role="img" aria-label="{said}">{rects}</svg>'


def _toggles(account: Account) -> Iterator[str]:
    whole = account.ledger.length
    for number, (fate, count) in enumerate(account.counts.items(), 1):
        state = "" if count else " disabled"
        yield (
            f'<button type="button" class="fate {fate}" data-fate="{fate}" aria-pressed="true"{state} '
            f'title="{FATES[fate].meaning} (key {number})"><i></i>{fate} '
            f"<span>{count:,} · {share(count, whole)}</span></button>"
        )


def _source(account: Account) -> str:
    parts = "".join(f'<div class="part">{"".join(part)}</div>' for part in _parts(account.stretches))
    head = '<section id="page" aria-label="The page"><h2>The page</h2>'
    return f'{head}<div class="text" id="source">{parts}</div></section>'


def _parts(stretches: Iterable[Stretch]) -> Iterator[list[str]]:
    """The stretches in parts, cut at line ends where there are some: a browser lays out those in sight."""
    part: list[str] = []
    size = 0
    for stretch in stretches:
        part.append(f'<span class="{stretch.entry.fate}">{_stretch(stretch)}</span>')
        size += len(stretch.text)
        enough = len(part) >= _PART or size >= _PART_SIZE
        if (enough and stretch.text.endswith("\n")) or len(part) >= _LARGEST_PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _stretch(stretch: Stretch) -> str:
    if not stretch.pieces or all(piece == Piece("same", stretch.text) for piece in stretch.pieces):
        return text(stretch.text)
    return "".join(map(_piece, stretch.pieces))


def _piece(piece: Piece) -> str:
    if piece.kind == "added":
        return f'<ins title="only in this copy">{text(piece.text)}</ins>'
    if piece.kind == "missing":
        return f'<del title="only in the copy that stays">{text(piece.text)}</del>'
    return text(piece.text) if piece.twin is None else f'<q data-n="{piece.twin}">{text(piece.text)}</q>'


def _article(account: Account, lost: tuple[Lost, ...]) -> str:
    fields = sorted((one for at, one in account.prints.items() if not at.startswith("/body/")), key=_rank)
    body = [one for at, one in account.prints.items() if at.startswith("/body/")]
    absent = missing(account.article)
    gaps = f'<p class="absent">Not found on the page: {", ".join(absent)}</p>' if absent else ""
    warnings = "".join(_warning(one) for one in account.article.warnings)
    return (
        '<section id="article" aria-label="The article"><h2>The article</h2>'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + f'<div class="fields">{"".join(_field(account, one) for one in fields)}</div>{gaps}'
        + f'<div class="body">{"".join(_block(account, one) for one in body)}</div>{_losers(lost)}</section>'
    )


def _rank(one: Print) -> int:
    """Titles come first, as they are read; the order of the others is that of the article."""
    return _TITLES.index(one.at) if one.at in _TITLES else len(_TITLES)


def _warning(one: Warn) -> str:
    at = "" if one.span is None else f' data-at="{one.span.start}" tabindex="0" role="button"'
    return f"<li{at}><code>{text(one.code)} {text(one.name)}</code> {text(one.message)}</li>"


def _field(account: Account, one: Print) -> str:
    label = text(one.name)
    entry = account.stretches[one.entries[0]].entry if one.entries else None
    rule = (
        f'<small title="rule and score">{text(entry.rule)} {entry.score or ""}</small>' if entry and entry.rule else ""
    )
    kind = one.at.removeprefix("/").partition("/")[0]
    return f'<div class="field {attribute(kind)}"><span class="name">{label}</span>{_print(one, "p")}{rule}</div>'


def _block(account: Account, one: Print) -> str:
    index = int(one.at.split("/")[2])
    return _print(one, _TAGS.get(account.article.body[index].type, "p"))


def _print(one: Print, tag: str) -> str:
    bits = [
        text(bit.text) if bit.number is None else f'<span data-n="{bit.number}">{text(bit.text)}</span>'
        for bit in one.bits
    ]
    if len(bits) > _LARGEST_PART:
        groups = (bits[at : at + _LARGEST_PART] for at in range(0, len(bits), _LARGEST_PART))
        bits, tag = [f'<div class="part">{"".join(group)}</div>' for group in groups], "div"
    return f'<{tag} data-at="{attribute(one.at)}">{"".join(bits)}</{tag}>'


def _losers(lost: tuple[Lost, ...]) -> str:
    if not lost:
        return ""
    rows = "".join(
        f'<tr data-at="{one.claim.span.start}" tabindex="0"><td>{text(one.claim.role)}</td><td>{text(one.text)}</td>'
        f"<td>{text(one.claim.rule)} {one.claim.score:g}</td><td>{text(one.reason)}</td></tr>"
        for one in lost
    )
    head = "<tr><th>field</th><th>reading</th><th>rule</th><th>lost to</th></tr>"
    summary = f"<summary>Readings that lost ({len(lost)})</summary>"
    return f'<details class="losers">{summary}<table>{head}{rows}</table></details>'


def _foot() -> str:
    return (
        '<footer><div id="told" role="status" aria-live="polite"></div>'
        '<p id="hint">Point at a passage, or walk with <kbd>←</kbd> <kbd>→</kbd>. <kbd>Enter</kbd> goes to '
        "its other place, <kbd>Esc</kbd> lets go, <kbd>1</kbd>–<kbd>5</kbd> filter.</p>"
        '<div id="tabs" role="group" aria-label="Show"><button type="button" data-tab="page" aria-pressed="true">Page'
        '</button><button type="button" data-tab="article" aria-pressed="false">Article</button></div></footer>'
    )
