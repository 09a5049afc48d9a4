"""The demo site, built for real and shown by a real browser."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from biji.build import Request, build

CONTENT = Path(__file__).parents[2] / "content"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that does not print what it is asked for."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


#: One page of every kind, as files of the built demo site; the first match of each pattern is shown.
KINDS = {
    "home": "index.html",
    "article with a comparison table": "deep learning/**/attention_4.html",
    "article with a diagram": "deep learning/**/attention_2.html",
    "article with formulas": "math/**/linear_algebra_2.html",
    "article with code": "tools/**/shell_notes.html",
    "English page": "handbook/tables.html",
    "topic": "topics/deep-learning.html",
    "topics": "topics/index.html",
    "series": "series/attention.html",
    "all series": "series/index.html",
    "references": "references/index.html",
    "references of a site": "references/hosts/*.html",
    "references of a kind": "references/kinds/*.html",
    "references of a year": "references/years/*.html",
    "tables": "tables/index.html",
    "concepts": "concepts/index.html",
    "concept": "concepts/[!i]*.html",
    "overview": "graph/index.html",
    "search": "search/index.html",
    "data": "data/index.html",
    "not found": "404.html",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built demo site."""
    target = tmp_path_factory.mktemp("site")
    build(Request(CONTENT, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1, baseurl=""), target)
    return target


@pytest.fixture(scope="session")
def kinds(built: Path) -> dict[str, Path]:
    """One file of every kind."""
    found = {kind: sorted(built.glob(pattern)) for kind, pattern in KINDS.items()}
    return {kind: files[0] for kind, files in found.items() if files}


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    return path


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Starts a server of a folder and gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(built: Path, serve: Callable[[Path], str]) -> str:
    """The address of a server of the built site."""
    return serve(built)


@pytest.fixture(scope="session")
def address(served: str, built: Path) -> Callable[[Path], str]:
    """Gives the address of a file of the built site on the server."""
    return lambda file: served + quote(file.relative_to(built).as_posix())


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser; as long as there is one, an event loop runs, beside which other tests cannot start theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab of a desktop's size."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()
