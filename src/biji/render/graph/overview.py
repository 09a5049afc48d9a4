"""The overview: topics as rows with their series, arcs between those that share something, and the same in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from biji.model import Topic
from biji.render.block_views import LinkView
from biji.render.graph.labels import Room, label
from biji.render.graph.overview_views import ArcView, OverviewView, SegmentView, TieView, TopicRowView
from biji.render.graph.ties import Tie, find_ties, in_sight
from biji.render.graph.views import NodeView
from biji.render.links import Linker, RelativeLinker
from biji.render.lookup import GRAPH_URL, TOPICS_URL, Lookup
from biji.render.pages import Page, breadcrumb, linker_for, page_view
from biji.render.strings import Strings, counted

#: Topics shown: the largest. The others are on the page of all topics.
_TOPICS = 60

#: Named for a topic: its series, the topics close to it, the concepts that they share.
_SERIES = 12
_TIES = 5
_CONCEPTS = 4

#: So many rows at least make the widest arc.
_FLAT = 12

#: Arcs that end in a row, but for those without which another row had none.
_ARCS = 3

#: Down, in pixels.
_ROW = 24

#: Across, in percent: where bars begin, and how long the longest is.
_BARS = 34.5
_LONGEST = 33

#: In em of 13 pixels, in a third of 318 and of 598 pixels: windows of 360 pixels and of 40rem.
TOPIC_ROOM = Room(7.9, 15)


def overview_pages(lookup: Lookup) -> Iterator[Page]:
    """The page, where there are topics to compare."""
    if not _has_overview(lookup):
        return
    linker, strings, site = linker_for(lookup, GRAPH_URL), lookup.strings, lookup.site
    topics = {topic.name: topic for topic in site.topics[:_TOPICS]}
    ties = [tie for tie in find_ties(site) if topics.keys() >= set(tie.topics)]
    order = in_sight(list(topics), ties)
    rows = _rows(linker, [topics[name] for name in order], ties)
    facts = (
        counted(strings.topics_count, len(site.topics)),
        *([counted(strings.series_count, len(site.series))] if site.series else []),
        *([counted(strings.ties_count, len(ties))] if ties else []),
    )
    more = LinkView(counted(strings.all_topics, len(site.topics)), linker.href(TOPICS_URL))
    yield Page(
        lookup.path(GRAPH_URL),
        "graph.html",
        OverviewView(
            page=page_view(linker, GRAPH_URL, strings.overview, facts=facts),
            heading=strings.overview,
            breadcrumb=breadcrumb(linker),
            facts=facts,
            height=len(rows) * _ROW,
            topics=rows,
            arcs=tuple(_arcs(strings, order, ties)),
            more=more if len(site.topics) > _TOPICS else None,
        ),
    )


def overview_link(linker: Linker) -> LinkView | None:
    """A link to the overview, where there is one."""
    lookup = linker.lookup
    return LinkView(lookup.strings.overview, linker.href(GRAPH_URL)) if _has_overview(lookup) else None


def _has_overview(lookup: Lookup) -> bool:
    return len(lookup.site.topics) > 1 and lookup.is_free(GRAPH_URL)


def _rows(linker: RelativeLinker, topics: Sequence[Topic], ties: Sequence[Tie]) -> tuple[TopicRowView, ...]:
    close: defaultdict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for tie in ties:
        one, other = tie.topics
        close[one].append((other, tie))
        close[other].append((one, tie))
    links = {topic.name: LinkView(topic.name, linker.href(topic.url)) for topic in topics}
    strings, most = linker.lookup.strings, max(len(topic.articles) for topic in topics)
    return tuple(
        _row(
            linker,
            topic,
            index,
            most,
            [
                TieView(links[name], _facts(strings, tie), _concepts(linker, tie))
                for name, tie in close[topic.name][:_TIES]
            ],
        )
        for index, topic in enumerate(topics)
    )


def _row(linker: RelativeLinker, topic: Topic, index: int, most: int, ties: Sequence[TieView]) -> TopicRowView:
    lookup = linker.lookup
    first = [lookup.series_of[source][0][0] for source in topic.articles if source in lookup.series_of]
    members = Counter((series.name, series.url) for series in first)
    series = sorted(members.items(), key=lambda pair: (-pair[1], pair[0]))[:_SERIES]
    links = [(LinkView(name, linker.href(url)), count) for (name, url), count in series]
    total = len(topic.articles)
    references = sum(lookup.references[source] for source in topic.articles)
    strings = lookup.strings
    facts = [counted(strings.articles, total)]
    facts += [counted(strings.references_count, references)] if references else []
    return TopicRowView(
        node=NodeView(label(topic.name, TOPIC_ROOM), linker.href(topic.url), index * _ROW + _ROW // 2),
        anchor=_anchor(index),
        number=f"{total:,}",
        end=round(_BARS + _LONGEST * total / most, 2),
        segments=tuple(_segments(strings, links, total, most)),
        facts=tuple(facts),
        series=tuple(LinkView(link.text, link.href, f"{count:,}") for link, count in links),
        ties=tuple(ties),
    )


def _segments(
    strings: Strings, series: Sequence[tuple[LinkView, int]], total: int, most: int
) -> Iterator[SegmentView]:
    """The parts of a bar: each series, then what remains."""
    before = 0
    rest = total - sum(count for _, count in series)
    for link, count in (*series, (LinkView(strings.other, ""), rest)):
        if count:
            said = f"{link.text} · {counted(strings.articles, count)}"
            x, width = _LONGEST * before / most, _LONGEST * count / most
            yield SegmentView(said, link.href, round(_BARS + x, 2), round(width, 2))
            before += count


def _facts(strings: Strings, tie: Tie) -> tuple[str, ...]:
    counts = (
        (strings.shared_articles, tie.count("articles")),
        (strings.shared_concepts, tie.count("concepts")),
        (strings.shared_resources, tie.count("resources")),
        (strings.written_links, tie.count("links")),
    )
    return tuple(counted(forms, count) for forms, count in counts if count)


def _concepts(linker: RelativeLinker, tie: Tie) -> tuple[LinkView, ...]:
    concepts = [linker.lookup.concepts[bond.key] for bond in tie.bonds if bond.kind == "concepts"]
    return tuple(LinkView(one.name, linker.href(one.url)) for one in concepts[:_CONCEPTS])


def _arcs(strings: Strings, order: Sequence[str], ties: Sequence[Tie]) -> Iterator[ArcView]:
    """Arcs for the strongest ties, the weakest first, so that no strong one is covered."""
    row = {name: index for index, name in enumerate(order)}
    drawn: Counter[str] = Counter()
    shown = []
    for tie in ties:
        ends = sorted(drawn[name] for name in tie.topics)
        if not ends[0] or ends[1] < _ARCS:
            drawn.update(tie.topics)
            shown.append(tie)
    spans = (abs(row[one] - row[other]) for one, other in (tie.topics for tie in shown))
    longest = max((_FLAT, *spans))
    for tie in reversed(shown):
        start, end = sorted(row[name] for name in tie.topics)
        yield ArcView(
            title=f"{order[start]} – {order[end]} · {' · '.join(_facts(strings, tie))}",
            href=f"#{_anchor(start)}",
            start=start * _ROW + _ROW // 2,
            end=end * _ROW + _ROW // 2,
            depth=round(100 * ((end - start) / longest) ** 0.5),
            weight=1 + round(3 * tie.weight / ties[0].weight),
        )


def _anchor(index: int) -> str:
    return f"topic-{index + 1}"
