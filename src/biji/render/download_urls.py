"""The URLs of the data files: of those beside pages, which link keeps free, and of those at `/data/`."""

from __future__ import annotations

from collections.abc import Iterator

from biji.model import DOWNLOADS, RenderOptions, Site
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, formats_of

#: The page that lists the exports of the whole site.
DATA_URL = "/data/"


def data_forms(what: str, options: RenderOptions) -> tuple[str, ...]:
    """The formats in which an export of the whole site is published.

    Args:
        what: a key of `EXPORTS`.
        options: that say which formats there are to be.
    """
    # A bibliography of resources is that of references.
    doubled = {*BIBLIOGRAPHY, "bookmarks"} if what == "resources" else ()
    possible = set(formats_of(what)).difference(doubled)
    return tuple(form for form in DOWNLOADS if form in options.downloads and form in possible)


def has_data(options: RenderOptions) -> bool:
    """Whether an export of the whole site is published at all: texts of articles are no exports.

    Args:
        options: that say which formats there are to be.
    """
    return any(data_forms(what, options) for what in EXPORTS)


def data_url(what: str, form: str) -> str:
    """The URL of an export of the whole site.

    Args:
        what: a key of `EXPORTS`.
        form: one of its formats.
    """
    return f"{DATA_URL}{what}{DOWNLOADS[form]}"


def schema_url(what: str) -> str:
    """The URL of the schema of an export."""
    return f"{DATA_URL}schemas/{what}.json"


def download_urls(site: Site, options: RenderOptions) -> Iterator[str]:
    """The URLs of all data files of a site."""
    for files in site.downloads.values():
        yield from files.values()
    for what in EXPORTS:
        yield from (data_url(what, form) for form in data_forms(what, options))
        if "json" in options.downloads:
            yield schema_url(what)
