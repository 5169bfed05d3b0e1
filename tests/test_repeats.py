"""Traps of repeated passages: each shape that a detector of repeats once tripped over."""

import unicodedata
from itertools import pairwise

import pytest

from cleaner import clean
from cleaner.model import Cleaned, Options, Thresholds
from cleaner.repeats import find
from cleaner.repeats.normalise import Normal

FIRST = (
    "The lock keeper of Alder Reach opened the upper gates at six and let the barges through one by one. "
    "By noon the towpath was full of people who had come to see the water rise. "
    "Nobody on the committee had expected more than a handful of visitors, and the tea ran out within the first hour."
)
SECOND = (
    "A second crowd gathered at the weir, where the engineers had taken down the old sluice in the spring. "
    "They explained how the new one turns with the current and needs no motor at all. "
    "Children were allowed to throw sticks from the bridge and to count how many heartbeats passed until they came out."
)
THIRD = (
    "In the evening the choir sang from a raft that two volunteers had built out of empty barrels. "
    "The last boat left when it was already dark, with lanterns hung along its rail. "
    "The keeper said that he would sleep for two whole days, oil the winches, and then do it all again next spring."
)


# What fills a page, so that a passage is a small part of it.
OTHERS = [f"{(FIRST + SECOND + THIRD)[::step]}." for step in (-1, -2, -3, 2, 3)]


def kept(cleaned: Cleaned) -> str:
    """The text of the body."""
    return "\n".join(block.text for block in cleaned.article.body)


def dropped(cleaned: Cleaned) -> list[str]:
    """The passages that went as copies."""
    return [cleaned.page.text[slice(*one.span)] for one in cleaned.ledger.entries if one.fate == "duplicate"]


def test_of_three_adjacent_copies_one_stays() -> None:
    cleaned = clean("\n".join([FIRST, SECOND] * 3))
    assert kept(cleaned) == f"{FIRST}\n{SECOND}"
    assert sum(map(len, dropped(cleaned))) == 2 * len(f"{FIRST}\n{SECOND}")


def test_three_copies_on_one_line_are_no_periodic_run() -> None:
    assert kept(clean(f"{FIRST} {FIRST} {FIRST}")) == FIRST


def test_adjacent_copies_that_agree_a_letter_beyond_their_border_lose_none() -> None:
    # Both passages begin with T: the runs of `p1 p1 T…` agree one letter further than the copy goes.
    cleaned = clean(f"{FIRST}\n{FIRST}\n{THIRD.replace('In the', 'The same', 1)}")
    assert dropped(cleaned) == [FIRST]
    assert kept(cleaned).startswith(f"{FIRST}\nThe same evening the choir")


def test_copies_that_end_like_the_text_before_them_are_cut_where_a_line_begins() -> None:
    ending = " Nobody went home before the band had played."
    page = "\n".join([SECOND + ending, FIRST + ending, FIRST + ending, THIRD])
    cleaned = clean(page)
    assert kept(cleaned) == "\n".join([SECOND + ending, FIRST + ending, THIRD])
    assert dropped(cleaned) == [FIRST + ending]


def test_one_two_one_two_is_one_copy() -> None:
    assert kept(clean(f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}")) == f"{FIRST}\n{SECOND}"


def test_paragraphs_in_another_order_are_copies_all_the_same() -> None:
    one = f"{FIRST} A brass band from the next valley played on the lock island until its drummer fell in."
    two = f"{SECOND} Two of the sticks were never seen again, and a protest was lodged with the umpire."
    cleaned = clean(f"{one}\n{two}\n{THIRD}\n\n{two}\n{one}")
    assert sorted(kept(cleaned).split("\n")) == sorted([one, two, THIRD])


def test_a_copy_inside_a_copy_stays_once() -> None:
    doubled = f"{FIRST}\n{FIRST}\n{SECOND}"
    assert kept(clean(f"{doubled}\n{doubled}")) == f"{FIRST}\n{SECOND}"


def test_a_kicker_and_a_headline_twice_are_titles_not_a_body() -> None:
    titles = "Notes from the canal\nWater returns to Alder Reach\n2021-05-04"
    cleaned = clean(f"{titles}\n{FIRST}\n{SECOND}\nWater returns to Alder Reach\n")
    assert {FIRST, SECOND} <= set(kept(cleaned).split("\n"))


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\u2029"])
def test_only_line_ends_end_lines(end: str) -> None:
    # `str.splitlines` cuts at ten characters, files at three: copies with such a character inside are still whole.
    one = FIRST.replace("one by one. ", f"one by one.{end}")
    assert kept(clean(f"{one}\n\n{SECOND}\n\n{one}")).count("towpath") == 1


def test_letters_that_grow_in_lower_case_move_no_offsets() -> None:
    # `İ` is two code points in lower case.
    body = f"İstanbul'da {FIRST} İzmir'de {SECOND}"
    cleaned = clean(f"{body}\n|\n{body}")
    assert kept(cleaned) == body
    assert dropped(cleaned) == [body]


def test_combining_marks_are_never_normalised_in_long_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    # NFC and NFD sort a run of marks in quadratic time: 80,000 marks took seconds in one call.
    lengths: list[int] = []
    normalise = unicodedata.normalize

    def counted(form, text: str) -> str:  # noqa: ANN001
        lengths.append(len(text))
        return normalise(form, text)

    monkeypatch.setattr(unicodedata, "normalize", counted)
    Normal("e" + "\u0301\u0323" * 40_000)
    assert max(lengths, default=0) <= 1


def test_a_line_of_two_hundred_thousand_bars_is_no_hang() -> None:
    # `(?:\s*\|\s*)+$` tried on it takes quadratic time.
    cleaned = clean("| " * 100_000 + "x" + " |" * 100_000)
    assert kept(cleaned) == "x"


def test_a_greedy_run_leaves_the_full_stop_before_a_copy() -> None:
    # Both copies stand behind a sentence that ends in a full stop; the run agrees on it, the copy begins behind it.
    page = f"Alder Reach, Monday. {FIRST} {SECOND}\nThe same on Tuesday. {FIRST} {SECOND}"
    (copy,) = find(page).copies
    assert page[slice(*copy.span)] == f"{FIRST} {SECOND}"


def test_a_teaser_that_opens_the_body_yields_to_the_full_text() -> None:
    body = f"{FIRST}\n{SECOND}\n{THIRD}"
    cleaned = clean(f"Water returns to Alder Reach\n2021-05-04\n{FIRST}\n\nRead on\n\n{body}\n")
    assert kept(cleaned).count("lock keeper") == 1
    assert body in kept(cleaned)


def test_what_only_one_copy_says_stays() -> None:
    extra = "The mayor, who had voted against it, stayed until the end."
    cleaned = clean(f"{FIRST} {SECOND}\n|\n{FIRST} {extra} {SECOND}")
    assert extra in kept(cleaned)
    assert kept(cleaned).count("lock keeper") == 1


def test_a_short_sentence_that_opens_both_copies_is_no_title() -> None:
    # What only one copy says stands right behind it, as it does behind a title.
    opening = "Nobody in the valley had slept much on the night before the water came."
    extra = "The mayor, who had voted against it, stayed until the end."
    cleaned = clean(f"{opening} {FIRST} {SECOND}\n|\n{opening} {extra} {FIRST} {SECOND}")
    assert kept(cleaned).count(opening) == 1


@pytest.mark.parametrize("page", ["{0} {0} {1}", "{1}\n{0}\n{0}"])
def test_a_paragraph_of_two_sentences_twice_on_end_stands_once(page: str) -> None:
    small = FIRST[: FIRST.index(" Nobody")]
    assert dropped(clean(page.format(small, f"{SECOND}\n{OTHERS[0]}\n{OTHERS[1]}"))) == [small]


def test_a_note_cut_short_right_before_the_whole_note_goes() -> None:
    note = f"{FIRST[: FIRST.index(' Nobody')]} {SECOND[:40]}"
    page = f"{THIRD}\n{OTHERS[0]}\n{note}\n…\n{note}{SECOND[40:]}"
    assert dropped(clean(page)) == [note]


def test_a_short_lede_above_the_head_and_in_the_text_stands_once() -> None:
    page = f"{FIRST}\nWater returns to Alder Reach\n2021-05-04\n{FIRST}\n{SECOND}\n{OTHERS[0]}\n{OTHERS[1]}"
    assert dropped(clean(page)) == [FIRST]


def test_a_number_that_differs_is_named_in_a_warning() -> None:
    other = FIRST.replace("at six", "at seven")
    cleaned = clean(f"{FIRST} {SECOND}\n|\n{other} {SECOND}")
    (warning,) = [one for one in cleaned.article.warnings if one.name == "near-duplicate-block"]
    assert "“six” / “seven”" in warning.message or "“seven” / “six”" in warning.message


def test_a_word_more_at_the_end_of_the_page_is_named_too() -> None:
    page = f"2021-05-04\n{FIRST} {SECOND} Well done!\n|\n{FIRST} {SECOND}"
    for text in (page, f"{FIRST} {SECOND} Well done\n|\n2021-05-04\n{FIRST} {SECOND}"):
        assert "lock keeper" in kept(clean(text))


def test_what_stands_twice_and_stays_is_reported_with_its_reason() -> None:
    page = f"Anna wrote:\n{FIRST}\nBoris wrote:\n> {FIRST}\nI was there, too.\nAnna wrote:\n{SECOND}\n{THIRD}\n"
    cleaned = clean(page)
    assert not dropped(cleaned)
    assert [one.name for one in cleaned.article.warnings] == ["natural-repetition-kept"]


def test_strict_drops_only_equal_wording() -> None:
    other = FIRST.replace("a handful of visitors", "a dozen or so visitors")
    page = f"{FIRST} {SECOND}\n|\n{other} {SECOND}"
    assert dropped(clean(page))
    assert not dropped(clean(page, options=Options(dedup="strict")))
    assert dropped(clean(f"{FIRST} {SECOND}\n|\n{FIRST} {SECOND}", options=Options(dedup="strict")))


def test_off_drops_nothing() -> None:
    assert not dropped(clean(f"{FIRST}\n{FIRST}", options=Options(dedup="off")))


def test_whoever_knows_better_moves_a_threshold() -> None:
    page = f"{FIRST}\n{SECOND}\n{FIRST}\n{THIRD}\n{THIRD}\n"
    alike = Options(
        thresholds=Thresholds(body_share=1, page_share=1, passage_share=1, opening_share=1, adjacent_bytes=9999)
    )
    assert dropped(clean(page))
    assert not dropped(clean(page, options=alike))


def test_a_small_copy_goes_where_small_ones_are_asked_for() -> None:
    small = "The council met on Monday."
    page = f"{FIRST}\n{small}\n{SECOND}\n{small} {THIRD}\n"
    assert not dropped(clean(page))
    asked = Thresholds(
        passage_bytes=10, passage_share=0.01, page_bytes=10, page_share=0.01, body_bytes=10, body_share=0.01
    )
    assert dropped(clean(page, options=Options(thresholds=asked)))


def test_the_short_lines_around_a_page_that_stands_twice_line_by_line_go_as_well() -> None:
    lines = ["Home", "News", "Boats", *FIRST.split(". "), *SECOND.split(". "), "Top", "Terms"]
    cleaned = clean("\n".join(line for line in lines for _ in range(2)))
    assert "".join(dropped(cleaned)).replace("\n", "") == "".join(lines)


def test_a_page_that_stands_twice_with_its_menus_is_one_copy_although_a_letter_differs_here_and_there() -> None:
    menu = ["Home", "News", "Boats and ships", "Weather on the coast", "Tides", "Letters from our readers"]
    names = ("Curlew", "Dunlin", "Godwit", "Plover", "Sanderling", "Turnstone", "Whimbrel", "Avocet", "Ruff", "Knot")
    links = [f"{what} of the barge {name}" for name in names for what in ("The crew", "The long voyage")]
    page = "\n".join([*menu, FIRST, *links, SECOND, *menu[::-1]])
    again = page.replace("barges", "barqes").replace("voyage", "vojage").replace("crew", "krew")
    cleaned = clean(f"{page}\n{again}")
    assert len("".join(dropped(cleaned))) > 0.9 * len(page)


def test_a_list_of_entries_that_differ_in_their_figures_stays() -> None:
    entries = [f"Week {week}\n{FIRST}" for week in (31, 32)] + [f"Day {day}\n{SECOND}" for day in (4, 5)]
    assert not dropped(clean("\n".join([entries[0], entries[2], entries[1], entries[3]])))


@pytest.mark.parametrize("order", ["21s11", "31ss11", "222123", "222s23", "31s111"])
def test_copies_of_copies_lose_nothing_and_point_to_what_stays(order: str) -> None:
    passages = {"1": FIRST, "2": SECOND, "3": THIRD, "s": f"{FIRST[: FIRST.index('.')]}."}
    page = "\n".join(passages[one] for one in order)
    copies = find(page).copies
    spans = [tuple(copy.span) for copy in copies]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for copy in copies:
        for at, to, length in copy.pieces:
            assert page[at : at + length] == page[to : to + length]
            assert not any(start < to + length and to < end for start, end in spans)
    assert {line for line in kept(clean(page)).split("\n") if len(line) > 200} == {
        passages[one] for one in {*order} - {"s"}
    }


@pytest.mark.parametrize("quoted", ["„{}“, sagte er. ", '"{}" he said. ', "»{}«, sagte er. ", "”{}”, sa han. "])
def test_a_quotation_that_is_closed_before_a_copy_does_not_quote_it(quoted: str) -> None:
    copy = f"{FIRST} {SECOND}"
    page = "\n".join([copy, *OTHERS, f"{quoted.format(THIRD)}{copy}"])
    assert dropped(clean(page)) == [copy]


def test_a_quotation_that_ends_within_a_copy_does_not_quote_it() -> None:
    copy = f"{FIRST}” he said. {SECOND}"
    page = "\n".join([copy, *OTHERS, f"He opened the gates. “We wait. {copy}"])
    assert len("".join(dropped(clean(page)))) > len(FIRST)


def test_who_quotes_a_quotation_closes_it_where_the_first_one_goes_on() -> None:
    # A reader's comment quotes two paragraphs of somebody's speech; in the article the speech goes on.
    article = [THIRD, f"“{FIRST}", f"“{SECOND}", "“And that was all.”", *OTHERS]
    assert not dropped(clean("\n".join([*article, "A reader", f"“{FIRST}", f"“{SECOND}”", "How true!"])))


def test_what_is_quoted_first_and_said_again_stays() -> None:
    copy = f"{FIRST} {SECOND}"
    assert not dropped(clean("\n".join([THIRD, f"“{copy}” said the mayor.", *OTHERS, copy, THIRD[::-1]])))


@pytest.mark.parametrize(
    "quoted",
    ["Anna said:\n{}", "Zitat von Anna\n{}", "Originally posted by Anna\n{}", "小王 引用 老李 的发言\n{}", "“{}”"],
)
def test_a_message_that_quotes_stays_however_much_of_the_page_it_is(quoted: str) -> None:
    page = f"Anna, 12:44\n{FIRST}\nBoris, 13:02\n{quoted.format(FIRST)}\nI was there, too."
    for end in ("\n", " |\n", "\n|\n", "\r\n"):
        assert not dropped(clean(page.replace("\n", end)))


def test_the_colon_at_the_end_of_a_copy_announces_nobody() -> None:
    copy = f"{FIRST} {SECOND[:-1]}:"
    assert len(dropped(clean("\n".join([*OTHERS, copy, copy, THIRD])))) == 1


def test_a_copy_that_breaks_off_goes_with_its_last_words_and_the_full_text_stays() -> None:
    teaser = f"{FIRST} {SECOND[:150]}"
    for page in (f"{teaser}…\nRead on\n{FIRST} {SECOND}\n{THIRD}", f"{THIRD}\n{FIRST} {SECOND}\nMore\n{teaser}…"):
        assert {f"{FIRST} {SECOND}", THIRD} <= set(kept(clean(page)).split("\n"))
        assert "".join(dropped(clean(page))).startswith(teaser)


@pytest.mark.parametrize("left", [0.3, 0.95])
def test_a_teaser_that_breaks_off_in_a_sentence_hardly_begun_or_hardly_left_yields_wherever_it_stands(
    left: float,
) -> None:
    teaser = f"{FIRST}\n{SECOND}\n{THIRD[: int(left * THIRD.index('.'))]}…"
    cleaned = clean(f"{FIRST}\n{SECOND}\n{THIRD}\n{OTHERS[0]}\n2021-05-05\n{teaser}\n{OTHERS[1]}")
    assert kept(cleaned) == f"{FIRST}\n{SECOND}\n{THIRD}\n{OTHERS[0]}\n{OTHERS[1]}"


def test_three_copies_right_behind_each_other_are_one_and_a_refrain_is_not() -> None:
    copy = f"{FIRST} {SECOND}"
    others = [THIRD, THIRD[::-1], copy[::-1], copy[::-2], THIRD[::-2]]
    assert dropped(clean("\n".join([copy, *others, copy, copy]))) == [copy, copy]
    verses = [other[: 150 + len(other) // 8 + 7 * at] for at, other in enumerate(others)]
    assert not dropped(clean("\n".join(line for verse in verses for line in (verse, copy))))


def test_a_chorus_between_two_verses_stays_and_a_menu_on_end_does_not() -> None:
    verses = [[line.strip(".") for line in text.split(". ")] for text in (FIRST, SECOND, THIRD)]
    assert not dropped(clean("\n".join([*verses[0], *verses[1], *verses[2], *verses[1]])))
    assert dropped(clean("\n".join([*verses[0], *verses[1], *verses[1], *verses[2]])))


def test_short_sentences_on_one_line_of_han_characters_are_prose() -> None:
    # None of the sentences is as wide as one of prose; on lines of their own they could be verses.
    short = "闸工六点开门。船一艘接一艘过去。到了中午,岸边全是人。委员会没想到会这样。茶很快喝完了。"
    short += "面包也卖光了。孩子们往水里扔树枝。他们数着心跳。老人坐在桥头。风从河口吹来。灯一盏一盏亮了。"
    short += "歌声一直响到半夜。没有人想回家。渡船停在对岸。船夫睡着了。"
    others = [f"{''.join(chr(0x4E00 + (seed * 97 + at * 61) % 9000) for at in range(90))}。" for seed in range(6)]
    assert dropped(clean("\n".join([others[0], short, *others[1:4], short, *others[4:]]))) == [short]


def test_the_note_at_the_end_of_each_entry_stays() -> None:
    # Together the notes are most of the page, as three copies of a body are.
    entries = [f"{text[:90]}.\n{FIRST}" for text in (SECOND, THIRD, OTHERS[0])]
    assert not dropped(clean("\n".join(entries)))


@pytest.mark.parametrize("length", [1, 2])
def test_a_prayer_that_is_said_many_times_on_end_stays(length: int) -> None:
    prayer = ". ".join(FIRST.split(". ")[:length]) + ". "
    assert not dropped(clean(prayer * 12))
    assert not dropped(clean(f"{THIRD}\n{f'{prayer}' * 3}\n{OTHERS[0]}\n{OTHERS[1]}"))


def test_what_a_third_place_says_in_part_is_an_answer() -> None:
    answer = f"{FIRST[: FIRST.index(' Nobody')]} {SECOND[:98]}."
    page = [answer, OTHERS[0], answer, OTHERS[1], f"{answer[:90]} except on Sundays.", OTHERS[2]]
    assert not dropped(clean("\n".join(page)))
    assert dropped(clean("\n".join([*page[:4], page[5]]))) == [answer]


def test_a_phrase_that_stands_twice_near_a_copy_does_not_keep_it() -> None:
    phrase = "The lanterns of Alder Reach were lit by the youngest child of the oldest family"
    one, other = (f"{phrase}, and {text[40:140]}. " for text in (THIRD, THIRD[::-1]))
    copy = f"{FIRST} {SECOND}"
    assert copy in "".join(dropped(clean("\n".join([f"{one}{copy}", *OTHERS, f"{other}{copy}"]))))


def test_a_price_that_ends_alike_is_not_cut() -> None:
    page = f"Tickets for the raft\n€ 490.00\n{FIRST} {SECOND}\nTickets for the barge\n€ 560.00\n{FIRST} {SECOND}"
    assert "560.00" in kept(clean(page))


def test_a_date_that_opens_both_copies_heads_no_entry() -> None:
    again = ["2021-05-04", FIRST.replace("noon", "one"), SECOND]
    assert len(dropped(clean("\n".join([THIRD, "2021-05-04", FIRST, SECOND, *OTHERS, *again])))) == 1


_TITLES = (
    "The bridges of the valley",
    "A year at the weir",
    "Songs from a raft",
    "Who opens the gates?",
    "Night boats",
)


@pytest.mark.parametrize("heads", [_TITLES, tuple(f"Week {week}" for week in range(31, 36))])
def test_two_entries_of_a_list_may_say_the_same(heads: tuple[str, ...]) -> None:
    copy = f"{FIRST} {SECOND}"
    texts = [copy, OTHERS[0], copy, THIRD, OTHERS[1]]
    assert not dropped(clean("\n".join(line for entry in zip(heads, texts, strict=True) for line in entry)))


@pytest.mark.parametrize("labels", ["- - - - -", "1. 2. 3. 4. 5.", "North: South: East: West: Coast:"])
def test_two_lines_of_a_list_may_say_the_same(labels: str) -> None:
    copy = f"{FIRST} {SECOND}"
    texts = [copy, OTHERS[0], copy, THIRD, OTHERS[1]]
    page = "\n".join(" ".join(line) for line in zip(labels.split(" "), texts, strict=True))
    assert not dropped(clean(page))


def test_two_entries_of_a_small_page_may_end_alike() -> None:
    posts = {"Lock keeper": f"{SECOND[:98]}.", "Clerk of the weir": f"{THIRD[:90]}."}
    lines = [line for head, own in posts.items() for line in (head, own, FIRST)]
    for end in ("\n", " |\n", "\n|\n"):
        assert not dropped(clean(end.join([*lines, OTHERS[0]])))


@pytest.mark.parametrize(
    "heads", [("Fri 4 June, the old hall", "Sun 6 June, on the raft"), ("Who opens the gates?", "Who opens the weir?")]
)
def test_two_days_and_two_questions_may_have_one_text(heads: tuple[str, str]) -> None:
    assert not dropped(clean("\n".join(line for head in heads for line in (head, FIRST))))


def test_two_examples_of_a_manual_may_differ_in_a_word() -> None:
    rows = "\n".join(f'        "level_{at}": "the water of the {at}th chamber stands high",' for at in range(12))
    output = f"{FIRST}\n\n    lock open\n\nOutput::\n\n    {{\n{rows}\n    }}\n"
    other = output.replace("lock open", "lock open all")
    assert not dropped(clean(f"Example 1: To open a gate\n\n{output}\nExample 2: To open all\n\n{other}"))


def test_two_options_of_a_manual_may_differ_in_a_word() -> None:
    copy = f'- Default: "all"\n- Type: "all", "none", or "root"\n{FIRST} {SECOND}'
    texts = {"--barges": copy, "--oars": OTHERS[0], "--rafts": copy.replace("barges", "rafts"), "--winch": OTHERS[1]}
    assert not dropped(clean("\n".join(line for option in texts.items() for line in option)))


def test_what_stands_late_in_a_manual_opens_nothing() -> None:
    code = "\n".join(f"let mut gate_{at} = lock.open(side, {at}) or return Err(flooded)" for at in range(60))
    copy = f"{FIRST} {SECOND}"
    page = [THIRD, f"{THIRD[::-1]}.", code, copy, "gate.close()", copy[::-1], copy, code.replace("open", "shut")]
    assert not dropped(clean("\n".join([*page, *OTHERS[:2]])))


def test_the_number_of_the_next_clause_is_no_part_of_a_copy() -> None:
    sale = ["1. The seller sells the boat and its gear.", f"2. {FIRST}", "3. Courts settle the rest."]
    lease = ["1. The owner lets a berth for ten years.", f"2. {FIRST}", "3. The rent is due in May."]
    assert not dropped(clean("\n".join([*sale, *lease])))


def test_full_width_letters_and_final_sigmas_hide_no_copy() -> None:
    wide = FIRST.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert Normal(wide).text == Normal(FIRST).text
    assert Normal("ΛΟΓΟΣ").text == Normal("λόγος".replace("ό", "ο")).text
    assert [Normal(f"ａ、b → c{wide}").start(at) for at in range(4)] == [0, 2, 6, 7]
