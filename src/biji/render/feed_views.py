"""What the templates of feeds and sitemaps see, and what JSON Feed writes."""

from __future__ import annotations

from msgspec import Struct


class FeedEntryView(Struct, frozen=True):
    """An article in a feed.

    Attributes:
        id: never changes, so that readers know what they have seen.
        published, updated: instants of RFC 3339.
        content: HTML whose addresses are all absolute; "" where feeds have excerpts only.
        author: "" for the site's.
    """

    id: str
    title: str
    address: str
    lang: str
    published: str
    updated: str
    summary: str
    content: str
    topics: tuple[str, ...]
    author: str = ""


class FeedView(Struct, frozen=True):
    """A feed, in Atom (RFC 4287) or JSON; every address is absolute.

    Attributes:
        home: address of the page that the feed follows.
        address: of the feed itself.
    """

    lang: str
    title: str
    description: str
    home: str
    address: str
    author: str
    updated: str
    icon: str
    entries: tuple[FeedEntryView, ...]


class SitemapEntryView(Struct, frozen=True):
    """A page that search engines should know, with the day of its last change or ""."""

    address: str
    date: str = ""


class SitemapView(Struct, frozen=True):
    """A sitemap, or an index of sitemaps (https://www.sitemaps.org/protocol.html)."""

    entries: tuple[SitemapEntryView, ...]
    is_index: bool = False
