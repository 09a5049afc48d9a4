"""The page that lists all tables of the site, and the files with their data beside the articles' pages.

A CSV file begins with a byte order mark: spreadsheets take it for the old encoding of the country otherwise, and
pandas and R skip it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from biji.model import ComparisonTable, OutputFile, SiteTable
from biji.render.block_views import LinkView
from biji.render.csv import csv_text
from biji.render.exports import EXPORTS
from biji.render.exports.text_rows import TableRow, table_row
from biji.render.links import RelativeLinker
from biji.render.lookup import TABLES_URL, Lookup
from biji.render.pages import Page, article_link, breadcrumb, linker_for, page_view
from biji.render.strings import counted
from biji.render.table_views import TableEntryView, TableGroupView, TablesView


class TableDocument(Struct, frozen=True):
    """The JSON file of a table.

    Attributes:
        schema: which fields `table` has, with their version.
    """

    schema: str
    table: TableRow


def tables_page(lookup: Lookup) -> Iterator[Page]:
    """The page that lists all tables by topic, when there are any."""
    site, strings = lookup.site, lookup.strings
    if not site.tables or not lookup.is_free(TABLES_URL):
        return
    linker = linker_for(lookup, TABLES_URL)
    compared = sum(isinstance(one.table, ComparisonTable) for one in site.tables)
    facts = (
        counted(strings.tables_count, len(site.tables)),
        *([counted(strings.comparisons_count, compared)] if compared else []),
    )
    yield Page(
        lookup.path(TABLES_URL),
        "tables.html",
        TablesView(
            page=page_view(linker, TABLES_URL, strings.tables, facts=facts),
            heading=strings.tables,
            breadcrumb=breadcrumb(linker),
            facts=facts,
            groups=tuple(_groups(linker)),
        ),
    )


def table_files(lookup: Lookup) -> Iterator[OutputFile]:
    """The CSV and the JSON file of every table."""
    for one in lookup.site.tables:
        row = table_row(one.place.source, one.table)
        lines = [row.header, *row.rows] if row.header else row.rows
        yield OutputFile(one.csv[1:], csv_text(lines).encode("utf-8-sig", "replace"))
        document = TableDocument(f"urn:biji:export:tables:{EXPORTS['tables'].version}", row)
        yield OutputFile(one.json[1:], msgspec.json.encode(document))


def table_downloads(linker: RelativeLinker, one: SiteTable | None) -> tuple[LinkView, ...]:
    """Links to the files of a table; none for one that holds no data."""
    if one is None:
        return ()
    return tuple(
        LinkView(form, linker.href(url), f"{form}: {one.name}")
        for form, url in (("CSV", one.csv), ("JSON", one.json))
    )


def _groups(linker: RelativeLinker) -> Iterator[TableGroupView]:
    lookup = linker.lookup
    found: dict[str, list[SiteTable]] = {}
    for one in lookup.site.tables:
        topics = lookup.topics_of.get(one.place.source, ())
        found.setdefault(topics[0][0].name if topics else "", []).append(one)
    for topic in lookup.site.topics:
        if topic.name in found:
            yield _group(linker, LinkView(topic.name, linker.href(topic.url)), found[topic.name])
    if "" in found:
        yield _group(linker, LinkView(lookup.strings.other, ""), found[""])


def _group(linker: RelativeLinker, topic: LinkView, tables: list[SiteTable]) -> TableGroupView:
    ordered = sorted(tables, key=lambda one: not isinstance(one.table, ComparisonTable))
    return TableGroupView(topic, tuple(entry for one in ordered for entry in _entries(linker, one)))


def _entries(linker: RelativeLinker, one: SiteTable) -> Iterator[TableEntryView]:
    strings = linker.lookup.strings
    article = article_link(linker, one.place.source)
    place = article_link(linker, one.place.source, one.place.anchor)
    if article and place:
        kind = strings.comparison if isinstance(one.table, ComparisonTable) else strings.table
        size = strings.table_size.format(len(one.table.rows), len(one.table.rows[0]))
        yield TableEntryView(LinkView(one.name, place.href), article, (kind, size), table_downloads(linker, one))
