"""The sitemap and `robots.txt`."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from msgspec import structs

from biji.model import RenderOptions, Site, StaticFile, Topic
from biji.render import render
from biji.render.lookup import look_up
from biji.render.sitemap import robots, sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def content(site: Site, options: RenderOptions, path: str) -> bytes:
    (found,) = [file.content for file in render(site, options) if file.path == path]
    assert isinstance(found, bytes)
    return found


def test_the_sitemap_names_every_article(site: Site, options: RenderOptions) -> None:
    root = ET.fromstring(content(site, options, "sitemap.xml"))  # noqa: S314 - our own output
    urls = [node.text for node in root.iter(f"{MAP}loc")]
    assert {f"https://example.org{url}" for url in site.urls.values()} <= set(urls)
    assert len(urls) == len(set(urls))


def test_robots_are_told_where_it_is(site: Site, options: RenderOptions) -> None:
    assert b"\nSitemap: https://example.org/sitemap.xml\n" in content(site, options, "robots.txt")


def parts(topics: int, length: int) -> list[tuple[str, bytes]]:
    """The files of the sitemap of a site with so many topics, whose addresses are so long."""
    urls = (f"/topics/{number:0>{length}}.html" for number in range(topics))
    site = Site({}, {}, topics=tuple(Topic(url, url, ()) for url in urls))
    lookup = look_up(site, RenderOptions(url="https://example.org"))
    files = [page.write(lookup.templates) for page in sitemap(lookup)]
    return [(file.path, file.content) for file in files if isinstance(file.content, bytes)]


@pytest.mark.parametrize(("topics", "length"), [(50_000, 5), (26_000, 1_900)], ids=["many", "long"])
def test_a_large_site_has_an_index_of_sitemaps(topics: int, length: int) -> None:
    *files, (name, index) = parts(topics, length)
    assert [path for path, _ in files] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert name == "sitemap.xml"
    assert b"<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>" in index
    counts = [content.count(b"<loc>") for _, content in files]
    assert sum(counts) == topics + 1
    assert max(counts) <= 50_000
    assert all(len(content) <= 50_000_000 for _, content in files)


def test_an_article_may_stay_out_of_the_sitemap(site: Site, options: RenderOptions) -> None:
    source, article = next(iter(site.articles.items()))
    hidden = structs.replace(article, metadata=structs.replace(article.metadata, extras={"sitemap": False}))
    changed = structs.replace(site, articles={**site.articles, source: hidden})
    assert site.urls[source].encode() not in content(changed, options, "sitemap.xml")


def test_files_of_the_users_own_win(site: Site, options: RenderOptions) -> None:
    own = {f"/{name}": StaticFile(name, "/nowhere", 1, 0) for name in ("robots.txt", "sitemap.xml")}
    lookup = look_up(structs.replace(site, static=own), options)
    assert [*robots(lookup), *sitemap(lookup)] == []
