"""What pages say to machines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import structs

from biji.model import RenderOptions, Site
from biji.render.articles import article_view
from biji.render.lookup import look_up
from biji.render.structured_data import graph

SOURCE = "_posts/part-3.md"


def nodes(site: Site, options: RenderOptions) -> dict[str, dict[str, Any]]:
    """The nodes of an article's data by their types."""
    data = json.loads(article_view(look_up(site, options), SOURCE).page.card.data)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


@pytest.fixture
def published(options: RenderOptions) -> RenderOptions:
    return structs.replace(options, url="https://example.org", baseurl="/notes", author="A. Author")


def test_an_article_tells_its_title_date_author_and_place(site: Site, published: RenderOptions) -> None:
    article = nodes(site, published)["Article"]
    assert article["headline"] == site.articles[SOURCE].metadata.title
    assert article["author"] == {"@type": "Person", "name": "A. Author"}
    assert article["url"].startswith("https://example.org/notes/")
    assert len(article["datePublished"]) == 10
    assert article["isPartOf"][0]["name"] == "注意力"
    assert all(article.values())


def test_a_breadcrumb_ends_with_the_page_itself(site: Site, published: RenderOptions) -> None:
    items = nodes(site, published)["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert items[0]["item"] == "https://example.org/notes/"
    assert items[-1]["name"] == site.articles[SOURCE].metadata.title


def test_the_works_that_an_article_cites_are_a_list_each_once(site: Site, published: RenderOptions) -> None:
    found = nodes(site, published)["ItemList"]
    addresses = [item["url"] for item in found["itemListElement"]]
    assert found["numberOfItems"] == len(addresses) == len(set(addresses)) > 0
    assert all(address.startswith("http") for address in addresses)


def test_addresses_are_relative_where_the_sites_own_is_not_known(site: Site, options: RenderOptions) -> None:
    article = nodes(site, structs.replace(options, url=""))["Article"]
    assert not article["url"].startswith(("http", "/"))


def test_no_text_ends_the_script_that_holds_the_data() -> None:
    text = "</script><!-- \u2028\u2029 \ud800"
    data = str(graph({"name": text}, {}))
    assert "<" not in data
    assert "\u2028" not in data
    assert json.loads(data)["@graph"] == [{"name": text}]
