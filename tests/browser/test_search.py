"""Search as a reader meets it: the dialog, the page, the keyboard, from servers and from a disk."""

from __future__ import annotations

import datetime as dt
import functools
import gzip
import http.server
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from biji.build import Request, build


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that does not print what it is asked for."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture
def dialog(page: Page, served: str) -> Locator:
    """The dialog, opened on a page."""
    page.goto(served + "topics/index.html")
    page.locator(".find").click()
    dialog = page.locator("dialog.search")
    expect(dialog).to_be_visible()
    return dialog


def ask(dialog: Locator, query: str) -> Locator:
    dialog.locator("input").fill(query)
    return dialog.locator(".hits li")


@pytest.mark.parametrize(
    ("query", "title", "marked"),
    [
        ("隐藏向量方向一", "Attention（五）", "隐藏向量方向一"),
        ("来被RoPE直", "Attention（三）", "来被RoPE直"),
        ("stilbert", "Attention（四）", "stilBERT"),
        ("ＲＯＢＥＲＴＡ去", "Attention（三）", "RoBERTa去"),
    ],
)
def test_any_part_of_a_text_is_found_and_marked(dialog: Locator, query: str, title: str, marked: str) -> None:
    hits = ask(dialog, query)
    expect(hits.first).to_contain_text(title)
    expect(hits.first.locator("mark").first).to_have_text(marked)


def test_several_words_are_found_in_one_article(dialog: Locator) -> None:
    hits = ask(dialog, "教师 albert")
    expect(hits.first.locator("mark", has_text="教师").first).to_be_visible()
    expect(dialog.get_by_role("status")).to_contain_text("篇文章")


def test_a_mistyped_word_is_offered_as_it_should_be(dialog: Locator) -> None:
    ask(dialog, "transfromer")
    status = dialog.get_by_role("status")
    expect(status).to_contain_text("没有找到")
    status.get_by_role("button", name="transformer").click()
    expect(dialog.locator("input")).to_have_value("transformer")
    expect(dialog.locator(".hits mark").first).to_have_text("Transformer")


def test_everything_can_be_done_with_the_keyboard(page: Page, served: str) -> None:
    page.goto(served + "topics/index.html")
    page.keyboard.press("/")
    field = page.locator("dialog.search input")
    expect(field).to_be_focused()
    page.keyboard.type("隐藏向量方向")
    expect(page.locator(".hits mark").first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 篇文章")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).not_to_be_visible()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    for number in range(2):
        page.keyboard.press("ArrowDown")
        expect(page.locator(".hits a").nth(number)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/attention_5.html#*")
    expect(page.locator("main").get_by_text("隐藏向量方向").first).to_be_in_viewport()


def test_facets_show_sections_and_references(dialog: Locator) -> None:
    ask(dialog, "bert")
    expect(dialog.locator(".hits mark").first).to_be_visible()
    for name in ("章节", "参考"):
        facet = dialog.get_by_role("button", name=name)
        facet.click()
        expect(facet).to_have_attribute("aria-pressed", "true")
        expect(dialog.locator(".hits li:not([aria-busy]) a + a mark").first).to_be_visible()
    counts = [int(text.split()[-1]) for text in dialog.locator(".facets button").all_inner_texts()]
    assert counts[1] > counts[0] >= counts[2] > 0


def test_a_result_leads_to_the_words_themselves(page: Page, dialog: Locator) -> None:
    ask(dialog, "隐藏向量方向")
    found = dialog.locator(".hits a").nth(1)
    expect(found.locator("mark").first).to_be_visible()
    words = found.locator("mark").first.inner_text()
    anchor, _, directive = urlsplit(str(found.get_attribute("href"))).fragment.partition(":~:text=")
    assert words in unquote(directive)
    found.click()
    expect(page.get_by_text(words).first).to_be_in_viewport()
    expect(page.locator(f'[id="{unquote(anchor)}"]')).to_have_count(1)


def test_where_a_browser_does_not_look_for_words_a_result_leads_to_their_section(page: Page, dialog: Locator) -> None:
    page.evaluate("delete Document.prototype.fragmentDirective")
    ask(dialog, "隐藏向量方向")
    found = dialog.locator(".hits a").nth(1)
    expect(found.locator("mark").first).to_be_visible()
    found.click()
    expect(page.locator(":target")).to_be_visible()
    assert ":~:" not in page.url


def test_a_query_has_an_address(page: Page, served: str) -> None:
    page.goto(served + "search/index.html?q=stilbert")
    expect(page.locator("main .hits mark").first).to_have_text("stilBERT")
    page.locator("main input").fill("海王星")
    expect(page.locator("main .hits li").first).to_contain_text("海王星")
    assert page.url.endswith("?q=%E6%B5%B7%E7%8E%8B%E6%98%9F")
    page.locator(".find").click()
    expect(page.locator("main input")).to_be_focused()


def test_a_page_without_scripts_says_so(browser: Browser, served: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served + "topics/index.html")
    page.locator(".find").click()
    expect(page.locator("noscript p", has_text="JavaScript").get_by_role("link").first).to_be_visible()
    page.close()


def test_it_works_from_a_folder_on_the_disk(page: Page, built: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((built / "topics" / "index.html").as_uri())
    page.keyboard.press("/")
    ask(page.locator("dialog.search"), "海王星恰")
    page.locator(".hits a").first.click()
    page.wait_for_url("**/voyager.html*")
    assert complaints == []


def test_it_works_below_a_path(page: Page, built: Path) -> None:
    server, root = serve(built.parent)
    page.goto(f"{root}{built.name}/topics/index.html")
    page.keyboard.press("/")
    ask(page.locator("dialog.search"), "海王星恰")
    page.locator(".hits a").first.click()
    page.wait_for_url("**/voyager.html*")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_results_have_no_axe_violation_and_fit_the_screen(
    browser: Browser, served: str, width: int, scheme: str
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 844}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(served + "topics/index.html")
    page.keyboard.press("/")
    ask(page.locator("dialog.search"), "bert")
    expect(page.locator(".hits mark").first).to_be_visible()
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.querySelector('.hits').scrollWidth <= document.querySelector('.hits').clientWidth")
    page.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site of 150 articles of noise, in which nothing compresses better than it should, and its address."""
    folder, rng = tmp_path_factory.mktemp("posts"), random.Random(7)  # noqa: S311 - the same text in every run
    letters = [chr(0x4E00 + step * 9) for step in range(1500)]
    often = [1 / (rank + 10) for rank in range(1500)]
    posts = folder / "_posts"
    posts.mkdir()
    for number in range(150):
        lines = ["".join(rng.choices(letters, often, k=rng.randint(10, 60))) for _ in range(60)]
        lines[::20] = ["# " + line[:8] for line in lines[::20]]
        text = "\n\n".join(lines)
        (posts / f"2020-1-{number % 28 + 1}-p{number}.md").write_text(f"---\ntitle: {lines[1][:9]}\n---\n\n{text}\n")
    build(Request(folder, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1), folder / "_site")
    server, root = serve(folder / "_site")
    yield folder, root
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("length", [2, 3, 7])
def test_a_query_transfers_little(page: Page, large: tuple[Path, str], length: int) -> None:
    folder, root = large
    page.goto(root)
    page.keyboard.press("/")
    expect(page.locator("dialog.search input")).to_be_focused()
    asked: list[Path] = []
    page.on("request", lambda request: asked.append(folder / "_site" / urlsplit(request.url).path[1:]))
    text = (folder / "_posts" / "2020-1-5-p4.md").read_text().split("\n\n")[9]
    ask(page.locator("dialog.search"), text[2 : 2 + length])
    expect(page.locator(".hits mark").first).to_be_visible()
    page.wait_for_timeout(500)
    assert asked
    assert sum(len(gzip.compress(path.read_bytes())) for path in asked) <= 60_000


def test_a_page_that_is_open_while_the_site_is_published_anew_goes_on_searching(page: Page, tmp_path: Path) -> None:
    posts, site = tmp_path / "_posts", tmp_path / "_site"
    posts.mkdir()
    request = Request(tmp_path, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1)

    def publish(name: str, text: str) -> None:
        (posts / f"2020-1-1-{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}\n")
        build(request, site)

    publish("moon", "月亮绕着地球转。")
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    dialog = page.locator("dialog.search")
    expect(dialog.locator("input")).to_be_focused()
    publish("star", "北极星几乎不动。")
    expect(ask(dialog, "极星几").locator("mark").first).to_have_text("极星几")
    expect(ask(dialog, "着地球转").locator("mark").first).to_have_text("着地球转")


def test_texts_that_are_gone_are_asked_for_again(page: Page, tmp_path: Path) -> None:
    post, site = tmp_path / "_posts" / "2020-1-1-moon.md", tmp_path / "_site"
    post.parent.mkdir()
    for text in ("月亮绕着地球转。", "月亮绕着地球转，转。"):
        post.write_text(f"---\ntitle: moon\n---\n\n{text}\n")
        build(Request(tmp_path, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1), site)
        if page.url == "about:blank":
            page.goto((site / "index.html").as_uri())
            page.keyboard.press("/")
            old = {file: file.read_bytes() for file in (site / "search" / "terms").iterdir()}
            expect(page.locator("dialog.search input")).to_be_focused()
    # A browser may have kept some files.
    for file, content in old.items():
        file.write_bytes(content)
    expect(ask(page.locator("dialog.search"), "绕着地球转").locator("mark").first).to_have_text("绕着地球转")


def test_an_index_of_two_editions_is_loaded_again(page: Page, tmp_path: Path) -> None:
    post, site = tmp_path / "_posts" / "2020-1-1-moon.md", tmp_path / "_site"
    post.parent.mkdir()
    old: dict[Path, str] = {}
    for text in ("月亮绕着地球转。", "北极星几乎不动。"):
        post.write_text(f"---\ntitle: moon\n---\n\n{text}\n")
        build(Request(tmp_path, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1), site)
        old = old or {
            file: file.read_text() for kind in ("parts", "terms") for file in (site / "search" / kind).iterdir()
        }
    server, address = serve(site)
    # A browser may have kept all of these under their names.
    for file, content in old.items():
        page.route(address + file.relative_to(site).as_posix(), functools.partial(answer, content=content))
    page.goto(address + "index.html")
    page.keyboard.press("/")
    expect(ask(page.locator("dialog.search"), "极星几").locator("mark").first).to_have_text("极星几")
    server.shutdown()
    server.server_close()


def answer(route: Route, content: str) -> None:
    route.fulfill(body=content, content_type="text/javascript")


def test_an_index_that_is_gone_is_told(page: Page, tmp_path: Path) -> None:
    post, site = tmp_path / "_posts" / "2020-1-1-moon.md", tmp_path / "_site"
    post.parent.mkdir()
    post.write_text("---\ntitle: moon\n---\n\nmoon\n")
    build(Request(tmp_path, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1), site)
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator("dialog.search input")).to_be_focused()
    shutil.rmtree(site / "search")
    ask(page.locator("dialog.search"), "moon")
    expect(page.locator("dialog.search").get_by_role("status")).to_have_text("The search index could not be loaded.")
