"""The graph around one article, as three things that a reader knows: a line, a column and a list.

Its series runs across through the article. Down from the article stand its subjects in the order of the text, and
beside them the articles that share them, each near the subjects that lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biji.model import Series
from biji.render.graph.labels import Room, label
from biji.render.graph.views import GraphView, LineView, NodeView, StepView, WayView
from biji.render.graph.ways import Way, articles_on, by_rarity, ways_from
from biji.render.links import RelativeLinker
from biji.render.pages import article_link

#: With two series, their names, the article and five other parts of each, these make 30 nodes.
_WAYS = 9
_ARTICLES = 8
_SERIES = 2

#: Parts of a series before and after the article.
_BEFORE = 2
_AFTER = 3

#: Across, in percent: the article with its subjects (as in `_graph.html`), and how far apart parts of a series are.
_SPINE = 34
_STEP = 14

#: Down, in pixels: between rows; the height of a series, where its name and its dots are; that of a title instead.
_ROW = 25
_LINE = 62
_NAME = 10
_DOTS = 46
_TITLE = 34

#: In em of 13 pixels, in columns of 318 and of 518 pixels: windows of 360 pixels and of 52rem with contents beside.
WAY_ROOM = Room(7.7, 12.7)
ARTICLE_ROOM = Room(12, 19.8)
TITLE_ROOM = Room(15, 25)
SERIES_ROOM = Room(24, 39)


def local_graph(linker: RelativeLinker, source: str) -> GraphView | None:
    """What an article shares with others; None where it shares nothing but its series, which the page shows anyway.

    Args:
        linker: makes the addresses.
        source: the article.
    """
    lookup = linker.lookup
    ways = ways_from(linker, source)
    if not ways:
        return None
    articles = articles_on(lookup, source, ways, _ARTICLES)
    ways = _telling(ways, articles)
    articles = _beside(ways, articles)
    lines = tuple(_lines(linker, source))
    top = len(lines) * _LINE or _TITLE
    rows = max(len(ways), len(articles))
    heights = {other: _height(top, index, len(articles), rows) for index, other in enumerate(articles)}
    return GraphView(
        title=None if lines else label(lookup.site.articles[source].metadata.title, TITLE_ROOM),
        height=top + rows * _ROW,
        top=_DOTS if lines else _TITLE // 2,
        lines=lines,
        ways=tuple(
            WayView(
                NodeView(label(way.name, WAY_ROOM), way.href, _height(top, index, len(ways), rows)),
                tuple([heights[other] for other in way.sources if other in heights]),
            )
            for index, way in enumerate(ways)
        ),
        articles=tuple(_articles(linker, heights)),
    )


def _telling(ways: Sequence[Way], articles: Sequence[str]) -> list[Way]:
    """The ways to be drawn, in their order: to every article at least one, then the rarest."""
    shown = set(articles)
    rare = [way for way in by_rarity(ways) if not shown.isdisjoint(way.sources)]
    needed = (next(way for way in rare if article in way.sources) for article in articles)
    chosen = list(dict.fromkeys((*needed, *rare)))[:_WAYS]
    return [way for way in ways if way in chosen]


def _beside(ways: Sequence[Way], articles: Sequence[str]) -> list[str]:
    """The articles in the order of the middle of the ways that lead to them, so that few lines cross."""
    middle = {}
    for article in articles:
        found = [index for index, way in enumerate(ways) if article in way.sources]
        middle[article] = sum(found) / len(found)
    return sorted(articles, key=middle.__getitem__)


def _height(top: int, index: int, count: int, rows: int) -> int:
    """The middle of a row; the shorter column stands in the middle of the other."""
    return top + ((rows - count + 2 * index) * _ROW + _ROW) // 2


def _articles(linker: RelativeLinker, heights: dict[str, int]) -> Iterator[NodeView]:
    for source, y in heights.items():
        link = article_link(linker, source)
        if link:
            yield NodeView(label(link.text, ARTICLE_ROOM), link.href, y)


def _lines(linker: RelativeLinker, source: str) -> Iterator[LineView]:
    for row, (series, index) in enumerate(linker.lookup.series_of.get(source, ())[:_SERIES]):
        first = max(0, index - _BEFORE)
        last = min(len(series.parts) - 1, index + _AFTER)
        yield LineView(
            series=NodeView(label(series.name, SERIES_ROOM), linker.href(series.url), row * _LINE + _NAME),
            y=row * _LINE + _DOTS,
            steps=tuple(_steps(linker, series, range(first, last + 1), index)),
            start=_SPINE - (index - first) * _STEP if first == 0 else 0,
            end=_SPINE + (last - index) * _STEP if last == len(series.parts) - 1 else 100,
        )


def _steps(linker: RelativeLinker, series: Series, shown: range, current: int) -> Iterator[StepView]:
    for index in shown:
        link = article_link(linker, series.parts[index].source)
        if link:
            href = link.href if index != current else ""
            yield StepView(str(index + 1), link.text, href, _SPINE + (index - current) * _STEP)
