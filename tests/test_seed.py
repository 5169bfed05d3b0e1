"""The seed page: the reference article, a small ledger, and a program that does not know it by heart."""

import json
import re
from pathlib import Path

from accounts import fields
from cleaner import clean, restore
from places import ROOT

_HAN = re.compile("[㐀-䶿一-鿿豈-﫿]+")
# So many Han characters in a row are a phrase, not a word that any page may hold.
_PHRASE = 5
_SOURCE = ROOT / "src"
_CONVENTIONS = _SOURCE / "cleaner" / "conventions"
_HEADINGS = ["党政齐抓高位推动", "以打开路预防为先", "管控帮教一体推进"]


def test_the_article_is_the_reference_article(seed: bytes, shared: Path) -> None:
    gold = json.loads((shared / "reference" / "seed-gold.json").read_text("utf-8"))
    found = fields(clean(seed).article)
    assert {name: found[name] for name in gold} == gold
    assert not {name for name, value in found.items() if name not in gold and value} - {"schema_version"}


def test_the_body_has_21_paragraphs_and_3_headings(seed: bytes) -> None:
    blocks = clean(seed).article.body
    assert len(blocks) == 24
    assert [block.text for block in blocks if block.type == "heading"] == _HEADINGS
    assert [block.type for block in blocks].count("paragraph") == 21


def test_the_seed_raises_no_doubt(seed: bytes) -> None:
    assert clean(seed).article.warnings == ()


def test_the_seed_comes_back(seed: bytes) -> None:
    assert restore(clean(seed).to_json()) == seed


def test_the_ledger_repeats_at_most_a_tenth_of_the_page(seed: bytes) -> None:
    cleaned = clean(seed)
    raw = [entry.raw or "" for entry in cleaned.ledger.entries]
    edits = [added for entry in cleaned.ledger.entries for _, _, added in entry.edits]
    assert len("".join([*raw, *edits])) <= cleaned.ledger.length / 10


def test_kept_text_stands_in_the_document_once(seed: bytes) -> None:
    cleaned = clean(seed)
    document = cleaned.to_json()
    # Not the headings: a paragraph of the seed says the words of one again.
    for block in cleaned.article.body:
        assert block.type == "heading" or document.count(block.text) == 1


def test_the_program_knows_no_phrase_of_the_seed(seed: bytes) -> None:
    phrases = _phrases(seed.decode())
    for file in _SOURCE.rglob("*"):
        if file.is_file() and file.suffix != ".pyc" and _CONVENTIONS not in file.parents:
            known = phrases & _phrases(file.read_text("utf-8", errors="replace"))
            assert not known, f"{file.name} holds words of the seed: {sorted(known)[:5]}"


def _phrases(text: str) -> set[str]:
    """Every run of five Han characters."""
    runs = _HAN.findall(text)
    return {run[at : at + _PHRASE] for run in runs for at in range(len(run) - _PHRASE + 1)}
