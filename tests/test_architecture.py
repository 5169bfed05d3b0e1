"""The floors of the house: imports go downward only, and no file or function outgrows its room.

A module may import modules of lower layers and of its own package, never one beside or above it. The pages' white
space has one definition (`characters.py`), so nothing else asks Python for its own.
"""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from places import ROOT

_PACKAGE = ROOT / "src" / "cleaner"

# Lowest first. `cleaner` is the package's own `__init__`, the public API.
LAYERS = (
    ("characters", "codes", "columns", "errors", "intervals", "model", "scripts", "visible"),
    ("charset", "conventions", "finding", "schemas"),
    ("award", "decode", "language", "layout", "ledger", "markup", "sentences", "units"),
    ("readers", "renderers", "repeats", "sheet"),
    ("fields", "finders"),
    ("assemble", "doubts", "label", "own", "shape"),
    ("pipeline", "restorer"),
    ("checks", "explain"),
    ("reports",),
    ("batch",),
    ("cleaner",),
    ("cli",),
    ("__main__",),
)
# Nouns: these import nothing of the package.
NOUNS = ("characters", "errors", "model")

_LONGEST_FILE = 320
_LONGEST_FUNCTION = 50
_PYTHONS_WHITE_SPACE = {"strip", "lstrip", "rstrip", "split", "rsplit"}

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _modules() -> dict[str, Path]:
    """Every module by its dotted name inside the package."""
    found = {}
    for file in sorted(_PACKAGE.rglob("*.py")):
        parts = file.relative_to(_PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "cleaner"] = file
    return found


_MODULES = _modules()


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(_MODULES[module].read_text("utf-8"))


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when a module is imported, and those behind `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _Function | ast.Lambda):
            yield child
            yield from _outside_functions(child)


def _imports(module: str) -> set[str]:
    """The modules of the package that a module imports outside of functions."""
    found = set()
    for node in _outside_functions(_tree(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {_resolved(name) for name in names if name == "cleaner" or name.startswith("cleaner.")}
    return found - {module}


def _resolved(name: str) -> str:
    """The longest part of a dotted name that is a module."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in _MODULES:
        parts.pop()
    return ".".join(parts) or "cleaner"


def _top(module: str) -> str:
    return module.partition(".")[0]


def _layer(module: str) -> int:
    for number, layer in enumerate(LAYERS):
        if _top(module) in layer:
            return number
    pytest.fail(f"{module} has no layer: give it one in LAYERS")


def test_every_layer_names_what_exists() -> None:
    named = [name for layer in LAYERS for name in layer]
    assert sorted(named) == sorted({_top(module) for module in _MODULES})


def test_imports_go_downward() -> None:
    across = [(module, name) for module in _MODULES for name in _imports(module) if _top(name) != _top(module)]
    upward = [
        f"{one} ({_layer(one)}) imports {other} ({_layer(other)})"
        for one, other in across
        if _layer(other) >= _layer(one)
    ]
    assert upward == []


def test_imports_make_no_circle() -> None:
    # A module inside a package needs its package first; what the package imports from inside is no circle.
    graph = {module: {name for name in _imports(module) if not module.startswith(f"{name}.")} for module in _MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle: {' → '.join(error.args[1])}")


def test_nouns_import_nothing_of_the_package() -> None:
    assert [module for module in NOUNS if _imports(module)] == []


def test_characters_imports_nothing_of_the_package_anywhere() -> None:
    names = [node for node in ast.walk(_tree("characters")) if isinstance(node, ast.ImportFrom)]
    assert not [node.module for node in names if (node.module or "").startswith("cleaner")]


def _calls(module: str) -> Iterator[tuple[ast.Call, str]]:
    """The calls of methods in a module, each with the method's name."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def test_nothing_asks_python_what_white_space_is() -> None:
    asking = [
        f"{module}:{call.lineno} calls {name}()"
        for module in _MODULES
        if _top(module) != "cli"
        for call, name in _calls(module)
        if name == "splitlines" or (name in _PYTHONS_WHITE_SPACE and not call.args and not call.keywords)
    ]
    assert asking == []


def test_no_file_is_too_long() -> None:
    lines = {module: path.read_text("utf-8").count("\n") for module, path in _MODULES.items()}
    assert {module: count for module, count in lines.items() if count > _LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    functions = [
        (module, node) for module in _MODULES for node in ast.walk(_tree(module)) if isinstance(node, _Function)
    ]
    lines = {f"{module}:{one.lineno} {one.name}": (one.end_lineno or 0) - one.lineno + 1 for module, one in functions}
    assert {name: count for name, count in lines.items() if count > _LONGEST_FUNCTION} == {}
