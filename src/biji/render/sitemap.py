"""What search engines read: the sitemap (https://www.sitemaps.org/protocol.html) and `robots.txt` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import escape

from biji.model import OutputFile
from biji.render.feed_views import SitemapEntryView, SitemapView
from biji.render.links import PermanentLinker
from biji.render.lookup import ROBOTS_URL, SITEMAP_URL, Lookup
from biji.render.pages import Page

#: What one file may hold: addresses, and bytes, of which a few are left for what stands around them.
_MOST = 50_000
_LARGEST = 50_000_000

#: What stands around an address in the file, in bytes.
_AROUND = 70


def sitemap(lookup: Lookup) -> Iterator[Page]:
    """The sitemap of all articles and the pages of topics, series and concepts, cut where it is too large for one."""
    if not lookup.options.url or not lookup.is_free(SITEMAP_URL):
        return
    parts = list(_cut(list(_entries(PermanentLinker(lookup)))))
    if len(parts) == 1:
        yield Page(lookup.path(SITEMAP_URL), "sitemap.xml", SitemapView(parts[0]))
        return
    urls = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for url, entries in zip(urls, parts, strict=True):
        yield Page(url[1:], "sitemap.xml", SitemapView(entries))
    index = tuple(SitemapEntryView(PermanentLinker(lookup).href(url)) for url in urls)
    yield Page(lookup.path(SITEMAP_URL), "sitemap.xml", SitemapView(index, is_index=True))


def robots(lookup: Lookup) -> Iterator[OutputFile]:
    """Every robot is welcome, and told where the sitemap is."""
    if lookup.options.url and lookup.is_free(ROBOTS_URL):
        address = PermanentLinker(lookup).href(SITEMAP_URL)
        yield OutputFile(lookup.path(ROBOTS_URL), f"User-agent: *\nAllow: /\n\nSitemap: {address}\n".encode())


def _entries(linker: PermanentLinker) -> Iterator[SitemapEntryView]:
    site = linker.lookup.site
    for source, article in site.articles.items():
        metadata = article.metadata
        # The key of the plugin jekyll-sitemap.
        if metadata.extras.get("sitemap") is not False:
            days = [date.date().isoformat() for date in (metadata.date, metadata.modified) if date]
            yield SitemapEntryView(linker.href(site.urls[source]), max(days, default=""))
    taken = set(site.urls.values())
    groups = [[one.url for one in site.topics], [one.url for one in site.series], [one.url for one in site.concepts]]
    for url in ("/", *chain.from_iterable(groups)):
        if url not in taken:
            yield SitemapEntryView(linker.href(url))


def _cut(entries: Sequence[SitemapEntryView]) -> Iterator[tuple[SitemapEntryView, ...]]:
    start = size = 0
    for end, entry in enumerate(entries):
        more = len(escape(entry.address)) + _AROUND
        if end - start == _MOST or size + more > _LARGEST:
            yield tuple(entries[start:end])
            start, size = end, 0
        size += more
    yield tuple(entries[start:])
