"""The JSON Schema of the configuration, made from the commands themselves, so that the two cannot differ."""

from importlib import import_module
from typing import Any

import click

from cleaner.checks import RULES
from cleaner.cli import COMMANDS
from cleaner.cli.configuration import options_of
from cleaner.model import Thresholds


def config_schema() -> dict[str, Any]:
    """The schema of `cleaner.toml` and of `[tool.cleaner]`."""
    commands = {name: getattr(import_module(f"cleaner.cli.{name}"), name) for name in COMMANDS}
    tables = {name: _closed({key: _option(one) for key, one in options_of(command).items()})
              for name, command in commands.items()}  # fmt: skip
    rules = {one.name: _closed({key: _default(value) for key, value in one.options.items()})
             for one in RULES if one.options}  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration",
        "description": "cleaner.toml, or [tool.cleaner] in pyproject.toml: a table for each command, and the rules.",
        **_closed(tables | {"rules": _closed(rules)}),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _option(option: click.Option) -> dict[str, Any]:
    one = _single(option)
    if option.multiple:
        one = {"anyOf": [one, {"type": "array", "items": one}]}
        if (option.metavar or "").startswith("GLOB:"):
            codes = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
            one["anyOf"].append({"type": "object", "additionalProperties": codes})
        if option.name == "thresholds":
            names = [name.replace("_", "-") for name in Thresholds.__struct_fields__]
            one["anyOf"].append(_closed({name: {"type": "number"} for name in names}))
    return {"description": option.help or "", **one}


def _single(option: click.Option) -> dict[str, Any]:
    if option.is_flag:
        return {"type": "boolean"}
    if isinstance(option.type, click.Choice):
        return {"enum": list(option.type.choices)}
    kinds = {"integer": "integer", "integer range": "integer", "float": "number", "float range": "number"}
    return {"type": kinds.get(option.type.name, "string")}


def _default(value: object) -> dict[str, Any]:
    return {"type": "integer" if isinstance(value, int) else "string", "default": value}
