"""Markdown: YAML front matter, then CommonMark from which a parser gets every block's text back."""

import json
import re
from collections.abc import Iterator

from cleaner.model import Article, Block, Caption

# What CommonMark, or a common extension of it, could read as markup anywhere in a line; an ampersand only where
# it could begin an entity.
_INLINE = re.compile(r"[\\`*_{}\[\]<>#|~]|!(?=\[)|&(?=#|[A-Za-z0-9]+;)")
# What only the start of a line makes into markup: lists, rules, underlines of headings.
_LINE_START = re.compile(r"[-+=]|([0-9]{1,9})(?=[.)])")
# Parsers trim the edges of a block, and line ends would begin a new line of Markdown. Characters that CommonMark
# does not let entities stand for are left as they are. Without the look behind, white space in the middle is tried
# from each of its characters on.
_EDGES = re.compile(r"\A\s+|(?<!\s)\s+\Z|[\n\r]")
_NO_ENTITY = re.compile("[\x0b\x0e-\x1f\x7f-\x9f]")
_FENCE = re.compile(r"`{3,}")
# JSON allows them raw inside strings, YAML and terminals do not.
_UNSAFE = {code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


def markdown(article: Article) -> str:
    """One article; the ledger stays outside."""
    return "\n".join([*_front_matter(article), "", *_parts(article)])


def _front_matter(article: Article) -> Iterator[str]:
    """Strings are JSON strings, which are valid YAML whatever they hold."""
    fields = {
        "schema_version": article.schema_version,
        "id": article.id,
        "title": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "date": article.date,
        "time": article.time,
        "author": list(article.byline) or None,
        "source": article.source,
        "editors": list(article.editors) or None,
        "dateline": article.dateline,
        "page": article.page,
        "section": article.section,
        "language": article.language,
        "extras": [{"role": extra.role, "text": extra.text} for extra in article.extras] or None,
    }
    yield "---"
    for name, value in fields.items():
        if value is not None:
            yield f"{name}: {json.dumps(value, ensure_ascii=False).translate(_UNSAFE)}"
    yield "---"


def _parts(article: Article) -> Iterator[str]:
    if article.kicker:
        yield f"*{_line(article.kicker)}*\n"
    if article.headline:
        yield f"# {_line(article.headline)}\n"
    if article.deck:
        yield f"**{_line(article.deck)}**\n"
    for caption in article.captions:
        yield _caption(caption)
    for block in article.body:
        yield _block(block)


def _caption(caption: Caption) -> str:
    """A block quote; the credit is its second line, behind a hard line break. The first is empty where it is alone."""
    if not caption.text:
        return f">\n> {_line(caption.credit or '')}\n"
    return "> " + "  \n> ".join(_line(text) for text in (caption.text, caption.credit) if text) + "\n"


def _block(block: Block) -> str:
    if block.type == "heading":
        return f"## {_line(block.text)}\n"
    if block.type in {"table", "verbatim"}:
        fence = "`" * max(3, 1 + max((len(run[0]) for run in _FENCE.finditer(block.text)), default=0))
        return f"{fence}{'table' if block.type == 'table' else ''}\n{block.text}\n{fence}\n"
    return f"{_line(block.text)}\n"


def _line(text: str) -> str:
    """A text as one line that a parser gives back as it was."""
    start = _LINE_START.match(text)
    escaped = _INLINE.sub(r"\\\g<0>", text)
    if start:
        mark = start.end()
        escaped = f"{text[: mark - (start[1] is None)]}\\{escaped[mark - (start[1] is None) :]}"
    return _EDGES.sub(lambda run: "".join(map(_entity, run[0])), escaped)


def _entity(character: str) -> str:
    return character if _NO_ENTITY.match(character) else f"&#{ord(character)};"
