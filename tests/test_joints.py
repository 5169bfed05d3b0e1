"""Where a joined line is cut into paragraphs."""

from cleaner import clean

_FIRST = "渡口的石阶一共三十六级，最下面的七级只在枯水的月份露出来。"
_SECOND = "摆渡的老周记得每一级的高低，夜里不用灯也不会踏空。"
_THIRD = "他说水涨水落几十年，台阶还是那些台阶，过河的人却换了好几茬。"


def _blocks(page: str) -> list[str]:
    return [block.text for block in clean(page).article.body]


def test_a_bar_between_two_sentences_of_a_joined_line_is_layout() -> None:
    assert _blocks(f"{_FIRST} | {_SECOND} | | {_THIRD}") == [_FIRST, _SECOND, _THIRD]


def test_a_bar_does_not_make_the_other_joints_narrow() -> None:
    assert _blocks(f"{_FIRST} {_SECOND} | {_THIRD}") == [_FIRST, _SECOND, _THIRD]


def test_a_bar_within_a_sentence_stays() -> None:
    line = _FIRST.replace("，", " | ")
    assert _blocks(f"{line} {_SECOND}") == [line, _SECOND]
