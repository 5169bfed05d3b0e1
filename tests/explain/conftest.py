"""A browser for all tests of the reports, started once, and what a page of a report did in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cleaner import clean
from cleaner.explain.account import account
from cleaner.explain.report import report

_SIZE = {"width": 1280, "height": 800}
_NAMES = ("chromium", "chromium-browser", "google-chrome")


class Opened(NamedTuple):
    """A report in the browser. `noise` is all that must not be: messages of the console, errors, dialogs, requests."""

    page: Any
    noise: list[str]
    seconds: float


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install -e '.[dev]'")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium, or name one in CHROMIUM")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def window(browser: Any) -> Any:  # noqa: ANN401
    """The window of all tests that want nothing special: making one takes longer than most tests."""
    return browser.new_context(viewport=_SIZE)


@pytest.fixture
def visit(browser: Any, window: Any) -> Iterator[Callable[..., Opened]]:  # noqa: ANN401
    """Open a file; with `options` of a browser's context in one of its own."""
    pages = []

    def visit(path: Path, **options: Any) -> Opened:  # noqa: ANN401
        page = (browser.new_context(viewport=_SIZE, **options) if options else window).new_page()
        pages.append(page)
        noise: list[str] = []
        address = path.as_uri()
        page.on("console", lambda message: noise.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (noise.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda one: None if one.url == address else noise.append(f"request: {one.url}"))
        page.goto(address)
        timing = "performance.getEntriesByType('navigation')[0].loadEventEnd"
        page.wait_for_function(f"{timing} > 0")
        return Opened(page, noise, page.evaluate(timing) / 1000)

    yield visit
    for page in pages:
        page.close()


@pytest.fixture
def opened(visit: Callable[..., Opened], tmp_path: Path) -> Callable[..., Opened]:
    """Open the report of a page, given as text or bytes."""

    def opened(data: str | bytes, **options: Any) -> Opened:  # noqa: ANN401
        path = tmp_path / "report.html"
        path.write_text(report(account(clean(data), "page.txt")), "utf-8", errors="backslashreplace")
        return visit(path, **options)

    return opened
