"""Songs, jokes, manuals and chats repeat and list on purpose: nothing of them goes as furniture or as a copy."""

import pytest

from cleaner import clean

_SONG = """\
The loft is cold, so cold,
The loft is cold, so cold,
and nobody counts the pears.
\t\t-- Songs of Ostermere

A ferryman was asked how he slept while his boat lay moored on the far side of the river. Nobody, he said, could
steal it from there without asking him for a ride first.
\t\t-- Sayings of Ostermere

The keeper of the bell rings it a little longer on a rainy day, so that those who sit under their roofs hear it as
well as those who do not.
\t\t-- Sayings of Ostermere
"""

_RIDDLES = """\
How does one carry a bell over the river?
The way of the baker

One bakes a loaf around the bell, lets it dry for a week in the loft, and sends it over the water on a plank, where
it floats as well as any other bread of the town.
How does one carry a bell over the river?
The way of the clerk

One writes to the other bank that the bell is there already, and has the letter signed by those who heard it, which
takes the rest of the year but needs no boat at all.
"""


@pytest.mark.parametrize("page", [_SONG, _RIDDLES])
def test_what_repeats_or_lists_on_purpose_stays(page: str) -> None:
    cleaned = clean(page)
    assert [entry for entry in cleaned.ledger.entries if entry.fate not in {"kept", "layout"}] == []
