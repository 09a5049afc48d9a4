"""The Atom feed and the sitemap."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from msgspec import structs

from biji.model import OutputFile, RenderOptions, Site
from biji.render import render

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(site: Site, options: RenderOptions, path: str) -> ET.Element:
    (content,) = [file.content for file in render(site, options) if file.path == path]
    assert isinstance(content, bytes)
    return ET.fromstring(content)  # noqa: S314 - our own output


def test_the_feed_has_what_rfc_4287_wants(site: Site, options: RenderOptions) -> None:
    feed = parsed(site, structs.replace(options, title="A & <B>"), "feed.xml")
    assert feed.findtext(f"{ATOM}title") == "A & <B>"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 30 < len(site.articles)
    for node in (feed, *entries):
        assert (node.findtext(f"{ATOM}id") or "").startswith("https://example.org/")
        assert dt.datetime.fromisoformat(node.findtext(f"{ATOM}updated") or "").tzinfo


def test_dates_at_the_edges_of_time_do_no_harm(site: Site, options: RenderOptions) -> None:
    source, article = next(iter(site.articles.items()))
    early = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    old = structs.replace(article, metadata=structs.replace(article.metadata, date=early))
    changed = structs.replace(site, articles={**site.articles, source: old})
    assert (
        parsed(changed, options, "feed.xml").findtext(f"{ATOM}entry/{ATOM}published") == "0001-01-01T00:00:00+14:00"
    )


def test_the_sitemap_names_every_article(site: Site, options: RenderOptions) -> None:
    urls = [node.text for node in parsed(site, options, "sitemap.xml").iter(f"{MAP}loc")]
    assert {f"https://example.org{url}" for url in site.urls.values()} <= set(urls)
    assert len(urls) == len(set(urls))


def test_a_site_without_an_address_has_neither(site: Site, options: RenderOptions) -> None:
    made: list[OutputFile] = list(render(site, structs.replace(options, url="")))
    assert not [file.path for file in made if file.path.endswith(".xml")]
