"""A site indexed for rendering."""

from __future__ import annotations

from msgspec import structs

from biji.diagnostics import Span
from biji.model import Article, Fragment, Metadata, Prose, RenderOptions, Section, Site, SourceKind
from biji.render.lookup import look_up


def front(site: Site, url: str) -> Article | None:
    blocks = (Prose(Fragment("<p>a</p>", "a"), Span("index.md", 1)),)
    page = Article("index.md", SourceKind.PAGE, Metadata("Home", "index"), Section(None, blocks))
    changed = structs.replace(site, articles={page.source: page}, urls={page.source: url})
    return look_up(changed, RenderOptions()).front


def test_the_page_at_the_root_is_the_users_front_page(site: Site) -> None:
    assert front(site, "/") is not None
    assert front(site, "/index.html") is not None
    assert front(site, "/other.html") is None


def test_what_the_user_has_written_is_taken(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    assert not lookup.is_free("/images/model.png")
    assert not lookup.is_free(next(iter(site.urls.values())))
    assert lookup.is_free("/topics/")


def test_files_keep_their_names_and_pages_are_html(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    paths = [lookup.path(url) for url in ("/images/model.png", "/feed.xml", "/about", "/topics/")]
    assert paths == ["images/model.png", "feed.xml", "about.html", "topics/index.html"]


def test_an_article_orders_its_topics_and_series_itself(site: Site, options: RenderOptions) -> None:
    source = "_posts/part-3.md"
    turned = structs.replace(site, topics_of={**site.topics_of, source: site.topics_of[source][::-1]})
    for one in (site, turned):
        found = look_up(one, options).topics_of[source]
        assert tuple(topic.name for topic, _ in found) == one.topics_of[source]
        assert all(topic.articles[index] == source for topic, index in found)


def test_a_work_is_known_in_the_index_when_several_articles_cite_it(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    (key,) = lookup.resources
    assert key == "https://mp.weixin.qq.com/s/shared"
    hosts = [group for group in site.references.by_host if key in {work.key for work in group.resources}]
    assert lookup.index_pages[key] in {group.url for group in hosts}
    assert list(lookup.index_pages) == [key]
