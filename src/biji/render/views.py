"""What the templates see: one frozen view for each of them, made of finished text, addresses and HTML.

A page is a pure function of its view. Nothing here refers to an article or to the site.
"""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import BodyView, LinkView
from biji.render.fragments import Html
from biji.render.strings import Strings


class PageView(Struct, frozen=True):
    """What every page has.

    Attributes:
        lang: of the interface.
        title: of the document.
        canonical: the page's absolute URL, or "" when the site's is not known.
        stylesheets: addresses, in order.
        theme_script: JavaScript to run before the first paint, and `policy` the content security policy that lets it.
        home: address of the front page.
        feed: address of the Atom feed, or "".
    """

    lang: str
    title: str
    site_title: str
    description: str
    canonical: str
    stylesheets: tuple[str, ...]
    script: str
    theme_script: Html
    policy: str
    icon: str
    home: str
    navigation: tuple[LinkView, ...]
    strings: Strings
    feed: str = ""


class ContentsView(Struct, frozen=True):
    """An entry of the table of contents."""

    title: Html
    href: str
    children: tuple[ContentsView, ...] = ()


class StripView(Struct, frozen=True):
    """Where the article stands in a series: `4 / 10`, and the parts before and after."""

    series: LinkView
    position: str
    previous: LinkView | None
    next: LinkView | None


class SideView(Struct, frozen=True):
    """The left column: parts of the series, or articles of the topic, around this one; `more` leads to all."""

    title: LinkView
    items: tuple[LinkView, ...]
    more: LinkView | None = None


class PagerView(Struct, frozen=True):
    """What comes before and after, and in what."""

    title: str
    previous: LinkView | None
    next: LinkView | None


class BacklinkView(Struct, frozen=True):
    """A place that links here: the linking article and the sentence around the link."""

    link: LinkView
    sentence: str


class ArticleView(Struct, frozen=True):
    """An article's page.

    Attributes:
        lang: the text's language, when it differs from the interface's; else "".
        title: the article's title, or "" when the body has a heading that says the same.
        date: ISO 8601, or "".
        facts: short remarks behind the date.
        contents_id: the id that deep links to the table of contents expect, or "".
    """

    page: PageView
    lang: str
    title: str
    breadcrumb: tuple[LinkView, ...]
    date: str
    facts: tuple[str, ...]
    strips: tuple[StripView, ...]
    side: SideView | None
    contents: tuple[ContentsView, ...]
    contents_id: str
    body: BodyView
    topics: tuple[LinkView, ...]
    pagers: tuple[PagerView, ...]
    backlinks: tuple[BacklinkView, ...]


class EntryView(Struct, frozen=True):
    """An article in a list; `number` stands before its title, `summary` below it."""

    link: LinkView
    date: str = ""
    number: str = ""
    topic: LinkView | None = None
    facts: str = ""


class HomeView(Struct, frozen=True):
    """The front page; `opening` is the body of the user's own page at `/`."""

    page: PageView
    opening: BodyView | None
    facts: tuple[str, ...]
    recent: tuple[EntryView, ...]
    series: tuple[LinkView, ...]
    more_series: LinkView | None
    topics: tuple[LinkView, ...]


class ListingView(Struct, frozen=True):
    """A page that lists articles: a topic's, or a series' parts in order."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    groups: tuple[EntryGroup, ...]
    ordered: bool = False
    related: tuple[LinkView, ...] = ()


class EntryGroup(Struct, frozen=True):
    """Articles under one heading, such as a year; "" for none."""

    title: str
    entries: tuple[EntryView, ...]


class DirectoryView(Struct, frozen=True):
    """A page that lists topics or series, with numbers."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    links: tuple[LinkView, ...]


class ReferenceIndexView(Struct, frozen=True):
    """The entrance to the reference index."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    topics: tuple[LinkView, ...]
    hosts: tuple[LinkView, ...]
    more_hosts: tuple[LinkView, ...]
    more_label: str


class ResourceView(Struct, frozen=True):
    """An outside work with the articles that cite it; `more` says how many are not named."""

    anchor: str
    href: str | None
    title: str
    host: str
    citations: tuple[LinkView, ...]
    more: str = ""


class ResourcesView(Struct, frozen=True):
    """One page of a topic's or host's resources."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    first: int
    resources: tuple[ResourceView, ...]
    pages: tuple[LinkView, ...]


class NotFoundView(Struct, frozen=True):
    """The page for addresses that do not exist."""

    page: PageView


class RedirectView(Struct, frozen=True):
    """A page that leads on from an old address. Without an `icon` browsers would ask the host for one."""

    lang: str
    strings: Strings
    icon: str
    href: str
    canonical: str
    title: str


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
