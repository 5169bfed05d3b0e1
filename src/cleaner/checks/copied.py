"""Which rule a passage falls under that `clean` leaves out."""

import re

from cleaner.model import Entry

_LETTERS = re.compile(r"\w")
# The ledger's rule → the name of the finding. What is left is a label, such as a source with the kicker behind it.
_NAMES = {
    "repeat.body": "doubled-body",
    "repeat.page": "doubled-body",
    "repeat.interleaved": "doubled-body",
    "repeat.adjacent": "duplicate-block",
    "repeat.passage": "duplicate-block",
    "repeat.opening": "truncated-copy",
    "repeat.title": "headline-in-body",
}


def kind(text: str, entry: Entry) -> str:
    """The name of the rule for a copy on a page: copies that read differently are near ones, whatever made them."""
    name = _NAMES.get(entry.rule or "", "glued-metadata")
    return "near-duplicate-block" if name in {"doubled-body", "duplicate-block"} and _differs(text, entry) else name


def _differs(text: str, entry: Entry) -> bool:
    """Whether a letter is put in, taken out or changed."""
    if entry.of is None:
        return False
    start = entry.of.start
    return any(
        _LETTERS.search(added) or _LETTERS.search(text, start + at, start + at + removed)
        for at, removed, added in entry.edits
    )
