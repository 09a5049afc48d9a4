"""The search page: what `?q=…` asks for, and where everything is listed for those without scripts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from biji.render.block_views import LinkView
from biji.render.links import PermanentLinker
from biji.render.lookup import OPENSEARCH_URL, SEARCH_URL, Lookup
from biji.render.pages import Page, asset, breadcrumb, icons_view, linker_for, page_view
from biji.render.views import PageView

#: What OpenSearch 1.1 allows for a short name and a description, in characters.
_SHORT, _LONG = 16, 1024


class SearchView(Struct, frozen=True):
    """The search page.

    Attributes:
        script: address of what searches.
    """

    page: PageView
    breadcrumb: tuple[LinkView, ...]
    script: str


class SearchDescriptionView(Struct, frozen=True):
    """What browsers need to search the site from their address bar.

    Attributes:
        name: of at most 16 characters.
        results: address of the results; the query is put behind it.
        address: of the description itself.
    """

    lang: str
    name: str
    description: str
    results: str
    address: str
    icon: str


def search_page(lookup: Lookup) -> Iterator[Page]:
    """The page that shows the results of a query."""
    if not lookup.options.search or not lookup.is_free(SEARCH_URL):
        return
    linker, words = linker_for(lookup, SEARCH_URL), lookup.strings.search
    page = page_view(linker, SEARCH_URL, words.search, description=words.placeholder)
    styled = structs.replace(page, stylesheets=(*page.stylesheets, asset(linker, "search.css")))
    view = SearchView(styled, breadcrumb(linker), asset(linker, "search.js"))
    yield Page(lookup.path(SEARCH_URL), "search.html", view)


def search_description(lookup: Lookup) -> Iterator[Page]:
    """The search for browsers, in the words of OpenSearch 1.1, where the site knows its own address.

    https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
    """
    options = lookup.options
    if not (options.search and options.url and lookup.is_free(OPENSEARCH_URL)):
        return
    title = options.title or lookup.strings.untitled_site
    linker = PermanentLinker(lookup)
    view = SearchDescriptionView(
        lang=options.lang or "en",
        name=title[:_SHORT],
        description=(options.description or title)[:_LONG],
        results=linker.href(SEARCH_URL) + "?q=",
        address=linker.href(OPENSEARCH_URL),
        icon=icons_view(linker).small,
    )
    yield Page(lookup.path(OPENSEARCH_URL), "opensearch.xml", view)
