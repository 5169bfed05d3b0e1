"""Bytes to text and back: any bytes, any supported encoding, and the guess where nothing names one."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean, restore
from cleaner.charset import CODECS, codec, detect
from cleaner.decode import decode, encode, refuse_binary
from cleaner.errors import RefusedPage
from cleaner.model import Options

# Four times as many examples as the profile says: there are many encodings.
MORE = settings(max_examples=4 * settings().max_examples)

# Invented news in the languages that were written in the old encodings.
SAMPLES = {
    "gb18030": "昨天下午,市图书馆的新馆开始试运行,读者可以在三楼的阅览室里看到河对岸的老码头。\n",
    "big5hkscs": "昨天下午,市圖書館的新館開始試營運,讀者可以在三樓的閱覽室裡看到河對岸的老碼頭。\n",
    "cp932": "きのう午後、市立図書館の新館が開館し、三階の閲覧室から川の向こうの古い港が見えます。\n",
    "euc_jp": "きのう午後、市立図書館の新館が開館し、三階の閲覧室から川の向こうの古い港が見えます。\n",
    "cp949": "어제 오후 시립 도서관의 새 건물이 문을 열어 삼층 열람실에서 강 건너 옛 부두가 보인다.\n",
    "cp1251": "Вчера днём открылось новое здание городской библиотеки, из окон видна старая пристань.\n",
    "cp1252": "Gestern öffnete die neue Bücherei; vom dritten Stock aus sieht man die alte Fähre über den Fluß.\n",
}


def back(data: bytes, label: str | None = None) -> bytes:
    return restore(clean(data, options=Options(encoding=label)).to_json())


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[tuple[bytes, str]]:
    """Real pages in old encodings, each with the codec that reads it."""
    rows = [json.loads(line) for line in (shared / "pages" / "index.jsonl").read_text("utf-8").split("\n") if line]
    found = [row for row in rows if row["set"] == "raw-bytes"]
    return [((shared / "pages" / row["file"]).read_bytes(), row["encoding"]) for row in found]


def test_old_encodings_of_real_pages_are_found_without_being_named(pages: list[tuple[bytes, str]]) -> None:
    right = [name for data, name in pages if decode(data).text == data.decode(name)]
    assert len(right) >= 0.86 * len(pages)


def test_real_pages_in_old_encodings_come_back(pages: list[tuple[bytes, str]]) -> None:
    for data, name in pages:
        assert back(data) == data
        assert back(data, name) == data


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("times", [1, 5])
def test_a_short_page_in_an_old_encoding_is_read(name: str, times: int) -> None:
    page = decode((SAMPLES[name] * times).encode(name))
    assert page.text == SAMPLES[name] * times
    assert page.origin.guess is not None


@pytest.mark.parametrize(
    ("declaration", "name"),
    [
        ('<meta charset="gbk">', "gb18030"),
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Big5">', "big5hkscs"),
        ('<?xml version="1.0" encoding="shift_jis"?>', "cp932"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
    ],
)
def test_a_declared_encoding_is_believed_when_the_bytes_agree(declaration: str, name: str) -> None:
    text = declaration + SAMPLES[name][:12]
    assert decode(text.encode(name)).text == text


def test_a_declaration_that_the_bytes_contradict_is_not_believed() -> None:
    text = '<meta charset="utf-8">' + SAMPLES["gb18030"] * 3
    assert decode(text.encode("gb18030")).text == text


def test_a_long_head_in_ascii_does_not_hide_the_encoding() -> None:
    text = "x" * 300_001 + "\n" + SAMPLES["gb18030"] * 3
    assert decode(text.encode("gb18030")).text == text


def test_control_characters_do_not_hide_the_encoding() -> None:
    text = "\0\x01\x02\x03".join([SAMPLES["gb18030"]] * 5)
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("x-gbk", "gb18030"),
        ("chinese", "gb18030"),
        ("big5", "big5hkscs"),
        ("x-sjis", "cp932"),
        ("windows-31j", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("euc-kr", "cp949"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("tis-620", "cp874"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-mac-ukrainian", "mac-cyrillic"),
        ("utf-16", "utf-16-le"),
        ("utf_16", "utf-16-le"),
        (" UTF-8\n", "utf-8"),
        ("utf-8-sig", "utf-8"),
    ],
)
def test_a_label_means_what_the_web_means_by_it(label: str, name: str) -> None:
    assert codec(label) == name


@pytest.mark.parametrize("name", sorted(CODECS))
def test_every_supported_codec_can_be_named(name: str) -> None:
    assert codec(name) == name


@pytest.mark.parametrize(
    "label", ["", "klingon", "utf-7", "idna", "rot13", "hex", "unicode_escape", "hz", "a\0b", "\udcff"]
)
def test_a_label_that_is_no_encoding_of_pages_is_refused(label: str) -> None:
    with pytest.raises(LookupError):
        codec(label)


@given(st.binary(max_size=200), st.sampled_from([None, *sorted(CODECS)]))
@MORE
def test_any_bytes_come_back_under_any_encoding(data: bytes, label: str | None) -> None:
    page = decode(data, label)
    assert encode(page.text, page.origin) == data


@given(st.text(alphabet="aé护か전бα\u202e\0\x1b$BJ(", max_size=60), st.sampled_from(sorted(CODECS)), st.data())
@MORE
def test_a_page_that_was_cut_and_spoilt_comes_back_through_clean_and_restore(
    text: str, label: str, draw: st.DataObject
) -> None:
    data = bytearray(text.encode(label, "ignore"))
    for at in draw.draw(st.lists(st.integers(0, max(0, len(data) - 1)), max_size=4 if data else 0)):
        data[at] = draw.draw(st.integers(0, 255))
    spoilt = bytes(data[: draw.draw(st.integers(0, len(data)))])
    assert back(spoilt, label) == spoilt
    assert back(spoilt) == spoilt


@given(st.binary(max_size=400))
@MORE
def test_the_guess_never_fails(data: bytes) -> None:
    name, confidence = detect(data)
    assert name in CODECS
    assert confidence is None or 0 <= confidence <= 1


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(mark: str) -> None:
    data = SAMPLES["gb18030"].encode(mark)
    page = decode(data, "cp1252")
    assert page.text == SAMPLES["gb18030"]
    assert encode(page.text, page.origin) == data


def test_the_mark_of_utf_32_is_not_taken_for_that_of_utf_16() -> None:
    assert decode(b"\xff\xfe\0\0" + "ab".encode("utf-32-le")).text == "ab"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_an_odd_byte_or_half_a_pair_comes_back(name: str) -> None:
    half = "\ud83d".encode(name, "surrogatepass")
    for data in (b"a", "ab".encode(name) + b"c", half, half * 3 + b"\xd8", "a".encode(name) + half + "b".encode(name)):
        page = decode(data, name)
        assert encode(page.text, page.origin) == data
        assert "\ufffd" in page.text
        assert back(data, name) == data


@pytest.mark.parametrize("cut", [1, 2])
def test_utf_8_cut_in_the_middle_of_a_character_is_still_utf_8(cut: int) -> None:
    for data in ("新闻".encode()[:-cut], "新闻".encode()[cut:]):
        page = decode(data)
        assert page.origin.encoding == "utf-8"
        assert ("新" in page.text) != ("闻" in page.text)
        assert encode(page.text, page.origin) == data


def test_a_few_spoilt_bytes_do_not_change_the_encoding() -> None:
    data = ("护航" * 20).encode() + b"\xff" + ("护航" * 20).encode()
    page = decode(data)
    assert page.text == "护航" * 20 + "\ufffd" + "护航" * 20


def test_two_encodings_in_one_file_come_back() -> None:
    data = SAMPLES["gb18030"].encode() + SAMPLES["gb18030"].encode("gb18030")
    assert back(data) == data
    assert back(data, "utf-8") == data
    assert back(data, "gbk") == data


def test_codes_that_share_a_character_come_back() -> None:
    data = b"\x81\xca\xee\xf9\xfa\x54 \xed\x40\xfa\x5c"
    page = decode(data, "shift_jis")
    assert page.text == "￢￢￢ 纊纊"
    assert encode(page.text, page.origin) == data


def test_a_stretch_in_another_encoding_is_one_patch() -> None:
    data = b"abc" + b"\xff" * 5000 + b"def"
    assert [patch[:2] for patch in decode(data, "utf-8").origin.patches] == [(3, 5003)]


def damaged(name: str, size: int) -> bytes:
    """A page of `size` bytes with a wrong byte every now and then."""
    unit = ("abc 123 " + SAMPLES.get(name, SAMPLES["gb18030"])).encode(name, "ignore")
    data = bytearray((unit * (size // len(unit) + 1))[:size])
    for at in range(0, size, 3001):
        data[at] = 0xFF
    return bytes(data)


@pytest.mark.parametrize("name", ["utf-8", "gb18030", "cp932", "utf-16-le"])
def test_two_megabytes_of_a_damaged_page_come_back(name: str) -> None:
    # A search for each bad byte over the rest of the page would take minutes.
    data = damaged(name, 2_000_000)
    for label in (name, None):
        page = decode(data, label)
        assert encode(page.text, page.origin) == data


@pytest.mark.parametrize("data", [b"\x00\xd8" * 500_000, b"\xe6" * 1_000_000, b"\x80" * 1_000_000])
@pytest.mark.parametrize("label", ["utf-16", "utf-8", "big5", None])
def test_a_megabyte_of_wrong_bytes_comes_back(data: bytes, label: str | None) -> None:
    page = decode(data, label)
    assert encode(page.text, page.origin) == data


RANDOM = random.Random(7).randbytes(5000).replace(b"\0", b"\1")  # noqa: S311  (any bytes will do)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.4 some text", "binary"),
        (b"GIF89a\x01", "binary"),
        (b"text\0text", "binary"),
        (b"PK\x03\x04rest", "binary"),
        (RANDOM, "binary"),
        ("a page".encode("utf-16-le"), "utf16-suspected"),
        ("a page".encode("utf-16-be"), "utf16-suspected"),
        ((SAMPLES["gb18030"].replace("\n", "") * 3).encode("utf-16-le"), "utf16-suspected"),
        ((SAMPLES["gb18030"].replace("\n", "") * 3).encode("utf-16-be"), "utf16-suspected"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedPage) as refused:
        refuse_binary(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"GIF8 is how two kinds of pictures begin.",
        b"\x1b[2J\x07 a headline with controls",
        "a page".encode("utf-16"),
        "a page".encode("utf-32"),
        *(text.encode(name) for name, text in SAMPLES.items()),
    ],
)
def test_what_is_text_is_not_refused(data: bytes) -> None:
    refuse_binary(data)


def test_a_named_encoding_overrules_the_suspicion() -> None:
    refuse_binary("a page".encode("utf-16-le"), "utf-16-le")
