"""Rows of comparison tables are joined to the works that they name."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import (
    Citation,
    ComparisonTable,
    Fragment,
    Inline,
    Place,
    Reference,
    ReferenceIndex,
    Resource,
    ResourceGroup,
    Site,
    SiteTable,
)
from biji.render.titled_works import titled_works
from biji.text import title_key

HERE = Span("a.md", 1)
TITLE = "Attention Is All You Need"
KEY = title_key(TITLE)


def text(words: str) -> Inline:
    return Inline(words, Fragment(words, words))


def joined(site: Site, url: str, orientation: Literal["rows", "columns"] = "rows") -> Site:
    source = next(iter(site.articles))
    row = (text(f"《{TITLE.lower()}》"), text("Y"))
    table = ComparisonTable(Fragment("", ""), HERE, rows=(row,), labelled=True, orientation=orientation)
    reference = Reference(url, "k", "a.org", HERE, TITLE, work=KEY)
    resource = Resource("k", url, TITLE, "a.org", (Citation(source, "", "", reference),))
    return structs.replace(
        site,
        tables=(SiteTable(Place(source, "", ""), 1, "T", table, "/t.csv", "/t.json"),),
        references=ReferenceIndex(by_host=(ResourceGroup("a.org", "/references/a.html", (resource,)),), total=1),
    )


def test_a_row_has_the_address_of_the_work_of_its_title(site: Site) -> None:
    assert titled_works(joined(site, "https://a.org/x")) == {KEY: "https://a.org/x"}


@pytest.mark.parametrize("url", ["", "javascript:alert(1)"])
def test_only_addresses_that_may_be_written_count(site: Site, url: str) -> None:
    assert titled_works(joined(site, url)) == {}


def test_where_items_are_columns_rows_are_no_works(site: Site) -> None:
    assert titled_works(joined(site, "https://a.org/x", "columns")) == {}
