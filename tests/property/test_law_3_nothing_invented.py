r"""Law 3, nothing invented: every character of a field comes from its span.

But for this closed list: ISO date and time, padding removed inside names, line ends to `\n`, hard-wrapped lines
joined, edges trimmed, U+FFFD for undecodable bytes, NUL and other control characters left out.
"""

import re
import unicodedata
from datetime import date

from hypothesis import example, given

from accounts import is_blank, strings
from cleaner import Cleaned, clean
from cleaner.model import Entry
from generator import Page, data, pages, texts

_JOINTS = {"", " ", "\n"}
_HAN_NUMBERS = re.compile("[〇○零一二三四五六七八九十]|民國")


def assert_nothing_invented(cleaned: Cleaned) -> None:
    for pointer, value in strings(cleaned.article).items():
        own = [entry for entry in cleaned.ledger.entries if entry.at == pointer and entry.fate == "kept"]
        if own and own[0].raw is None:
            _assert_made_of(cleaned.page.text, pointer, value, own)
        elif own:
            assert len(own) == 1, f"{pointer} is printed differently from several spans"
            _assert_printed(pointer, value, _text(cleaned, own))
        elif value:
            serving = [entry for entry in cleaned.ledger.entries if pointer in entry.also]
            assert serving, f"{pointer} comes from nowhere: {value!r}"
            _assert_printed(pointer, value, _text(cleaned, serving))


def _text(cleaned: Cleaned, entries: list[Entry]) -> str:
    return "".join(cleaned.page.text[entry.span.start : entry.span.end] for entry in entries)


def _assert_made_of(text: str, pointer: str, value: str, entries: list[Entry]) -> None:
    """The entries' text in their order, with nothing between but what joins two lines."""
    at = 0
    for entry in entries:
        source = text[entry.span.start : entry.span.end]
        assert value[at : entry.skip] in _JOINTS, f"{pointer} has words of its own: {value[at : entry.skip]!r}"
        assert value[entry.skip : entry.skip + len(source)] == source, f"{pointer} differs from its span"
        at = entry.skip + len(source)
    assert at == len(value), f"{pointer} goes on where its spans end: {value[at:]!r}"


def _assert_printed(pointer: str, value: str, source: str) -> None:
    """A value that is printed differently from its source, for one of the reasons of the list."""
    if pointer == "/date":
        _assert_date(value, source)
    elif pointer == "/time":
        assert re.fullmatch(r"[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?", value)
        assert int(value[3:5]) in _numbers(source)
    else:
        assert _without_blanks(value) == _without_blanks(source), f"{pointer} is not what its span says"


def _assert_date(value: str, source: str) -> None:
    day = date.fromisoformat(value)
    assert day.isoformat() == value
    if not _HAN_NUMBERS.search(source):
        assert {day.year, day.day} <= _numbers(source), f"{value} is not what {source!r} says"


def _numbers(text: str) -> set[int]:
    return {int(digits) for digits in re.findall("[0-9]+", unicodedata.normalize("NFKC", text))}


def _without_blanks(text: str) -> str:
    return "".join(one for one in text if not is_blank(one))


@given(pages())
def test_nothing_is_invented_on_a_generated_page(page: Page) -> None:
    assert_nothing_invented(clean(page.text))


@given(texts())
def test_nothing_is_invented_for_any_text(text: str) -> None:
    assert_nothing_invented(clean(text))


@given(data())
def test_nothing_is_invented_for_any_bytes(page: bytes) -> None:
    assert_nothing_invented(clean(page))


@given(texts())
def test_raw_text_is_the_text_of_its_span(text: str) -> None:
    cleaned = clean(text)
    for entry in cleaned.ledger.entries:
        assert entry.raw is None or entry.raw == cleaned.page.text[entry.span.start : entry.span.end]


@given(texts())
@example("\x1f\0")
def test_no_field_holds_a_control_character(text: str) -> None:
    for pointer, value in strings(clean(text).article).items():
        controls = [one for one in value if unicodedata.category(one) == "Cc" and one not in "\t\n\x0b\x0c\x85"]
        assert not controls, f"{pointer} holds {controls!r}"


@given(texts())
@example("0 \x1b")
@example("\x1b 0")
def test_no_field_has_blank_edges(text: str) -> None:
    article = clean(text).article
    tables = {f"/body/{index}/text" for index, block in enumerate(article.body) if block.type in {"table", "verbatim"}}
    for pointer, value in strings(article).items():
        if value and pointer not in tables:
            assert not is_blank(value[0]), f"{pointer} begins with {value[0]!r}"
            assert not is_blank(value[-1]), f"{pointer} ends with {value[-1]!r}"


def test_nothing_is_invented_on_the_seed(seed: bytes) -> None:
    assert_nothing_invented(clean(seed))
