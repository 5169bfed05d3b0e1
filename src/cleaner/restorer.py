"""Article and ledger back to the original bytes."""

import hashlib

from cleaner.decode import encode
from cleaner.errors import RestoreError
from cleaner.ledger import rebuild, strings
from cleaner.model import Article, Cleaned, Ledger
from cleaner.renderers.document import parse


def restore(document: str | bytes | Cleaned) -> bytes:
    """The bytes of the page that a JSON document (or a result) was made from.

    Raises `RestoreError` where the document was changed, cut or is none.
    """
    article, ledger = (document.article, document.ledger) if isinstance(document, Cleaned) else parse(document)
    return _bytes(article, ledger)


def _bytes(article: Article, ledger: Ledger) -> bytes:
    text = rebuild(ledger.entries, strings(article), ledger.length)
    try:
        data = encode(text, ledger.origin)
    except (UnicodeError, LookupError, ValueError) as error:
        raise RestoreError(f"the text does not encode as the page did: {error}") from None
    if hashlib.sha256(data).hexdigest() != ledger.origin.sha256:
        raise RestoreError("the restored bytes are not the page's: their SHA-256 differs")
    return data
