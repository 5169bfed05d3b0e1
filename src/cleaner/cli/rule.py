"""`cleaner rule`: the manual page of a check."""

from collections.abc import Mapping
from typing import Any

import click

from cleaner.checks import RULES
from cleaner.checks.manual import manual, page
from cleaner.checks.rule import Rule
from cleaner.cli.configuration import nearest
from cleaner.cli.manners import manners
from cleaner.cli.origin import Command
from cleaner.cli.output import Stdout
from cleaner.cli.usage import usage_errors


@click.command(cls=Command, short_help="The manual page of a check.")
@click.argument("code", required=False)
@click.option("--all", "whole", is_flag=True, help="All pages as one Markdown document.")
@manners
def rule(code: str | None, *, whole: bool, quiet: bool, verbose: bool) -> int:
    """Print what a rule finds, why it matters, and how to silence it. CODE is a code or a name; without it, a list."""
    del quiet, verbose
    with usage_errors(), Stdout() as out:
        if code is not None:
            text = page(_named(code))
        elif whole:
            text = manual(RULES)
        else:
            text = "".join(map(_line, RULES))
        out.write("rule", text)
    return 0


def _line(one: Rule) -> str:
    return f"{one.code}  {one.level:<7}  {one.name:<24}  {one.summary}\n"


def _named(code: str) -> Rule:
    for one in RULES:
        if code.casefold() in {one.code.casefold(), one.name}:
            return one
    raise click.UsageError(f"no rule “{code}”{like(code)}")


def like(name: str) -> str:
    """The end of a message about a name that no rule has."""
    # Codes are all alike: the nearest one of a wrong one would be anything.
    known = [] if name.casefold().startswith("cln") else [one.name for one in RULES]
    return nearest(name, known, "`cleaner rule` lists them")


def rule_options(configured: Mapping[str, Any] | None) -> dict[str, dict[str, Any]]:
    """The options of rules from the configuration file. Raises `click.UsageError` for what no rule has."""
    if configured is None:
        return {}
    tables, file = configured["rules"], configured["file"]
    rules = {one.name: one for one in RULES if one.options}
    for name, table in tables.items():
        if name not in rules or not isinstance(table, dict):
            raise click.UsageError(f"{file}: no rule “{name}” with options{nearest(name, list(rules))}")
        defaults = rules[name].options
        for key, value in table.items():
            if key not in defaults:
                raise click.UsageError(f"{file}: unknown key “{key}” in [rules.{name}]{nearest(key, list(defaults))}")
            if type(value) is not type(defaults[key]):
                raise click.UsageError(f"{file}: the value of “{key}” in [rules.{name}] has the wrong type")
    return dict(tables)
