"""Law 7, order-free and deterministic: no state between pages.

Equal bytes whatever the order of the pages, the number of threads, the hash seed, the locale and the time zone.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given

from cleaner import clean
from generator import Page, pages, sample, scraps

_SCRIPT = """
import json, sys
from cleaner import clean
for text in json.load(sys.stdin):
    sys.stdout.buffer.write(clean(text).to_json().encode() + b"\\n")
"""
_ENVIRONMENTS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
]


@pytest.fixture(scope="module")
def texts(seed: bytes) -> list[str]:
    """Pages of every kind, and each convention's examples."""
    return [seed.decode(), *(page.text for page in sample(40)), "\n".join(scraps()), ""]


@pytest.fixture(scope="module")
def documents(texts: list[str]) -> list[str]:
    """Their documents, each made once, in order."""
    return [clean(text).to_json() for text in texts]


@pytest.mark.parametrize("environment", _ENVIRONMENTS, ids=lambda one: ",".join(one.values()))
def test_hash_seed_locale_and_time_zone_do_not_matter(
    environment: dict[str, str], texts: list[str], documents: list[str]
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        input=json.dumps(texts).encode(),
        env=os.environ | environment,
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode().split("\n")[:-1] == documents


def test_the_order_of_the_pages_does_not_matter(texts: list[str], documents: list[str]) -> None:
    assert [clean(text).to_json() for text in reversed(texts)] == documents[::-1]


def test_threads_do_not_matter(texts: list[str], documents: list[str]) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda text: clean(text).to_json(), texts * 2)) == documents * 2


@given(pages())
def test_the_same_page_gives_the_same_bytes_again(page: Page) -> None:
    assert clean(page.text).to_json() == clean(page.text).to_json()


@given(pages())
def test_text_and_its_bytes_give_the_same_document(page: Page) -> None:
    assert clean(page.text).to_json() == clean(page.text.encode()).to_json()
