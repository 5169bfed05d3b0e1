"""The output is the same, byte for byte, whatever the jobs, the shards, the hash seed, the locale and the time zone."""

import itertools
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kills
import pytest
from composed import text

from outcome import Run

# Jobs and environments. Under the last but one, Python takes the bytes of a name for ISO 8859-1, under the last for
# ASCII; in Turkish, the lower case of I is not i.
_MACHINES = [
    ("1", {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}),
    ("2", {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}),
    ("3", {"PYTHONHASHSEED": "random", "LC_ALL": "de_DE.ISO-8859-1", "TZ": "America/Los_Angeles"}),
    ("2", {"PYTHONHASHSEED": "random", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
]
_NAMES = ["I.txt", "i\u0307.txt", "ı.txt", "护航.txt", "é.txt", "\uffee.txt", "😀.txt", os.fsdecode(b"\xff.txt")]


@pytest.fixture(scope="module", autouse=True)
def _locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make the locales where the machine can; where it has none of their names, Python runs in C."""
    home = tmp_path_factory.mktemp("locales")
    for name in ("tr_TR.UTF-8", "de_DE.ISO-8859-1"):
        language, _, charset = name.partition(".")
        words = ["localedef", "-i", language, "-f", charset, str(home / name)]
        if shutil.which("localedef") is not None:
            subprocess.run(words, check=False, capture_output=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCPATH", str(home))
        yield


@pytest.fixture
def odd(pages: Path) -> Path:
    """Pages and rows whose names and ids are read differently in different locales, too."""
    for number, name in enumerate(_NAMES):
        (pages / "in" / name).write_text(text(number).replace("morning", "İstanbul IĞDIR straße"), "utf-8")
    (pages / "in" / "none.txt").write_bytes(b"%PDF-")
    rows = [{"id": name, "text": text(at)} for at, name in enumerate([*_NAMES[:-1], "a\x85b", "a", "A", "x" * 300])]
    (pages / "ids.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return pages


def test_standard_output_is_the_same_on_every_machine(clean: Run, odd: Path) -> None:
    del odd
    runs = [clean("in", "rows.jsonl", "ids.jsonl", "-j", jobs, **env) for jobs, env in _MACHINES]
    assert len(runs[0].rows) == 21 + 40 + 11
    assert {run.out for run in runs} == {runs[0].out}
    assert {run.code for run in runs} == {1}


@pytest.mark.parametrize("form", ["json", "md"])
def test_a_folder_is_the_same_on_every_machine_and_none_does_it_again(clean: Run, odd: Path, form: str) -> None:
    found = []
    for number, (jobs, env) in enumerate(_MACHINES):
        work = ("in", "rows.jsonl", "ids.jsonl", "-f", form, "-j", jobs, "-q", "-o")
        assert clean(*work, f"{number}/", **env).code == 1
        found.append(kills.tree(odd / str(number)))
        assert clean(*work, "0/", "--summary", "s.json", **env).code == 1
        assert json.loads((odd / "s.json").read_bytes())["earlier"] == 21 + 40 + 11
    assert all(one == found[0] for one in found)


def test_shards_from_different_machines_are_the_whole(clean: Run, odd: Path) -> None:
    count = 5
    clean("in", "rows.jsonl", "ids.jsonl", "-q", "-o", "whole/")
    for shard, (jobs, env) in zip(range(1, count + 1), itertools.cycle(_MACHINES), strict=False):
        words = ("in", "rows.jsonl", "ids.jsonl", "-q", "-o", "out/", "-j", jobs, "--shard", f"{shard}/{count}")
        assert clean(*words, **env).code in {0, 1}
    whole, out = ({**kills.tree(odd / name)} for name in ("whole", "out"))
    pages = {name for name in whole if name.endswith(".txt.json")}
    assert {name: out[name] for name in pages} == {name: whole[name] for name in pages}
    for name in ("rows", "ids"):
        parts = [out[f"{name}-{shard}-of-{count}.jsonl"] for shard in range(1, count + 1)]
        lines = Counter(line for part in parts for line in part.split(b"\n") if line)
        assert lines == Counter(line for line in whole[f"{name}.jsonl"].split(b"\n") if line)
