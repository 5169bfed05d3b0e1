"""Plain text: headline and blocks with blank lines between."""

from cleaner.model import Article


def text(article: Article) -> str:
    """Kicker, headline, deck, captions and blocks; the fields of the metadata stay in the other formats."""
    titles = [title for title in (article.kicker, article.headline, article.deck) if title]
    captions = ["\n".join(filter(None, (caption.text, caption.credit))) for caption in article.captions]
    parts = [*titles, *captions, *(block.text for block in article.body)]
    return "\n\n".join(parts) + "\n" if parts else ""
