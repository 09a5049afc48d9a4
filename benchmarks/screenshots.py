"""Take the README's pictures of the demo site, with Debian's Chromium.

    make screenshots

Needs `chromium`. Each picture is a page, what is done on it first, and a name in `.github/images/`.
"""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct
from playwright.sync_api import Page, sync_playwright

from biji.build import Request, build

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / ".github" / "images"
WIDTH, HEIGHT = 1440, 900

#: Half as many bytes as lossless, and no difference to the eye.
QUALITY = 82


class Picture(Struct, frozen=True):
    """A picture to take.

    Attributes:
        name: of its file.
        pages: a pattern of the page's file in the built site.
        prepare: what a reader does on the page.
    """

    name: str
    pages: str
    scheme: Literal["light", "dark"]
    prepare: Callable[[Page], None]


def _read_a_table(page: Page) -> None:
    page.evaluate("document.getElementById('位置编码').scrollIntoView()")


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("bert 教师")
    page.locator(".hits mark").first.wait_for()


PICTURES = (
    Picture("article.webp", "deep learning/**/attention_3.html", "light", _read_a_table),
    Picture("search.webp", "deep learning/**/attention_4.html", "dark", _search),
)


def main() -> None:
    """Build the demo site and photograph it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        build(Request(ROOT / "content", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), baseurl=""), site)
        for picture in PICTURES:
            (file,) = site.glob(picture.pages)
            with _window(file, picture.scheme) as page:
                picture.prepare(page)
                page.wait_for_timeout(600)
                content = _photograph(page)
            (IMAGES / picture.name).write_bytes(content)
            print(f"{picture.name}: {len(content):,} bytes")


@contextmanager
def _window(file: Path, scheme: Literal["light", "dark"]) -> Iterator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("screenshots need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
        page.goto(file.as_uri())
        yield page
        browser.close()


def _photograph(page: Page) -> bytes:
    # Playwright's own screenshots know no WebP.
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    main()
