"""The nouns. Immutable, picklable; offsets are half-open and count code points of `Page.text`.

Imports nothing from the package, so that every stage can speak these words.
"""

from typing import Annotated, Any, NamedTuple

from msgspec import Meta, Struct, field

SCHEMA_VERSION = 1


class Span(NamedTuple):
    """`[start, end)` in code points of the page's text."""

    start: int
    end: int


class Patch(NamedTuple):
    """Bytes that do not survive decoding and encoding again, and the text that stands for them."""

    start: int
    end: int
    data: bytes


class Origin(Struct, frozen=True):
    """How the page's text came out of its bytes: all that is needed to make the bytes again.

    `encoding` is a Python codec name; `bom` the mark's bytes as hexadecimal digits, empty without one;
    `guess` the confidence of the detector, `None` where nothing was guessed.
    """

    encoding: str
    bom: str
    sha256: str
    patches: tuple[Patch, ...] = ()
    guess: float | None = None


class Page(Struct, frozen=True):
    """A decoded page: its text, never changed afterwards, and where it came from."""

    text: str
    origin: Origin


class Line(Struct, frozen=True, gc=False):
    """A line with text, or a stretch of lines that belong together.

    `kind` is `text`, `table` or `verbatim`; `start:end` is the core without layout at its edges. What
    lies between the cores of two lines is layout, so that a million lone pipes cost no object. `breaks` are
    the line ends inside hard-wrapped text.
    """

    start: int
    end: int
    kind: str = "text"
    breaks: tuple[Span, ...] = ()


class Copy(NamedTuple):
    """The passage of a repeat that goes; `pieces` are exact runs `(start, start in the survivor, length)`."""

    span: Span
    of: Span
    rule: str
    score: float
    pieces: tuple[tuple[int, int, int], ...]


class Kept(NamedTuple):
    """A passage that stands twice and stays: `span` says what `of` says, and `reason` why that may be meant."""

    span: Span
    of: Span
    reason: str


class Repeats(NamedTuple):
    """What a page says twice: the copies that go, ascending and disjoint, and the passages that stay, longest first."""

    copies: list[Copy]
    kept: list[Kept]


class Part(NamedTuple):
    """One field value inside a claim. `value` is what is printed where it differs from the span's text."""

    role: str
    span: Span
    value: str | None = None


class Claim(NamedTuple):
    """What a rule says about a span: the parts are values, the rest of the span is label words.

    `score` is the rule's confidence (0..1) as pinned in the convention files, `tags` what they say of the rule besides.
    """

    span: Span
    role: str
    rule: str
    score: float
    parts: tuple[Part, ...]
    tags: frozenset[str] = frozenset()

    def says(self, role: str) -> bool:
        """Whether a part of the claim is a value of a role."""
        return any(part.role == role for part in self.parts)


class Entry(Struct, frozen=True, gc=False):
    """The fate of one span of the page. Entries tile the page: each begins where the last one ends.

    `fate` is kept, layout, label, duplicate or boilerplate. `at` is a JSON Pointer to the string of the
    article that holds the text, `skip` the number of code points of that string before it; `also` are
    further fields that the same text serves. `of` is the span that a duplicate repeats. `raw` is the source
    text where the article does not have it.
    """

    span: Span
    fate: str
    at: str | None = None
    skip: int = 0
    raw: str | None = None
    of: Span | None = None
    also: tuple[str, ...] = ()
    rule: str | None = None
    score: float | None = None
    edits: tuple[tuple[int, int, str], ...] = ()


class Ledger(Struct, frozen=True):
    """The account of every character of the page."""

    origin: Origin
    length: int
    entries: tuple[Entry, ...]


class Caption(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The text of a picture and who made it."""

    text: str
    credit: str | None = None


class Block(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A piece of the body; `type` is paragraph, heading, table or verbatim."""

    type: str
    text: str


class Extra(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Something recognised that has no field of its own."""

    role: str
    text: str


class Warn(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A doubt. Codes and names come from one registry, shared with the findings of `check`."""

    code: str
    name: str
    message: str
    span: Span | None = None


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """The output, schema version 1. Keys are always present; the order is that of the document."""

    schema_version: int = SCHEMA_VERSION
    id: str | int | float | bool | None = None
    language: str | None = None
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    date: str | None = None
    time: str | None = None
    source: str | None = None
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline: str | None = None
    page: str | None = None
    section: str | None = None
    captions: tuple[Caption, ...] = ()
    body: tuple[Block, ...] = ()
    extras: tuple[Extra, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[Warn, ...] = ()

    def to_json(self) -> str:
        """The document without its ledger, on one line: a page is restored from that of `Cleaned`."""
        from cleaner.renderers.document import compact  # noqa: PLC0415  (the nouns stand below the renderers)

        return compact(self, None).decode()

    def to_markdown(self) -> str:
        """YAML front matter and CommonMark."""
        from cleaner.renderers.markdown import markdown  # noqa: PLC0415

        return markdown(self)

    def to_text(self) -> str:
        """Headline and blocks with blank lines between."""
        from cleaner.renderers.text import text  # noqa: PLC0415

        return text(self)

    def to_jsonld(self) -> str:
        """A schema.org NewsArticle on one line."""
        from cleaner.renderers.jsonld import jsonld  # noqa: PLC0415

        return jsonld(self)


# The fields of one string, and those of several.
SINGLE = ("headline", "kicker", "deck", "date", "time", "source", "dateline", "page", "section")
LISTED = ("byline", "editors")

_Bytes = Annotated[int, Meta(ge=1)]
_Share = Annotated[float, Meta(ge=0, le=1)]


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """How much a passage that stands twice has to say to be a copy, a pair for each rule `repeat.*`.

    Bytes are UTF-8 of letters and digits (a Han character counts three), shares are of the page's bytes; `alike` is
    the share of equal characters. The defaults were measured: docs/why.md.
    """

    body_bytes: _Bytes = 200
    body_share: _Share = 0.25
    page_bytes: _Bytes = 80
    page_share: _Share = 0.35
    adjacent_bytes: _Bytes = 120
    passage_bytes: _Bytes = 300
    passage_share: _Share = 0.10
    opening_bytes: _Bytes = 200
    opening_share: _Share = 0.05
    alike: _Share = 0.85


class Options(Struct, frozen=True):
    """What a caller can choose. `encoding` is a WHATWG label or `None` for detection."""

    encoding: str | None = None
    dedup: str = "normal"
    thresholds: Thresholds = Thresholds()


class Problem(Struct, frozen=True):
    """What stands in the place of a page that could not be cleaned. `code` is the kebab-case name of the reason."""

    id: str | int | float | bool | None
    code: str
    message: str


class Cleaned(Struct, frozen=True):
    """A page and all that was found out about it."""

    page: Page
    article: Article
    ledger: Ledger
    claims: tuple[Claim, ...] = ()

    def to_json(self) -> str:
        """The whole document, article and ledger, on one line."""
        from cleaner.renderers.document import document  # noqa: PLC0415  (the nouns stand below the renderers)

        return document(self)

    def to_markdown(self) -> str:
        """That of the article."""
        return self.article.to_markdown()

    def to_text(self) -> str:
        """That of the article."""
        return self.article.to_text()

    def to_jsonld(self) -> str:
        """That of the article."""
        return self.article.to_jsonld()
