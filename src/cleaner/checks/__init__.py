"""A data gate: what is wrong with pages, and with cleaned output. One module a rule; `RULES` names them all.

`findings` looks at one source. It keeps no state, so that a pool can map it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from cleaner.charset import codec
from cleaner.checks import (
    ambiguous_date,
    bidi_control,
    boilerplate_line,
    byline_in_body,
    caption_in_body,
    conflicting_dates,
    doubled_body,
    duplicate_block,
    empty_article,
    glued_metadata,
    glued_paragraphs,
    guessed_encoding,
    headline_in_body,
    implausible_date,
    invisible_character,
    ledger_gap,
    looks_like_html,
    markup_residue,
    missing_byline,
    missing_date,
    missing_headline,
    missing_source,
    mojibake,
    natural_repetition_kept,
    near_duplicate_block,
    replacement_character,
    restore_mismatch,
    schema_invalid,
    several_articles,
    stale_output,
    stray_table_pipe,
    table_rule_residue,
    too_many_lines,
    truncated_copy,
    two_languages,
    unreadable_input,
)
from cleaner.checks.placed import finding
from cleaner.checks.rule import Rule, rule
from cleaner.checks.settings import Settings, is_ignored, is_selected
from cleaner.checks.subject import Subject
from cleaner.finding import Finding
from cleaner.readers import Source

# In the order of their codes.
RULES: tuple[Rule, ...] = tuple(
    map(
        rule,
        (
            unreadable_input,
            guessed_encoding,
            replacement_character,
            mojibake,
            empty_article,
            looks_like_html,
            too_many_lines,
            stray_table_pipe,
            table_rule_residue,
            markup_residue,
            boilerplate_line,
            doubled_body,
            duplicate_block,
            near_duplicate_block,
            truncated_copy,
            headline_in_body,
            natural_repetition_kept,
            missing_headline,
            missing_date,
            missing_source,
            missing_byline,
            glued_metadata,
            byline_in_body,
            caption_in_body,
            several_articles,
            glued_paragraphs,
            ambiguous_date,
            conflicting_dates,
            implausible_date,
            two_languages,
            invisible_character,
            bidi_control,
            ledger_gap,
            restore_mismatch,
            stale_output,
            schema_invalid,
        ),
    )
)
_DEFAULTS = Settings()


def check(text: str | bytes, *, url: str | None = None, settings: Settings = _DEFAULTS) -> list[Finding]:
    """What is wrong with a page or a cleaned document, given as text or bytes. Pure.

    `url` stands for the path in the findings. Raises `LookupError` for an unknown encoding in the settings.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if settings.cleaning.encoding is not None:
        codec(settings.cleaning.encoding)
    return findings(Source(url, url or "-", url or "-", data, decoded=isinstance(text, str)), settings)


def findings(source: Source, settings: Settings = _DEFAULTS) -> list[Finding]:
    """All findings about one source, in the order of the text, then of the codes. Raises nothing."""
    try:
        return _findings(source, settings)
    except MemoryError:
        problem = ("out-of-memory", "the page needs more memory than there is")
    except Exception as error:  # noqa: BLE001  (a fault of ours on one page must not take the others with it)
        problem = ("internal-error", f"cleaner failed on this page, please report it: {error!r}")
    return _findings(replace(source, data=b"", problem=problem), settings)


def _findings(source: Source, settings: Settings) -> list[Finding]:
    subject = Subject(source, settings.cleaning)
    rules = _selected(settings.select, settings.ignore, subject.kind)
    if settings.per_file_ignores:
        rules = tuple(one for one in rules if not is_ignored(one, source.path, settings))
    return sorted(_found(subject, rules, settings), key=_order)


@lru_cache
def _selected(select: tuple[str, ...], ignore: tuple[str, ...], kind: str) -> tuple[Rule, ...]:
    return tuple(one for one in RULES if kind in one.on and is_selected(one, select, ignore))


def _order(finding: Finding) -> tuple[int, str, int]:
    return finding.span.start if finding.span else -1, finding.code, finding.span.end if finding.span else -1


def _found(subject: Subject, rules: Iterable[Rule], settings: Settings) -> Iterator[Finding]:
    for one in rules:
        options = [{**one.options, **settings.options.get(one.name, {})}] if one.options else []
        for hit in one.check(subject, *options):
            yield finding(subject, one, hit, excerpt=settings.excerpts)
