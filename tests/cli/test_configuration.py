"""Configuration: which file counts, what overrules what, and what is refused."""

import json
import tomllib
from pathlib import Path

import pytest
from command import PAGE, Run
from jsonschema import Draft202012Validator

DIRTY = "|\n" + PAGE


@pytest.fixture
def dirty(folder: Path) -> Path:
    path = folder / "dirty.txt"
    path.write_text(DIRTY, "utf-8")
    return path


def test_the_command_line_beats_the_environment_beats_the_file(run: Run, folder: Path, dirty: Path) -> None:
    check = ("check", dirty.name, "-f", "concise")
    assert b"CLN101" in run(*check).out
    (folder / "cleaner.toml").write_text('[check]\nselect = ["CLN302"]\n', "utf-8")
    assert run(*check).out.count(b"\n") == run(*check).out.count(b"CLN302") == 1
    assert b"CLN303" in run(*check, CLEANER_CHECK_SELECT="CLN303").out
    assert b"CLN302" not in run(*check, CLEANER_CHECK_SELECT="CLN303").out
    assert b"CLN101" in run(*check, "--select", "CLN101", CLEANER_CHECK_SELECT="CLN303").out
    assert b"CLN101" in run(*check, "--isolated").out


def test_the_nearest_file_upward_counts_and_cleaner_toml_comes_first(run: Run, folder: Path, dirty: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.cleaner.check]\nexit-zero = true\n", "utf-8")
    assert run("check", dirty.name).code == 0
    (folder / "cleaner.toml").write_text("", "utf-8")
    assert run("check", dirty.name).code == 1
    assert run("check", dirty.name, "--config", "pyproject.toml").code == 0
    assert run("check", dirty.name, "--config", "pyproject.toml", "--isolated").code == 1


def test_a_file_in_an_input_folder_does_not_count(run: Run, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "dirty.txt").write_text(DIRTY, "utf-8")
    (folder / "in" / "cleaner.toml").write_text("[check]\nexit-zero = true\n", "utf-8")
    assert run("check", "in").code == 1


def test_options_of_all_commands_and_long_names_in_the_environment(run: Run, folder: Path, dirty: Path) -> None:
    (folder / "cleaner.toml").write_text('[clean]\nformat = "text"\n', "utf-8")
    assert run("clean", dirty.name).out.startswith(b"New bridge")
    assert run("clean", dirty.name, CLEANER_CLEAN_FORMAT="md").out.startswith(b"---")


def test_per_file_ignores_rule_options_and_paths_beside_the_file(run: Run, folder: Path, dirty: Path) -> None:
    text = '[check]\noutput = "report.txt"\n[check.per-file-ignores]\n"dirty*" = ["CLN1", "CLN3"]\n'
    (folder / "cleaner.toml").write_text(text + '[rules.implausible-date]\nearliest = "2022-01-01"\n', "utf-8")
    assert run("check", dirty.name).code == 0
    assert (folder / "report.txt").read_bytes() == b""
    (folder / "old.txt").write_text(PAGE.replace("By Ann Lee", "By Ann Lee\n\nPublished: 14 May 2021"), "utf-8")
    assert b"implausible-date" in run("check", "old.txt", "-o", "-").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[check]\nselcet = ["CLN1"]\n', "unknown key “selcet” in [check]; did you mean “select”?"),
        ("[chekc]\n", "unknown key “chekc”; did you mean “check”?"),
        ("check = 1\n", "“check” must be a table"),
        ("[check]\nexit-zero = 1\n", "the value of “exit-zero” in [check] has the wrong type"),
        ('[check]\nfail-level = ["error"]\n', "the value of “fail-level” in [check] has the wrong type"),
        ('[check]\nfail-level = "fatal"\n', "fatal"),
        ('[rules.implausible-date]\nearlyest = "1900"\n', "did you mean “earliest”?"),
        ("[rules.implausible-date]\nearliest = 1900\n", "wrong type"),
        ("[rules.implausible-dat]\n", "did you mean “implausible-date”?"),
        ("[check]\njobs = 2.5\n", "the value of “jobs” in [check] has the wrong type"),
        ("[check]\ntext-key = 5\n", "the value of “text-key” in [check] has the wrong type"),
        ('[clean]\nfromat = "md"\n', "unknown key “fromat” in [clean]; did you mean “format”?"),
        ("[check\n", "is no TOML"),
    ],
)
def test_what_a_file_should_not_hold_is_refused(run: Run, folder: Path, dirty: Path, text: str, said: str) -> None:
    (folder / "cleaner.toml").write_text(text, "utf-8")
    done = run("check", dirty.name)
    assert done.code == 2
    assert said in done.err


def test_a_file_may_begin_with_a_mark_and_name_a_folder(run: Run, folder: Path, dirty: Path) -> None:
    text = '\ufeff[clean]\noutput = "out/"\njobs = 1\ntimeout = 60\n[check]\ntimeout = 2.5\njobs = "1"\n'
    (folder / "cleaner.toml").write_text(text, "utf-8")
    assert run("clean", dirty.name).code == 0
    assert [path.name for path in (folder / "out").glob("*.json")] == ["dirty.txt.json"]
    assert run("check", dirty.name).code == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("fail-level", "fatal"),
        ("jobs", "many"),
        ("shard", "3/2"),
        ("encoding", "latin-99"),
        ("select", "CLN999"),
        ("per-file-ignores", "a.txt"),
        ("per-file-ignores", "a.txt:CLN999"),
        ("dedup-threshold", "body-share:2"),
        ("report", "pdf:x"),
        ("timeout", "0"),
        ("timeout", "nan"),
        ("dedup-threshold", "body-share"),
    ],
)
def test_a_wrong_value_is_named_with_the_place_that_it_came_from(
    run: Run, folder: Path, dirty: Path, key: str, value: str
) -> None:
    typed = run("check", dirty.name, f"--{key}", value)
    assert (typed.code, "from" in typed.err) == (2, False)
    variable = f"CLEANER_CHECK_{key.upper().replace('-', '_')}"
    for isolated in ([], ["--isolated"]):
        done = run("check", dirty.name, *isolated, **{variable: value})
        assert (done.code, done.err.split("\n")[-2][-len(variable) - 1 :]) == (2, f"{variable})")
    (folder / "cleaner.toml").write_text(f'[check]\n{key} = "{value}"\n', "utf-8")
    done = run("check", dirty.name)
    assert done.code == 2
    assert done.err.endswith(f"(from {folder / 'cleaner.toml'}: “{key}” in [check])\n")


def test_the_schema_of_the_configuration_takes_what_the_documentation_shows(run: Run) -> None:
    schema = json.loads(run("schema", "config").out)
    Draft202012Validator.check_schema(schema)
    docs = (Path(__file__).resolve().parents[2] / "docs" / "check.md").read_text("utf-8")
    shown = tomllib.loads(docs.split("```toml\n")[1].split("```")[0])["tool"]["cleaner"]
    Draft202012Validator(schema).validate(shown)
    assert not Draft202012Validator(schema).is_valid({"check": {"selcet": []}})


def test_thresholds_of_copies(run: Run, folder: Path) -> None:
    said = "The council met on Monday and decided that the bridge over the river has to be closed.\n"
    (folder / "page.txt").write_text(
        f"{said}\nNobody else says this, at about the same length as the others.\n\n{said}", "utf-8"
    )
    clean = ("clean", "page.txt", "-f", "text", "-q")
    assert run(*clean).out.count(b"council") == 2
    assert run(*clean, "--dedup-threshold", "page-bytes:60").out.count(b"council") == 1
    (folder / "cleaner.toml").write_text("[clean.dedup-threshold]\npage-bytes = 60\n", "utf-8")
    assert run(*clean).out.count(b"council") == 1
    for wrong, why in [
        ("page-shares:1", "did you mean"),
        ("page-share:2", "page-share: "),
        ("page-share", "is not NAME:VALUE"),
    ]:
        refused = run(*clean, "--dedup-threshold", wrong)
        assert refused.code == 2
        assert why in refused.err
