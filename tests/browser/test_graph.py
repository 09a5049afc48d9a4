"""Drawings as a reader sees them: labels apart from each other, links that lead somewhere, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Address = Callable[[Path], str]

#: Pairs of texts of a drawing that lie on each other, and texts that stick out of the window.
OVERLAPS = """() => [...document.querySelectorAll('svg.graph, .graph > svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  const outside = boxes.filter(([, box]) => box.left < 0 || box.right > document.documentElement.clientWidth);
  return [...outside.map(([text]) => text), ...boxes.flatMap(([one, a], index) => boxes.slice(index + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 6 && b.top < a.bottom - 6)
    .map(([other]) => `${one} / ${other}`))];
})"""

DRAWN = (
    "article with a comparison table",
    "article with formulas",
    "English page",
    "topic",
    "references of a site",
    "overview",
)


@pytest.mark.parametrize("width", [320, 390, 834, 1440])
def test_no_label_lies_on_another_one(browser: Browser, address: Address, kinds: dict[str, Path], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for kind in DRAWN:
        page.goto(address(kinds[kind]))
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate(OVERLAPS) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_graph_leads_on_without_scripts(browser: Browser, address: Address, kinds: dict[str, Path]) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address(kinds["article with a comparison table"]))
    page.locator("details.graph summary").click()
    link = page.locator(".graph svg a[href*='attention_']").last
    link.click()
    page.wait_for_selector("article h1")
    assert "/attention_" in page.url
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_graph_has_no_axe_violation(
    browser: Browser, address: Address, kinds: dict[str, Path], scheme: str
) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address(kinds["article with a comparison table"]))
    page.locator("details.graph summary").click()
    assert Axe().run(page, ".graph").response["violations"] == []
    page.close()


def test_the_keyboard_reaches_every_node_and_shows_where_it_is(
    page: Page, address: Address, kinds: dict[str, Path]
) -> None:
    page.goto(address(kinds["article with a comparison table"]))
    page.locator("details.graph summary").click()
    page.locator("details.graph summary").focus()
    for _ in range(page.locator(".graph svg a").count()):
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate("document.activeElement.closest('.graph') !== null")
        assert page.evaluate(outline) != "none"
