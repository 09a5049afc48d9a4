"""The reference index: every outside work under its topics, its host, its kind and the years of its citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from biji.link.resources import citing
from biji.model import Article, ReferenceIndex, Resource, ResourceGroup, Topic

#: A host with fewer works than this has no page of its own.
_FEW = 5

#: Makes the URL of a page in a folder with a name.
MakeUrl = Callable[[str, str], str]

_Shelf = list[Resource]


def make_index(
    resources: Sequence[Resource],
    articles: Iterable[Article],
    topics: Sequence[Topic],
    topics_of: Mapping[str, Sequence[str]],
    url: MakeUrl,
) -> ReferenceIndex:
    """The index; in every group the works keep their order.

    Args:
        resources: all works.
        articles: the published ones in their order, newest first.
        topics: in their order, the largest first.
        topics_of: source to the names of its topics.
        url: asked once for each group, in their order.
    """
    topic_shelves: dict[str, _Shelf] = {topic.name: [] for topic in topics}
    year_shelves: dict[str, _Shelf] = {}
    shelves_of: dict[str, list[_Shelf]] = {}
    for article in articles:
        year = year_shelves.setdefault(str(article.metadata.date.year) if article.metadata.date else "", [])
        shelves_of[article.source] = [year, *[topic_shelves[name] for name in topics_of[article.source]]]
    host_shelves: defaultdict[str, _Shelf] = defaultdict(list)
    kind_shelves: defaultdict[str, _Shelf] = defaultdict(list)
    shared: list[Resource] = []
    for resource in resources:
        host_shelves[resource.host].append(resource)
        kind_shelves[resource.kind].append(resource)
        citations = resource.citations
        shelves = shelves_of[citations[0].source]
        if len(citations) > 1:
            sources = citing(resource)
            shelves = _distinct(shelf for source in sources for shelf in shelves_of[source])
            if len(sources) > 1:
                shared.append(resource)
        for shelf in shelves:
            shelf.append(resource)
    return ReferenceIndex(
        by_topic=_groups("/references/topics/", topic_shelves.items(), url),
        by_host=_host_groups(host_shelves, url),
        total=len(resources),
        by_kind=_groups("/references/kinds/", sorted(kind_shelves.items(), key=_largest_first), url),
        by_year=_groups("/references/years/", year_shelves.items(), url),
        shared=tuple(shared),
    )


def _distinct(shelves: Iterable[_Shelf]) -> list[_Shelf]:
    return list({id(shelf): shelf for shelf in shelves}.values())


def _largest_first(group: tuple[str, _Shelf]) -> tuple[int, str]:
    return -len(group[1]), group[0]


def _groups(folder: str, shelves: Iterable[tuple[str, _Shelf]], url: MakeUrl) -> tuple[ResourceGroup, ...]:
    return tuple(ResourceGroup(name, url(folder, name or "others"), tuple(shelf)) for name, shelf in shelves if shelf)


def _host_groups(shelves: Mapping[str, _Shelf], url: MakeUrl) -> tuple[ResourceGroup, ...]:
    """A group for every large host, the largest first, and one for all others."""
    large = {host: shelf for host, shelf in shelves.items() if host and len(shelf) >= _FEW}
    small = [resource for host in sorted(shelves.keys() - large) for resource in shelves[host]]
    return _groups("/references/hosts/", [*sorted(large.items(), key=_largest_first), ("", small)], url)
