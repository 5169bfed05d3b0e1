"""`python -m cleaner.conventions FILE…`: prove convention files. Exit codes: 0 all may be used, 2 one may not."""

import sys
from pathlib import Path

from cleaner.conventions.proof import problems


def main(files: list[str]) -> int:
    """Print `file: rule: reason` for every problem."""
    found = 0
    for file in files:
        try:
            text = Path(file).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            print(f"{file}: cannot be read: {problem}", file=sys.stderr)  # noqa: T201
            found += 1
            continue
        for reason in problems(text, Path(file).stem):
            print(f"{file}: {reason}", file=sys.stderr)  # noqa: T201
            found += 1
    return 2 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
