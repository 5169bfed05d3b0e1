"""Reports in a real browser: they open, keep the page's scripts asleep, and answer to pointer and keys."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from samples import ATTACK, NEAR

from cleaner import clean
from cleaner.explain.account import account
from cleaner.explain.index import Listed, index
from cleaner.explain.report import report

Opened = Any
Open = Callable[..., Opened]
# Real pages by what they show: near copies, tables, Arabic, Hindi, Chinese e-papers, many short lines.
PAGES = (
    "doubled/tests_test_set_1538026996.*",
    "doubled/tests_test_set_1571147129.*",
    "doubled/tests_test_set_1579139187.*",
    "doubled/tests_eval_nnz-online.de-Quantensprung.*",
    "doubled/tests_eval_fifplay.com.settings.*",
    "doubled/tests_test_set_1784190729.*",
    "plain/tests_eval_assabah.com.tn.article.*",
    "keep/tic_resources_mdtest_diagnostics_error_context.*",
    "pipes/tests_eval_stardewvalleywiki.com.penny.*",
)
_MEGABYTE = 1_000_000


def _works(one: Opened) -> None:
    """Pointing lights up the article, filtering hides; nothing else happens."""
    page = one.page
    kept = page.locator("#source .kept").first
    kept.hover(position={"x": 2, "y": 6})
    assert page.locator("#article .lit").count() >= 1
    page.keyboard.press("Escape")
    page.locator("[data-fate=kept]").click()
    assert not kept.is_visible()
    page.locator("[data-fate=kept]").click()
    assert kept.is_visible()
    assert one.noise == []


def test_the_seeds_report_opens_in_under_a_second(opened: Open, seed: bytes) -> None:
    one = opened(seed)
    assert one.seconds < 1
    _works(one)


def test_the_seeds_report_is_light(seed: bytes) -> None:
    assert len(report(account(clean(seed), "seed")).encode()) <= 6 * len(seed) + 150_000


@pytest.mark.parametrize("glob", PAGES)
def test_a_real_page_opens(opened: Open, shared: Path, glob: str) -> None:
    _works(opened(next((shared / "pages").glob(glob)).read_bytes()))


def test_a_page_of_a_megabyte_opens(opened: Open, shared: Path) -> None:
    pages = sorted((shared / "pages" / "plain").glob("*.txt"))
    whole = "\n".join(page.read_text("utf-8") for page in pages) * 3
    data = whole.encode()[:_MEGABYTE].decode("utf-8", "ignore").encode()
    assert len(data) > 0.9 * _MEGABYTE
    _works(opened(data))


def test_a_hostile_page_of_100_000_spans_does_nothing(opened: Open) -> None:
    text = f"Headline {ATTACK}\n\n" + "".join(ATTACK if at % 500 == 0 else "ab\x00 " for at in range(51_000))
    one = opened(text)
    assert one.page.evaluate("document.querySelectorAll('#source .part > span').length") >= 100_000
    assert one.page.evaluate("document.querySelectorAll('script, style').length") == 3
    assert one.page.evaluate("document.querySelectorAll('img, #source a, [onload], [onclick], [onerror]').length") == 0
    _works(one)
    assert not re.search("[\u202e\u2066\x1b]", one.page.locator("#source .part").first.inner_text())


def test_the_policy_stops_a_script_that_got_in(visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    whole = report(account(clean(NEAR), "page"))
    path.write_text(whole.replace("<main>", "<script>document.title = 'in'</script><main>"), "utf-8")
    one = visit(path)
    assert one.page.title() != "in"
    assert any("Content Security Policy" in message for message in one.noise)


def test_pointing_at_a_passage_lights_up_its_copy_and_its_place(opened: Open) -> None:
    page = opened(NEAR).page
    page.locator("#source .kept", has_text="The new bridge over the Alder will").hover(position={"x": 40, "y": 8})
    assert "Sunday morning" in " ".join(page.locator("#article .lit").all_inner_texts())
    assert "the mayor will be there" in " ".join(page.locator("#source q.lit").all_inner_texts())


def test_pointing_at_the_article_lights_up_the_page(opened: Open) -> None:
    page = opened(NEAR).page
    page.locator("#article .body p").nth(1).hover(position={"x": 40, "y": 8})
    assert page.locator("#source .kept.lit").count() == 1


def test_near_copies_show_their_differences_word_by_word(opened: Open) -> None:
    page = opened(NEAR).page
    assert {"Saturday", "week"} <= {text.strip() for text in page.locator("#source ins").all_inner_texts()}
    assert {"Sunday", "month", "next"} <= {text.strip() for text in page.locator("#source del").all_inner_texts()}


def test_the_keyboard_alone_reaches_everything(opened: Open) -> None:
    page = opened(NEAR).page
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "New bridge over the Alder opens on Sunday"
    assert "headline" in page.locator("#told").inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") != "New bridge over the Alder opens on Sunday"
    page.keyboard.press("2")
    assert page.locator("#source .duplicate:visible").count() == 0
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_a_phone_shows_page_and_article_one_at_a_time(opened: Open) -> None:
    page = opened(NEAR, has_touch=True).page
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator("#article").is_visible()
    page.locator("#source .kept").first.tap()
    page.get_by_role("button", name="In the article").tap()
    assert page.locator("#article .lit").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_both_schemes(opened: Open, scheme: str) -> None:
    page = opened(NEAR, color_scheme=scheme).page
    for selector in ("#source .kept", "#source .duplicate", ".name", ".field small", "#hint"):
        ratio = page.locator(selector).first.evaluate(_CONTRAST)
        assert ratio >= 4.5, f"{selector} has a contrast of {ratio:.1f}"


_CONTRAST = """element => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const light = (layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const layers = [];
  for (let one = element; one; one = one.parentElement) layers.unshift(getComputedStyle(one).backgroundColor);
  const [ground, ink] = [light(layers), light([...layers, getComputedStyle(element).color])];
  return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
}"""


def _list() -> str:
    pages = [
        Listed("b.txt", "pages/1.html", "Two", {"kept": 50, "duplicate": 50}, ("ambiguous-date",), ("byline",)),
        Listed("a.txt", "pages/2.html", "One " + ATTACK, {"kept": 90, "duplicate": 10}),
        Listed("c.txt", problem="the page is binary [binary-input]"),
    ]
    return index(pages)


def test_the_list_of_pages_sorts_and_searches(visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(_list(), "utf-8")
    one = visit(path)
    page: Any = one.page

    def names() -> list[str]:
        return [text[:5] for text in page.locator("tbody tr:visible td:first-child").all_inner_texts()]

    assert names() == ["b.txt", "a.txt", "c.txt"]
    page.get_by_role("button", name="page", exact=True).click()
    assert names() == ["a.txt", "b.txt", "c.txt"]
    page.get_by_role("button", name="duplicate").click()
    assert names() == ["b.txt", "a.txt", "c.txt"]
    page.get_by_role("button", name="doubts").click()
    assert names()[0] == "c.txt"
    page.locator("#search").fill("binary")
    assert names() == ["c.txt"]
    assert page.locator("#count").inner_text() == "1 of 3 pages, 1 with problems"
    assert page.locator("a").first.get_attribute("href") is not None
    assert one.noise == []
