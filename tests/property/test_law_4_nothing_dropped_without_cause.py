"""Law 4, nothing dropped without cause.

A page with no repeat and no convention match keeps every character that is not white space or a layout pipe. Only a
rule with an id may set `label` or `boilerplate`.
"""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from accounts import said, strings, wrongly_layout
from cleaner import Cleaned, clean
from generator import LINES, Page, Recipe, body, data, pages, recipes, story, texts

_DROPPED = {"label", "duplicate", "boilerplate"}
# The rule under a table's head, and the escape of a bar: layout on its own line.
_RULE = set("-:+\\")


def assert_causes(cleaned: Cleaned) -> None:
    for entry in cleaned.ledger.entries:
        assert entry.fate not in _DROPPED or entry.rule, f"{entry.fate} without a rule at {entry.span}"
    assert not wrongly_layout(cleaned), "text went as layout"


def assert_all_kept_without_a_rule(cleaned: Cleaned) -> None:
    entries = cleaned.ledger.entries
    if any(entry.fate in _DROPPED or (entry.fate == "kept" and entry.raw is not None) for entry in entries):
        return
    kept = Counter("".join(strings(cleaned.article).values()))
    lost = Counter(said(cleaned)) - kept
    assert not set(lost) - _RULE, f"nothing was recognised, and yet these are gone: {lost}"


@given(texts())
def test_every_loss_has_a_rule(text: str) -> None:
    assert_causes(clean(text))


@given(data())
def test_every_loss_has_a_rule_for_any_bytes(page: bytes) -> None:
    assert_causes(clean(page))


@given(pages())
def test_every_loss_on_a_generated_page_has_a_rule(page: Page) -> None:
    assert_causes(clean(page.text))


@given(texts())
def test_where_no_rule_spoke_every_character_stays(text: str) -> None:
    assert_all_kept_without_a_rule(clean(text))


@given(st.lists(st.text(st.sampled_from("etaoin shrdlu|.-\t")), max_size=12).map("\n".join))
def test_words_and_bars_in_any_order_stay(text: str) -> None:
    cleaned = clean(text)
    assert_causes(cleaned)
    assert_all_kept_without_a_rule(cleaned)


@given(recipes())
def test_prose_without_labels_stays_whole(recipe: Recipe) -> None:
    blocks = [text for _, text in story(recipe).blocks]
    cleaned = clean("\n".join(blocks))
    assert [block.text for block in cleaned.article.body] == blocks
    assert {entry.fate for entry in cleaned.ledger.entries} <= {"kept", "layout"}


@given(recipes(languages=("en", "ru")))
def test_prose_between_bars_stays_whole(recipe: Recipe) -> None:
    text = body(story(recipe), LINES).text
    assert "\n".join(block.text for block in clean(text.replace("\n", " |\n| ")).article.body) == text


def test_every_loss_on_the_seed_has_a_rule(seed: bytes) -> None:
    assert_causes(clean(seed))
