"""The page generator itself: what its pages hold, and that their articles can be found on them."""

from hypothesis import assume, given

from accounts import fields
from cleaner import clean
from generator import LANGUAGES, Recipe, counted, printed, recipes, sample, shapes, story

_PAGES = 200
# The least share of pages that must hold a shape for the laws to say something about it.
_SHARE = 0.02


def test_every_shape_is_drawn() -> None:
    counts = counted(sample(_PAGES))
    print(f"\n{_PAGES} generated pages hold:")  # noqa: T201  (pytest -s shows it)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:5} {count / _PAGES:6.1%}  {name}")  # noqa: T201
    rich = shapes(
        printed(Recipe(kicker="phrase", glued=True, writers=2, captions=2, headings=(1,), cuts=("giant", "lines")))
    )
    poor = shapes(printed(Recipe(language="en", gaps=(0,), cuts=("lines", "barred", "barred"), trail="|")))
    rare = {name for name in rich | poor if counts[name] < _SHARE * _PAGES}
    assert not rare
    assert all(counts[f"language {language}"] for language in LANGUAGES)


@given(recipes())
def test_a_recipe_always_makes_the_same_page(recipe: Recipe) -> None:
    assert printed(recipe) == printed(recipe)


@given(recipes())
def test_no_block_is_said_twice(recipe: Recipe) -> None:
    blocks = story(recipe).blocks
    assert len(set(blocks)) == len(blocks)


@given(recipes())
def test_the_article_is_the_story_that_the_page_was_made_of(recipe: Recipe) -> None:
    # A kicker that is not repeated behind the source can be read as a headline with a deck below; without a copy
    # behind it, the headline of such a page has no body to stand above.
    assume(not recipe.kicker or recipe.glued)
    assume(len(recipe.cuts) > 1 or not recipe.body_first)
    written, found = story(recipe), fields(clean(printed(recipe).text).article)
    assert found["body"] == [{"type": kind, "text": text} for kind, text in written.blocks]
    assert found["captions"] == [{"text": text, "credit": credit} for text, credit in written.captions]
    assert tuple(found["byline"]) == written.byline
    for name in ("language", "headline", "kicker", "date", "source"):
        assert found[name] == getattr(written, name), name
