"""A convention file that cannot be trusted is refused, with file, rule and reason; none of ours can stall a page."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.conventions import Pattern, patterns
from cleaner.conventions.__main__ import main
from cleaner.conventions.proof import GROUPS, match, problems
from cleaner.finders.values import READERS
from places import ROOT

_FILES = sorted((ROOT / "src" / "cleaner" / "conventions").glob("*.toml"))
_RULE = {
    "id": "xx.source",
    "role": "source",
    "where": "line",
    "score": 0.9,
    "cue": ["From:"],
    "regex": "From: (?P<source>[A-Z].{1,20})",
    "matches": [{"text": "From: Pembrey Gazette", "source": "Pembrey Gazette"}],
}
# Code points of a pump string: what a pattern is shown at most, by its place.
_PUMPED = {"caption": 420, "line-start": 192, "line-end": 72}
_SHORT = 240
# Blanks behind a cue: as many as show whether three runs of them stand side by side in a pattern.
_BLANKS = 720
_SECONDS = 0.25


def _toml(**changes: object) -> str:
    rule = {**_RULE, **changes}
    lines = ['script = "latin"', "[[pattern]]"]
    for key, value in rule.items():
        if key == "matches":
            tables = (", ".join(f"{name} = '{text}'" for name, text in one.items()) for one in value)  # type: ignore[attr-defined]
            lines.append("matches = [" + ", ".join(f"{{{table}}}" for table in tables) + "]")
        elif value is not None:
            lines.append(f"{key} = '{value}'" if isinstance(value, str) else f"{key} = {value}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"regex": "From: (?P<source>"}, "bad regex"),
        ({"regex": ".*From: (?P<source>[A-Z].{1,20})"}, "bad regex"),
        ({"regex": "From: (?P<source>(?:[A-Z]+)+)"}, "bad regex"),
        ({"regex": "From: (?P<source>{{NOWHERE}})"}, "unknown macro"),
        ({"role": "colour"}, "unknown role 'colour'"),
        ({"regex": "From: (?P<colour>[A-Z].{1,20})", "matches": [{"text": "From: Red"}]}, "unknown group colour"),
        ({"where": "top"}, "unknown place 'top'"),
        ({"tags": ["edge", "shiny"]}, "unknown tag shiny"),
        ({"matches": []}, "no examples"),
        ({"matches": [{"text": "Source: Pembrey Gazette"}]}, "does not match"),
        ({"matches": [{"text": "From: Pembrey Gazette", "source": "Gazette"}]}, "not 'Gazette'"),
        ({"cue": ["Source:"]}, "holds no cue"),
        ({"cue": None}, "no cue"),
    ],
)
def test_a_file_with_such_a_rule_is_refused(
    changes: dict[str, object], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "xx.toml"
    file.write_text(_toml(**changes), "utf-8")
    assert main([str(file)]) == 2
    said = capsys.readouterr().err
    assert str(file) in said
    assert "xx.source" in said
    assert reason in said


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xx.toml").write_text("[[pattern]\n", "utf-8")
    assert main([str(tmp_path / "xx.toml"), str(tmp_path / "absent.toml")]) == 2
    assert "no TOML" in capsys.readouterr().err


@pytest.mark.parametrize("script", ["", 'script = "latn"\n', "script = 'latin'\n", 'script="latin"\n'])
def test_a_file_that_names_no_script_is_refused(
    script: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "xx.toml").write_text(script + _toml().partition("\n")[2], "utf-8")
    assert main([str(tmp_path / "xx.toml")]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path / "xx.toml") in said
    assert 'script = "…"' in said


def test_a_complete_rule_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text(_toml(), "utf-8")
    assert main([str(tmp_path / "xx.toml")]) == 0


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_our_own_files_pass_the_same_proof(file: Path) -> None:
    assert not list(problems(file.read_text("utf-8"), file.stem))


def test_every_group_has_a_reader() -> None:
    assert set(READERS) == GROUPS


@pytest.mark.parametrize("language", sorted({pattern.id.partition(".")[0] for pattern in patterns()}))
def test_no_pattern_is_slow_on_its_own_pump_strings(language: str) -> None:
    of_language = [pattern for pattern in patterns() if pattern.id.startswith(f"{language}.")]
    assert [(pattern.id, slow) for pattern in of_language for slow in _slow(pattern)] == []


def _slow(pattern: Pattern) -> Iterator[str]:
    """The pump strings on which a pattern takes too long."""
    size = _PUMPED.get(pattern.where, _SHORT)
    strings = [pumped for example in pattern.matches for pumped in _pumped(example["text"], size)]
    strings += [cue + blank * _BLANKS + "!" for cue in pattern.cues for blank in (" ", "\u3000")]
    for pumped in strings:
        start = time.process_time()
        match(pattern, pumped)
        if time.process_time() - start >= _SECONDS:
            yield pumped[:40]


def _pumped(text: str, size: int) -> list[str]:
    """The example repeated, its halves and its first and last characters drawn out, with and without blanks."""
    half = len(text) // 2
    pieces = [text, text[:half], text[half:], text[0], text[-1], text[half] + " ", text + " ", " "]
    strings = [(piece * (size // len(piece) + 1))[:size] for piece in pieces]
    return [*strings, *(text[:half] + one[: size - half] for one in strings), *(one + "!" for one in strings)]
