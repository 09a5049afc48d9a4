"""The search page: what `?q=…` asks for, and where everything is listed for those without scripts."""

from __future__ import annotations

from msgspec import Struct, structs

from biji.render.block_views import LinkView
from biji.render.lookup import SEARCH_URL, Lookup
from biji.render.pages import Page, asset, breadcrumb, linker_for, page_view
from biji.render.views import PageView


class SearchView(Struct, frozen=True):
    """The search page.

    Attributes:
        script: address of what searches.
    """

    page: PageView
    breadcrumb: tuple[LinkView, ...]
    script: str


def search_page(lookup: Lookup) -> Page:
    """The page that shows the results of a query."""
    linker = linker_for(lookup, SEARCH_URL)
    page = page_view(linker, SEARCH_URL, lookup.strings.search.search)
    styled = structs.replace(page, stylesheets=(*page.stylesheets, asset(linker, "search.css")))
    view = SearchView(styled, breadcrumb(linker), asset(linker, "search.js"))
    return Page(lookup.path(SEARCH_URL), "search.html", view)
