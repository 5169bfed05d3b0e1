"""What is rendered can be read again: Markdown by a CommonMark parser, front matter as JSON strings, text as it is."""

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner import clean, restore
from cleaner.errors import RestoreError
from cleaner.model import Article, Block, Caption, Extra
from cleaner.renderers.markdown import markdown
from cleaner.renderers.text import text as as_text

# Four times as many examples as the profile says: there is a lot of markup.
MORE = settings(max_examples=4 * settings().max_examples)

# Pieces that are markup somewhere: CommonMark, its extensions, HTML, YAML.
MARKUP = [
    *(
        "# ",
        "#",
        "## x ##",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "1) ",
        "123456789. ",
        "1234567890. ",
        "> ",
        ">",
        "---",
        "===",
        "___",
    ),
    *(
        "***",
        "```",
        "~~~",
        "`a`",
        "``",
        "|",
        "| a | b |",
        "|---|",
        "\\",
        "\\\\",
        "\\#",
        "    ",
        "\t",
        "  ",
        "<b>",
        "<!-- ",
    ),
    *(
        "-->",
        "<script>",
        "</div>",
        "<http://a.b>",
        "http://a.b/c_d_e",
        "&amp;",
        "&",
        "&#35;",
        "&nbsp;",
        "&copy",
        "[a](b)",
    ),
    *("[a]: b", "![a](b)", "!", "[", "]", "[^1]", "[ ]", "*a*", "_a_", "**", "__", "~~a~~", "$x$", "{{ a }}", "{: .b}"),
    *(
        "\u2028",
        "\u2029",
        "\xa0",
        "\u3000",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\U0001f468\u200d\U0001f469",
        "e\u0301",
        "=",
        "-",
    ),
    *(
        ": ",
        "a: b #c",
        "yes",
        "null",
        "!!python/object",
        "%",
        "@",
        '"',
        "'",
        "1.",
        "2022-06-21",
        "护航",
        "。",
        "word",
        " ",
    ),
]
# Any printable character, white space of all kinds, and the controls that an article may hold; no line ends.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t")
TEXTS = (
    st.lists(st.sampled_from(MARKUP) | st.text(CHARACTERS, max_size=4), min_size=1, max_size=8)
    .map("".join)
    .filter(bool)
)
LINES = st.lists(TEXTS | st.just(""), min_size=1, max_size=5).map("\n".join)
PARAGRAPHS = st.builds(Block, st.sampled_from(["paragraph", "heading"]), TEXTS)
VERBATIM = st.builds(Block, st.sampled_from(["table", "verbatim"]), LINES)
CAPTIONS = st.builds(Caption, TEXTS, st.none() | TEXTS)
ARTICLES = st.builds(
    Article,
    kicker=st.none() | TEXTS,
    headline=st.none() | TEXTS,
    deck=st.none() | TEXTS,
    captions=st.lists(CAPTIONS, max_size=3).map(tuple),
    body=st.lists(PARAGRAPHS | VERBATIM, max_size=5).map(tuple),
)


def read(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Kind and text of every block of parsed Markdown. Fails where the text turned into markup."""
    kind = "paragraph"
    for token in tokens:
        if token.type == "heading_open":
            kind = token.tag
        elif token.type in {"paragraph_open", "blockquote_open"}:
            kind = "quote" if token.type == "blockquote_open" or kind == "quote" else "paragraph"
        elif token.type in {"blockquote_close", "heading_close"}:
            kind = "paragraph"
        elif token.type == "fence":
            yield token.info or "verbatim", token.content[:-1]
        elif token.type == "inline":
            yield inline(kind, token.children or [])
        else:
            assert token.type == "paragraph_close", f"{token.type} was made of text"


def inline(kind: str, children: list[Token]) -> tuple[str, str]:
    text = ""
    for child in children:
        if child.type in {"em_open", "strong_open"}:
            kind = child.tag
        elif child.type == "hardbreak":
            text += "\n"
        elif child.type not in {"em_close", "strong_close"}:
            assert child.type == "text", f"{child.type} was made of text"
            text += child.content
    return kind, text


def expected(article: Article) -> Iterator[tuple[str, str]]:
    for kind, title in (("em", article.kicker), ("h1", article.headline), ("strong", article.deck)):
        if title is not None:
            yield kind, title
    for caption in article.captions:
        yield "quote", "\n".join([caption.text] if caption.credit is None else [caption.text, caption.credit])
    for block in article.body:
        yield "h2" if block.type == "heading" else block.type, block.text


def split(rendered: str) -> tuple[list[str], str]:
    """The lines of the front matter, and what follows it."""
    head, _, body = rendered.removeprefix("---\n").partition("\n---\n")
    return head.split("\n"), body


@given(ARTICLES)
@MORE
@example(Article(captions=(Caption("same", "same"),)))
@example(Article(body=(Block("paragraph", "a"), Block("paragraph", "==="), Block("paragraph", "---"))))
@example(Article(body=(Block("verbatim", "```\n````\n"), Block("verbatim", ""), Block("table", "a | b\n\n  c\t| d  "))))
@example(Article(headline="a #", body=(Block("heading", "# #"),)))
@example(Article(kicker="“*a*”", deck="***"))
@example(Article(kicker="a!", deck="!", body=(Block("paragraph", "look!"), Block("paragraph", "[here](there)"))))
def test_a_commonmark_parser_and_one_with_tables_and_strikethrough_give_every_text_back(article: Article) -> None:
    _, body = split(markdown(article))
    for parser in (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])):
        assert list(read(parser.parse(body))) == list(expected(article))


@pytest.mark.parametrize("piece", MARKUP)
def test_every_piece_of_markup_stays_text_at_the_start_in_the_middle_and_at_the_end(piece: str) -> None:
    texts = [piece, piece + "a", f"a{piece}b", f"a {piece} b", "a" + piece, piece * 2, f"{piece}a{piece}"]
    article = Article(
        kicker=piece,
        headline=piece,
        deck=piece,
        captions=tuple(Caption(one, one) for one in texts),
        body=tuple(Block(kind, one) for one in texts for kind in ("paragraph", "heading", "verbatim")),
    )
    _, body = split(markdown(article))
    assert list(read(MarkdownIt("commonmark").parse(body))) == list(expected(article))


def test_a_line_end_within_a_title_does_not_end_it() -> None:
    article = Article(headline="one\ntwo\r\n- three", body=(Block("paragraph", "a\n\n# b"),))
    _, body = split(markdown(article))
    assert list(read(MarkdownIt("commonmark").parse(body))) == list(expected(article))


def test_ordinary_text_stays_readable() -> None:
    text = "R&D costs rose 5 % – “no surprise!” – says A. B. (42); see page 3. 2022年6月9日,全市会议。"
    assert markdown(Article(body=(Block("paragraph", text),))).endswith(f"---\n\n{text}\n")


STRINGS = st.none() | st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | TEXTS
HEADS: list[dict[str, Any]] = [
    {"headline": text}
    for text in ("---", "a: b #c", '"', "'", "*x", "yes", "null", "1e3", "\n", "\x85\u2028\x7f", "{{ j }}")
]


@given(
    st.fixed_dictionaries(
        {
            "id": STRINGS | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
            **dict.fromkeys(("headline", "kicker", "deck", "date", "source", "section", "language"), STRINGS),
            "byline": st.lists(st.text(max_size=5), max_size=3).map(tuple),
            "extras": st.lists(st.builds(Extra, st.text(max_size=3), st.text(max_size=3)), max_size=2).map(tuple),
        }
    )
)
@MORE
@example(HEADS[0])
@example(HEADS[5])
@example(HEADS[9])
def test_front_matter_is_one_json_value_a_line(fields: dict[str, Any]) -> None:
    article = Article(**fields)
    lines, _ = split(markdown(article))
    found = {}
    for line in lines:
        name, separator, value = line.partition(": ")
        assert separator
        assert re.fullmatch("[a-z_]+", name)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", value)
        found[name] = json.loads(value)
    assert found["schema_version"] == 1
    assert found.get("id") == article.id
    assert found.get("title") == article.headline
    assert found.get("author", []) == list(article.byline)
    assert found.get("extras", []) == [{"role": one.role, "text": one.text} for one in article.extras]
    names = {"kicker", "deck", "date", "source", "section", "language"}
    assert {name: found.get(name) for name in names} == {name: getattr(article, name) for name in names}


_COPIED = clean(
    f"{'A sentence that is long enough for a copy to be seen, which takes a while. ' * 3}\n\n" * 2
).to_json()
VALUES = st.sampled_from(
    [None, True, -1, 0, 1, 3, 2**40, 2**70, 0.5, "", "kept", "duplicate", "/body/0/text", [], [0, 5], {}]
)


@given(st.data())
@settings(max_examples=10 * settings().max_examples)
def test_a_forged_document_is_refused_or_gives_its_page(draw: st.DataObject) -> None:
    plain = json.loads(_COPIED)
    del plain["ledger"]["checksum"]
    for _ in range(draw.draw(st.integers(1, 3))):
        node: Any = plain if draw.draw(st.booleans()) else plain["ledger"]
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = draw.draw(st.sampled_from(keys))
            if not isinstance(node[key], (dict, list)) or not node[key] or draw.draw(st.integers(0, 4)) == 0:
                break
            node = node[key]
        node[key] = copy.deepcopy(draw.draw(VALUES))
        if not isinstance(plain["ledger"], dict) or not plain["ledger"]:
            return
    head = msgspec.json.encode(plain)[:-2]
    try:
        data = restore(head + f',"checksum":"{hashlib.sha256(head).hexdigest()}"}}}}'.encode())
    except RestoreError:
        return
    assert hashlib.sha256(data).hexdigest() == plain["ledger"]["sha256"]


def test_text_is_the_headline_and_the_blocks_with_blank_lines_between() -> None:
    article = Article(headline="Headline", body=(Block("paragraph", "One."), Block("verbatim", "a\n  b")))
    assert as_text(article) == "Headline\n\nOne.\n\na\n  b\n"


def test_text_has_captions_with_their_credits() -> None:
    article = Article(headline="Headline", captions=(Caption("A bridge.", "Ann Lee"), Caption("A boat.")))
    assert as_text(article) == "Headline\n\nA bridge.\nAnn Lee\n\nA boat.\n"


def test_an_empty_article_is_an_empty_text() -> None:
    assert not as_text(Article())


def test_markdown_of_an_empty_article_is_its_front_matter() -> None:
    assert markdown(Article()) == "---\nschema_version: 1\n---\n"


def test_white_space_inside_a_line_takes_linear_time() -> None:
    text = f"a{' ' * 200_000}b{' ' * 200_000}"
    start = process_time()
    assert markdown(Article(body=(Block("paragraph", text),))).endswith("b" + "&#32;" * 200_000 + "\n")
    assert process_time() - start < 10  # a tenth of one here; it took minutes


def test_the_methods_of_a_result_give_the_formats() -> None:
    cleaned = clean("A headline\n\nA first sentence, long enough to be read as a sentence of the body.\n")
    assert json.loads(cleaned.to_json())["schema_version"] == 1
    assert "\n" not in cleaned.to_json()
    assert cleaned.to_markdown().startswith("---\nschema_version: 1\n")
    assert cleaned.to_text().endswith("body.\n")
    article = cleaned.article
    assert json.loads(article.to_json()) == json.loads(cleaned.to_json()) | {"ledger": None}
    texts = (article.to_markdown(), article.to_text(), article.to_jsonld())
    assert texts == (cleaned.to_markdown(), cleaned.to_text(), cleaned.to_jsonld())
    assert json.loads(article.to_jsonld())["@type"] == "NewsArticle"


def _without_points(value: object) -> object:
    """A document as jq and JavaScript write it: whole numbers have no point."""
    if isinstance(value, dict):
        return {key: _without_points(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_points(one) for one in value]
    return int(value) if isinstance(value, float) and value == int(value) else value


def test_another_program_may_write_the_document_again() -> None:
    body = (
        "The ferry to the northern islands leaves at seven, says the harbour master of the town, and nobody is late. "
        "The boat to the southern ones waits for the mail, and whoever misses it walks home along the shore."
    )
    page = f"{body}\n|\n2021-05-04\n{body}\n".encode()
    document = json.loads(clean(page).to_json())
    assert any(len(row) > 5 and row[5] == 1 for row in document["ledger"]["entries"]), "no score is a whole number"
    assert restore(json.dumps(_without_points(document), ensure_ascii=False, indent=1)) == page
