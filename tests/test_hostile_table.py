"""The table of hostile inputs is whole, and the tests that it names exist."""

import ast
import re

from places import ROOT

# The rows of the catalogue that speak of what is built: 17 on bytes, 13 on Unicode, 16 on containers, 20 on files.
_ROWS = {"A": 17, "B": 13, "E": 16, "F": 20}
_TABLE = (ROOT / "docs" / "hostile-inputs.md").read_text("utf-8")


def test_every_row_of_the_catalogue_has_an_outcome_and_a_test_or_a_reason() -> None:
    rows = [line.split(" | ") for line in _TABLE.split("\n") if re.match(r"\| [A-F]\d", line)]
    assert [row[0].removeprefix("| ") for row in rows] == [
        f"{letter}{number}" for letter, count in _ROWS.items() for number in range(1, count + 1)
    ]
    for number, _, outcome, test in rows:
        assert "::" in test or re.match("not (built|recorded)", outcome), number


def test_every_test_that_is_named_exists() -> None:
    files = {path.stem: path for path in (ROOT / "tests").rglob("test_*.py")}
    for module, name in re.findall(r"`(test_\w+)::(\w+)`", _TABLE):
        tree = ast.parse(files[module].read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{module}::{name}"
