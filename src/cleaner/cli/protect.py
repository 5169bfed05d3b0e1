"""Inputs are never overwritten."""

from collections.abc import Sequence
from pathlib import Path

import click

from cleaner.readers.documents import DOCUMENTS, begins_document


class Protect:
    """Refuses to write where an input is. `skipped` is the output folder, which walks through the inputs leave out.

    `suffixes` are those of the pages in folders, `None` where any file may be one.
    """

    def __init__(self, paths: Sequence[str], suffixes: tuple[str, ...] | None, skipped: Path | None = None) -> None:
        found = [Path(path).resolve() for path in paths if path != "-"]
        self._files = {path for path in found if not path.is_dir()}
        self._folders = [path for path in found if path.is_dir()]
        self._suffixes = suffixes
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

    def _is_walked(self, real: Path) -> bool:
        if self._suffixes is not None:
            name = real.name.lower()
            if not name.endswith(self._suffixes) or (name.endswith(DOCUMENTS) and not begins_document(real)):
                return False
        return any(real.is_relative_to(one) for one in self._folders)
