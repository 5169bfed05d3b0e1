"""Inputs are never overwritten."""

from collections.abc import Sequence
from pathlib import Path

import click

from cleaner.readers.documents import DOCUMENTS, begins_document


def is_one_file(one: Path, other: Path) -> bool:
    """Whether two outputs would replace each other; /dev/null and other devices take any number."""
    return one.resolve() == other.resolve() and (one.is_file() or not one.exists())


class Protect:
    """Refuses to write where an input is. `skipped` is the output folder, which walks through the inputs leave out.

    `suffixes` are those of the pages in folders, `None` where any file may be one.
    """

    def __init__(self, paths: Sequence[str], suffixes: tuple[str, ...] | None, skipped: Path | None = None) -> None:
        found = [Path(path).resolve() for path in paths if path != "-"]
        self._files = {path for path in found if not path.is_dir()}
        self._folders = [path for path in found if path.is_dir()]
        self._suffixes = suffixes
        self._outputs: list[Path] = []
        if skipped is not None:
            real = skipped.resolve()
            if real in self._folders:
                raise click.UsageError(f"{skipped} is an input folder; name another one for the output")
            self._folders = [path for path in self._folders if not real.is_relative_to(path)]

    def __call__(self, target: Path) -> None:
        """Raise `click.UsageError` where the path is an input, or could be one."""
        real = target.resolve()
        if real in self._files or (target.exists() and self._is_walked(real)):
            raise click.UsageError(f"{target} is an input, and inputs are never overwritten; name another output")

    def once(self, target: Path) -> None:
        """The same for a file that is written once in a run: also where another output has this path."""
        self(target)
        if any(is_one_file(target, one) for one in self._outputs):
            raise click.UsageError(f"{target} is named for two outputs; give each a file of its own")
        self._outputs.append(target)

    def _is_walked(self, real: Path) -> bool:
        if self._suffixes is not None:
            name = real.name.lower()
            if not name.endswith(self._suffixes) or (name.endswith(DOCUMENTS) and not begins_document(real)):
                return False
        return any(real.is_relative_to(one) for one in self._folders)
