"""Markdown: YAML front matter, then CommonMark from which a parser gets every block's text back."""

import json
import re
from collections.abc import Iterator

from cleaner.model import Article, Block, Caption

# Characters that CommonMark could read as markup anywhere in a line.
_INLINE = re.compile(r"[\\`*_{}\[\]<>#|~!&]")
# What only the start of a line makes into markup: lists, rules, headings of the underlined kind.
_LINE_START = re.compile(r"(?m)^(\s*)(?:([-+=])|([0-9]{1,9})([.)]))")
_FENCE = re.compile(r"`{3,}")
# Outside ASCII these would be trimmed or taken for line ends.
_EDGE_SPACE = re.compile(r"(?m)^[ \t]+|[ \t]+$")


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


# JSON allows them raw inside strings, YAML and terminals do not.
_UNSAFE = {code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


def _parts(article: Article) -> Iterator[str]:
    if article.kicker:
        yield f"*{_emphasised(article.kicker)}*\n"
    if article.headline:
        yield f"# {_line(article.headline)}\n"
    if article.deck:
        yield f"**{_emphasised(article.deck)}**\n"
    for caption in article.captions:
        yield _caption(caption)
    for block in article.body:
        yield _block(block)


def _emphasised(text: str) -> str:
    return _line(text)


def _caption(caption: Caption) -> str:
    lines = [_line(text) for text in (caption.text, caption.credit) if text]
    return "".join(f"> {line}{'  ' if line is not lines[-1] else ''}\n" for line in lines)


def _block(block: Block) -> str:
    if block.type == "heading":
        return f"## {_line(block.text)}\n"
    if block.type in {"table", "verbatim"}:
        fence = "`" * max(3, 1 + max((len(run[0]) for run in _FENCE.finditer(block.text)), default=0))
        return f"{fence}{'table' if block.type == 'table' else ''}\n{block.text}\n{fence}\n"
    return f"{_line(block.text)}\n"


def _line(text: str) -> str:
    escaped = _INLINE.sub(r"\\\g<0>", text)
    escaped = _LINE_START.sub(_escaped_start, escaped)
    return _EDGE_SPACE.sub(lambda run: "&#32;" * len(run[0]), escaped)


def _escaped_start(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}\\{found[2]}"
    return f"{found[1]}{found[3]}\\{found[4]}"
