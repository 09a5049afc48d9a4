"""Comparison tables sort and filter; without scripts they are complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

BOX = """
<!doctype html><html lang="zh"><body><div class="tablebox"><div class="tools"></div>
<div class="table compare labelled"><table>
<thead><tr><th scope="col">名</th><th scope="col">有</th><th scope="col">量</th></tr></thead>
<tbody>{rows}</tbody><tfoot><tr><th scope="row">具备</th><td>2 / 4</td><td></td></tr></tfoot>
</table></div></div></body></html>
"""
ROWS = (("重", "yes", "1.5k"), ("阿", "no", "900"), ("白", "partial", ""), ("项", "yes", "2万"))


@pytest.fixture
def table(page: Page, built: Path) -> Locator:
    rows = "".join(
        f"<tr><th scope=row>{name}</th><td data-mark={mark}>{mark}</td><td>{size}</td></tr>"
        for name, mark, size in ROWS
    )
    page.set_content(BOX.replace("{rows}", rows))
    page.add_script_tag(path=built / "assets" / "biji" / "theme.js")
    return page.locator("table")


def names(table: Locator) -> str:
    return "".join(table.locator("tbody th:visible").all_inner_texts())


@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [("名", "阿白项重", "重项白阿"), ("有", "重项白阿", "阿白重项"), ("量", "项重阿白", "阿重项白")],
)
def test_a_column_sorts_up_down_and_back(table: Locator, column: str, ascending: str, descending: str) -> None:
    head = table.locator("thead th", has_text=column)
    for order, expected in (("ascending", ascending), ("descending", descending), (None, "重阿白项")):
        head.locator("button").press("Enter")
        assert head.get_attribute("aria-sort") == order
        assert names(table) == expected


def test_only_one_column_is_sorted_at_a_time(table: Locator) -> None:
    for button in table.locator("thead button").all():
        button.click()
    assert table.locator("[aria-sort]").count() == 1


def test_a_filter_shows_rows_and_counts_them(table: Locator, page: Page) -> None:
    page.locator(".tools input").fill("YES")
    assert names(table) == "重项"
    assert table.locator("tfoot td").first.inner_text() == "2 / 2"
    assert page.locator(".tools [role=status]").inner_text() == "2 / 4 行"
    page.locator(".tools input").fill("")
    assert names(table) == "重阿白项"
    assert table.locator("tfoot td").first.inner_text() == "2 / 4"
    assert page.locator(".tools [role=status]").inner_text() == ""


def test_a_table_leads_to_its_data(page: Page, kinds: dict[str, Path]) -> None:
    article = kinds["article with a comparison table"]
    page.goto(article.as_uri())
    href = page.locator(".tablebox:has(.tools) .files a").first.get_attribute("href")
    assert href is not None
    assert (article.parent / href).read_text("utf-8-sig").startswith("论文,")


def test_without_scripts_every_row_and_count_is_there(browser: Browser, kinds: dict[str, Path]) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(kinds["article with a comparison table"].as_uri())
    box = page.locator(".tablebox:has(.tools)").first
    assert box.locator("tbody tr:visible").count() == 17
    assert box.locator("tfoot td").first.inner_text() == "5 / 17"
    assert box.locator("tbody .hidden").first.inner_text() == "是"
    page.close()
