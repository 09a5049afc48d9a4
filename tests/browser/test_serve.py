"""A page of the preview, open in a browser while its site changes."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from biji.build import Request
from biji.serve import Ready, Update, serve

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
POST = "_posts/2020-1-2-long.md"
URL = "2020/01/02/long.html"
TEXT = "---\ntitle: Long\n---\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(200)) + "\n"


class Server:
    """A preview of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self.is_ready = threading.Event()

    def loading(self, stage: str, done: int, total: int) -> None:
        """Nobody looks."""

    def ready(self, server: Ready) -> None:
        self.url = server.url
        self.is_ready.set()

    def updated(self, update: Update) -> None:
        """The browser is what is asked."""

    def save(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server, stop = Server(tmp_path), threading.Event()
    server.save(POST, TEXT)
    server.save("_theme/static/custom.css", "h1 { color: rgb(1, 2, 3) }\n")
    request = Request(tmp_path, NOW, jobs=1)
    thread = threading.Thread(target=serve, args=(lambda: request, "127.0.0.1", 0, server, stop))
    thread.start()
    assert server.is_ready.wait(30)
    yield server
    stop.set()
    thread.join()


#: Where the page is scrolled to, at last.
SCROLLED = """new Promise(done => {
    const look = times => scrollY === 2000 || !times ? done(scrollY) : setTimeout(look, 50, times - 1);
    look(200);
})"""


def mark(page: Page) -> None:
    """Something that a reload takes away."""
    page.evaluate("window.mark = true")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.mark === true"))


def test_a_saved_page_reloads_and_stays_where_the_reader_is(page: Page, server: Server) -> None:
    page.goto(server.url + URL)
    page.evaluate("scrollTo(0, 2000)")
    mark(page)
    server.save(POST, TEXT.replace("Paragraph 60.", "Another paragraph."))
    expect(page.get_by_text("Another paragraph.")).to_be_attached()
    assert not is_marked(page)
    # Playwright's own waiting would evaluate a string, which the policy of the page forbids.
    assert page.evaluate(SCROLLED) == 2000


def test_the_policy_of_the_page_lets_the_script_run_and_nothing_complains(page: Page, server: Server) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with page.expect_response("**/_biji/events*"):
        page.goto(server.url + URL)
    assert complaints == []


def test_a_style_sheet_is_swapped_without_a_reload(page: Page, server: Server) -> None:
    page.goto(server.url + URL)
    mark(page)
    server.save("_theme/static/custom.css", "h1 { color: rgb(4, 5, 6) }\n")
    expect(page.locator("h1").first).to_have_css("color", "rgb(4, 5, 6)")
    assert is_marked(page)
    expect(page.locator("link[rel=stylesheet]")).to_have_count(2)


def test_another_page_does_not_reload(page: Page, server: Server) -> None:
    server.save("about.md", "---\ntitle: About\n---\n\nMe.\n")
    page.goto(f"{server.url}about.html")
    expect(page.get_by_text("Me.")).to_be_visible()
    mark(page)
    server.save(POST, TEXT.replace("Paragraph 60.", "Another paragraph."))
    server.save("_theme/static/custom.css", "h1 { color: rgb(4, 5, 6) }\n")
    expect(page.locator("h1").first).to_have_css("color", "rgb(4, 5, 6)")
    assert is_marked(page)


def test_an_error_stands_over_the_page_until_it_is_mended(page: Page, server: Server) -> None:
    page.goto(server.url + URL)
    mark(page)
    server.save("_theme/templates/article.html", "<p>\n{{ view.nothing }}\n")
    panel = page.locator("biji-problems")
    expect(panel.get_by_text("_theme/templates/article.html:2")).to_be_visible()
    expect(panel.get_by_text("2 | {{ view.nothing }}")).to_be_visible()
    assert is_marked(page)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    server.save("_theme/templates/article.html", "<p>\n{{ view.nobody }}\n")
    expect(panel.get_by_text("{{ view.nobody }}")).to_be_visible()
    (server.folder / "_theme/templates/article.html").unlink()
    expect(panel).to_have_count(0)
    assert is_marked(page)


def test_what_is_wrong_is_shown_as_text(page: Page, server: Server) -> None:
    page.goto(server.url + URL)
    server.save("_theme/templates/article.html", '{{ view.x }}<img src=x onerror="window.hurt = 1">\n')
    expect(page.locator("biji-problems").get_by_text('<img src=x onerror="window.hurt = 1">')).to_be_visible()
    assert page.evaluate("window.hurt") is None


def test_a_hidden_tab_needs_no_connection_and_is_up_to_date_when_it_is_seen(page: Page, server: Server) -> None:
    page.goto(server.url + URL)
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {get: () => window.unseen, configurable: true});"
        "window.unseen = true;"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    server.save(POST, TEXT.replace("Paragraph 60.", "Another paragraph."))
    page.wait_for_timeout(500)
    assert page.get_by_text("Another paragraph.").count() == 0
    page.evaluate("window.unseen = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Another paragraph.")).to_be_attached()
