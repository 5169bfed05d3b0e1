"""Doubts about a page that its reader should know of."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from cleaner.characters import BLANK, CJK, width
from cleaner.codes import CODES
from cleaner.finders.dates import readings
from cleaner.finders.figures import undecided
from cleaner.language import languages
from cleaner.layout import MAX_LINES
from cleaner.markup import html
from cleaner.model import Article, Entry, Kept, Page, Span, Warn
from cleaner.sheet import Sheet
from cleaner.units import SHORT

_LETTERS, _SPACE = re.compile(r"\w"), re.compile(r"\s+")
# The rest of a word of a script with spaces between words.
_WORD_BEFORE = re.compile(rf"[^\W{CJK}]{{1,20}}\Z")
_WORD_BEHIND = re.compile(rf"[^\W{CJK}]{{1,20}}")
_LATIN_JOINT = re.compile(r"[.!?][\"'”’)]* +[A-Z“\"]")
# A Latin block with more sentences than this, on a page without other paragraphs, was several once.
_GLUED_SENTENCES = 12
# Blocks at each end of the body that tell its languages.
_ENDS = 6
# Units at the top of a page among which a headline that is not sure is looked for, and the narrowest of them.
_TOP, _SHORTEST_HEADLINE = 6, 12
# Readings are quoted in messages up to this many code points.
_QUOTED = 40


def warn(
    page: Page, sheet: Sheet, article: Article, entries: Sequence[Entry], kept: Sequence[Kept] = ()
) -> tuple[Warn, ...]:
    """All warnings about a page, in the order of their codes."""
    return (
        *_encoding(page),
        *_empty(article),
        *_html(page),
        *_given_up(entries),
        *_lines(sheet),
        *_variants(page.text, entries),
        *_repetition(page.text, kept),
        *_headline(sheet, article),
        *_glued(article),
        *_dates(sheet, article),
        *_languages(article),
    )


def _warn(name: str, message: str, span: Span | None = None) -> Warn:
    return Warn(CODES[name], name, message, span)


def _encoding(page: Page) -> Iterator[Warn]:
    if page.origin.guess is not None:
        message = f"the encoding was guessed: {page.origin.encoding} (confidence {page.origin.guess:.2f})"
        yield _warn("guessed-encoding", message)
    spoilt = [patch for patch in page.origin.patches if "\ufffd" in page.text[patch.start : patch.end]]
    if spoilt:
        span = Span(spoilt[0].start, spoilt[0].end)
        yield _warn(
            "replacement-character", f"{len(spoilt)} bytes could not be decoded as {page.origin.encoding}", span
        )


def _empty(article: Article) -> Iterator[Warn]:
    if not article.body and article.headline is None and not article.captions:
        yield _warn("empty-article", "the page holds no text")


def _html(page: Page) -> Iterator[Warn]:
    span = html(page.text)
    if span is not None:
        yield _warn("looks-like-html", "the page is HTML, not text: flatten it first", span)


def _given_up(entries: Sequence[Entry]) -> Iterator[Warn]:
    if any(entry.rule == "fallback" for entry in entries):
        yield _warn("ledger-gap", "the fields did not add up to the page, so that it is kept whole; please report it")


def _lines(sheet: Sheet) -> Iterator[Warn]:
    if len(sheet.units) > MAX_LINES:
        last = sheet.units[-1]
        yield _warn("too-many-lines", f"text behind {MAX_LINES} lines is kept as one block", Span(last.start, last.end))


def _variants(text: str, entries: Sequence[Entry]) -> Iterator[Warn]:
    """Both readings of every place where a dropped copy differs in its letters."""
    for entry in entries:
        if entry.of is None or not entry.edits:
            continue
        readings = [_readings(text, entry.of.start + offset, removed, added) for offset, removed, added in entry.edits]
        worded = [(kept, gone) for kept, gone in readings if _LETTERS.search(kept) or _LETTERS.search(gone)]
        differing = [(kept, gone) for kept, gone in worded if not _reads_alike(kept, gone)]
        if differing:
            quoted = "; ".join(f"“{kept[:_QUOTED]}” / “{gone[:_QUOTED]}”" for kept, gone in differing[:3])
            more = f" and {len(differing) - 3} more" if len(differing) > 3 else ""
            places = f"{len(differing)} place{'s' if len(differing) > 1 else ''}"
            message = f"a copy that was left out reads differently in {places} (kept / left out): {quoted}{more}"
            yield _warn("near-duplicate-block", message, entry.span)


def _readings(text: str, at: int, removed: int, added: str) -> tuple[str, str]:
    """What stays and what went at an edit, as whole words."""
    before, behind = _WORD_BEFORE.search(text[max(0, at - _QUOTED) : at]), _WORD_BEHIND.match(text, at + removed)
    left = before[0] if before and (added + text[at : at + 1])[:1].isalnum() else ""
    right = behind[0] if behind and (text[at : at + removed] + added)[-1:].isalnum() else ""
    return f"{left}{text[at : at + removed]}{right}".strip(BLANK), f"{left}{added}{right}".strip(BLANK)


def _reads_alike(one: str, other: str) -> bool:
    """Whether two readings differ in normal form only. Long ones count as different: normalising may be quadratic."""
    return max(len(one), len(other)) <= _QUOTED and normalize("NFC", one) == normalize("NFC", other)


def _repetition(text: str, kept: Sequence[Kept]) -> Iterator[Warn]:
    for span, of, reason in kept:
        quoted = _SPACE.sub(" ", text[span.start : min(span.end, span.start + _QUOTED)])
        message = f"“{quoted}…” stands at character {of.start}, too, and stays: {reason}"
        yield _warn("natural-repetition-kept", message, span)


def _headline(sheet: Sheet, article: Article) -> Iterator[Warn]:
    """The line at the top of a page without a headline that could be one: too little spoke for it."""
    if article.headline is not None or not sheet.prose:
        return
    top = next((at for at in range(min(_TOP, sheet.prose[0] + 1)) if _may_be_headline(sheet, at)), None)
    if top is not None:
        message = f"the headline is not sure; it could be “{sheet.cores[top][:_QUOTED]}”"
        yield _warn("missing-headline", message, sheet.span(top))


def _may_be_headline(sheet: Sheet, index: int) -> bool:
    """Whether a line is a title that no field took, or a question right above the text."""
    core = sheet.cores[index]
    if not _SHORTEST_HEADLINE <= width(core) <= SHORT:
        return False
    return sheet.is_title(index) or (
        sheet.kinds[index] == "prose" and core[-1] in "?？!！" and not sheet.by_unit[index]
    )


def _glued(article: Article) -> Iterator[Warn]:
    for index, block in enumerate(article.body if len(article.body) <= 2 else ()):
        if block.type == "paragraph" and len(_LATIN_JOINT.findall(block.text)) > _GLUED_SENTENCES:
            yield _warn("glued-paragraphs", f"the joints between the paragraphs of block {index} cannot be known")


def _dates(sheet: Sheet, article: Article) -> Iterator[Warn]:
    """A numeric date with two readings outside running text, where no other date was found."""
    if article.date is not None:
        return
    for claim in sheet.claims:
        found = undecided(sheet.text, claim)
        if found is not None:
            values = sorted(readings(found[1], found[3], found[4]).values())
            message = f"“{found[0]}” could be {' or '.join(values) or 'no date'}"
            yield _warn("ambiguous-date", message, Span(*found.span()))
            return


def _languages(article: Article) -> Iterator[Warn]:
    """A page whose end is in another language than its beginning, or whose text has two scripts."""
    texts = [block.text for block in article.body]
    ends = min(_ENDS, len(texts) // 2)
    found = languages(article.language, " ".join(texts[:ends] + texts[-ends:])) if ends else ()
    if len(found) > 1:
        yield _warn("two-languages", f"the text is in {' and '.join(found)}")
