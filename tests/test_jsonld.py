"""JSON-LD: a NewsArticle with what the page shows, and nothing else."""

import json

from cleaner import clean
from cleaner.renderers import render


def test_the_seed_is_a_news_article(seed: bytes) -> None:
    text = render(clean(seed, url="seed.txt"), "jsonld")
    assert text.count("\n") == 1
    found = json.loads(text)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert found["headline"] == "海南儋州为儋洋一体化发展筑牢禁毒防线"
    assert found["datePublished"] == "2022-06-21"
    assert found["author"] == [{"@type": "Person", "name": "邵玉宝"}, {"@type": "Person", "name": "高翔"}]
    assert found["publisher"] == {"@type": "Organization", "name": "法治日报"}
    assert found["image"][0]["creditText"] == "邵玉宝"
    assert found["articleBody"].count("\n\n") == len(clean(seed).article.body) - 1


def test_what_a_page_does_not_show_is_left_out() -> None:
    assert json.loads(clean("| \n").to_jsonld()) == {"@context": "https://schema.org", "@type": "NewsArticle"}
