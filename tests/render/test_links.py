"""How pages address each other, and what links of a text resolve to."""

from __future__ import annotations

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Link, RenderOptions, Site, StaticFile, Target
from biji.render.links import AbsoluteLinker, RelativeLinker, SiteResolver, as_written, permanent_url
from biji.render.lookup import Lookup, look_up

HERE = Span("a.md", 1)
PICTURE = StaticFile("images/c#.png", "/nowhere", 1, 0, 3, 2)


@pytest.fixture
def lookup(site: Site, options: RenderOptions) -> Lookup:
    targets = {
        "a.md": {
            "c": Target("/c#/x.html", "y", "z=1"),
            "here": Target("/a/b.html", "top"),
            "p": Target("/images/c#.png"),
        }
    }
    return look_up(structs.replace(site, targets=targets, static={"/images/c#.png": PICTURE}), options)


@pytest.mark.parametrize(
    ("url", "anchor", "href"),
    [
        ("/a/b.html", "", "b.html"),
        ("/a/b.html", "top", "#top"),
        ("/", "", "../index.html"),
        ("/topics/", "x", "../topics/index.html#x"),
        ("/a/c d & e/", "", "c%20d%20&%20e/index.html"),
        ("/images/c#.png", "", "../images/c%23.png"),
        ("/assets/biji/theme.css", "", "../assets/biji/theme.css"),
    ],
)
def test_a_page_names_another_from_where_it_stands(lookup: Lookup, url: str, anchor: str, href: str) -> None:
    assert RelativeLinker(lookup, "a/b.html").href(url, anchor) == href


def test_an_absolute_address_begins_with_the_base_path(lookup: Lookup) -> None:
    based = look_up(lookup.site, RenderOptions(baseurl="/my notes/"))
    assert AbsoluteLinker(based).href("/a b/", "c") == "/my%20notes/a%20b/#c"
    assert permanent_url(based, "/") == ""
    assert permanent_url(look_up(lookup.site, RenderOptions(url="https://a.example/", baseurl="/b")), "/") == (
        "https://a.example/b/"
    )


def test_a_url_to_be_read_begins_at_the_hosts_root(lookup: Lookup) -> None:
    based = look_up(lookup.site, RenderOptions(baseurl="/my notes/"))
    resolve = SiteResolver(RelativeLinker(based, "a/b.html"), "a.md")
    assert resolve(Link("c", "C", HERE, "", "")).url == "/my%20notes/c%23/x.html"


def test_a_resolved_link_keeps_its_query_and_anchor(lookup: Lookup) -> None:
    resolve = SiteResolver(RelativeLinker(lookup, "a/b.html"), "a.md")
    assert resolve(Link("c", "", HERE)).url == "../c%23/x.html?z=1#y"
    assert resolve(Link("here", "", HERE)).url == "#top"
    assert resolve(Link("p", "", HERE, "src", "img")).image == PICTURE


@pytest.mark.parametrize(
    ("target", "url", "missing"),
    [
        ("https://a.example/x y", "https://a.example/x%20y", False),
        ("//a.example/x", "//a.example/x", False),
        ("/images/none.png", "../images/none.png", True),
        ("none.html", "none.html", True),
        ("#nowhere", "#nowhere", False),
        ("javascript:alert(1)", None, False),
    ],
)
def test_a_link_that_leads_nowhere_inside_stays_as_it_is(
    lookup: Lookup, target: str, url: str | None, *, missing: bool
) -> None:
    found = SiteResolver(RelativeLinker(lookup, "a/b.html"), "a.md")(Link(target, "", HERE))
    assert (found.url, found.missing) == (url, missing)


def test_alone_a_body_keeps_its_links_as_written() -> None:
    assert as_written(Link("/a b?c#d", "", HERE)).url == "/a b?c#d"
    assert as_written(Link("irc://a.example", "", HERE)).url == "irc://a.example"
    assert as_written(Link("\tjavascript:x", "", HERE)).url is None


def test_a_missing_path_that_begins_with_the_base_path_is_not_based_twice(lookup: Lookup) -> None:
    based = look_up(lookup.site, RenderOptions(baseurl="/my notes"))
    resolve = SiteResolver(RelativeLinker(based, "a/b.html"), "a.md")
    assert resolve(Link("/my%20notes/none.png", "", HERE)).url == "../none.png"
    assert resolve(Link("/my%20notesnone.png", "", HERE)).url == "../my%20notesnone.png"
