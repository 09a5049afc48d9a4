"""The site as a graph: articles, series, topics, concepts and shared outside works, with typed edges between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from biji.render.exports.selection import Selection


class Node(Struct, frozen=True):
    """A thing that has a page, or an outside work.

    Attributes:
        id: the kind, a colon, and what identifies it: source path, name or key.
        kind: `article`, `series`, `topic`, `concept` or `resource`.
        name: title or name.
        url: decoded, from the site's root; of a resource, its address.
    """

    id: str
    kind: str
    name: str
    url: str


class Edge(Struct, frozen=True):
    """How a thing relates to another.

    Attributes:
        source: id of the node from which it leads.
        target: id of the node to which it leads.
        kind: `part` (article, series), `next` (article, the next part), `topic` (article, topic), `concept`
            (article, concept), `continues` and `overflow` (article, the one where its section's subject begins),
            `link` (article, article), `mention` (article, concept), `cites` (article, resource), `related` (article,
            article).
        inferred: nobody wrote it: biji concludes it from the text.
        weight: how many sections, links, mentions, citations or reasons it stands for.
    """

    source: str
    target: str
    kind: str
    inferred: bool
    weight: int


class Graph(Struct, frozen=True):
    """Articles and what they have to do with each other.

    Attributes:
        nodes: every article, series, topic and concept, and every resource that more than one article cites.
        edges: between these nodes, each once.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


#: Kinds of edges that are concluded from the text.
_INFERRED = frozenset(("continues", "overflow", "mention", "related"))

_Triple = tuple[str, str, str]


def graph_of(selection: Selection) -> Graph:
    """The chosen articles, all that is joined to them, and the edges from and to them."""
    weights: dict[_Triple, int] = {}
    for triple in (*_membership(selection), *_between_articles(selection), *_citations(selection)):
        weights[triple] = weights.get(triple, 0) + 1
    chosen = {f"article:{source}" for source in selection.sources}
    edges = tuple(
        Edge(source, target, kind, kind in _INFERRED, weight)
        for (kind, source, target), weight in sorted(weights.items())
        if source in chosen or target in chosen
    )
    kept = chosen | {edge.source for edge in edges} | {edge.target for edge in edges}
    return Graph(tuple(node for node in _nodes(selection) if node.id in kept), edges)


def _nodes(selection: Selection) -> Iterator[Node]:
    site = selection.site
    for source in sorted(site.articles):
        yield Node(f"article:{source}", "article", site.articles[source].metadata.title, site.urls[source])
    for series in site.series:
        yield Node(f"series:{series.name}", "series", series.name, series.url)
    for topic in site.topics:
        yield Node(f"topic:{topic.name}", "topic", topic.name, topic.url)
    for concept in site.concepts:
        yield Node(f"concept:{concept.key}", "concept", concept.name, concept.url)
    for resource in site.resources:
        yield Node(f"resource:{resource.key}", "resource", resource.name, resource.url)


def _membership(selection: Selection) -> Iterator[_Triple]:
    site = selection.site
    for series in site.series:
        for part in series.parts:
            yield "part", f"article:{part.source}", f"series:{series.name}"
        for one, after in pairwise(series.parts):
            yield "next", f"article:{one.source}", f"article:{after.source}"
    for topic in site.topics:
        for source in topic.articles:
            yield "topic", f"article:{source}", f"topic:{topic.name}"
    for concept in site.concepts:
        for place in concept.places:
            yield "concept", f"article:{place.source}", f"concept:{concept.key}"
    for key, mentions in site.mentions.items():
        for mention in mentions:
            yield "mention", f"article:{mention.place.source}", f"concept:{key}"


def _between_articles(selection: Selection) -> Iterator[_Triple]:
    site = selection.site
    for one in site.continuations:
        kind = "continues" if one.form == "continued" else one.form
        yield kind, f"article:{one.place.source}", f"article:{one.beginning.source}"
    for target, backlinks in site.backlinks.items():
        for backlink in backlinks:
            yield "link", f"article:{backlink.source}", f"article:{target}"
    for source, related in site.related.items():
        for close in related:
            for _ in close.reasons:
                yield "related", f"article:{source}", f"article:{close.source}"


def _citations(selection: Selection) -> Iterator[_Triple]:
    for resource in selection.site.resources:
        if len({citation.source for citation in resource.citations}) > 1:
            for citation in resource.citations:
                yield "cites", f"article:{citation.source}", f"resource:{resource.key}"
