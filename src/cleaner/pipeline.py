"""The whole way of one page."""

from cleaner.assemble import assemble
from cleaner.decode import decode, encode
from cleaner.label import label
from cleaner.layout import lines
from cleaner.ledger import rebuild, strings
from cleaner.model import Article, Cleaned, Ledger, Options, Page
from cleaner.repeats import find
from cleaner.shape import shape
from cleaner.units import units
from cleaner.warnings import warn


def clean(
    text: str | bytes, *, url: str | None = None, options: Options = Options(), id: str | int | None = None
) -> Cleaned:
    """Clean a page: its text, or its bytes in any encoding."""
    del url
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return clean_page(decode(data, options.encoding if isinstance(text, bytes) else "utf-8"), options, id)


def clean_page(page: Page, options: Options = Options(), id: str | int | None = None) -> Cleaned:
    """Clean a decoded page."""
    copies = find(page.text, options.dedup)
    found = units(page.text, lines(page.text), copies)
    sheet = shape(page.text, found, label(page.text, found))
    article, entries = assemble(sheet, sheet.claims, copies)
    ledger = Ledger(page.origin, len(page.text), entries)
    return Cleaned(page, article, ledger, tuple(sheet.claims))
