from __future__ import annotations

import pytest
from msgspec import structs

from biji.model import ARTICLE_DOWNLOADS, DOWNLOADS, GROUP_DOWNLOADS, RenderOptions, Site
from biji.render.data_page import data_pages
from biji.render.data_views import DataView
from biji.render.downloads import data_downloads, page_downloads
from biji.render.lookup import Lookup, look_up
from biji.render.pages import linker_for


@pytest.fixture
def lookup(site: Site) -> Lookup:
    url = next(iter(site.urls.values()))
    downloads = {
        site.topics[0].url: {form: f"/topics/a{DOWNLOADS[form]}" for form in GROUP_DOWNLOADS},
        url: {form: url.removesuffix(".html") + DOWNLOADS[form] for form in ARTICLE_DOWNLOADS},
    }
    site = structs.replace(site, downloads=downloads)
    return look_up(site, RenderOptions(lang="zh", downloads=tuple(DOWNLOADS)))


def texts(lookup: Lookup, page: str) -> list[tuple[str, str]]:
    return [(link.text, link.href.rpartition("/")[2]) for link in page_downloads(linker_for(lookup, page), page)]


def test_a_topic_has_its_references_in_every_format_of_bibliographies(lookup: Lookup) -> None:
    assert texts(lookup, lookup.site.topics[0].url) == [
        ("BibTeX", "a.bib"),
        ("CSL-JSON", "a.csl.json"),
        ("RIS", "a.ris"),
        ("CSV", "a.csv"),
        ("书签", "a.bookmarks.htm"),
    ]


def test_an_article_has_them_for_programs_that_cite(lookup: Lookup) -> None:
    assert texts(lookup, next(iter(lookup.site.urls.values()))) == [
        ("BibTeX", "part-3.bib"),
        ("CSL-JSON", "part-3.csl.json"),
    ]


def test_the_reference_index_leads_to_all_data(lookup: Lookup) -> None:
    found = dict(texts(lookup, "/references/"))
    assert found["RIS"] == "references.ris"
    assert list(found)[-1] == "数据"


def test_other_pages_have_none(lookup: Lookup) -> None:
    assert texts(lookup, "/topics/") == []


def test_resources_have_no_bibliography_beside_that_of_references(lookup: Lookup) -> None:
    links = data_downloads(linker_for(lookup, "/data/"), "resources")
    assert [link.text for link in links] == ["CSV", "JSON"]


def test_the_page_of_all_data_lists_every_export_with_its_schema(lookup: Lookup) -> None:
    (page,) = data_pages(lookup)
    assert isinstance(page.view, DataView)
    assert page.path == "data/index.html"
    assert [row.name for row in page.view.rows][:3] == ["参考", "站外作品", "文章"]
    assert all(row.schema for row in page.view.rows)


def test_without_formats_there_is_no_page_of_data(site: Site) -> None:
    assert list(data_pages(look_up(site, RenderOptions()))) == []
