"""One page from where it was found to its findings. Pure, and the same in every process."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cleaner.checks import findings
from cleaner.checks.settings import Settings
from cleaner.finding import Finding
from cleaner.readers import Choices, Source
from cleaner.readers.documents import parted
from cleaner.readers.inputs import Found, read


class Page(NamedTuple):
    """What reports call a page or document, the file and the id of the row that it is in, and what was found.

    `row` is empty for a page with a file of its own.
    """

    name: str
    path: str
    row: str
    findings: Sequence[Finding]


class Looked(NamedTuple):
    """The pages of one input, more than one where a file holds documents in a row. `size` counts its bytes."""

    pages: Sequence[Page]
    size: int


class Gate:
    """Looks at one input after the other. Raises nothing: what goes wrong on a page is a finding."""

    def __init__(self, choices: Choices, settings: Settings) -> None:
        self.choices, self.settings = choices, settings

    def __call__(self, found: Found) -> Looked:
        """The findings of an input."""
        source = read(found, self.choices)
        return Looked([self._page(one) for one in parted(source)], len(source.data))

    def failed(self, found: Found, code: str, message: str) -> Looked:
        """The finding that stands for an input whose worker could not finish it."""
        source = replace(read(found, self.choices), data=b"", problem=(code, message))
        return Looked([self._page(source)], 0)

    def _page(self, source: Source) -> Page:
        row = "" if source.line is None else str(source.id)
        name = f"{source.place} ({row})" if row else source.place
        return Page(name, source.path, row, findings(source, self.settings))
