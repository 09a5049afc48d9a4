"""The graph of an article: what is in it, and where."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model import (
    Article,
    Backlink,
    Citation,
    Concept,
    Continuation,
    Metadata,
    Part,
    Place,
    Reason,
    Related,
    RenderOptions,
    Series,
    Site,
    SourceKind,
)
from biji.render.articles import article_page
from biji.render.graph.labels import Room, text_width
from biji.render.graph.local import ARTICLE_ROOM, SERIES_ROOM, TITLE_ROOM, WAY_ROOM, local_graph
from biji.render.graph.views import GraphView, LabelView
from biji.render.lookup import Lookup, look_up
from biji.render.pages import linker_for

OPTIONS = RenderOptions(lang="zh-CN")

titles = st.text(st.sampled_from('注意力（二）——<&"AB ab'), min_size=1, max_size=40)


def article(number: int, title: str = "") -> Article:
    date = dt.datetime(2020, 1, 1 + number, tzinfo=dt.UTC)
    return Article(source(number), SourceKind.POST, Metadata(title or f"第{number}篇", str(number), date))


def source(number: int) -> str:
    return f"_posts/{number}.md"


def concept(name: str, *numbers: int) -> Concept:
    places = tuple(Place(source(number), f"{name}-id", name) for number in numbers)
    return Concept(name.lower(), name, f"/concepts/{name}.html", places)


def site(count: int, **more: object) -> Site:
    articles = {source(number): article(number) for number in range(count)}
    values: dict[str, object] = {"articles": articles, "urls": {each: f"/{each[7:-3]}.html" for each in articles}}
    values |= more
    concepts: tuple[Concept, ...] = values.get("concepts", ())  # type: ignore[assignment] # of the test
    series: tuple[Series, ...] = values.get("series", ())  # type: ignore[assignment] # of the test
    for each in articles:
        about = [one.key for one in concepts if any(place.source == each for place in one.places)]
        values.setdefault("concepts_of", {})[each] = tuple(about)  # type: ignore[index] # of the line
        within = [one.name for one in series if any(part.source == each for part in one.parts)]
        values.setdefault("series_of", {})[each] = tuple(within)  # type: ignore[index] # of the line
    return Site(**values)  # type: ignore[arg-type] # keywords of the test's choice


def graph(of: Site, number: int = 0) -> GraphView:
    found = drawn(look_up(of, OPTIONS), number)
    assert found is not None
    return found


def drawn(lookup: Lookup, number: int = 0) -> GraphView | None:
    return local_graph(linker_for(lookup, lookup.site.urls[source(number)]), source(number))


def edges(view: GraphView) -> set[tuple[str, str]]:
    at = {node.y: node.label.text for node in view.articles}
    return {(way.node.label.text, at[y]) for way in view.ways for y in way.ends}


def test_a_concept_leads_to_the_articles_that_are_about_it_too() -> None:
    view = graph(site(4, concepts=(concept("BERT", 0, 2), concept("GAN", 0, 2, 3), concept("SVD", 1, 2))))
    assert edges(view) == {("BERT", "第2篇"), ("GAN", "第2篇"), ("GAN", "第3篇")}
    assert [way.node.href for way in view.ways] == ["concepts/BERT.html", "concepts/GAN.html"]


def test_a_section_leads_to_the_article_where_it_goes_on() -> None:
    join = Continuation("continued", Place(source(0), "最后", "最后"), Place(source(1), "最后续", "最后（续）"))
    both = site(2, continuations=(join,))
    assert edges(graph(both)) == {("最后", "第1篇")}
    assert graph(both).ways[0].node.href == "#最后"
    assert edges(graph(both, 1)) == {("最后（续）", "第0篇")}


def test_a_section_about_a_concept_is_one_way_with_what_continues_it() -> None:
    join = Continuation("overflow", Place(source(0), "BERT-id", "BERT"), Place(source(1), "bert+", "BERT+"))
    view = graph(site(3, concepts=(concept("BERT", 0, 2),), continuations=(join,)))
    assert edges(view) == {("BERT", "第1篇"), ("BERT", "第2篇")}


def test_where_a_section_goes_on_comes_before_what_is_only_close() -> None:
    join = Continuation("overflow", Place(source(0), "BERT-id", "BERT"), Place(source(1), "bert+", "BERT+"))
    concepts = (concept("BERT", 0, *range(10, 20)), concept("GAN", 0, *range(2, 10)))
    close = tuple(Related(source(number), (Reason("concepts", 1),)) for number in range(2, 9))
    of = site(20, concepts=concepts, continuations=(join,), related={source(0): close})
    assert {other for _, other in edges(graph(of))} == {f"第{number}篇" for number in range(1, 9)}


def test_a_written_link_is_drawn() -> None:
    related = {source(0): (Related(source(1), (Reason("links", 1),)), Related(source(2), (Reason("series", 1),)))}
    backlinks = {source(0): (Backlink(source(3), "", "见前文。"), Backlink(source(1), "", "又见前文。"))}
    assert edges(graph(site(4, related=related))) == {("链接", "第1篇")}
    assert edges(graph(site(4, related=related, backlinks=backlinks))) == {("链接", "第1篇"), ("链接", "第3篇")}


def test_what_more_than_twelve_others_share_is_left_out() -> None:
    assert drawn(look_up(site(14, concepts=(concept("AI", *range(14)),)), OPTIONS)) is None
    assert drawn(look_up(site(13, concepts=(concept("AI", *range(13)),)), OPTIONS)) is not None


def test_an_article_that_shares_only_its_series_has_none() -> None:
    parts = tuple(Part(source(number), number, "S") for number in range(3))
    assert drawn(look_up(site(3, series=(Series("S", "/series/s.html", parts),)), OPTIONS)) is None


def test_the_series_runs_through_the_article() -> None:
    parts = tuple(Part(source(number), number, "S") for number in range(9))
    of = site(9, series=(Series("S", "/series/s.html", parts),), concepts=(concept("A", 0, 4), concept("B", 1, 8)))
    (line,) = graph(of, 4).lines
    assert [step.number for step in line.steps] == ["3", "4", "5", "6", "7", "8"]
    assert [step.number for step in line.steps if not step.href] == ["5"]
    assert (line.start, line.end) == (0, 100)
    (first,) = graph(of).lines
    assert first.start == next(step.x for step in first.steps if not step.href)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    count = draw(st.integers(2, 20))
    numbers = st.lists(st.integers(0, count - 1), min_size=1, max_size=14, unique=True)
    names = draw(st.lists(titles, max_size=16, unique_by=str.lower))
    concepts = tuple(concept(name, *draw(numbers)) for name in names)
    series = tuple(
        Series(name, f"/series/{index}.html", tuple(Part(source(number), number, name) for number in draw(numbers)))
        for index, name in enumerate(draw(st.lists(titles, max_size=3, unique=True)))
    )
    articles = {source(number): article(number, draw(titles)) for number in range(count)}
    return site(
        count,
        articles=articles,
        concepts=concepts,
        series=series,
    )


def fits(room: Room, *labels: LabelView) -> None:
    for made in labels:
        assert text_width(made.start + ("…" if made.rest or made.cut else "")) <= room.narrow
        assert text_width(made.start + made.rest + ("…" if made.cut else "")) <= room.wide


@settings(max_examples=60)
@given(sites())
def test_no_graph_has_more_than_thirty_nodes_and_no_label_lies_on_another(of: Site) -> None:
    lookup = look_up(of, OPTIONS)
    for number in range(len(of.articles)):
        view = drawn(lookup, number)
        if view is None:
            continue
        parts = [step for line in view.lines for step in line.steps if step.href]
        assert 1 + len(view.lines) + len(parts) + len(view.ways) + len(view.articles) <= 30
        ways = [way.node for way in view.ways]
        for nodes in (ways, view.articles, [line.series for line in view.lines]):
            heights = [node.y for node in nodes]
            assert all(
                below - above >= 20 for above, below in pairwise(heights if nodes is ways else sorted(heights))
            )
            assert all(0 < y < view.height for y in heights)
        fits(WAY_ROOM, *(node.label for node in ways))
        fits(ARTICLE_ROOM, *(node.label for node in view.articles))
        fits(SERIES_ROOM, *(line.series.label for line in view.lines))
        fits(TITLE_ROOM, *([view.title] if view.title else []))


def test_labels_have_room_in_their_columns() -> None:
    """The columns are shares of 318 and of 518 pixels, of which 13 make an em."""
    for room, share in ((WAY_ROOM, 0.32), (ARTICLE_ROOM, 0.5), (TITLE_ROOM, 0.64), (SERIES_ROOM, 1)):
        assert room.narrow * 13 <= share * 318
        assert room.wide * 13 <= share * 518


@settings(max_examples=40)
@given(sites())
def test_every_way_leads_to_an_article_and_every_article_is_led_to(of: Site) -> None:
    lookup = look_up(of, OPTIONS)
    for number in range(len(of.articles)):
        view = drawn(lookup, number)
        if view:
            assert all(way.ends for way in view.ways)
            assert {y for way in view.ways for y in way.ends} == {node.y for node in view.articles}


@settings(max_examples=40)
@given(sites())
def test_links_are_those_of_the_site_and_titles_are_text(of: Site) -> None:
    lookup = look_up(of, OPTIONS)
    pages = {url[1:] for url in of.urls.values()}
    pages |= {f"concepts/{each.name}.html" for each in of.concepts} | {each.url[1:] for each in of.series}
    hrefs = {linker_for(lookup, "/x.html").href(f"/{page}") for page in pages}
    names = {" ".join(each.metadata.title.split()) for each in of.articles.values()}
    names |= {" ".join(each.name.split()) for each in of.concepts}
    names |= {" ".join(each.name.split()) for each in of.series}
    for number in range(len(of.articles)):
        content = article_page(lookup, source(number)).write(lookup.templates).content
        assert isinstance(content, bytes)
        svg = re.search(r'<details class="graph">.*?</svg>', content.decode(), re.DOTALL)
        if svg:
            assert {unescape(href) for href in re.findall(r'href="([^"]*)"', svg[0])} <= hrefs
            assert {
                " ".join(unescape(title).split()) for title in re.findall(r"<title>(.*?)</title>", svg[0])
            } <= names
            assert set(re.findall(r"</?(\w+)", svg[0])) <= {
                *("details", "summary", "svg", "g", "a", "title", "text", "tspan", "line", "circle")
            }


def test_works_that_are_cited_elsewhere_lead_there(site: Site) -> None:
    lookup = look_up(site, OPTIONS)
    shared = site.references.shared[0]
    assert isinstance(shared.citations[0], Citation)
    view = local_graph(linker_for(lookup, site.urls["_posts/part-3.md"]), "_posts/part-3.md")
    assert view is not None
    linked, way = view.ways
    assert linked.node.label.text == "链接"
    assert way.node.label.text == shared.name
    assert way.node.href.startswith("#ref-")
    assert len(way.ends) == len(view.articles) == len(shared.citations) - 1
