"""`llms.txt`, an index for programs that read text."""

from __future__ import annotations

from msgspec import structs

from biji.model import RenderOptions, Site
from biji.render.llms import llms
from biji.render.lookup import look_up


def text(site: Site, options: RenderOptions) -> str:
    (file,) = llms(look_up(site, options))
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_it_begins_with_the_title_and_what_the_site_is_about(site: Site, options: RenderOptions) -> None:
    assert text(site, options).startswith("# 读书笔记\n\n> 关于机器学习的长篇笔记。\n\n## Attention & RNN\n\n- [")


def test_an_article_stands_once_in_its_first_topic(site: Site, options: RenderOptions) -> None:
    found = text(site, options)
    for source, url in site.urls.items():
        assert found.count(f"](https://example.org{url})") == 1, source


def test_no_markup_of_a_title_is_read_as_such(site: Site, options: RenderOptions) -> None:
    source, article = next(iter(site.articles.items()))
    title = "[a](b) *c* `d` <e> \\ f\n# g &lt; R&D"
    changed = structs.replace(article, metadata=structs.replace(article.metadata, title=title))
    found = text(structs.replace(site, articles={**site.articles, source: changed}), options)
    assert r"- [\[a\](b) \*c\* \`d\` \<e\> \\ f # g \&lt; R&D](" in found


def test_without_the_sites_address_links_begin_at_the_root(site: Site, options: RenderOptions) -> None:
    assert "](/b/attention/2020/01/03/part-3.html)" in text(site, structs.replace(options, url="", baseurl="/b"))


def test_it_can_be_turned_off(site: Site, options: RenderOptions) -> None:
    assert list(llms(look_up(site, structs.replace(options, llms=False)))) == []
