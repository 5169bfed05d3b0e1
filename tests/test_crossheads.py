"""What stands between two pieces of running text and is no heading."""

import pytest

from cleaner import clean

ABOVE = "The tide clock follows the moon and not the sun, so its day is about fifty minutes longer than that of others."
BELOW = "Turn the small wheel until the hand points upwards, and stop when the water does, which it will at some time."


def _types(*lines: str) -> list[str]:
    page = "\n".join([ABOVE, *lines, BELOW, ""])
    return [block.type for block in clean(page).article.body if block.text in lines]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert _types("Setting it by hand") == ["heading"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Be sure to set it at high water, or you just get a", "Clock That Is Late, and never wrong."),
        ("For more about the moon, its months and its habits, see", "the chapter on calendars."),
    ],
)
def test_a_sentence_that_goes_on_on_the_next_line_is_no_heading(lines: tuple[str, str]) -> None:
    assert "heading" not in _types(*lines)


@pytest.mark.parametrize("line", ["$ tideclock --set high", ">>> clock.set(high)"])
def test_a_command_is_no_heading(line: str) -> None:
    assert _types(line) == ["paragraph"]


def test_a_page_may_end_in_the_last_question_of_an_explainer() -> None:
    asked = ["What is a tide clock made of?", "Why is it late by an hour a day?", "How is it set at high water?"]
    page = "\n".join([ABOVE, asked[0], BELOW, asked[1], ABOVE[::-1], asked[2]])
    assert clean(page).article.body[-1].text == asked[2]


def test_short_lines_with_a_copy_between_them_are_no_list() -> None:
    short = ["Low water", "Slack water", "High water is at noon.", "Spring tide"]
    own = "Nobody has ever seen it stop, not even the man who built it."
    page = "\n".join([*short[:2], f"{ABOVE} {BELOW} {short[2]}", short[3], ABOVE, own, BELOW])
    assert [block.text for block in clean(page).article.body] == [*short, ABOVE, own, BELOW]
