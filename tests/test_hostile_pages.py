"""Pages of the catalogue of hostile inputs, sections A and B: the rows that no other test shows.

docs/hostile-inputs.md lists all rows and their tests. Whatever a page does, it comes back from its document and its
ledger tiles it.
"""

import time
import unicodedata

import pytest

from cleaner import Cleaned, clean, restore
from cleaner.layout import MAX_LINES
from cleaner.visible import visible

FIRST = "The new bridge over the Alder will be opened on Sunday morning. The mayor and the school band will be there."
SECOND = "Cars may use it from Monday. The old ferry goes on until the end of the month, said the council on Friday."
BODY = f"{FIRST}\n\n{SECOND}\n"


def cleaned(page: str | bytes) -> Cleaned:
    """The page, cleaned and proved."""
    found = clean(page)
    data = page if isinstance(page, bytes) else page.encode()
    assert restore(found.to_json()) == data
    assert sum(one.span.end - one.span.start for one in found.ledger.entries) == len(found.page.text)
    return found


def body(page: str | bytes) -> list[str]:
    return [block.text for block in cleaned(page).article.body]


def test_a_mark_where_two_files_were_joined_is_layout_and_hides_no_copy() -> None:
    assert body(f"{BODY}\ufeff{BODY}") == [FIRST, SECOND]


def test_a_file_in_two_encodings_is_flagged_and_comes_back() -> None:
    page = "昨天下午,市图书馆开馆。\n".encode() + ("昨天下午,市图书馆的新馆开始试运行。\n" * 20).encode("gb18030")
    assert {one.name for one in cleaned(page).article.warnings} & {"guessed-encoding", "replacement-character"}


def test_our_replacement_characters_are_told_from_those_of_the_page() -> None:
    found = cleaned("\ufffd is on the page, 护航, ".encode() * 9 + b"\xff is ours.")
    (patch,) = found.page.origin.patches
    assert patch.start == found.page.text.rindex("\ufffd")
    (warning,) = [one for one in found.article.warnings if one.name == "replacement-character"]
    assert warning.span is not None
    assert warning.span.start == patch.start


def test_mojibake_is_kept_as_it_stands() -> None:
    spoilt = FIRST.replace("bridge", "Brücke").encode().decode("cp1252")
    assert body(spoilt) == [spoilt]


@pytest.mark.parametrize("odd", ["\ufffe\uffff", "\ufdd0", "\U0010ffff", "\ue000", "\u0378", "\U000e0041\U000e0042"])
def test_characters_that_are_none_stay_in_the_text(odd: str) -> None:
    assert body(FIRST.replace("bridge", f"bri{odd}dge")) == [FIRST.replace("bridge", f"bri{odd}dge")]


def test_text_that_hides_in_tags_is_seen_on_a_terminal() -> None:
    assert visible("a\U000e0041\U000e007fb") == r"a\U000e0041\U000e007fb"


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060", "\u200d", "\u200c", "\ufe0f"])
def test_marks_that_nobody_sees_hide_no_copy(mark: str) -> None:
    spoilt = BODY.replace("o", f"o{mark}")
    for page in (f"{BODY}|\n{spoilt}", f"{spoilt}|\n{BODY}"):
        found = cleaned(page)
        assert len(found.article.body) == 2
        assert not found.article.warnings


@pytest.mark.parametrize("text", ["می‌خواهم به خانه بروم.", "क्‍ष और क्‌ष", "👩‍👧 came home."])
def test_joiners_stay_where_scripts_need_them(text: str) -> None:
    assert body(text) == [text]


def test_normal_form_hides_no_copy_and_is_no_difference() -> None:
    page = BODY.replace("e", "é")
    for one, other in (("NFC", "NFD"), ("NFD", "NFC")):
        kept = cleaned(f"{unicodedata.normalize(one, page)}|\n{unicodedata.normalize(other, page)}").article
        assert len(kept.body) == 2
        assert not kept.warnings


_BELOW, _ABOVE, _LIGATURE = "\u0323" * 200_000, "\u0301" * 200_000, "\ufdfa"
_EXPLOSIVE = {
    "one mark": "e" + "\u0301" * 1_000_000,
    "two marks": "e" + "\u0301\u0323" * 500_000,
    "marks in two orders": f"{FIRST} e{_BELOW}{_ABOVE}\n|\n{FIRST} e{_ABOVE}{_BELOW}",
    "ligatures": _LIGATURE * 300_000,
    "ligatures twice": f"{_LIGATURE * 3000} {BODY}|\n{_LIGATURE * 3000} {BODY}",
    "emoji": "👨\u200d👩\u200d👧\u200d👦" * 100_000,
    "letters that grow": "İẞŉ" * 200_000,
    "a rule that is none": f"{FIRST}\n|{'-' * 300_000}x\n{BODY}",
    "a rule of cells that is none": f"{FIRST}\n|{' :-' * 100_000}｜\n{BODY}",
}


@pytest.mark.parametrize("name", _EXPLOSIVE)
def test_characters_that_explode_take_no_time(name: str) -> None:
    start = time.process_time()
    cleaned(_EXPLOSIVE[name])
    assert time.process_time() - start < 10  # a fifth of one here; quadratic steps would take minutes


def test_letters_that_change_their_length_in_another_case_move_no_offset() -> None:
    line = "İstanbul, Straẞe, ŉ, ǰ, ΐ, ﬃ, ﬆ."
    assert body(f"{line}\n\n{BODY}|\n{line}\n\n{BODY}") == [line, FIRST, SECOND]


def test_bars_of_every_kind_go_where_they_stand_alone_and_stay_in_a_text() -> None:
    page = f"｜\n│\n¦\n丨\n┃\n║\n{FIRST}\n他写了一个丨字。\n│\n{SECOND}"
    assert body(page) == [FIRST, "他写了一个丨字。", SECOND]


@pytest.mark.parametrize("date", ["２０２２年６月２１日", "二〇二二年六月二十一日", "2022年6月21日"])
def test_dates_are_read_in_every_kind_of_figures(date: str) -> None:
    page = f"石桥修好了行人可以通过\n{date} 来源：青石晚报\n" + "石桥昨天修好了，行人和自行车都可以从桥上通过。" * 5
    assert cleaned(page).article.date == "2022-06-21"


@pytest.mark.parametrize("figures", ["²²²²-²²-²²", "①②③④年⑤月⑥日", "𝟚𝟘𝟚𝟚-𝟘𝟞-𝟚𝟙", "٢٠٢٢-99-٢١", "२०२२-०६-२१"])
def test_figures_that_are_none_are_no_error(figures: str) -> None:
    page = f"Bridge opens on Sunday\n{figures}\n{BODY}"
    assert figures in page
    assert cleaned(page).article.date in {None, "2022-06-21"}


def test_a_name_with_a_letter_of_another_script_is_not_lost() -> None:
    found = cleaned(f"New bridge opens on Sunday\n\nBy \u0410nn Lee\n\n{BODY}").article
    assert "\u0410nn Lee" in {*found.byline, *(block.text.removeprefix("By ") for block in found.body)}


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣"])
def test_emoji_are_never_cut(emoji: str) -> None:
    spoken = FIRST.replace("morning", f"morning {emoji * 3}")
    page = f"{emoji} Bridge opens\n|\n{spoken}\n\n{emoji}\n\n{SECOND}\n|\n{spoken}\n\n{emoji}\n\n{SECOND}\n"
    found = cleaned(page).article
    texts = [found.headline or "", *(block.text for block in found.body)]
    assert sum(text.count(emoji) for text in texts) == 5
    assert not "".join(texts).replace(emoji, "").strip().startswith(("\u200d", "\ufe0f"))


def test_text_from_right_to_left_keeps_its_logical_order() -> None:
    text = "قال المجلس إن الجسر سيفتح يوم الأحد. (ABC 123) وقال أيضا إن العبارة مستمرة."
    found = cleaned(f"افتتاح الجسر الجديد يوم الأحد\n2022-06-21\n{text}\n").article
    assert found.date == "2022-06-21"
    assert "(ABC 123) وقال" in found.body[0].text


def test_the_ledger_counts_code_points() -> None:
    found = cleaned(f"😀😀\n\n{FIRST}")
    assert found.ledger.length == len(f"😀😀\n\n{FIRST}")
    assert '"unit":"code point"' in found.to_json()


def test_a_row_of_a_million_cells_is_no_million_objects() -> None:
    page = b"a|" * 200_000
    cleaned = clean(page)
    assert len(cleaned.ledger.entries) < 3 * MAX_LINES
    assert restore(cleaned.to_json()) == page


@pytest.mark.parametrize("name", ["The  Alder Tribune", "Alder  Reach News"])
@pytest.mark.parametrize("day", ["3 March 2019", "Published 3 March 2019"])
def test_a_name_with_two_blanks_above_the_day_is_a_name(name: str, day: str) -> None:
    title = "New Bridge Over the Alder Opens on Sunday Morning"
    page = f"{name}\n{day}\n{title}\n\n{BODY}"
    assert restore(clean(page).to_json()) == page.encode()
    page = f"{name}\n{title}\n{day}\n\n{BODY}"
    assert restore(clean(page).to_json()) == page.encode()


@pytest.mark.parametrize(("between", "writers"), [(10, ()), (200, ("黄河",))])
def test_whether_a_text_speaks_of_a_name_is_looked_for_near_it(between: int, writers: tuple[str, ...]) -> None:
    """Else a page of names in brackets would be searched from end to end for each of them."""
    lines = [f"渡口的石阶一共三十六级，最下面的七级只在枯水的月份露出来，这是第{one}级。" for one in range(between)]
    page = "\n".join(["老街的钟又响了", "2019-03-03 来源：苍梧日报", "每年春天黄河水涨，渡口都要停三天。", *lines])
    assert clean(f"{page}（黄河）\n").article.byline == writers
