"""The options that say how pages are cleaned: which copies go."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from msgspec import ValidationError, convert

from cleaner.cli.configuration import nearest
from cleaner.cli.inputs import label
from cleaner.model import Options, Thresholds

_Function = TypeVar("_Function", bound=Callable[..., int])
_HINT = "--dedup-threshold"

_OPTIONS = (
    click.option(
        "--dedup",
        type=click.Choice(("normal", "strict", "off")),
        default="normal",
        show_default=True,
        help="What repeats is left out. strict: only equal wording. off: nothing.",
    ),
    click.option(
        _HINT,
        "thresholds",
        multiple=True,
        metavar="NAME:VALUE",
        help="What a copy has to have at least, such as body-share:0.3; docs/why.md lists the names.",
    ),
)


def dedup_options(command: _Function) -> _Function:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def cleaning(given: dict[str, Any]) -> Options:
    """How pages are cleaned."""
    return Options(label(given["encoding"]), given["dedup"], _thresholds(given["thresholds"]))


def _thresholds(given: Sequence[str]) -> Thresholds:
    known = {name.replace("_", "-"): name for name in Thresholds.__struct_fields__}
    values: dict[str, str] = {}
    for one in given:
        name, colon, value = one.partition(":")
        if name not in known:
            raise click.BadParameter(f"“{name}” is unknown{nearest(name, list(known))}", param_hint=_HINT)
        if not colon:
            raise click.BadParameter(f"“{one}” is not NAME:VALUE", param_hint=_HINT)
        values[known[name]] = value.strip()
    try:
        return convert(values, Thresholds, strict=False)
    except ValidationError as error:
        said, _, name = str(error).rstrip("`").partition(" - at `$.")
        raise click.BadParameter(f"{name.replace('_', '-')}: {said}", param_hint=_HINT) from None
