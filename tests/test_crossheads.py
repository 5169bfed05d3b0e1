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
