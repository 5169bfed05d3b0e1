"""docs/why.md says what the code says: every threshold that it explains exists, with the value that it gives."""

import ast
import re
from collections import defaultdict

import pytest

from places import ROOT

_ROW = re.compile(r"^\| (`\w+`[^|]*) \| ([^|]*) \|", re.MULTILINE)
_NAME = re.compile(r"`(\w+)`")


def _values() -> dict[str, list[object]]:
    """The values that each name, or option of a rule, has anywhere in the package, `None` for what is no literal."""
    found: dict[str, list[object]] = defaultdict(list)
    for path in sorted((ROOT / "src" / "cleaner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign):
                (target,) = node.targets[:1]
                _note(found, target, node.value)
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                _note(found, node.target, node.value)
            elif isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        found[key.value].append(_literal(ast.unparse(value)))
    return found


def _note(found: dict[str, list[object]], target: ast.expr, value: ast.expr) -> None:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=True):
            _note(found, one, other)
    elif isinstance(target, ast.Name):
        found[target.id].append(_literal(ast.unparse(value)))


def _literal(said: str) -> object:
    said = said.strip()
    try:
        return ast.literal_eval(said.replace("_", "") if said[:1].isdigit() else said)
    except (ValueError, SyntaxError):
        return None


def _rows() -> list[tuple[tuple[str, ...], str]]:
    text = (ROOT / "docs" / "why.md").read_text("utf-8")
    return [(tuple(_NAME.findall(names)), value) for names, value in _ROW.findall(text)]


VALUES = _values()


@pytest.mark.parametrize(("names", "value"), [pytest.param(*row, id="-".join(row[0])) for row in _rows()])
def test_a_threshold_is_explained_as_it_is(names: tuple[str, ...], value: str) -> None:
    unknown = [name for name in names if name not in VALUES]
    assert not unknown
    said = _literal(value)
    several = said if isinstance(said, tuple) and len(names) == len(said) else (said,) * len(names)
    for name, one in zip(names, several, strict=True):
        known = VALUES[name]
        assert one is None or None in known or one in known, f"{name} is {known}, not {one}"
