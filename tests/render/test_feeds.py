"""Feeds: valid, whole, and with the ids that Jekyll gave."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from msgspec import structs

from biji.model import Article, OutputFile, RenderOptions, Site, SourceKind
from biji.render import render

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(site: Site, options: RenderOptions, path: str = "feed.xml") -> ET.Element:
    (content,) = [file.content for file in render(site, options) if file.path == path]
    assert isinstance(content, bytes)
    return ET.fromstring(content)  # noqa: S314 - our own output


def with_first(site: Site, **changes: object) -> Site:
    """The site with other metadata of its newest article."""
    source, article = next(iter(site.articles.items()))
    changed: Article = structs.replace(article, metadata=structs.replace(article.metadata, **changes))
    return structs.replace(site, articles={**site.articles, source: changed})


def test_the_feed_has_what_rfc_4287_wants(site: Site, options: RenderOptions) -> None:
    feed = parsed(site, structs.replace(options, title="A & <B>"))
    assert feed.findtext(f"{ATOM}title") == "A & <B>"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 30 < len(site.articles)
    for node in (feed, *entries):
        assert (node.findtext(f"{ATOM}id") or "").startswith("https://example.org/")
        assert dt.datetime.fromisoformat(node.findtext(f"{ATOM}updated") or "").tzinfo


def test_dates_at_the_edges_of_time_do_no_harm(site: Site, options: RenderOptions) -> None:
    early = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14, seconds=43)))
    changed = with_first(site, date=early)
    assert parsed(changed, options).findtext(f"{ATOM}entry/{ATOM}published") == "0001-01-01T00:00:00+14:00"


def test_a_site_without_an_address_has_none(site: Site, options: RenderOptions) -> None:
    made: list[OutputFile] = list(render(site, structs.replace(options, url="")))
    assert not [file.path for file in made if file.path.endswith((".xml", "feed.json", "robots.txt"))]


def test_two_articles_never_share_an_id(site: Site, options: RenderOptions) -> None:
    first, second, *_ = site.urls
    urls = {**site.urls, first: "/same/one.html", second: "/same/two.html"}
    metadata = structs.replace(site.articles[second].metadata, slug=site.articles[first].metadata.slug)
    twin = structs.replace(site.articles[second], metadata=metadata)
    changed = structs.replace(site, urls=urls, articles={**site.articles, second: twin})
    ids = [node.text for node in parsed(changed, options).iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert {"https://example.org/same/one.html", "https://example.org/same/two.html"} <= set(ids)


def test_ids_may_be_the_addresses(site: Site, options: RenderOptions) -> None:
    entry = parsed(site, structs.replace(options, feed_ids="url")).find(f"{ATOM}entry")
    assert entry is not None
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert entry.findtext(f"{ATOM}id") == link.get("href")


@pytest.mark.parametrize("kind", [SourceKind.PAGE, SourceKind.DRAFT])
def test_only_posts_are_news(site: Site, options: RenderOptions, kind: SourceKind) -> None:
    source, article = next(iter(site.articles.items()))
    changed = structs.replace(site, articles={**site.articles, source: structs.replace(article, kind=kind)})
    titles = [node.text for node in parsed(changed, options).iter(f"{ATOM}title")]
    assert article.metadata.title not in titles


def test_an_author_of_ones_own_is_named(site: Site, options: RenderOptions) -> None:
    changed = with_first(site, extras={"author": {"name": "A & B"}})
    assert parsed(changed, options).findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "A & B"
    assert parsed(site, options).find(f"{ATOM}entry/{ATOM}author") is None


def test_a_feed_of_excerpts_holds_no_content(site: Site, options: RenderOptions) -> None:
    excerpts = parsed(site, structs.replace(options, feed_excerpts=True))
    assert excerpts.find(f"{ATOM}entry/{ATOM}content") is None
    assert excerpts.findtext(f"{ATOM}entry/{ATOM}summary")
    assert parsed(site, options).findtext(f"{ATOM}entry/{ATOM}content")
