"""The whole way of one page: bytes → page → lines → repeats → units → claims → article and ledger."""

from collections.abc import Callable

from msgspec.structs import replace

from cleaner import own
from cleaner.assemble import assemble
from cleaner.decode import decode
from cleaner.doubts import warn
from cleaner.label import label
from cleaner.language import language
from cleaner.layout import lines
from cleaner.ledger import LedgerError, rebuild, strings
from cleaner.model import Article, Block, Cleaned, Entry, Ledger, Options, Page, Span
from cleaner.repeats import find
from cleaner.shape import shape
from cleaner.units import units

_DEFAULTS = Options()
_Result = tuple[Article, tuple[Entry, ...]]


def clean(text: str | bytes, *, url: str | None = None, options: Options = _DEFAULTS) -> Cleaned:
    """Clean a page, given as text or as bytes in any encoding. Pure: equal pages give equal results.

    `url` becomes the article's id. Raises `LookupError` for an unknown encoding in the options, nothing else.
    """
    if isinstance(text, str):
        page = decode(text.encode("utf-8", "surrogatepass"), "utf-8")
    else:
        page = decode(text, options.encoding)
    return clean_page(page, options, url)


def clean_page(page: Page, options: Options = _DEFAULTS, name: str | float | None = None) -> Cleaned:
    """Clean a decoded page; `name` becomes the article's id. Our own Markdown gives its article again."""
    if (document := own.read(page.text)) is not None:
        article, entries = _verified(page, lambda: document)
        article = replace(article, id=name if name is not None else article.id)
        return Cleaned(page, article, Ledger(page.origin, len(page.text), entries))
    copies, kept = find(page.text, options.dedup, options.thresholds)
    found = units(page.text, lines(page.text), copies)
    sheet = shape(page.text, found, label(page.text, found))
    article, entries = _verified(page, lambda: assemble(sheet, sheet.claims, copies))
    said = " ".join(block.text for block in article.body[:20]) or article.headline or ""
    article = replace(article, id=name, language=language(said))
    article = replace(article, warnings=warn(page, sheet, article, entries, kept))
    return Cleaned(page, article, Ledger(page.origin, len(page.text), entries), tuple(sheet.claims))


def _verified(page: Page, result: Callable[[], _Result]) -> _Result:
    """The result if it gives the page back. A fault of ours costs the page its fields, never its text."""
    try:
        article, entries = result()
        if rebuild(entries, strings(article), len(page.text)) == page.text:
            return article, entries
    except LedgerError:
        pass
    whole = Entry(Span(0, len(page.text)), "kept", "/body/0/text", rule="fallback")
    return Article(body=(Block("verbatim", page.text),)), (whole,) if page.text else ()
