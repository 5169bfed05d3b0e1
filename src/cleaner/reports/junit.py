"""JUnit's XML: one test case a page, a failure for each error on it."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from tempfile import SpooledTemporaryFile

from cleaner.finding import Finding
from cleaner.reports.report import Report, Totals, place

# What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Bytes that stay in memory: the counts come before the cases, so these wait for the end.
_IN_MEMORY = 1 << 20


class Junit(Report):
    """A suite with one case a page."""

    def __init__(self) -> None:
        self._cases = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115  (the end of the report closes it)
        self._failed = self._broken = 0

    def page(self, path: str, found: Sequence[Finding]) -> str:
        """Nothing yet: the case is put aside."""
        errors = [one for one in found if one.level == "error"]
        broken = any(one.name == "unreadable-input" for one in errors)
        self._broken += broken
        self._failed += bool(errors) and not broken
        self._cases.write("".join(_case(path, errors, [one for one in found if one.level != "error"])))
        return ""

    def end(self, totals: Totals) -> Iterator[str]:
        """All of it."""
        counts = f'tests="{totals.pages}" failures="{self._failed}" errors="{self._broken}"'
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n'
        yield f'<testsuite name="cleaner check" {counts} skipped="0" time="0">\n'
        self._cases.seek(0)
        while piece := self._cases.read(_IN_MEMORY):
            yield piece
        self._cases.close()
        yield "</testsuite>\n</testsuites>\n"


def _case(path: str, errors: Sequence[Finding], others: Sequence[Finding]) -> Iterator[str]:
    yield f'<testcase classname="cleaner" name={_attribute(path)} time="0">\n'
    for one in errors:
        tag = "error" if one.name == "unreadable-input" else "failure"
        message = _attribute(f"{one.code} {one.name}: {one.message}")
        yield f'<{tag} type="{one.name}" message={message}>{_text(place(one))}</{tag}>\n'
    if others:
        lines = "\n".join(f"{place(one)}: {one.code} {one.level} {one.name}: {one.message}" for one in others)
        yield f"<system-out>{_text(lines)}</system-out>\n"
    yield "</testcase>\n"


def _attribute(text: str) -> str:
    return f'"{_text(text)}"'.replace("\n", "&#10;").replace("\t", "&#9;")


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
