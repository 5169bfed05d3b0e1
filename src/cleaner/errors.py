"""Everything that can go wrong on purpose. Imports nothing from the package."""


class CleanerError(Exception):
    """An error with a message made for the user."""


class RefusedPage(CleanerError):  # noqa: N818  (said of the page, not of the program)
    """The input is no page: binary, too large, UTF-16 without a mark, a broken row.

    `code` is the kebab-case name that stands in a problem row.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class RestoreError(CleanerError):
    """A document that does not give back its page: changed, cut, or of another version."""


class OutputError(CleanerError):
    """An output that cannot be written: no room, no permission, another run's, another configuration's."""


class PoolError(CleanerError):
    """Worker processes that cannot be started."""
