"""No site leads to what does not exist: every address in it, with its fragment, is crawled on disk.

Sites are read as three readers meet them: at a host's root, below a path, and opened from a disk. What the authors
themselves wrote and what leads nowhere may remain, but is reported with its place.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from biji.build import Request, build
from biji.diagnostics import Diagnostic

CONTENT = Path(__file__).parents[1] / "content"
SHARED = Path(__file__).parents[2] / "shared"

#: Attributes that hold an address.
ADDRESSES = ("href", "src", "poster", "data")

#: What is said of an address that its author wrote.
STALE = {"broken-link", "broken-anchor", "missing-image", "liquid-link"}

HOST = "https://notes.example.net"


class Site:
    """A built site.

    Attributes:
        root: its folder.
        url, base: where it is meant to be served.
        said: about addresses in the posts.
    """

    def __init__(self, root: Path, url: str, base: str, said: tuple[Diagnostic, ...]) -> None:
        self.root, self.url, self.base = root, url, base
        self.said = unquote("\n".join(problem.message for problem in said))
        assert all(problem.span.path and problem.span.line for problem in said)

    def files(self) -> list[Path]:
        return sorted(path for path in self.root.rglob("*") if path.is_file())

    def address(self, file: Path) -> str:
        """The whole address of a file, on a made-up host where the site has none."""
        names = "/".join(quote(name) for name in file.relative_to(self.root).parts)
        return f"{self.url or HOST}{self.base}/{names}"

    def problem(self, file: Path, address: str) -> str:
        """Why a reader of a file finds nothing at an address of the site; "" when there is something."""
        whole = f"{self.url or HOST}{self.base}/"
        is_relative = not address.startswith("/") and not urlsplit(address).scheme
        target, _, fragment = urljoin(self.address(file), address).partition("#")
        is_outside = urlsplit(target)[:2] != urlsplit(whole)[:2] or not (self.url or is_relative or address[0] == "/")
        if is_outside:
            return ""
        if not target.startswith(whole):
            return "outside the base path"
        if not (self.url or is_relative or file.name in {"404.html", "llms.txt"}):
            return "not there on a disk"
        found = self.root / unquote(target.removeprefix(whole).partition("?")[0])
        if found.is_dir() and is_relative:
            return "a folder on a disk"
        found = found / "index.html" if found.is_dir() else found
        return "" if found.is_file() and has_anchor(found, unquote(fragment)) else "nothing there"

    def is_reported(self, file: Path, address: str) -> bool:
        """Whether the author of a post has been told of an address in it."""
        whole = urljoin(self.address(file), address).removeprefix(f"{self.url or HOST}{self.base}")
        path, _, anchor = whole.partition("#")
        names = (unquote(path), unquote(whole), unquote(address), f"#{unquote(anchor)}")
        return any(f'"{name}"' in self.said for name in names)


@cache
def read(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text(encoding="utf-8"))


@cache
def anchors(page: Path) -> frozenset[str]:
    named = [node.attributes.get(key) for node in read(page).css("[id], [name]") for key in ("id", "name")]
    return frozenset(name for name in named if name)


def has_anchor(page: Path, anchor: str) -> bool:
    return not anchor or page.suffix != ".html" or anchor in anchors(page)


def in_html(page: LexborHTMLParser) -> Iterator[str]:
    for attribute in ADDRESSES:
        for node in page.css(f"[{attribute}]"):
            yield node.attributes[attribute] or ""
    for node in page.css("meta[content]"):
        content = node.attributes["content"] or ""
        if node.attributes.get("http-equiv") == "refresh":
            yield content.partition("url=")[2]
        elif content.startswith("http"):
            yield content


def in_xml(text: str) -> Iterator[str]:
    for content in re.findall(r'<(?:content|summary)[^>]*type="html"[^>]*>(.*?)</', text, re.DOTALL):
        found = list(in_html(LexborHTMLParser(unescape(content))))
        assert [address for address in found if address and not urlsplit(address).scheme] == []
        yield from found
    yield from map(unescape, re.findall(r"<loc>([^<]*)<", text))
    yield from map(unescape, re.findall(r'\s(?:href|src)="([^"]*)"', text))


def in_json(value: object) -> Iterator[str]:
    """Whole addresses; the ids of a feed's items are names, and stay what they were under Jekyll."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from in_json(inner) if key != "id" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from in_json(inner)
    elif isinstance(value, str) and value.startswith(f"{HOST}/"):
        yield value


def addresses(file: Path) -> Iterator[str]:
    """What a file leads to, as it is written there."""
    if file.suffix == ".html":
        yield from in_html(read(file))
        for node in read(file).css('script[type="application/ld+json"]'):
            yield from in_json(json.loads(node.text()))
    elif file.suffix == ".json":
        yield from in_json(json.loads(file.read_bytes()))
    elif file.suffix == ".css":
        yield from (found.strip("'\"") for found in re.findall(r"url\(([^)]*)\)", file.read_text(encoding="utf-8")))
    elif file.suffix == ".xml":
        yield from in_xml(file.read_text(encoding="utf-8"))
    elif file.name == "llms.txt":
        yield from in_html(LexborHTMLParser(MarkdownIt().render(file.read_text(encoding="utf-8"))))
    elif file.name == "robots.txt":
        yield from re.findall(r"Sitemap: (\S+)", file.read_text(encoding="utf-8"))


def made(folder: Path, target: Path, url: str, base: str) -> Site:
    request = Request(folder, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1, url=url, baseurl=base)
    loaded = build(request, target).loaded
    return Site(target, url, base, tuple(problem for problem in loaded.diagnostics if problem.code in STALE))


@pytest.fixture(scope="module", params=["demo", "hostile", "seeds", "corpus"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, hostile: Path) -> Path:
    """The folder of a site: ours, one with the worst of names, or real posts."""
    if request.param in {"demo", "hostile"}:
        return {"demo": CONTENT, "hostile": hostile}[request.param]
    source = SHARED / request.param
    if not source.is_dir():
        pytest.skip("the real posts are not on this computer")
    folder = tmp_path_factory.mktemp("posts")
    shutil.copytree(source / "_posts", folder / "_posts")
    shutil.copy(source / "_config.yml", folder)
    return folder


@pytest.mark.parametrize(("url", "base"), [("", ""), ("", "/repo"), (HOST, "/repo")])
def test_every_address_inside_a_site_leads_to_something(folder: Path, tmp_path: Path, url: str, base: str) -> None:
    site = made(folder, tmp_path / "site", url, base)
    found: Mapping[str, str] = {
        f"{file.relative_to(site.root)}: {address}": reason
        for file in site.files()
        for address in addresses(file)
        if (reason := site.problem(file, address)) and not site.is_reported(file, address)
    }
    assert sum(file.suffix == ".html" for file in site.files()) > 20
    assert found == {}


def test_every_article_of_llms_txt_is_a_link(hostile: Path, tmp_path: Path) -> None:
    site = made(hostile, tmp_path / "site", HOST, "/repo")
    lines = (site.root / "llms.txt").read_text(encoding="utf-8").splitlines()
    entries = sum(line.startswith("- ") for line in lines)
    assert len(list(addresses(site.root / "llms.txt"))) == entries > 20


def test_ids_are_unique_on_every_page(tmp_path: Path) -> None:
    twice = {}
    for page in made(CONTENT, tmp_path, "", "").root.rglob("*.html"):
        ids = [node.attributes["id"] for node in read(page).css("[id]")]
        if len(ids) != len(set(ids)):
            twice[page.name] = sorted({name or "" for name in ids if ids.count(name) > 1})
    assert twice == {}


def test_a_stale_address_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    page, other = tmp_path / "a b/index.html", tmp_path / "c#.html"
    page.write_text('<p id="x"></p>', encoding="utf-8")
    other.write_text("", encoding="utf-8")
    site = Site(tmp_path, "", "/repo", ())
    wrong = ["nowhere.html", "#y", "../c#.html", "../../x.html", "/a", "/repo/a%20b/", "../a%20b"]
    assert all(site.problem(page, address) for address in wrong)
    assert not any(site.problem(page, address) for address in ("", "#x", "../c%23.html", "https://a.org", "mailto:a"))


def test_a_tag_names_a_post_whose_name_has_a_full_stop(tmp_path: Path) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    (posts / "2024-1-2-vue-3.4.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (posts / "2024-1-3-b.md").write_text("---\n---\n[a]({% post_url 2024-01-02-vue-3.4 %})\n", encoding="utf-8")
    site = made(tmp_path, tmp_path / "_site", "", "")
    assert site.said == ""
    assert "../02/vue-3.4.html" in addresses(site.root / "2024/01/03/b.html")


def test_a_url_to_be_read_is_that_of_the_post_everywhere(tmp_path: Path) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    (posts / "2024-1-2-a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    text = "---\n---\n# To {% post_url 2024-1-2-a %}\n\n{% post_url 2024-1-2-a %}, {% post_url 2024-1-2-none %}.\n"
    (posts / "2024-1-3-b.md").write_text(text, encoding="utf-8")
    site = made(tmp_path, tmp_path / "_site", "https://a.example", "/base")
    assert "which is no published file" in site.said
    assert "<p>/base/2024/01/02/a.html, 2024-1-2-none.</p>" in (site.root / "2024/01/03/b.html").read_text("utf-8")
    for file in site.root.rglob("*"):
        assert not file.is_file() or b"source:_posts" not in file.read_bytes(), file
        assert not file.is_file() or b"bijisource" not in file.read_bytes(), file
