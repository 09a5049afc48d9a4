"""How pages link to the data files."""

from __future__ import annotations

from biji.render.block_views import LinkView
from biji.render.download_urls import DATA_URL, data_forms, data_url, has_data
from biji.render.links import Linker

#: What the formats are called, where that is the same in every language.
_NAMES = {
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON",
    "ris": "RIS",
    "csv": "CSV",
    "json": "JSON",
    "markdown": "Markdown",
}


def page_downloads(linker: Linker, page: str) -> tuple[LinkView, ...]:
    """Links to the references of an article, a series, a topic or the whole site as data; none for other pages.

    Args:
        linker: makes the addresses.
        page: the URL of the page.
    """
    lookup = linker.lookup
    if page == lookup.site.references.url and has_data(lookup.options):
        return (*data_downloads(linker, "references"), LinkView(lookup.strings.data, linker.href(DATA_URL)))
    return tuple(_link(linker, form, url) for form, url in lookup.site.downloads.get(page, {}).items())


def data_downloads(linker: Linker, what: str) -> tuple[LinkView, ...]:
    """Links to an export of the whole site.

    Args:
        linker: makes the addresses.
        what: a key of `EXPORTS`.
    """
    forms = data_forms(what, linker.lookup.options)
    return tuple(_link(linker, form, data_url(what, form)) for form in forms)


def _link(linker: Linker, form: str, url: str) -> LinkView:
    return LinkView(_NAMES.get(form) or linker.lookup.strings.bookmarks, linker.href(url))
