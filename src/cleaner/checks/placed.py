"""A hit of a rule as a finding: where it stands in the file, the lines around it, and a key that stays."""

import hashlib
import re
from functools import lru_cache

from cleaner.checks.rule import Hit, Rule
from cleaner.checks.subject import Subject
from cleaner.finding import Finding
from cleaner.model import Span

# Of the offending text, code points that make the key of a finding.
_KEYED = 300
_LETTERS, _SPACE = re.compile(r"[^\W_]+"), re.compile(r"\s+")


def finding(subject: Subject, one: Rule, hit: Hit, *, excerpt: bool) -> Finding:
    """What a report has to know of a hit, with the lines around it where they are wanted."""
    path, row = subject.path, subject.row
    span, at = subject.place(hit.span, hit.at)
    key = _key(one, subject, span)
    if span is None:
        return Finding(one.code, one.name, one.level, hit.message, path, subject.source.id, line=row, at=at, key=key)
    in_row = row is not None and not subject.is_json
    first = row or 1
    line, column, end_line, end_column = (row, None, None, None) if in_row else _where(subject, span, first)
    return Finding(
        one.code,
        one.name,
        one.level,
        hit.message,
        path,
        subject.source.id,
        span,
        line,
        column,
        end_line,
        end_column,
        at,
        key,
        subject.lines.excerpt(span) if excerpt else None,
        first,
    )


def _where(subject: Subject, span: Span, first: int) -> tuple[int, int, int, int]:
    """Line and column of both ends in a file whose part begins on line `first`."""
    line, column = subject.lines.place(span.start)
    end_line, end_column = subject.lines.place(span.end)
    return line + first - 1, column, end_line + first - 1, end_column


def _key(one: Rule, subject: Subject, span: Span | None) -> str:
    """A name for a finding that does not change when lines move: the rule and what the text says."""
    return _hash(
        one.code, subject.page.text[span.start : min(span.end, span.start + _KEYED)] if span is not None else ""
    )


@lru_cache(256)
def _hash(code: str, text: str) -> str:
    said = "".join(_LETTERS.findall(text)).casefold() or _SPACE.sub("", text)
    return hashlib.sha256(f"{code}\0{said}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
