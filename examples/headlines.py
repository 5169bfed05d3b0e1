"""Read pages as JSONL from standard input; print the date, source and headline of each."""

# ruff: noqa: INP001, T201  (an example is no package, and it prints)

import json
import sys

from cleaner import clean

for line in sys.stdin.buffer:
    row = json.loads(line)
    article = clean(row["text"], url=row.get("id")).article
    print(article.date or "-", article.source or "-", article.headline or "-", sep="\t")
    for doubt in article.warnings:
        print(f"{article.id}: {doubt.message} [{doubt.code}]", file=sys.stderr)
