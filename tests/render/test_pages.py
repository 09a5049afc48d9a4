"""The frame of every page."""

from __future__ import annotations

from msgspec import structs

from biji.model import RenderOptions, Site
from biji.render.lookup import look_up
from biji.render.pages import linker_for, page_view
from biji.render.views import PageView


def frame(site: Site, options: RenderOptions, url: str = "/a/", title: str = "T") -> PageView:
    lookup = look_up(site, options)
    return page_view(linker_for(lookup, url), url, title)


def test_a_documents_title_ends_with_the_sites(site: Site, options: RenderOptions) -> None:
    assert frame(site, options).title == "T · 读书笔记"
    assert frame(site, options, "/", "").title == "读书笔记"


def test_a_site_without_a_title_is_a_heap_of_notes(site: Site, options: RenderOptions) -> None:
    untitled = structs.replace(options, title="")
    assert frame(site, untitled, "/", "").title == "笔记"
    assert frame(site, structs.replace(untitled, lang="en")).title == "T · Notes"


def test_the_canonical_address_is_absolute_or_absent(site: Site, options: RenderOptions) -> None:
    based = structs.replace(options, baseurl="/notes")
    assert frame(site, based, "/a b/").canonical == "https://example.org/notes/a%20b/"
    assert frame(site, structs.replace(options, url="")).canonical == ""


def test_the_navigation_leads_only_to_rooms_that_exist(site: Site, options: RenderOptions) -> None:
    assert [link.text for link in frame(site, options).navigation] == ["主题", "系列", "参考库"]
    assert frame(Site(articles={}, urls={}), options).navigation == ()


def test_the_navigation_marks_where_the_reader_is(site: Site, options: RenderOptions) -> None:
    assert [link.current for link in frame(site, options, "/series/").navigation] == [False, True, False]
