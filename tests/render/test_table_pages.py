"""The page of tables, and the files beside articles."""

from __future__ import annotations

import csv
import io
import json

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import (
    ComparisonTable,
    DataTable,
    Fragment,
    Inline,
    OutputFile,
    Place,
    RenderOptions,
    Site,
    SiteTable,
    StaticFile,
    Table,
)
from biji.render import render
from biji.render.lookup import look_up
from biji.render.table_pages import table_files, tables_page
from biji.render.table_views import TablesView

ROWS = (("甲", "Y"), ("=1+1", "-5"))


def text(words: str) -> Inline:
    return Inline(words, Fragment(words, words))


def table(*, compares: bool) -> Table:
    kind = ComparisonTable if compares else DataTable
    rows = tuple(tuple(map(text, row)) for row in ROWS)
    return kind(Fragment("", ""), Span("a.md", 7), header=(text("名"), text("值")), rows=rows, labelled=True)


def with_tables(site: Site, *tables: Table) -> Site:
    source = next(iter(site.articles))
    return structs.replace(
        site,
        tables=tuple(
            SiteTable(
                Place(source, "s", "S"), number, f"T{number}", one, f"/a.table-{number}.csv", f"/a.{number}.json"
            )
            for number, one in enumerate(tables, start=1)
        ),
    )


def view(site: Site, options: RenderOptions) -> TablesView:
    (page,) = tables_page(look_up(site, options))
    assert page.path == "tables/index.html"
    assert isinstance(page.view, TablesView)
    return page.view


def test_comparisons_are_listed_before_other_tables(site: Site, options: RenderOptions) -> None:
    found = view(with_tables(site, table(compares=False), table(compares=True)), options)
    (group,) = found.groups
    assert [entry.link.text for entry in group.entries] == ["T2", "T1"]
    assert all(entry.link.href.endswith("#s") for entry in group.entries)
    assert [link.href for link in group.entries[0].downloads] == ["../a.table-2.csv", "../a.2.json"]


def test_a_site_without_tables_has_no_page_for_them(site: Site, options: RenderOptions) -> None:
    assert list(tables_page(look_up(structs.replace(site, tables=()), options))) == []


def test_a_page_of_the_user_takes_its_place(site: Site, options: RenderOptions) -> None:
    own = StaticFile("tables/index.html", "/x", 1, 0)
    changed = structs.replace(with_tables(site, table(compares=True)), static={"/tables/index.html": own})
    assert list(tables_page(look_up(changed, options))) == []


@pytest.mark.parametrize(("compares", "named"), [(True, True), (False, False)])
def test_the_navigation_names_tables_where_something_is_compared(
    site: Site, options: RenderOptions, *, compares: bool, named: bool
) -> None:
    found = view(with_tables(site, table(compares=compares)), options)
    assert any(link.current for link in found.page.navigation) is named


def test_the_csv_opens_in_spreadsheets_and_runs_nothing(site: Site, options: RenderOptions) -> None:
    file, _ = table_files(look_up(with_tables(site, table(compares=True)), options))
    assert file.path == "a.table-1.csv"
    assert isinstance(file.content, bytes)
    assert file.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert rows == [["名", "值"], ["甲", "Y"], ["'=1+1", "-5"]]


def test_the_json_says_what_it_is(site: Site, options: RenderOptions) -> None:
    _, file = table_files(look_up(with_tables(site, table(compares=True)), options))
    assert isinstance(file.content, bytes)
    document = json.loads(file.content)
    assert document["schema"].startswith("urn:biji:export:tables:")
    assert document["table"]["columns"] == ["名", "值"]
    assert document["table"]["line"] == 7
    assert document["table"]["comparison"] is True


def test_the_files_are_written_where_pages_say(site: Site, options: RenderOptions) -> None:
    files: list[OutputFile] = list(render(with_tables(site, table(compares=True)), options))
    assert {"a.table-1.csv", "a.1.json", "tables/index.html"} <= {file.path for file in files}
