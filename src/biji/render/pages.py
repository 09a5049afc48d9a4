"""What all pages have in common, and the parts that several kinds of pages share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from biji.model import Citation, OutputFile
from biji.render.assets import ASSETS_URL
from biji.render.block_views import LinkView
from biji.render.blocks import reference_anchor
from biji.render.downloads import page_downloads
from biji.render.environment import Templates
from biji.render.links import Linker, RelativeLinker, permanent_url
from biji.render.lookup import OPENSEARCH_URL, SEARCH_URL, Lookup
from biji.render.strings import counted
from biji.render.views import AlternateView, CardView, EntryView, IconsView, PageView, SearchLinkView
from biji.text import printable

#: Media types of feeds (RFC 4287, JSON Feed 1.1) and of an article's text (RFC 7763, RFC 8259).
_FEED_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
_TEXT_TYPES = {"markdown": "text/markdown", "json": "application/json"}

#: As the style sheet names it.
MATH_FONT = "fonts/stix-two-math.woff2"


class Page(Struct, frozen=True):
    """A page before its template is filled: where it goes, which template, which view."""

    path: str
    template: str
    view: Struct

    def write(self, templates: Templates) -> OutputFile:
        """The page's bytes."""
        text = templates.fill(self.template, self.view, self.path)
        # HTML has its replacements for odd characters; an XML document with one is none.
        whole = printable(text) if self.template.endswith(".xml") else text
        return OutputFile(self.path, whole.encode("utf-8", "replace"))


def linker_for(lookup: Lookup, url: str) -> RelativeLinker:
    """Addresses for the page at a URL."""
    return RelativeLinker(lookup, lookup.path(url))


def page_view(  # noqa: PLR0913  what pages differ in
    linker: Linker,
    url: str,
    title: str,
    *,
    description: str = "",
    facts: Sequence[str] = (),
    math: bool = False,
    card: CardView | None = None,
) -> PageView:
    """The frame of a page: head, header, navigation.

    Args:
        linker: makes the addresses.
        url: the page's own.
        title: of the page; "" on the front page.
        description: what it is about, when that is not what the site is about.
        facts: in numbers, which say it where nobody wrote a description.
        math: it shows formulas, whose font the browser should not find out about late: text would move.
        card: what machines read of it, when it is an article.
    """
    options = linker.lookup.options
    site_title = options.title or linker.lookup.strings.untitled_site
    return structs.replace(
        _site_view(linker, site_title),
        title=f"{title} · {site_title}" if title and title != site_title else site_title,
        description=description or _summary(title, facts, options.description, site_title),
        canonical=permanent_url(linker.lookup, url),
        font=linker.href(ASSETS_URL + MATH_FONT) if math else "",
        navigation=_navigation(linker, url),
        card=card or CardView("website", title or site_title),
        alternates=tuple(_alternates(linker, url, title or site_title, site_title)),
        downloads=page_downloads(linker, url),
    )


def _site_view(linker: Linker, site_title: str) -> PageView:
    """What pages say of the site they belong to, whatever they are about."""
    lookup, script = linker.lookup, linker.lookup.assets.script
    options = lookup.options
    return PageView(
        lang=options.lang or "en",
        title=site_title,
        site_title=site_title,
        description=options.description,
        canonical="",
        stylesheets=_stylesheets(linker),
        font="",
        script=asset(linker, "theme.js"),
        theme_script=script.code,
        policy=script.policy,
        icons=icons_view(linker),
        home=linker.href("/"),
        navigation=(),
        strings=lookup.strings,
        card=CardView("website", site_title),
        feed=linker.href(lookup.site.feeds["/"]["atom"]) if lookup.site.feeds else "",
        search=_search(linker) if options.search else None,
    )


def _summary(title: str, facts: Sequence[str], of_site: str, site_title: str) -> str:
    return " · ".join((title, *facts)) if facts else of_site or title or site_title


def _stylesheets(linker: Linker) -> tuple[str, ...]:
    own = ["custom.css"] if linker.lookup.assets.version("custom.css") else []
    return tuple(asset(linker, name) for name in ["theme.css", *own])


def breadcrumb(linker: Linker, *links: LinkView) -> tuple[LinkView, ...]:
    """The way from the front page to a page's parent."""
    lookup = linker.lookup
    return (LinkView(lookup.strings.home, linker.href("/")), *links)


def article_link(linker: Linker, source: str, anchor: str = "") -> LinkView | None:
    """A link to an article by its title.

    Args:
        linker: of the page on which it stands.
        source: the article's.
        anchor: in it.

    Returns:
        None when it is not published.
    """
    lookup = linker.lookup
    article, url = lookup.site.articles.get(source), lookup.site.urls.get(source)
    if article is None or url is None:
        return None
    return LinkView(article.metadata.title, linker.href(url, anchor))


def citation_link(linker: Linker, citation: Citation) -> LinkView:
    """A link to the place where an article cites a work: its entry in a list, else the section."""
    lookup = linker.lookup
    site, key = lookup.site, citation.reference.key
    anchor = reference_anchor(key) if key in lookup.listed[citation.source] else citation.anchor
    href = linker.href(site.urls[citation.source], anchor)
    return LinkView(site.articles[citation.source].metadata.title, href, citation.section)


def article_entry(linker: Linker, source: str, *, number: str = "", topic: bool = False) -> EntryView:
    """An article in a list.

    Args:
        linker: makes the addresses.
        source: the article.
        number: to stand before it.
        topic: name its first topic.
    """
    lookup = linker.lookup
    article = lookup.site.articles[source]
    date, references = article.metadata.date, lookup.references[source]
    topics = lookup.topics_of.get(source, ())
    return EntryView(
        link=LinkView(article.metadata.title, linker.href(lookup.site.urls[source])),
        date=date.date().isoformat() if date else "",
        number=number,
        topic=LinkView(topics[0][0].name, linker.href(topics[0][0].url)) if topic and topics else None,
        facts=counted(lookup.strings.references_count, references) if references else "",
    )


def icons_view(linker: Linker) -> IconsView:
    """The site's icon in all its forms."""
    return IconsView(*(asset(linker, name) for name in ("icon.svg", "icon.ico", "icon-180.png")))


def asset(linker: Linker, name: str) -> str:
    """The address of one of the theme's own files; it changes with the file, so that browsers may keep it."""
    return f"{linker.href(ASSETS_URL + name)}?v={linker.lookup.assets.version(name)}"


def _alternates(linker: Linker, url: str, title: str, site_title: str) -> Iterator[AlternateView]:
    site = linker.lookup.site
    for page, name in {"/": site_title, url: title}.items():
        for form, address in site.feeds.get(page, {}).items():
            yield AlternateView(_FEED_TYPES[form], name, linker.href(address))
    for form, address in site.downloads.get(url, {}).items():
        if form in _TEXT_TYPES:
            yield AlternateView(_TEXT_TYPES[form], title, linker.href(address))


def _search(linker: Linker) -> SearchLinkView:
    description = linker.href(OPENSEARCH_URL) if linker.lookup.options.url else ""
    return SearchLinkView(linker.href(SEARCH_URL), asset(linker, "search.js"), description)


def _navigation(linker: Linker, url: str) -> tuple[LinkView, ...]:
    strings, rooms = linker.lookup.strings, linker.lookup.rooms
    return tuple(
        [LinkView(getattr(strings, name), linker.href(there), current=there == url) for name, there in rooms.items()]
    )
