"""Clean many pages on two processes: `many_pages.py FILE…`; what fails is named, and the rest goes on."""

# ruff: noqa: INP001, T201  (an example is no package, and it prints)

import sys
from pathlib import Path

from cleaner import Problem, clean_many


def main() -> None:
    """Print the headline of each file."""
    pages = (Path(name).read_bytes() for name in sys.argv[1:])
    for name, found in zip(sys.argv[1:], clean_many(pages, jobs=2, timeout=30), strict=True):
        print(name, found.message if isinstance(found, Problem) else found.article.headline, sep="\t")


main()
