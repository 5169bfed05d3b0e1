"""What rules look at: one page or one cleaned document, each thing about it computed once, when first asked for."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import Any

import msgspec

from cleaner.characters import BARS, LINE_END
from cleaner.checks.copied import kind
from cleaner.checks.frontmatter import Outline, outline
from cleaner.checks.places import Lines, Strings
from cleaner.checks.rule import Hit
from cleaner.decode import decode, refuse_binary
from cleaner.errors import RefusedPage
from cleaner.markup import html
from cleaner.model import SCHEMA_VERSION, Article, Cleaned, Entry, Options, Page, Span
from cleaner.pipeline import clean_page
from cleaner.readers import Source
from cleaner.readers.documents import is_json, is_markdown, problem_of
from cleaner.schemas import schema
from cleaner.schemas.validator import Fault, faults

_BETWEEN = "\n\n"
# Layout without bars that most pages are full of.
_COMMON = frozenset({"\n", "\n\n", " ", "\r\n"})
_BARS = frozenset(BARS)
_LINES = re.compile(f"({LINE_END})")
_RULE = re.compile(r"[|:+ \t-]+")
# Marks that nobody sees and that turn the direction of writing, most of those in UTF-8.
_MARKS = re.compile(rb"\xe2(?:\x80[\x8b\xaa-\xae]|\x81[\xa0-\xa9])")
# A document of another kind altogether has a fault in every line.
_MOST_FAULTS = 20


class Subject:
    """A page, a cleaned document, or what is neither. `kind` is page, article, broken or unreadable."""

    def __init__(self, source: Source, options: Options) -> None:
        self.source = source
        self.path, self.row = source.path, source.line
        self.options = options
        self.problem = source.problem or self._refused()
        self.is_json = self.problem is None and is_json(source.data)
        self.is_markdown = self.problem is None and is_markdown(source.data)

    def _refused(self) -> tuple[str, str] | None:
        try:
            if not self.source.decoded:
                refuse_binary(self.source.data, self.options.encoding)
        except RefusedPage as problem:
            return problem.code, str(problem)
        return problem_of(self.source.data)

    @cached_property
    def kind(self) -> str:
        """What this is, from a first look at its bytes."""
        if self.problem is not None:
            return "unreadable"
        if not self.is_json and not self.is_markdown:
            return "page"
        return "broken" if self.article is None else "article"

    @cached_property
    def page(self) -> Page:
        """The decoded file. Its text is what places are counted in."""
        named = "utf-8" if self.source.decoded or self.is_json else self.options.encoding
        return decode(self.source.data, named)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the file."""
        return Lines(self.page.text)

    @cached_property
    def plain(self) -> Any:  # noqa: ANN401  (whatever the document holds)
        """The parsed JSON of a document, an error where it is none."""
        try:
            return msgspec.json.decode(self.source.data.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return ValueError(str(error))

    @cached_property
    def outline(self) -> Outline:
        """The front matter and the text of a Markdown document."""
        return outline(self.page.text)

    @cached_property
    def article(self) -> Article | None:
        """The fields: those found on a page, or those that a document holds; `None` where it cannot be read."""
        if self.is_markdown:
            return self.outline.article
        if not self.is_json:
            return self.cleaned.article
        if not isinstance(self.plain, Mapping) or self.plain.get("schema_version") != SCHEMA_VERSION:
            return None
        try:
            return msgspec.convert({key: value for key, value in self.plain.items() if key != "ledger"}, Article)
        except (msgspec.MsgspecError, RecursionError):
            return None

    @property
    def version(self) -> object:
        """The `schema_version` of a document, whatever it is."""
        if self.is_markdown:
            return self.outline.version
        return self.plain.get("schema_version") if self.is_json and isinstance(self.plain, dict) else None

    @cached_property
    def faults(self) -> list[Fault]:
        """Where a JSON document of this version does not match its schema."""
        stale = isinstance(self.version, int) and self.version != SCHEMA_VERSION
        if not self.is_json or stale or isinstance(self.plain, ValueError):
            return []
        return list(islice(faults(self.plain, schema("article")), _MOST_FAULTS))

    @property
    def is_valid(self) -> bool:
        """Whether a document has the right shape."""
        return self.article is not None and not self.faults

    @cached_property
    def _parts(self) -> list[tuple[str, str]]:
        """What a reader of a JSON document sees, with the pointers to it."""
        article = self.article
        if article is None:
            return []
        titles = [("/kicker", article.kicker), ("/headline", article.headline), ("/deck", article.deck)]
        blocks = [(f"/body/{index}/text", block.text) for index, block in enumerate(article.body)]
        return [(at, text) for at, text in (*titles, *blocks) if text]

    @cached_property
    def _bounds(self) -> list[int]:
        return list(accumulate((len(text) + len(_BETWEEN) for _, text in self._parts), initial=0))

    @cached_property
    def text(self) -> str:
        """The text that the rules look at: the page's, or what a document says."""
        if self.is_json:
            return _BETWEEN.join(text for _, text in self._parts)
        return self.outline.text if self.is_markdown else self.page.text

    @cached_property
    def utf8(self) -> bytes:
        """The text as UTF-8, where searches for rare characters are fast: none has a byte of a common one first."""
        origin = self.page.origin
        if self.text is self.page.text and origin.encoding == "utf-8" and not origin.patches:
            return self.source.data
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def has_marks(self) -> bool:
        """Whether the text holds U+200B, U+202A to U+202E or U+2060 to U+2069, which several rules look for."""
        return b"\xe2" in self.utf8 and _MARKS.search(self.utf8) is not None

    @cached_property
    def html(self) -> Span | None:
        """The first tag, where the text is the source of a page."""
        return html(self.text)

    @cached_property
    def cleaned(self) -> Cleaned:
        """What `clean` makes of the text: its ledger says what would go."""
        page = self.page
        if self.text is not page.text:
            page = decode(self.text.encode("utf-8", "surrogatepass"), "utf-8")
        return clean_page(page, self.options, self.source.id)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The fates of the text."""
        return self.cleaned.ledger.entries

    @cached_property
    def fated(self) -> Mapping[str, Sequence[Entry]]:
        """The entries of each fate."""
        found = defaultdict(list)
        for entry in self.entries:
            found[entry.fate].append(entry)
        return found

    @cached_property
    def kept(self) -> Mapping[str, Sequence[Entry]]:
        """What the article keeps, by the field that it goes to: `date`, `byline`, `body` and the like."""
        found = defaultdict(list)
        for entry in self.fated["kept"]:
            found[field(entry.at or "")].append(entry)
        return found

    @cached_property
    def bars(self) -> tuple[list[int], list[Span]]:
        """Where bars stand in the layout, and where rules of tables do, whose bars are their own."""
        bars: list[int] = []
        rules: list[Span] = []
        for entry in self.fated["layout"] if any(bar in self.text for bar in BARS) else ():
            raw, at = entry.raw, entry.span.start
            if raw is None or raw in _COMMON:
                continue
            if "-" in raw:
                _part(raw, at, bars, rules)
            else:
                bars += [place for place, one in enumerate(raw, at) if one in _BARS]
        return bars, rules

    @cached_property
    def copies(self) -> Mapping[str, Sequence[Entry]]:
        """The copies that would go, by the name of the rule that they fall under."""
        found = defaultdict(list)
        for entry in self.fated["duplicate"]:
            found[kind(self.cleaned.page.text, entry)].append(entry)
        return found

    @cached_property
    def warned(self) -> Mapping[str, Sequence[Hit]]:
        """What `clean` warns of, or did when it wrote the document, by name."""
        found = defaultdict(list)
        if self.is_json and self.article is not None:
            for one in self.article.warnings:
                found[one.name].append(Hit(one.message, at="/warnings"))
        elif not self.is_markdown:
            for one in self.cleaned.article.warnings:
                found[one.name].append(Hit(one.message, one.span))
        return found

    @cached_property
    def _strings(self) -> Strings:
        return Strings(self.page.text)

    def pointer(self, span: Span) -> tuple[str, int, int] | None:
        """The string of a JSON document that holds the start of a span, and the part of it."""
        if not self.is_json or not self._parts:
            return None
        index = min(bisect_right(self._bounds, span.start) - 1, len(self._parts) - 1)
        at, text = self._parts[index]
        start = min(span.start - self._bounds[index], len(text))
        return at, start, min(span.end - self._bounds[index], len(text))

    def place(self, span: Span | None, at: str | None) -> tuple[Span | None, str | None]:
        """A hit's place as code points of the file's text and a pointer, each `None` where there is none."""
        if not self.is_json:
            return span, None
        if isinstance(self.plain, ValueError):
            return None, None
        if at is not None:
            return self._strings.place(at), at
        found = self.pointer(span) if span is not None else None
        return (None, None) if found is None else (self._strings.place(*found), found[0])


@lru_cache(1024)
def field(pointer: str) -> str:
    """The field of the article that a pointer begins with. Pages have the same few pointers."""
    return pointer.split("/", 2)[1] if pointer else ""


def _part(raw: str, at: int, bars: list[int], rules: list[Span]) -> None:
    """Tell bars from rules of tables in a piece of layout that begins at a place."""
    for line in _LINES.split(raw):
        if "|" in line and "-" in line and _RULE.fullmatch(line):
            rules.append(Span(at, at + len(line)))
        else:
            bars += [place for place, one in enumerate(line, at) if one in _BARS]
        at += len(line)
