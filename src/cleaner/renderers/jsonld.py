"""JSON-LD: the article as a schema.org NewsArticle. What the page does not show is left out."""

from collections.abc import Iterable
from typing import Any

import msgspec

from cleaner.model import Article


def jsonld(article: Article) -> str:
    """One NewsArticle on one line. Kicker, extras and warnings have no place in it."""
    date = article.date and article.date + (f"T{article.time}" if article.time else "")
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": None if article.id is None else str(article.id),
        "headline": article.headline,
        "alternativeHeadline": article.deck,
        "datePublished": date,
        "author": _people(article.byline),
        "editor": _people(article.editors),
        "publisher": article.source and {"@type": "Organization", "name": article.source},
        "dateline": article.dateline,
        "printPage": article.page,
        "printSection": article.section,
        "inLanguage": article.language,
        "image": [
            {"@type": "ImageObject", "caption": one.text} | ({"creditText": one.credit} if one.credit else {})
            for one in article.captions
        ],
        "articleBody": "\n\n".join(block.text for block in article.body),
    }
    return msgspec.json.encode({key: value for key, value in found.items() if value not in (None, "", [])}).decode()


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]
