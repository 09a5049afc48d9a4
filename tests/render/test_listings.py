"""The pages that list articles."""

from __future__ import annotations

from msgspec import structs

from biji.model import RenderOptions, Site
from biji.render.listings import RECENT, directory_pages, home_page, topic_page
from biji.render.lookup import look_up
from biji.render.views import DirectoryView, HomeView, ListingView


def test_the_front_page_shows_what_is_new_and_the_rooms(site: Site, options: RenderOptions) -> None:
    page = home_page(look_up(site, options))
    assert isinstance(page.view, HomeView)
    assert page.path == "index.html"
    assert len(page.view.recent) == RECENT
    assert page.view.recent[0].link.text == "注意力（三）——BERT（2）"
    assert page.view.facts == ("40 篇文章", "13 个系列", "40 条参考")


def test_a_front_page_without_a_description_is_described_by_its_facts(site: Site, options: RenderOptions) -> None:
    page = home_page(look_up(site, structs.replace(options, description="")))
    assert isinstance(page.view, HomeView)
    assert page.view.page.description == "40 篇文章 · 13 个系列 · 40 条参考"
    assert page.view.lead == ""


def test_a_topic_lists_its_articles_under_their_years(site: Site, options: RenderOptions) -> None:
    page = topic_page(look_up(site, options), site.topics[0])
    assert isinstance(page.view, ListingView)
    assert page.path == "topics/attention & rnn/index.html"
    years = [group.title for group in page.view.groups]
    assert years == sorted(years, reverse=True)
    assert sum(len(group.entries) for group in page.view.groups) == len(site.articles)


def test_topics_and_series_have_a_page_each_when_there_are_any(site: Site, options: RenderOptions) -> None:
    pages = list(directory_pages(look_up(site, options)))
    assert [page.path for page in pages] == ["topics/index.html", "series/index.html"]
    for page in pages:
        assert isinstance(page.view, DirectoryView)
        names = [link.text for link in page.view.links]
        assert names == sorted(names, key=str.casefold)
    assert list(directory_pages(look_up(structs.replace(site, topics=(), series=()), options))) == []
