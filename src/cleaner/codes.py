"""The registry of everything that may be said about a page: name → code. A code never changes its meaning.

CLN0xx input, 1xx layout, 2xx repeats, 3xx fields, 4xx Unicode, 5xx integrity. Warnings of `clean` and findings of
`check` both take their codes from here.
"""

CODES = {
    "unreadable-input": "CLN001",
    "guessed-encoding": "CLN002",
    "replacement-character": "CLN003",
    "mojibake": "CLN004",
    "empty-article": "CLN005",
    "looks-like-html": "CLN006",
    "too-many-lines": "CLN007",
    "stray-table-pipe": "CLN101",
    "table-rule-residue": "CLN102",
    "markup-residue": "CLN103",
    "boilerplate-line": "CLN104",
    "doubled-body": "CLN201",
    "duplicate-block": "CLN202",
    "near-duplicate-block": "CLN203",
    "truncated-copy": "CLN204",
    "headline-in-body": "CLN205",
    "natural-repetition-kept": "CLN206",
    "missing-headline": "CLN301",
    "missing-date": "CLN302",
    "missing-source": "CLN303",
    "missing-byline": "CLN304",
    "glued-metadata": "CLN305",
    "byline-in-body": "CLN306",
    "caption-in-body": "CLN307",
    "several-articles": "CLN308",
    "glued-paragraphs": "CLN309",
    "ambiguous-date": "CLN310",
    "conflicting-dates": "CLN311",
    "implausible-date": "CLN312",
    "invisible-character": "CLN401",
    "bidi-control": "CLN402",
    "two-languages": "CLN313",
    "ledger-gap": "CLN501",
    "restore-mismatch": "CLN502",
    "stale-output": "CLN503",
    "schema-invalid": "CLN504",
}
