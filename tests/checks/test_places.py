"""Places of findings: lines and columns in code points, strings of JSON documents, excerpts."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cleaner import check, clean
from cleaner.checks.places import Lines, Strings
from cleaner.model import Span

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def _strings(value: object, at: str = "") -> dict[str, str]:
    if isinstance(value, str):
        return {at: value}
    found: dict[str, str] = {}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        found |= _strings(one, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")
    return found


@given(_ANY, st.booleans(), st.sampled_from([None, 2]))
def test_every_string_of_a_json_text_is_found_where_it_stands(
    value: object,
    ascii_only: bool,  # noqa: FBT001  (hypothesis calls it)
    indent: int | None,
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    strings = Strings(text)
    for at, said in _strings(value).items():
        span = strings.place(at, 0, len(said))
        assert span is not None
        assert json.loads(f'"{text[span.start : span.end]}"') == said


def test_a_part_of_an_escaped_string_is_found() -> None:
    text = '{"a": "x\\n\\u00e9\\ud83d\\ude00z"}'
    span = Strings(text).place("/a", 2, 4)
    assert span is not None
    assert json.loads(f'"{text[span.start : span.end]}"') == "é😀"


def test_a_missing_value_is_placed_at_its_parent() -> None:
    assert Strings('{"a": [1]}').place("/a/7/b") == Span(6, 7)


def test_lines_end_at_every_kind_of_line_end() -> None:
    lines = Lines("a\r\nb\rc\nd")
    assert [lines.place(at) for at in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert [lines.line(number) for number in range(6)] == [None, "a", "b", "c", "d", None]


def test_columns_count_code_points_of_the_file() -> None:
    (found,) = [one for one in check("𠀀桥\n新桥&amp;通车\n") if one.name == "markup-residue"]
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 3, 2, 8)
    assert found.span == (5, 10)


def test_an_excerpt_of_a_long_line_is_a_window_around_the_place() -> None:
    (found,) = [one for one in check("桥" * 300 + "&amp;" + "车" * 300) if one.name == "markup-residue"]
    excerpt = found.excerpt
    assert excerpt is not None
    assert excerpt.text[excerpt.start : excerpt.end] == "&amp;"
    assert excerpt.text[0] == excerpt.text[-1] == "…"
    assert len(excerpt.text) < 100


def test_a_place_in_a_document_is_a_place_in_its_file() -> None:
    document = clean(
        "A headline\n\nBy Ann Lee\n\nThe bridge \\ opens &amp; the ferry stops, said the council.\n"
    ).to_json()
    pretty = msgspec.json.format(document.encode(), indent=2).decode()
    for text in (document, pretty):
        (found,) = [one for one in check(text) if one.name == "markup-residue"]
        assert found.at == "/body/0/text"
        assert found.line is not None
        assert found.column is not None
        assert text.split("\n")[found.line - 1][found.column - 1 :].startswith("&amp;")
