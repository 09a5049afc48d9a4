"""The page that shows how topics hang together."""

from __future__ import annotations

import re
from html import unescape

import pytest
from msgspec import structs

from biji.model import Concept, Place, RenderOptions, Site, Topic
from biji.render.graph.overview import overview_pages
from biji.render.graph.overview_views import OverviewView
from biji.render.lookup import look_up

NASTY = 'Attention & "RNN" <b>'


def overview(of: Site, options: RenderOptions) -> OverviewView:
    (page,) = overview_pages(look_up(of, options))
    assert isinstance(page.view, OverviewView)
    return page.view


@pytest.fixture
def tied(site: Site) -> Site:
    """The sample site with a concept of two topics and a topic with a nasty name."""
    sources = list(site.urls)
    own = dict.fromkeys(sources[:3], ("甲",)) | dict.fromkeys(sources[3:6], (NASTY,))
    topics = (Topic("甲", "/topics/甲.html", tuple(sources[:3])), Topic(NASTY, "/topics/b.html", tuple(sources[3:6])))
    concept = Concept("svd", "SVD", "/concepts/svd.html", (Place(sources[0], "", ""), Place(sources[4], "", "")))
    return structs.replace(
        site, topics=topics, topics_of=own, concepts=(concept,), backlinks={}, references=type(site.references)()
    )


def html(of: Site, options: RenderOptions) -> str:
    lookup = look_up(of, options)
    (page,) = overview_pages(lookup)
    content = page.write(lookup.templates).content
    assert isinstance(content, bytes)
    return content.decode()


def test_topics_with_what_they_share_are_told_in_words(tied: Site, options: RenderOptions) -> None:
    first, second = overview(tied, options).topics
    assert [tie.topic.text for tie in first.ties] == [NASTY]
    assert [tie.topic.text for tie in second.ties] == ["甲"]
    assert first.ties[0].facts == ("1 个共同概念",)
    assert [link.href for link in first.ties[0].concepts] == ["../concepts/svd.html"]


def test_a_tie_is_an_arc_between_the_rows(tied: Site, options: RenderOptions) -> None:
    view = overview(tied, options)
    (arc,) = view.arcs
    assert {arc.start, arc.end} == {row.node.y for row in view.topics}
    assert arc.href == "#" + view.topics[0].anchor


def test_a_bar_is_made_of_series_and_of_the_rest(site: Site, options: RenderOptions) -> None:
    for row in overview(site, options).topics:
        ends = [34.5]
        for segment in row.segments:
            assert segment.x == pytest.approx(ends[-1], abs=0.02)
            ends.append(segment.x + segment.width)
        assert ends[-1] == pytest.approx(row.end, abs=0.05)
        assert row.end <= 67.5


def test_names_are_text(tied: Site, options: RenderOptions) -> None:
    page = html(tied, options)
    assert "<b>" not in page
    assert NASTY in unescape(page)


def test_whoever_listens_hears_the_words_and_not_the_drawing(tied: Site, options: RenderOptions) -> None:
    drawing = re.search(r'<svg class="graph overview".*</svg>\n<dl', html(tied, options), re.DOTALL)
    assert drawing
    assert 'aria-hidden="true"' in drawing[0]
    assert drawing[0].count("<a ") == drawing[0].count('tabindex="-1"')


def test_many_topics_do_not_make_a_long_page(site: Site, options: RenderOptions) -> None:
    source = next(iter(site.urls))
    topics = tuple(Topic(f"主题 {number}", f"/topics/{number}.html", (source,)) for number in range(200))
    many = structs.replace(site, topics=topics, topics_of={source: tuple(topic.name for topic in topics)})
    view = overview(many, options)
    assert len(view.topics) == 60
    assert view.more is not None


def test_one_topic_needs_no_overview(site: Site, options: RenderOptions) -> None:
    assert list(overview_pages(look_up(structs.replace(site, topics=site.topics[:1]), options))) == []
