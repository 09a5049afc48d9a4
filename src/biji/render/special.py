"""Pages that are no part of the knowledge base: for addresses that do not exist, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from biji.model.permalinks import output_path
from biji.render.links import AbsoluteLinker, permanent_url
from biji.render.lookup import Lookup
from biji.render.pages import Page, asset, linker_for, page_view
from biji.render.views import NotFoundView, RedirectView

NOT_FOUND_URL = "/404.html"


def not_found_page(lookup: Lookup) -> Iterator[Page]:
    """The page that a server shows for an address it does not know; its links begin at the host's root."""
    if not lookup.is_free(NOT_FOUND_URL):
        return
    page = page_view(
        AbsoluteLinker(lookup), NOT_FOUND_URL, lookup.strings.not_found, description=lookup.strings.not_found_text
    )
    yield Page(lookup.path(NOT_FOUND_URL), "not_found.html", NotFoundView(page))


def redirect_pages(lookup: Lookup) -> Iterator[Page]:
    """A page at every old URL that leads to the new one, because static hosts know no redirects."""
    titles = {
        url: lookup.site.articles[source].metadata.title
        for source, url in lookup.site.urls.items()
        if source in lookup.site.articles
    }
    for old, new in sorted(lookup.site.redirects.items()):
        path = output_path(old)
        if path not in lookup.taken:
            linker = linker_for(lookup, old)
            href = new if "://" in new else linker.href(new)
            yield Page(
                path,
                "redirect.html",
                RedirectView(
                    lang=lookup.options.lang or "en",
                    strings=lookup.strings,
                    icon=asset(linker, "icon.svg"),
                    href=href,
                    canonical=href if href == new else permanent_url(lookup, new) or href,
                    title=titles.get(new, new),
                ),
            )
