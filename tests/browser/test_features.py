"""What scripts add to a page: each feature, by pointer and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

Address = Callable[[Path], str]


@pytest.fixture
def article(page: Page, address: Address, kinds: dict[str, Path]) -> Page:
    """An article in the middle of a series, with references, a table and formulas."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(kinds["article with a comparison table"]))
    return page


def copied(page: Page) -> str:
    expect(page.get_by_text("已复制")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_link_shows_what_it_leads_to_while_the_pointer_rests_on_it(article: Page) -> None:
    link = article.locator(".pager a").first
    link.scroll_into_view_if_needed()
    link.hover()
    preview = article.locator(".preview")
    expect(preview).to_be_visible()
    expect(preview.locator("h1").first).to_have_text("Attention（三）——位置编码, BERT, AR vs AE")
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    assert preview.locator("[href], [id], img, script").count() == 0
    article.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None


def test_a_link_to_a_section_shows_that_section(article: Page) -> None:
    link = article.locator('main a[href*="attention_3.html#"]').first
    link.focus()
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Tab")
    preview = article.locator(".preview")
    expect(preview).to_be_visible()
    expect(preview.locator("h1, h2, h3")).to_have_text("AR vs AE")
    article.keyboard.press("Tab")
    expect(preview).to_have_count(0)


def test_a_link_in_a_drawing_shows_what_it_leads_to(article: Page) -> None:
    article.locator("details.graph summary").click()
    link = article.locator(".graph svg a[href*='attention_']").last
    article.keyboard.press("End")
    link.locator("text").hover()
    expect(article.locator(".preview h1").first).to_contain_text("Attention（")
    assert link.get_attribute("aria-describedby") == article.locator(".preview").get_attribute("id")


def test_nothing_is_shown_of_links_to_other_sites_and_on_touch_screens(
    article: Page, browser: Browser, address: Address, kinds: dict[str, Path]
) -> None:
    article.locator(".refs a").first.hover()
    article.wait_for_timeout(700)
    assert article.locator(".preview").count() == 0
    phone = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}).new_page()
    phone.goto(address(kinds["article with a comparison table"]))
    phone.locator(".pager a").first.focus()
    phone.wait_for_timeout(700)
    assert phone.locator(".preview").count() == 0
    phone.context.close()


def test_a_formula_is_copied_as_tex(article: Page) -> None:
    formula = article.locator(".math-display").first
    formula.hover()
    formula.locator(".copy").click()
    assert copied(article) == formula.locator("annotation").text_content()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Markdown", "[zihangdai/xlnet · 代码](https://github.com/zihangdai/xlnet)"),
        (
            "BibTeX",
            """@online{github-zihangdai-xlnet,
  title = {{zihangdai/xlnet · 代码}},
  url = {https://github.com/zihangdai/xlnet},
}
""",
        ),
    ],
)
def test_a_reference_is_copied_as_a_citation(article: Page, name: str, text: str) -> None:
    reference = article.locator(".refs li").first
    reference.hover()
    reference.locator(".copy").click()
    article.locator(".menu button", has_text=name).click()
    assert copied(article) == text


def test_an_article_is_cited_with_its_date_by_keyboard(article: Page) -> None:
    article.locator(".cite").focus()
    article.keyboard.press("Enter")
    expect(article.locator(".menu button").first).to_be_focused()
    article.keyboard.press("Tab")
    article.keyboard.press("Tab")
    article.keyboard.press("Enter")
    (item,) = json.loads(copied(article))
    assert item["title"].startswith("Attention（四）")
    assert item["issued"] == {"date-parts": [[2023, 3, 26]]}
    assert item["URL"].endswith("attention_4.html")


def test_the_key_c_copies_what_has_the_focus(article: Page) -> None:
    article.locator(".refs a").first.focus()
    article.keyboard.press("c")
    expect(article.locator(".menu")).to_be_visible()
    article.keyboard.press("Escape")
    expect(article.locator(".menu")).to_be_hidden()


def test_keys_are_listed_and_lead_through_the_series(article: Page) -> None:
    article.keyboard.press("?")
    dialog = article.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert {"n", "p", "?", "c"} <= set(dialog.locator("kbd").all_inner_texts())
    article.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    here = article.url
    article.keyboard.press("n")
    article.wait_for_url("**/attention_5.html")
    article.keyboard.press("p")
    article.wait_for_url(here)


def test_all_references_of_a_long_article_are_filtered_at_a_glance(page: Page, address: Address, built: Path) -> None:
    page.goto(address(next(built.glob("deep learning/**/attention_5.html"))))
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="参考一览")
    rows = dialog.locator("li:visible")
    expect(rows).to_have_count(page.locator(".body .refs > li").count())
    assert Axe().run(page).violations_count == 0
    page.keyboard.type("ＬＩＮＦＯ ARXIV")
    expect(rows).to_have_count(1)
    expect(dialog.get_by_role("status")).to_contain_text("1 / ")
    numbers = "all => all.map(one => one.value || 1 + [...one.parentElement.children].indexOf(one))"
    there = page.locator(".body .refs > li")
    assert dialog.locator("li").evaluate_all(numbers) == there.evaluate_all(numbers)
    alone = page.locator(".body .refs > li:only-child").count()
    assert 0 < alone == dialog.locator("li.alone").count()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".glance").click()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.locator("li:target")).to_contain_text("Linformer")
    expect(page.locator("li:target > a").first).to_be_focused()


def test_a_short_article_needs_no_list_of_its_references(article: Page) -> None:
    assert article.locator(".glance").count() == 0


def test_a_large_image_fills_the_window_when_it_is_chosen(page: Page, address: Address, built: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(next(built.glob("deep learning/**/attention_1.html"))))
    image = page.locator("img[data-zoom]").first
    image.wait_for()
    image.scroll_into_view_if_needed()
    image.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.zoom img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.zoom")).to_be_hidden()


def test_a_diagram_is_drawn_by_a_script_of_the_site_and_others_load_none(
    page: Page, address: Address, kinds: dict[str, Path]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(kinds["article with a comparison table"]), wait_until="networkidle")
    assert not [url for url in asked if "mermaid" in url]
    page.goto(address(kinds["article with a diagram"]))
    page.locator(".diagram").first.scroll_into_view_if_needed()
    expect(page.locator(".diagram > svg").first).to_be_visible(timeout=20_000)
    assert [url for url in asked if url.endswith("assets/biji/vendor/mermaid.js")]


def test_the_menu_of_formats_and_the_list_of_keys_have_no_axe_violation(article: Page) -> None:
    article.locator(".cite").click()
    assert Axe().run(article).violations_count == 0
    article.keyboard.press("Escape")
    article.keyboard.press("?")
    assert Axe().run(article).violations_count == 0
