"""The Atom feed and the sitemap, for sites that know their own address: both need absolute URLs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from biji.render.articles import describe
from biji.render.feed_views import FeedEntryView, FeedView, SitemapEntryView, SitemapView
from biji.render.links import permanent_url
from biji.render.lookup import FEED_URL, SITEMAP_URL, Lookup
from biji.render.pages import Page

#: Articles in the feed.
_RECENT = 30


def feed_pages(lookup: Lookup, urls: Iterable[str]) -> Iterator[Page]:
    """The feed of recent articles, and the sitemap.

    Args:
        lookup: the site.
        urls: of the generated pages that search engines should know besides the articles.
    """
    if not lookup.options.url:
        return
    if lookup.is_free(FEED_URL):
        yield Page(lookup.path(FEED_URL), "feed.xml", _feed(lookup))
    if lookup.is_free(SITEMAP_URL):
        yield Page(lookup.path(SITEMAP_URL), "sitemap.xml", SitemapView(tuple(_sitemap(lookup, urls))))


def _feed(lookup: Lookup) -> FeedView:
    options, site = lookup.options, lookup.site
    dated = [(source, article, article.metadata.date) for source, article in site.articles.items()]
    recent = [(source, article, _aware(date)) for source, article, date in dated if date][:_RECENT]
    entries = tuple(
        FeedEntryView(
            title=article.metadata.title,
            address=permanent_url(lookup, site.urls[source]),
            date=_instant(date),
            summary=describe(article),
            topics=article.metadata.categories + article.metadata.tags,
        )
        for source, article, date in recent
    )
    return FeedView(
        lang=options.lang or "en",
        title=options.title or options.url,
        description=options.description,
        home=permanent_url(lookup, "/"),
        address=permanent_url(lookup, FEED_URL),
        author=options.author or options.title or options.url,
        # A feed without articles is as old as time itself: a build reads no clock.
        updated=_instant(max((date for _, _, date in recent), default=dt.datetime.fromtimestamp(0, dt.UTC))),
        entries=entries,
    )


def _sitemap(lookup: Lookup, urls: Iterable[str]) -> Iterator[SitemapEntryView]:
    for source, url in lookup.site.urls.items():
        article = lookup.site.articles.get(source)
        if article:
            date = article.metadata.date
            yield SitemapEntryView(permanent_url(lookup, url), date.date().isoformat() if date else "")
    for url in urls:
        yield SitemapEntryView(permanent_url(lookup, url))


def _aware(date: dt.datetime) -> dt.datetime:
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)


def _instant(date: dt.datetime) -> str:
    """RFC 3339, as RFC 4287 wants it."""
    return date.isoformat(timespec="seconds")
