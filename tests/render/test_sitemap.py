"""The sitemap and `robots.txt`."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from biji.model import RenderOptions, Site
from biji.render import render

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
