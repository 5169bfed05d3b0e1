"""What a rule of `check` says about a place of a file."""

from msgspec import Struct

from cleaner.model import Span


class Excerpt(Struct, frozen=True):
    """The line that a finding begins on, cut to a window, and the lines around it.

    `number` counts lines of the checked text from 1; `start:end` are code points of `text`.
    """

    number: int
    text: str
    start: int
    end: int
    before: str | None = None
    after: str | None = None


class Finding(Struct, frozen=True):
    """What a rule of `check` says about a place of a file.

    `span` counts code points of the checked text, the page's or the document's, which begins on line `first` of the
    file. `line` and `column` are places in the file, from 1, the column in code points, `None` where the file does not
    show the place: a page that is a row of JSONL has the row as its line and no column. `at` is a JSON Pointer into a
    document. `key` stays the same when lines move: it is made of the rule and the normalised text.
    """

    code: str
    name: str
    level: str
    message: str
    path: str
    id: str | int | float | bool | None = None
    span: Span | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    at: str | None = None
    key: str = ""
    excerpt: Excerpt | None = None
    first: int = 1
