"""The project's own cases as a measuring rod: what their articles must say, by language."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from answers import FIELDS, Answer, Extractor, answer, texts
from counting import Count, agreement, loose

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
# A line with fewer letters proves nothing when it is looked for in a body.
_SHORTEST = 2


class Case(NamedTuple):
    """A page and its article: `name` is the folder, `language` the one that the article must have."""

    name: str
    language: str
    page: bytes
    expected: Answer


def cases() -> list[Case]:
    """Every case folder, by name."""
    folders = sorted(folder for folder in CASES.glob("*/*/") if (folder / "expected.json").is_file())
    return [_case(folder) for folder in folders]


def _case(folder: Path) -> Case:
    article = json.loads((folder / "expected.json").read_text("utf-8"))
    name = folder.relative_to(CASES).as_posix()
    return Case(name, article["language"] or "und", (folder / "input.txt").read_bytes(), answer(article))


def digests(found: list[Case]) -> dict[str, str]:
    """What the cases of each language are, pages and expectations, as a hash: numbers hold for one corpus."""
    hashes = {case.language: hashlib.sha256() for case in found}
    for case in found:
        said = json.dumps(case.expected, ensure_ascii=False, sort_keys=True).encode()
        for part in (case.name.encode(), case.page, said):
            hashes[case.language].update(len(part).to_bytes(8, "big") + part)
    return {language: digest.hexdigest()[:16] for language, digest in sorted(hashes.items())}


def counted(case: Case, extract: Extractor) -> Iterator[tuple[str, str, Count]]:
    """`(language, field, count)` of one case; `body` counts pages, `boilerplate` lines that should have gone."""
    found = extract(case.page)
    for field in FIELDS:
        yield case.language, field, agreement(case.expected[field], found.get(field, []))
    exact = found.get("body") == case.expected["body"]
    yield case.language, "body", Count(1, 1, int(exact))
    yield case.language, "boilerplate", Count(found=len(boilerplate(case, found)))


def boilerplate(case: Case, found: Answer) -> list[str]:
    """Lines of the page that no field and no block of the article has, and that stand in the body all the same."""
    wanted = loose(texts(case.expected, (*FIELDS, "body")))
    body = loose(texts(found, ["body"]))
    lines = {loose(line) for line in case.page.decode("utf-8", "replace").split("\n")}
    return sorted(line for line in lines if len(line) >= _SHORTEST and line not in wanted and line in body)
