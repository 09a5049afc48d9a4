"""What a reader sees and does, in a real browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from biji.build import Request, build

CONTENT = Path(__file__).parents[2] / "content"

Address = Callable[[Path], str]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_no_kind_of_page_has_an_axe_violation(
    browser: Browser, address: Address, kinds: dict[str, Path], width: int, scheme: str
) -> None:
    found = {}
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    for kind, file in kinds.items():
        page.goto(address(file))
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        if results.violations_count:
            found[kind] = [violation["id"] for violation in results.response["violations"]]
    page.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 2560])
def test_nothing_is_wider_than_the_window(page: Page, address: Address, kinds: dict[str, Path], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for kind, file in kinds.items():
        page.goto(address(file))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_pages_are_loaded_without_complaint_and_from_nowhere_else(
    page: Page, served: str, address: Address, kinds: dict[str, Path]
) -> None:
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    for file in kinds.values():
        page.goto(address(file), wait_until="load")
    assert complaints == []
    assert [url for url in requests if not url.startswith((served, "data:"))] == []


#: Adds up what moves (https://web.dev/articles/cls).
SHIFT = (
    "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
    " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
)
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_when_the_font_of_formulas_comes_late(
    page: Page, address: Address, kinds: dict[str, Path], width: int
) -> None:
    waiting: list[Route] = []
    page.route("**/*.woff2*", lambda route: waiting.append(route))  # noqa: PLW0108 - playwright marks the function
    page.add_init_script(SHIFT)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(kinds["article with a comparison table"]), wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    assert waiting
    while waiting:
        waiting.pop().continue_()
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.evaluate(PAINTED)
    assert page.evaluate("document.fonts.check('1em \"STIX Two Math\"')")
    # Without the measures of the font: 0.004 and 0.01.
    assert page.evaluate("window.shift") < 0.002


def test_nothing_moves_while_a_page_is_loading(page: Page, address: Address, kinds: dict[str, Path]) -> None:
    page.add_init_script(SHIFT)
    for kind, file in kinds.items():
        page.goto(address(file), wait_until="load")
        assert page.evaluate("window.shift") < 0.01, kind


def test_the_site_works_from_a_folder_on_the_disk(page: Page, kinds: dict[str, Path]) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(kinds["home"].as_uri())
    page.click(".entries a")
    page.wait_for_selector("article h1")
    expect(page.locator(".theme")).to_be_visible()
    page.click(".brand")
    page.wait_for_selector(".home h1")
    assert page.url.endswith("/index.html")
    # What a server shows at any address can only name its files from the host's root.
    for file in set(kinds.values()) - {kinds["not found"]}:
        page.goto(file.as_uri())
    assert complaints == []


def test_a_page_is_complete_without_scripts(browser: Browser, kinds: dict[str, Path]) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(kinds["article with a comparison table"].as_uri())
    assert page.locator(".contents summary").is_visible()
    assert page.locator(".refs li").count() > 3
    assert page.locator(".compare tbody tr").count() > 3
    assert not page.locator(".theme").is_visible()
    page.locator(".contents summary").click()
    assert page.locator(".contents a").first.is_visible()
    page.close()


def test_the_bar_of_a_phone_leaves_and_comes_back_and_covers_no_heading(
    browser: Browser, address: Address, kinds: dict[str, Path]
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 700}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address(kinds["article with a comparison table"]))
        bar = page.locator(".top")
        expect(bar).to_be_in_viewport()
        page.mouse.wheel(0, 900)
        expect(bar).not_to_be_in_viewport()
        page.mouse.wheel(0, -50)
        expect(bar).to_be_in_viewport()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(bar).not_to_be_in_viewport()
        page.evaluate("location.hash = document.querySelectorAll('.body > h1')[1].id")
        expect(bar).to_be_in_viewport()
        heading, top = page.locator(".body > :target").bounding_box(), bar.bounding_box()
        assert heading
        assert top
        assert heading["y"] >= top["height"]
        page.keyboard.press("Home")
        page.mouse.wheel(0, 900)
        page.locator(".top .find").focus()
        expect(bar).to_be_in_viewport()
    with browser.new_context(viewport={"width": 390, "height": 700}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address(kinds["article with a comparison table"]))
        page.mouse.wheel(0, 900)
        expect(page.locator(".top")).not_to_be_in_viewport()


def test_the_choice_of_light_or_dark_outlives_the_page(page: Page, address: Address, kinds: dict[str, Path]) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address(kinds["home"]))
    switch = page.get_by_role("button", name="深色模式", pressed=False)
    switch.click()
    expect(page.get_by_role("button", name="深色模式", pressed=True)).to_be_focused()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(address(kinds["topics"]))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark == "rgb(22, 24, 27)"


def test_the_contents_follow_the_reader(page: Page, address: Address, kinds: dict[str, Path]) -> None:
    page.goto(address(kinds["article with formulas"]))
    last = page.locator(".toc a").last
    last.click()
    page.wait_for_timeout(200)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".toc a").first).not_to_have_attribute("aria-current", "true")


def test_a_comparison_table_sorts_and_filters(page: Page, address: Address, kinds: dict[str, Path]) -> None:
    page.goto(address(kinds["article with a comparison table"]))
    box = page.locator(".tablebox:has(.tools)").first
    rows = box.locator("tbody tr")
    written = rows.all_inner_texts()
    button = box.locator("thead th button").nth(1)
    button.click()
    header = box.locator("thead th").nth(1)
    assert header.get_attribute("aria-sort") == "ascending"
    marked = box.locator("tbody tr td:nth-child(2)").evaluate_all(
        "cells => cells.map(cell => cell.dataset.mark || '')"
    )
    assert marked == sorted(marked, key=lambda mark: mark != "yes")
    button.click()
    button.click()
    assert rows.all_inner_texts() == written
    box.locator(".tools input").fill(box.locator("tbody th").first.inner_text())
    assert box.locator("tbody tr:visible").count() == 1


@pytest.mark.parametrize("width", [1440, 390])
def test_the_head_of_a_long_table_stays_in_sight(
    page: Page, address: Address, kinds: dict[str, Path], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(address(kinds["article with a comparison table"]))
    table = page.locator(".compare").first
    last = table.locator("tbody tr").last
    last.scroll_into_view_if_needed()
    last.evaluate("row => row.scrollIntoView({block: 'end'})")
    head = table.locator("thead th").first.bounding_box()
    assert head is not None
    assert 0 <= head["y"] <= 500
    covering = "p => document.elementFromPoint(p.x + 20, p.y + p.height / 2).closest('thead') !== null"
    assert page.evaluate(covering, dict(head))


def test_code_is_copied_as_it_was_written(page: Page, address: Address, kinds: dict[str, Path]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(kinds["article with code"]))
    code = page.locator(".code").first
    code.hover()
    code.locator(".copy").click()
    expect(code.locator(".copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (code.locator("code").text_content() or "").removesuffix("\n")


def test_the_site_works_below_a_path(page: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    build(Request(CONTENT, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1, baseurl="/repo"), tmp_path / "repo")
    below = serve(tmp_path) + "repo/"
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(below)
    page.click(".entries a")
    page.wait_for_selector("article h1")
    page.click(".crumb a")
    page.wait_for_selector(".home h1")
    assert page.url == below + "index.html"
    page.goto(below + "404.html")
    page.click("main a")
    page.wait_for_selector(".home h1")
    assert failed == []


def test_a_long_number_of_a_part_stands_beside_its_title(
    page: Page, address: Address, kinds: dict[str, Path]
) -> None:
    page.goto(address(kinds["series"]))
    part = page.locator(".parts > li:has(> .ordinal)").first
    part.locator(".ordinal").evaluate("number => { number.textContent = '一百二十三' }")
    number, title = part.locator(".ordinal").bounding_box(), part.locator(".part").bounding_box()
    assert number
    assert title
    assert number["x"] + number["width"] < title["x"]
