"""A site at a host's root, below a path and opened from a disk, with the worst of names, in a real browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import pytest
from playwright.sync_api import Page, Request, expect

from biji import build


@pytest.fixture(scope="module")
def home(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The front page of a site that is meant for a path of a host."""
    target = tmp_path_factory.mktemp("www") / "repo"
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    build.build(build.Request(hostile, now, jobs=1, url="https://me.github.io", baseurl="/repo"), target)
    return target / "index.html"


@pytest.fixture(params=["a server's root", "below a path", "a disk"])
def start(request: pytest.FixtureRequest, home: Path, serve: Callable[[Path], str]) -> str:
    """The address of the front page."""
    if request.param == "a disk":
        return home.as_uri()
    is_root = request.param == "a server's root"
    return serve(home.parent) + "index.html" if is_root else serve(home.parents[1]) + "repo/index.html"


def test_a_third_of_the_pages_opens_with_all_its_files(page: Page, start: str) -> None:
    failed: set[str] = set()

    def fail(request: Request, reason: str | None) -> None:
        if reason != "net::ERR_ABORTED":  # by the next page
            failed.add(unquote(request.url).rpartition("/")[2])

    page.on("requestfailed", lambda request: fail(request, request.failure))
    page.on("response", lambda answer: fail(answer.request, str(answer.status)) if answer.status >= 400 else None)
    page.goto(start)
    links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
    inside = {link.partition("#")[0] for link in links if link.startswith(start.removesuffix("index.html"))}
    assert len(inside) > 20
    for link in sorted(inside)[::3]:
        page.goto(link)
        expect(page.locator("main h1").first).to_be_visible()
    # Jekyll leaves out files of such names, and biji says so.
    assert failed <= {"#lead.png", "~tilde.png", "..dots.png"}


def test_a_post_has_its_fonts_and_its_links_show_what_is_there_and_lead_there(page: Page, start: str) -> None:
    page.goto(urljoin(start, quote("bombs & satellite") + "/2024/01/01/p0-bombs-&-satellite.html"))
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].some(font => font.status == 'loaded'))")
    link = page.locator("article").get_by_role("link", name="other")
    link.hover()
    if not start.startswith("file:"):  # where a page may not read another one
        expect(page.locator(".preview")).to_be_visible()
    link.click()
    expect(page.locator("main h1").first).to_contain_text("^hat")
    assert page.url.endswith("#all")


def test_search_finds_a_post_and_leads_there(page: Page, start: str) -> None:
    page.goto(urljoin(start, "topics/index.html"))
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("数学 分析")
    page.locator(".hits a").first.click()
    expect(page.locator("main h1").first).to_contain_text("数学 分析")


def test_an_old_address_leads_on(page: Page, start: str) -> None:
    page.goto(urljoin(start, quote("old 100%/x.html")))
    page.wait_for_url(lambda url: "old" not in url)
    expect(page.locator("main h1").first).to_contain_text("100%")
