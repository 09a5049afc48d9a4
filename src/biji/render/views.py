"""What the templates see: one frozen view for each of them, made of finished text, addresses and HTML.

A page is a pure function of its view. Nothing here refers to an article or to the site.
"""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import BodyView, LinkView
from biji.render.fragments import NOTHING, Html
from biji.render.graph.views import TimelineView
from biji.render.strings import Strings


class SearchLinkView(Struct, frozen=True):
    """The ways to search.

    Attributes:
        href: address of the search page.
        script: address of what searches without leaving the page.
        description: address of what browsers need to search from their address bar, or "".
    """

    href: str
    script: str
    description: str = ""


class PageView(Struct, frozen=True):
    """What every page has.

    Attributes:
        lang: of the interface.
        title: of the document.
        canonical: the page's absolute URL, or "" when the site's is not known.
        stylesheets: addresses, in order.
        font: address of the font of formulas, or "".
        theme_script: JavaScript to run before the first paint, and `policy` the content security policy that lets it.
        icons: addresses of the drawing, of the picture for old browsers and of the one for home screens.
        home: address of the front page.
        feed: address of the Atom feed of the site, or "".
        alternates: what the page offers in other forms, such as feeds and its text.
        card: what machines read of the page.
        downloads: the references of what the page is about, as data.
    """

    lang: str
    title: str
    site_title: str
    description: str
    canonical: str
    stylesheets: tuple[str, ...]
    font: str
    script: str
    theme_script: Html
    policy: str
    icons: IconsView
    home: str
    navigation: tuple[LinkView, ...]
    strings: Strings
    card: CardView
    feed: str = ""
    alternates: tuple[AlternateView, ...] = ()
    search: SearchLinkView | None = None
    downloads: tuple[LinkView, ...] = ()


class AlternateView(Struct, frozen=True):
    """Another form of a page or site: its media type, a title, an address."""

    kind: str
    title: str
    href: str


class IconsView(Struct, frozen=True):
    """Addresses of the site's icon: drawn, as 32 pixels for old browsers, as 180 for home screens."""

    drawn: str
    small: str
    large: str


class CardView(Struct, frozen=True):
    """What other sites show of a page (https://ogp.me), and what search engines read.

    Attributes:
        kind: `article` or `website`.
        title: without the site's.
        image: an absolute address, or "".
        published: ISO 8601, or "".
        data: what the page is about, as JSON-LD; empty for none.
        translations: addresses of the same text in all its languages, each under its tag.
    """

    kind: str
    title: str
    image: str = ""
    published: str = ""
    data: Html = NOTHING
    translations: tuple[LinkView, ...] = ()


class EntryView(Struct, frozen=True, gc=False):
    """An article in a list; `number` stands before its title, `summary` below it."""

    link: LinkView
    date: str = ""
    number: str = ""
    topic: LinkView | None = None
    facts: str = ""


class HomeView(Struct, frozen=True):
    """The front page; `opening` is the body of the user's own page at `/`."""

    page: PageView
    lead: str
    opening: BodyView | None
    facts: tuple[str, ...]
    recent: tuple[EntryView, ...]
    series: tuple[LinkView, ...]
    more_series: LinkView | None
    topics: tuple[LinkView, ...]
    overview: LinkView | None


class ListingView(Struct, frozen=True):
    """A page that lists a topic's articles."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    groups: tuple[EntryGroup, ...]
    related: tuple[LinkView, ...] = ()
    timeline: TimelineView | None = None


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
    overview: LinkView | None = None


class ReferenceIndexView(Struct, frozen=True):
    """The entrance to the reference index."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    kinds: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    years: tuple[LinkView, ...]
    hosts: tuple[LinkView, ...]
    more_hosts: tuple[LinkView, ...]
    more_label: str


class ResourceView(Struct, frozen=True, gc=False):
    """An outside work with the articles that cite it.

    Attributes:
        href: None for a work without address.
        addresses: other ones of the same work, by their hosts.
        more: how many articles are not named, in words.
    """

    anchor: str
    href: str | None
    title: str
    host: str
    addresses: tuple[LinkView, ...]
    citations: tuple[LinkView, ...]
    more: str = ""


class ResourcesView(Struct, frozen=True):
    """One page of the resources of a topic, host, kind or year.

    Attributes:
        first: the number of the first one.
        resources: the template `resource.html`, filled with a `ResourceView` each.
        one_host: all have the same, so that it need not stand behind every one.
    """

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    first: int
    resources: tuple[Html, ...]
    pages: tuple[LinkView, ...]
    one_host: bool = False
    timeline: TimelineView | None = None


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
