"""What `clean` says where it is not sure: what was seen, and where."""

import pytest

from cleaner import clean
from cleaner.model import Span

_TEXT = "\nThe lamp was lit on Tuesday for the first time in forty years, and everyone on the pier counted.\n"


def _doubts(page: str) -> list[tuple[str, Span | None]]:
    return [(warn.message, warn.span) for warn in clean(page).article.warnings if warn.name == "missing-headline"]


@pytest.mark.parametrize(
    "line",
    [
        "A lamp, lit again, by the pier",
        "Menu\nHarbour lamp shines again\nForecast for the coast\nTide tables of the week",
    ],
)
def test_a_line_that_could_be_the_headline_is_quoted(line: str) -> None:
    page = line + _TEXT * 2
    assert clean(page).article.headline is None
    [(message, span)] = _doubts(page)
    assert span is not None
    assert f"“{page[span.start : span.end]}”" in message


def test_a_page_with_a_headline_has_no_such_doubt() -> None:
    page = "Harbour lamp shines again after forty years" + _TEXT
    assert clean(page).article.headline is not None
    assert _doubts(page) == []


def test_where_nothing_was_seen_nothing_is_said() -> None:
    assert _doubts(_TEXT * 2) == []
