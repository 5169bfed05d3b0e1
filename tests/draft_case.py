"""Draft a case folder from a page: `make case PAGE=page.txt NAME=zh/36-what-it-shows`.

The draft holds what `clean` says today. It is no expectation yet: read the page, correct `expected.json`, run
`make case PAGE=… NAME=…` again for `expected.md`, and take `draft` out of `case.toml`. The tests refuse drafts.
"""

import re
import sys
from pathlib import Path

import msgspec

from cleaner import Article, clean
from cleaner.renderers.markdown import markdown
from places import ROOT

CASES = ROOT / "tests" / "cases"
_NAME = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)?/\d{2,3}-[a-z0-9-]+|epaper/\d{2,3}-[a-z0-9-]+")
_LEFT_OUT = ("schema_version", "id", "meta", "warnings", "ledger")
_CASE = """title = "TODO: what the page is"
why = "TODO: the convention that it shows"
shape = "TODO: epaper, portal, government, wire, site, …"
composed = "TODO: from what it was written"
draft = true
"""


def draft(page: Path, name: str, cases: Path = CASES) -> Path:
    """Write the folder of a new case; in one that exists, only `expected.md` from its `expected.json`."""
    folder = cases / name
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "input.txt").exists():
        (folder / "input.txt").write_bytes(page.read_bytes())
    expected = folder / "expected.json"
    if not expected.exists():
        found = msgspec.to_builtins(clean(page.read_bytes()).article)
        said = {name: value for name, value in found.items() if name not in _LEFT_OUT}
        expected.write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n")
        (folder / "case.toml").write_text(_CASE, "utf-8")
    (folder / "expected.md").write_text(expected_markdown(expected), "utf-8")
    return folder


def expected_markdown(expected: Path) -> str:
    """The Markdown of the article that `expected.json` describes."""
    return markdown(msgspec.json.decode(expected.read_bytes(), type=Article))


def main(arguments: list[str]) -> int:
    """Exit codes: 0 written, 2 usage."""
    if len(arguments) != 2 or not _NAME.fullmatch(arguments[1]):
        print("usage: make case PAGE=page.txt NAME=zh/36-what-it-shows", file=sys.stderr)  # noqa: T201
        return 2
    page = Path(arguments[0])
    if not page.is_file():
        print(f"no such page: {page}", file=sys.stderr)  # noqa: T201
        return 2
    print(draft(page, arguments[1]))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
