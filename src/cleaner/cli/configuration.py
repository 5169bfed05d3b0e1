"""Configuration: `[tool.cleaner]` in `pyproject.toml`, or `cleaner.toml`, found from the working directory upward.

Command line > environment (`CLEANER_<COMMAND>_<OPTION>`) > file > default. A table for each command holds its
options by their long names; `rules` holds the options of rules.
"""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click

NAMES = ("cleaner.toml", "pyproject.toml")
# Said on the command line only: what a run works on is not the project's to decide.
_NOT_IN_FILES = frozenset({"help", "config", "isolated"})


class _File(NamedTuple):
    """A configuration file and its tables."""

    path: Path
    tables: Mapping[str, Any]


def options_of(command: click.Command) -> dict[str, click.Option]:
    """The options of a command that a file may set, by their long names without dashes."""
    found = (one for one in command.params if isinstance(one, click.Option))
    named = {max(one.opts, key=len).removeprefix("--"): one for one in found}
    return {name: one for name, one in named.items() if name not in _NOT_IN_FILES}


def name_variables(context: click.Context) -> None:
    """Let each option of a command have its variable in the environment, `CLEANER_<COMMAND>_<OPTION>`."""
    for name, option in options_of(context.command).items():
        option.envvar = option.envvar or f"CLEANER_{context.info_name}_{name}".upper().replace("-", "_")


def configure(context: click.Context, path: str | None) -> None:
    """Let a file give the options of a command their defaults.

    Raises `click.UsageError` for a file that cannot be read, and for what it holds and should not.
    """
    options = options_of(context.command)
    file = _read(Path(path), named=True) if path is not None else _found(Path.cwd())
    if file is None:
        return
    commands, where = _commands(), context.info_name or ""
    _refuse_unknown(file, "", file.tables, [*commands, "rules"])
    for name in commands:
        # A mistake is found by whatever command is run first; only those that the file speaks of are imported.
        if name in file.tables:
            command = context.command if name == where else getattr(import_module(f"cleaner.cli.{name}"), name)
            _refuse_unknown(file, name, _table(file, name), list(options_of(command)))
    table = _table(file, where)
    values = ((options[key].name or key, _value(file, where, key, options[key], table[key])) for key in table)
    context.default_map = dict(values)
    context.obj = {"rules": _table(file, "rules"), "file": file.path}


def _commands() -> list[str]:
    from cleaner.cli import COMMANDS  # noqa: PLC0415  (the package imports its commands)

    return list(COMMANDS)


def _found(folder: Path) -> _File | None:
    """The nearest file upward that configures cleaner; in one folder `cleaner.toml` comes first."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            file = _read(path, named=False) if path.is_file() else None
            if file is not None:
                return file
    return None


def _read(path: Path, *, named: bool) -> _File | None:
    """A file's tables. A `pyproject.toml` without ours is none, unless it was named."""
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise click.UsageError(f"{path}: is no TOML: {error}") from None
    if path.name != "pyproject.toml":
        return _File(path, document)
    tools = document.get("tool", {})
    ours = tools.get("cleaner") if isinstance(tools, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise click.UsageError(f"{path}: tool.cleaner is no table")
    return None if ours is None and not named else _File(path, ours or {})


def _table(file: _File, name: str) -> dict[str, Any]:
    table = file.tables.get(name, {})
    if not isinstance(table, dict):
        raise click.UsageError(f"{file.path}: “{name}” must be a table")
    return table


def _refuse_unknown(file: _File, where: str, table: Mapping[str, Any], known: list[str]) -> None:
    for key in table:
        if key not in known:
            place = f" in [{where}]" if where else ""
            raise click.UsageError(f"{file.path}: unknown key “{key}”{place}{nearest(key, known)}")


def nearest(name: str, known: list[str], otherwise: str | None = None) -> str:
    """`; did you mean “x”?` where something like the name is known, else the list of what is, or a hint."""
    close = get_close_matches(name.replace("_", "-"), known, 1, 0.5)
    otherwise = otherwise or f"there are {', '.join(known)}"
    return f"; did you mean “{close[0]}”?" if close else f"; {otherwise}"


def _value(file: _File, where: str, key: str, option: click.Option, value: Any) -> Any:  # noqa: ANN401  (whatever TOML holds)
    """A value as click takes it: lists where an option may be repeated, paths beside the file."""
    if option.multiple and isinstance(value, dict):
        value = [f"{glob}:{','.join(codes) if isinstance(codes, list) else codes}" for glob, codes in value.items()]
    single = not option.multiple and not isinstance(value, (str, *_types(option)))
    if single or (option.multiple and isinstance(value, dict)) or option.is_flag != isinstance(value, bool):
        raise click.UsageError(f"{file.path}: the value of “{key}” in [{where}] has the wrong type")
    if option.multiple:
        return [str(one) for one in (value if isinstance(value, list) else [value])]
    if isinstance(option.type, click.Path) and value != "-":
        return os.path.join(file.path.parent, value)  # noqa: PTH118  (the slash behind a folder's name stays)
    return value


def _types(option: click.Option) -> tuple[type, ...]:
    """What a value may be, beside a string: as on the command line, a number may stand in one."""
    if option.is_flag:
        return (bool,)
    return {"integer": (int,), "float": (int, float)}.get(option.type.name.removesuffix(" range"), ())
