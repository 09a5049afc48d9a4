"""Images that are missing, large, or say nothing of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

DRAWING = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='900' height='500'/>"


@pytest.fixture
def show(page: Page, built: Path) -> Page:
    """A page with the theme, still without an image."""
    page.set_content('<!doctype html><html lang="zh"><body><main class="body"><p></p></main></body></html>')
    page.add_style_tag(path=built / "assets" / "biji" / "theme.css")
    return page


def test_an_image_to_enlarge_has_a_name_even_where_the_author_gave_none(show: Page, built: Path) -> None:
    html = f'<img src="{DRAWING}" alt="" width="90" height="50">'
    show.locator("p").evaluate("(place, html) => { place.innerHTML = html }", html)
    show.add_script_tag(path=built / "assets" / "biji" / "theme.js")
    image = show.get_by_role("button", name="放大")
    expect(image).to_be_visible()
    assert image.get_attribute("alt") == "放大"


def test_a_missing_image_takes_no_other_room_when_loading_has_failed(show: Page) -> None:
    show.route("**/slow.png", lambda _route: None)
    show.route("**/gone.png", lambda route: route.abort())
    boxes = []
    for name in ("slow", "gone"):
        html = f'<img data-missing="" src="http://localhost/{name}.png" alt="{name}-and-a-longer-name.png">'
        show.locator("p").evaluate("(place, html) => { place.innerHTML = html }", html)
        show.wait_for_timeout(200)
        boxes.append(show.locator("img").bounding_box())
    assert boxes[0]
    assert boxes[0] == boxes[1]
