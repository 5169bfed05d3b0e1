"""The registry of everything that may be said about a page: name → code. A code never changes its meaning.

CLN0xx input, 1xx layout, 2xx repeats, 3xx fields, 4xx Unicode, 5xx integrity.
"""

CODES = {
    "guessed-encoding": "CLN002",
    "replacement-character": "CLN003",
    "empty-article": "CLN005",
    "too-many-lines": "CLN007",
    "near-duplicate-block": "CLN203",
    "natural-repetition-kept": "CLN206",
    "glued-paragraphs": "CLN309",
    "ambiguous-date": "CLN310",
    "two-languages": "CLN311",
    "ledger-gap": "CLN501",
}
