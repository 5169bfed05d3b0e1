"""docs/why.md says what the code says: every threshold that it explains exists, with the value that it gives."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

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


def _explained() -> Iterator[tuple[str, object]]:
    """The names that are explained, each with the value that is given for it, `None` for what is no literal."""
    for names, value in _rows():
        said = _literal(value)
        several = said if isinstance(said, tuple) and len(names) == len(said) else (said,) * len(names)
        yield from zip(names, several, strict=True)


def test_thresholds_are_explained_as_they_are() -> None:
    values, explained = _values(), list(_explained())
    assert len(explained) > 100
    assert [name for name, _ in explained if name not in values] == []
    wrong = [
        f"{name} is {values[name]}, not {value}"
        for name, value in explained
        if value is not None and None not in values[name] and value not in values[name]
    ]
    assert wrong == []
