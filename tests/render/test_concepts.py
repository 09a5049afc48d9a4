"""The pages of concepts, and what articles say of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from biji.link import link
from biji.model import LinkOptions, ParseOptions, RenderOptions, Source, SourceKind
from biji.parse import parse
from biji.render import render
from biji.render.articles import article_view
from biji.render.block_views import BlockView, ElsewhereView
from biji.render.concept_views import ConceptIndexView, ConceptView
from biji.render.concepts import concept_pages
from biji.render.lookup import Lookup, look_up
from biji.render.pages import Page

FIRST, SECOND, THIRD = "_posts/2020-1-1-a.md", "_posts/2020-1-2-b.md", "_posts/2020-1-3-c.md"
ONE, TWO = "https://example.org/1\n\n第一篇\n\n", "https://example.org/2\n\n第二篇\n\n"
POSTS = {
    FIRST: (
        "光学（一）",
        f"# 小孔成像\n\n光沿直线传播 <b>。然后呢？\n\n$$x$$ 与 $$y$$\n\n参考：\n\n{ONE}## 透镜\n\nx\n",
    ),
    SECOND: ("光学（二）", f"# 小孔成像（续）\n\n参考：\n\n{ONE}{TWO}# 透镜\n\ny\n"),
    THIRD: ("相机", f"# 历史\n\n先说一句。相机始于小孔成像，`小孔成像`。\n\n参考：\n\n{TWO}"),
}


def site(posts: Mapping[str, tuple[str, str]] = POSTS, **options: object) -> Lookup:
    sources = [
        Source(path, SourceKind.POST, f"---\ntitle: {title}\ncategory: physics\n---\n{text}".encode())
        for path, (title, text) in posts.items()
    ]
    articles = [article for each in sources if (article := parse(each, ParseOptions()).article)]
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    return look_up(link(articles, LinkOptions(now=now), ()).site, RenderOptions(lang="en", **options))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def pages() -> dict[str, ConceptIndexView | ConceptView]:
    return {page.path: page.view for page in concept_pages(site()) if isinstance(page, Page)}  # type: ignore[misc]


@pytest.fixture(scope="module")
def pinhole(pages: dict[str, ConceptView]) -> ConceptView:
    return pages["concepts/小孔成像.html"]


def test_there_is_a_page_for_each_concept_and_one_for_all(pages: dict[str, object]) -> None:
    assert set(pages) == {"concepts/index.html", "concepts/小孔成像.html", "concepts/透镜.html"}


def test_the_list_has_the_concepts_of_each_topic_with_the_number_of_their_places(
    pages: dict[str, ConceptIndexView],
) -> None:
    (group,) = pages["concepts/index.html"].groups
    assert group.title == "physics"
    assert [(one.text, one.href, one.note) for one in group.links] == [
        ("小孔成像", "%E5%B0%8F%E5%AD%94%E6%88%90%E5%83%8F.html", "2"),
        ("透镜", "%E9%80%8F%E9%95%9C.html", "2"),
    ]


def test_a_place_says_where_it_stands_what_it_holds_and_how_it_begins(pinhole: ConceptView) -> None:
    first, second = pinhole.places
    assert (first.link.text, first.section, first.date) == ("光学（一）", "", "2020-01-01")
    assert first.series
    assert (first.series.text, first.series.note) == ("光学", "1 / 2")
    assert first.facts == ("2 formulas", "1 reference")
    assert first.opening.startswith("光沿直线传播")
    assert (second.section, second.opening) == ("小孔成像（续）", "")


def test_the_references_of_all_sections_are_merged_and_those_cited_elsewhere_marked(pinhole: ConceptView) -> None:
    one, two = pinhole.references
    assert [str(one.title), str(two.title)] == ["第一篇", "第二篇"]
    assert [link.text for link in one.citations] == ["光学（一）", "光学（二）"]
    assert one.also is None
    assert two.also
    assert two.also.text == "also in 1 article"


def test_mentions_stand_apart_with_their_sentence(pinhole: ConceptView) -> None:
    (mention,) = pinhole.mentions
    assert mention.link.text == "相机 › 历史"
    assert (mention.before, mention.name) == ("相机始于", "小孔成像")


def test_concepts_of_the_same_articles_are_named(pinhole: ConceptView) -> None:
    assert [(link.text, link.note) for link in pinhole.together] == [("透镜", "2")]


def test_an_article_names_its_concepts_below_their_headings_and_in_its_foot() -> None:
    view = article_view(site(), FIRST)
    elsewhere = [block for block in view.body.blocks if isinstance(block, ElsewhereView)]
    # The first section goes on in the other article, which its own line says.
    assert [[(link.text, link.note) for link in block.links] for block in elsewhere] == [
        [("also in 1 article", "光学（二）")]
    ]
    rows = {row.name: row for row in view.foot}
    assert [link.text for link in rows["concepts"].links] == ["小孔成像", "透镜"]
    (mention,) = rows["mentions"].links
    assert mention.note.startswith("相机始于小孔成像")


def test_an_article_names_the_concepts_that_it_mentions() -> None:
    rows = {row.name: row for row in article_view(site(), THIRD).foot}
    assert [link.text for link in rows["mentioned"].links] == ["小孔成像"]
    assert "concepts" not in rows


def test_bodies_as_jekyll_makes_them_have_no_such_lines() -> None:
    blocks = article_view(site(faithful=True, inline_mentions=True), FIRST).body.blocks
    assert all(isinstance(block, BlockView) and "mention" not in block.html for block in blocks)


@pytest.mark.parametrize("asked", [False, True])
def test_names_in_the_text_are_links_where_the_site_asks_for_it(*, asked: bool) -> None:
    body = article_view(site(inline_mentions=asked), THIRD).body
    html = "".join(str(block.html) for block in body.blocks if isinstance(block, BlockView))
    assert html.count('class="mention"') == asked
    assert (">小孔成像</a>，" in html) == asked


def test_every_template_is_filled() -> None:
    lookup = site()
    files = {file.path: file.content for file in render(lookup.site, lookup.options)}
    page = files["concepts/小孔成像.html"]
    assert isinstance(page, bytes)
    assert "<b>小孔成像</b>" in page.decode()
    assert b'aria-current="page"' in files["concepts/index.html"]  # type: ignore[operator]


def test_papers_are_works_too_and_what_titles_name_is_marked() -> None:
    paper, address = "论文：\n\n《On Pinhole Images》\n\n", "https://example.org/p\n\nOn Pinhole Images\n\n"
    lookup = site(
        {FIRST: ("小孔成像", f"# 小孔成像\n\n{paper}# 透镜\n"), SECOND: ("镜", f"# 小孔成像\n# 透镜\n{address}")}
    )
    index, pinhole, lens = (page.view for page in concept_pages(lookup) if isinstance(page, Page))
    assert isinstance(index, ConceptIndexView)
    assert [link.note for group in index.groups for link in group.links] == ["2 ★", "2"]
    assert "★ named in titles" in index.facts
    assert isinstance(pinhole, ConceptView)
    assert isinstance(lens, ConceptView)
    assert pinhole.facts == ("2 sections", "1 reference", "★ named in titles")
    (work,) = pinhole.references
    assert (str(work.title), work.href) == ("On Pinhole Images", "https://example.org/p")
    assert work.also
    assert lens.facts == ("2 sections", "1 reference")
