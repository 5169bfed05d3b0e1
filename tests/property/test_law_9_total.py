"""Law 9, total: the library takes any bytes and any text.

An empty page gives an article of nulls with a warning. What is no document is refused with a message, never with
another error.
"""

import json
import re
from itertools import islice

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import Cleaned, Options, clean, restore
from cleaner.errors import RestoreError
from cleaner.schemas import schema_text
from generator import data, scrapped, texts
from wrecks import fault, wrecks
from wrecks import texts as cases

_EMPTY = [
    "",
    "\n",
    " ",
    "|",
    "|\n|\n| |\r\n",
    "\ufeff",
    "\u3000\u200b",
    "\r\r\r",
    "\0",
    "\0\0\0\n\0",
    "\x1c\x1d\x85\u2028",
]
_ODD = {
    "one character": "禁",
    "one letter": "a",
    "only marks": "。！？…",
    "only a label": "来源：",
    "a label and nothing behind it": "作者：\n|\n",
    "half a bracket": "（2022-06-21",
    "a day that does not exist": "( 2022-02-30 ) 稿件来源: 青石晚报",
    "a headline alone": "石桥修好了",
    "a title twice": "石桥修好了\n石桥修好了",
    "a row of bars and a cell": "| " * 4000 + "x",
    "a label four thousand times": "稿件来源" * 4000,
    "brackets nobody closes": "「（【《“" * 2000,
    "names without end": "张三 李四 " * 500,
    "one letter for ever": "a" * 20_000,
    "two letters for ever": "ab" * 10_000,
    "bars for ever": "|\n" * 20_000,
    "marks on one letter": "a" + "\u0301" * 2000,
    "a ligature that is a sentence": "ﷺ" * 500,
    "letters that grow in lower case": "İ" * 500,
    "emoji that belong together": "👨‍👩‍👧‍👦🏳️‍🌈" * 200,
    "from right to left": "\u202eשלום עולם. مرحبا بالعالم.\n" * 20,
    "lone surrogates": "\ud800\udfff\udc00",
    "every control character": "".join(map(chr, range(0xA0))) * 3,
    "no characters": "\ufffe\uffff\U0010ffff",
}


_SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text("article")))


def assert_sound(cleaned: Cleaned) -> None:
    """Every output can be made, and the document is what the schema says."""
    document = json.loads(cleaned.to_json())
    _SCHEMA.validate(document)
    assert cleaned.to_markdown().startswith("---\n")
    assert cleaned.to_text()[-1:] in {"", "\n"}


@given(data())
def test_any_bytes_give_an_article(page: bytes) -> None:
    assert_sound(clean(page))


@given(texts())
def test_any_text_gives_an_article(text: str) -> None:
    assert_sound(clean(text))


@pytest.mark.parametrize("dedup", ["off", "normal", "strict"])
@given(text=scrapped())
def test_any_text_gives_an_article_whatever_is_done_with_copies(dedup: str, text: str) -> None:
    cleaned = clean(text, options=Options(dedup=dedup))
    assert restore(cleaned.to_json()) == text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("seed", range(1, 5))
def test_wrecked_pages_give_an_article_and_come_back(seed: int) -> None:
    """`make fuzz` goes on from here."""
    faults = {page[:80]: fault(page) for page in islice(wrecks(seed, cases()), 150)}
    assert {page: one for page, one in faults.items() if one is not None} == {}


@pytest.mark.parametrize("name", _ODD)
def test_odd_pages_give_an_article(name: str) -> None:
    cleaned = clean(_ODD[name])
    assert_sound(cleaned)
    assert restore(cleaned.to_json()) == _ODD[name].encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("page", _EMPTY)
def test_an_empty_page_gives_nulls_and_a_warning(page: str) -> None:
    article = clean(page).article
    lists = (article.body, article.captions, article.byline, article.editors, article.extras)
    assert not any(lists)
    assert (article.headline, article.kicker, article.date, article.source, article.language) == (None,) * 5
    assert [warning.name for warning in article.warnings] == ["empty-article"]
    assert restore(clean(page).to_json()) == page.encode()


@given(st.text(), st.lists(st.integers(0, 200), min_size=1, max_size=5))
@example("\x1f", [1])
def test_nul_bytes_are_left_out_of_the_article_and_kept_in_the_ledger(text: str, places: list[int]) -> None:
    for at in places:
        text = text[:at] + "\0" + text[at:]
    document = clean(text).to_json()
    article = json.loads(document)
    del article["ledger"]
    assert "\\u0000" not in json.dumps(article)
    assert restore(document) == text.encode("utf-8", "surrogatepass")


def test_an_unknown_encoding_is_the_only_thing_refused() -> None:
    with pytest.raises(LookupError):
        clean(b"abc", options=Options(encoding="no-such-encoding"))


@pytest.mark.parametrize(
    "junk", ["", "null", "[]", "{}", '{"ledger":{}}', "[" * 100_000, '{"ledger":' * 50_000, "1e999"]
)
def test_what_is_no_document_is_refused(junk: str) -> None:
    with pytest.raises(RestoreError, match=re.compile(r"\w")):
        restore(junk)


_DOCUMENT = clean("A bell\n|\nThe bell rang twice before anybody came to look.\n").to_json()
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**30) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(st.data())
def test_a_document_with_anything_in_a_field_is_refused(drawn: st.DataObject) -> None:
    document = json.loads(_DOCUMENT)
    place = drawn.draw(st.sampled_from([document, document["ledger"]]), label="place")
    key = drawn.draw(st.sampled_from(sorted(place)), label="key")
    value = drawn.draw(_json, label="value")
    if value == place[key]:
        return
    place[key] = value
    with pytest.raises(RestoreError):
        restore(json.dumps(document))


@given(st.data())
def test_a_document_with_anything_in_an_entry_is_refused(drawn: st.DataObject) -> None:
    document = json.loads(_DOCUMENT)
    row = drawn.draw(st.sampled_from(document["ledger"]["entries"]), label="row")
    row += [None] * (10 - len(row))
    at = drawn.draw(st.integers(0, 9), label="at")
    value = drawn.draw(_json, label="value")
    if value == row[at] or not (value or row[at]):
        return
    row[at] = value
    with pytest.raises(RestoreError):
        restore(json.dumps(document))
