"""The tops of Chinese pages: what is a title there, and what is a writer, a paper or a part of the text."""

import pytest

from cleaner import Article, clean

_TEXT = [
    "渡口停航的消息传开以后，老街上的人都到码头来了，船工把缆绳一根一根地收好。",
    "第二天一早，新的渡船靠了岸，第一批乘客是去对岸上学的孩子。",
]
_HANT = [
    "渡口停航的消息傳開以後，老街上的人都到碼頭來了，船工把纜繩一根一根地收好。",
    "第二天一早，新的渡船靠了岸，第一批乘客是去對岸上學的孩子。",
]


def _article(*lines: str) -> Article:
    return clean("\n\n".join([*lines, ""])).article


def test_the_writer_stands_below_a_deck_with_its_dash() -> None:
    article = _article("2019年3月3日苍梧日报 第5版", "给渡船腾一个码头", "——老街渡口改造见闻", "常明", *_TEXT)
    assert (article.headline, article.byline) == ("给渡船腾一个码头", ("常明",))
    assert article.deck is not None
    assert article.deck.endswith("老街渡口改造见闻")


def test_a_wire_says_the_title_of_a_longer_piece() -> None:
    article = _article("特写：渡口的新船", "中新社苍梧3月3日电 题：特写：渡口的新船", *_TEXT)
    assert (article.headline, article.source) == ("特写：渡口的新船", "中新社")


def test_a_full_title_stands_above_news() -> None:
    article = _article(
        "兩岸", "兩岸新聞", "老街渡口今起停航 船工：新船月底就能靠岸", "【明報專訊】" + _HANT[0], _HANT[1]
    )
    assert article.headline == "老街渡口今起停航 船工：新船月底就能靠岸"


def test_a_paper_above_the_text_is_no_headline() -> None:
    title = "老街渡口停航 船工收纜"
    article = _article(title, "星島日報", title, "星島日報", "星島日報", title, "2021年11月28日 03:00", *_HANT)
    assert (article.headline, article.source) == (title, "星島日報")


@pytest.mark.parametrize("line", ["記者沈何若寧／台中報導", "苍政发〔2019〕3号", "当地时间2019-03-03,abcdef"])
def test_such_a_line_is_no_headline(line: str) -> None:
    assert _article(line, *_HANT).headline is None


def test_nothing_begins_with_a_comma() -> None:
    article = _article("渡口停航了 。 出于安全考虑 , 船工把缆绳一根一根地收好 , 老街上的人都到码头来了 。", _TEXT[1])
    assert [block.text[0] for block in article.body if block.type == "heading" or block.text[0] in ",，"] == []
