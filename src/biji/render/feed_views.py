"""What the templates of the feed and the sitemap see."""

from __future__ import annotations

from msgspec import Struct


class FeedEntryView(Struct, frozen=True):
    """An article in the feed; `date` is an instant of RFC 3339."""

    title: str
    address: str
    date: str
    summary: str
    topics: tuple[str, ...]


class FeedView(Struct, frozen=True):
    """The Atom feed (RFC 4287); every address is absolute."""

    lang: str
    title: str
    description: str
    home: str
    address: str
    author: str
    updated: str
    entries: tuple[FeedEntryView, ...]


class SitemapEntryView(Struct, frozen=True):
    """A page that search engines should know, with the day of its last change or ""."""

    address: str
    date: str = ""


class SitemapView(Struct, frozen=True):
    """The sitemap (https://www.sitemaps.org/protocol.html)."""

    entries: tuple[SitemapEntryView, ...]
