"""The search page and the way to it."""

from __future__ import annotations

from msgspec import structs

from biji.model import OutputFile, RenderOptions, Site
from biji.render import render


def rendered(site: Site, options: RenderOptions) -> dict[str, OutputFile]:
    return {file.path: file for file in render(site, options)}


def text(file: OutputFile) -> str:
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_every_page_leads_to_the_search_page(site: Site, options: RenderOptions) -> None:
    files = rendered(site, options)
    assert 'class="find" href="../search/index.html"' in text(files["topics/index.html"])
    assert 'data-script="/assets/biji/search.js?v=' in text(files["404.html"])
    folders = {path.rpartition("/")[0] for path in files}
    assert "search/articles.js" in files
    assert {"search/terms", "search/texts"} <= folders


def test_the_page_says_where_everything_is_listed_to_those_without_scripts(
    site: Site, options: RenderOptions
) -> None:
    page = text(rendered(site, options)["search/index.html"])
    note = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "搜索需要 JavaScript" in note
    assert 'href="../topics/index.html"' in note
    assert '<input type="search" name="q"' in page


def test_search_can_be_turned_off(site: Site, options: RenderOptions) -> None:
    files = rendered(site, structs.replace(options, search=False))
    assert not [path for path in files if path.startswith("search/")]
    assert 'class="find"' not in text(files["index.html"])
