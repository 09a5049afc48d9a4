"""The page *Data*: what the whole site knows, to download."""

from __future__ import annotations

from collections.abc import Iterator

from biji.render.block_views import LinkView
from biji.render.data_views import DataRowView, DataView
from biji.render.download_urls import DATA_URL, has_data, schema_url
from biji.render.downloads import data_downloads
from biji.render.exports import EXPORTS
from biji.render.links import RelativeLinker
from biji.render.lookup import Lookup
from biji.render.pages import Page, breadcrumb, linker_for, page_view


def data_pages(lookup: Lookup) -> Iterator[Page]:
    """The page, where there is something to download."""
    if not has_data(lookup.options) or not lookup.is_free(DATA_URL):
        return
    linker, strings = linker_for(lookup, DATA_URL), lookup.strings
    view = DataView(
        page=page_view(linker, DATA_URL, strings.data, facts=tuple(strings.exports.values())),
        heading=strings.data,
        breadcrumb=breadcrumb(linker),
        facts=(),
        rows=tuple(_rows(linker)),
    )
    yield Page(lookup.path(DATA_URL), "data.html", view)


def _rows(linker: RelativeLinker) -> Iterator[DataRowView]:
    strings = linker.lookup.strings
    with_schema = "json" in linker.lookup.options.downloads
    for what in EXPORTS:
        files = data_downloads(linker, what)
        if files:
            schema = LinkView(strings.schema, linker.href(schema_url(what))) if with_schema else None
            yield DataRowView(strings.exports[what], files, schema)
