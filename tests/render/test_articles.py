"""An article's page knows its place in the site."""

from __future__ import annotations

import pytest
from msgspec import structs

from biji.model import Neighbours, Outline, RenderOptions, Section, Site
from biji.render.article_views import ArticleView
from biji.render.articles import article_view, describe
from biji.render.block_views import ReferencesView
from biji.render.lookup import look_up

SOURCE = "_posts/part-3.md"


@pytest.fixture
def view(site: Site, options: RenderOptions) -> ArticleView:
    return article_view(look_up(site, options), SOURCE)


def test_the_strip_says_which_part_of_the_series_it_is(view: ArticleView) -> None:
    (strip,) = view.strips
    assert (strip.series.text, strip.position, strip.next) == ("注意力", "3 / 3", None)
    assert strip.previous is not None
    assert strip.previous.text == "注意力（二）——Transformer"


def test_the_left_column_lists_the_series_and_marks_the_article(view: ArticleView) -> None:
    assert view.side is not None
    assert [link.current for link in view.side.items] == [False, False, True]


def test_without_a_series_the_left_column_lists_the_topic_around_the_article(
    site: Site, options: RenderOptions
) -> None:
    alone = article_view(look_up(structs.replace(site, series=()), options), "_posts/part-15.md")
    assert alone.side is not None
    items = alone.side.items
    articles = next(topic for topic in site.topics if topic.name == alone.side.title.text).articles
    assert len(items) == 31 < len(articles)
    assert [link.current for link in items].index(True) == min(15, articles.index("_posts/part-15.md")) > 0
    assert alone.side.more is not None
    assert (alone.side.more.text, alone.side.more.href) == (f"全部 {len(articles)} 篇", alone.side.title.href)


def test_contents_take_over_the_id_of_the_authors_own(view: ArticleView) -> None:
    assert view.contents_id == "markdown-toc"
    assert [entry.title for entry in view.contents] == ["BERT", "轻量化BERT"]
    assert [entry.href for entry in view.contents[0].children] == ["#ernie续", "#xlnet"]


def test_front_matter_turns_the_contents_off(site: Site, options: RenderOptions) -> None:
    article = site.articles[SOURCE]
    quiet = structs.replace(article, metadata=structs.replace(article.metadata, toc=False))
    changed = structs.replace(site, articles={**site.articles, SOURCE: quiet})
    assert article_view(look_up(changed, options), SOURCE).contents == ()


def test_a_work_cited_elsewhere_says_so_and_leads_there(view: ArticleView) -> None:
    items = [item for block in view.body.blocks if isinstance(block, ReferencesView) for item in block.items]
    shared = [item.also for item in items if item.also]
    assert [link.text for link in shared] == ["另见 8 篇"]
    assert "/references/" in shared[0].href
    assert "#ref-" in shared[0].href


def test_a_text_in_another_language_than_the_interface_says_which(
    site: Site, options: RenderOptions, view: ArticleView
) -> None:
    assert view.lang == ""
    english = structs.replace(options, lang="en")
    assert article_view(look_up(site, english), SOURCE).lang == "zh"


def test_a_text_that_names_a_language_has_the_interface_in_it(site: Site, options: RenderOptions) -> None:
    def shown(lang: str) -> tuple[str, str, str]:
        article = site.articles[SOURCE]
        named = structs.replace(article, metadata=structs.replace(article.metadata, lang=lang))
        changed = structs.replace(site, articles={**site.articles, SOURCE: named})
        view = article_view(look_up(changed, options), SOURCE)
        return view.page.lang, view.page.strings.home, view.lang

    assert shown("en-GB") == ("en-GB", "Home", "")
    assert shown("fr") == ("zh-CN", "首页", "fr")
    assert shown("") == ("zh-CN", "首页", "")


def test_neighbours_of_the_topic_are_left_out_when_the_series_names_them(site: Site, options: RenderOptions) -> None:
    def pagers(neighbours: Neighbours) -> list[str]:
        changed = structs.replace(site, neighbours={SOURCE: neighbours})
        return [pager.title for pager in article_view(look_up(changed, options), SOURCE).pagers]

    assert pagers(Neighbours("_posts/part-2.md", "")) == ["注意力"]
    assert pagers(Neighbours("_posts/part-2.md", "_posts/part-4.md")) == ["注意力", "Attention & RNN"]


def test_a_page_waits_for_one_style_sheet_only(site: Site, options: RenderOptions) -> None:
    (sheet,) = article_view(look_up(site, options), SOURCE).page.stylesheets
    assert "theme.css" in sheet


def test_only_a_page_with_formulas_asks_early_for_their_font(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    assert article_view(lookup, SOURCE).page.font.endswith("assets/biji/fonts/stix-two-math.woff2")
    assert article_view(lookup, "_posts/part-2.md").page.font == ""


def test_a_description_is_the_authors_or_the_first_sentence_of_prose(site: Site) -> None:
    article = site.articles[SOURCE]
    assert describe(article).startswith("注意力机制")
    assert len(describe(article)) <= 155
    assert describe(structs.replace(article, metadata=structs.replace(article.metadata, description="D"))) == "D"
    assert describe(structs.replace(article, body=Section(), outline=Outline())) == ""


def test_a_description_of_an_article_without_prose_names_its_headings(site: Site) -> None:
    article = site.articles[SOURCE]
    bare = [structs.replace(section, blocks=(), children=()) for section in article.body.walk() if section.heading]
    assert bare
    first = bare[0].heading
    assert first is not None
    shown = describe(structs.replace(article, body=Section(children=tuple(bare)), outline=Outline()))
    assert shown.startswith(first.title.fragment.text)
