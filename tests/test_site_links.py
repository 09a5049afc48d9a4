"""The demo site leads nowhere that does not exist: every address inside it, with its fragment, is crawled on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from biji.build import Request, build

CONTENT = Path(__file__).parents[1] / "content"

#: Attributes that hold an address.
ADDRESSES = ("href", "src", "poster", "data")


@pytest.fixture(scope="module", params=["", "/repo"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the built demo site, and the path under which it is meant to be served."""
    base: str = request.param
    target = tmp_path_factory.mktemp("site")
    build(Request(CONTENT, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1, baseurl=base), target)
    return target, base


def read(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text(encoding="utf-8"))


def addresses(page: Path) -> Iterator[str]:
    for attribute in ADDRESSES:
        for node in read(page).css(f"[{attribute}]"):
            yield node.attributes[attribute] or ""


@cache
def anchors(page: Path) -> frozenset[str]:
    named = [node.attributes.get(key) for node in read(page).css("[id], [name]") for key in ("id", "name")]
    return frozenset(name for name in named if name)


def problem(page: Path, address: str, root: Path, base: str) -> str:
    """Why a browser on a page finds nothing at an address; "" when it does, or when it leads out of the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(f"{base}/"):
            return "outside the base path"
        file = root / path.removeprefix(f"{base}/")
    else:
        file = page.parent / path if path else page
    file = file / "index.html" if path.endswith("/") or file.is_dir() else file
    if not file.resolve().is_relative_to(root.resolve()):
        return "outside the site"
    if not file.is_file():
        return "no such file"
    anchor = unquote(parts.fragment)
    return "" if not anchor or anchor in anchors(file.resolve()) else "no such anchor"


def test_every_address_inside_the_site_leads_to_something(built: tuple[Path, str]) -> None:
    root, base = built
    pages = sorted(root.rglob("*.html"))
    found: Mapping[str, str] = {
        f"{page.relative_to(root)}: {address}": reason
        for page in pages
        for address in addresses(page)
        if (reason := problem(page, address, root, base))
    }
    assert len(pages) > 20
    assert found == {}


def test_ids_are_unique_on_every_page(built: tuple[Path, str]) -> None:
    root, _ = built
    twice = {}
    for page in root.rglob("*.html"):
        ids = [node.attributes["id"] for node in read(page).css("[id]")]
        if len(ids) != len(set(ids)):
            twice[str(page.relative_to(root))] = sorted({name or "" for name in ids if ids.count(name) > 1})
    assert twice == {}
