"""The reference index: every outside work once, with all places that cite it, under its topics and its host.

Two references mean one work when their keys are equal, or when two articles give them the same title but for case and
spaces. Within one article the same title twice tells nothing: nobody lists one work under two addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from biji.model import Article, Citation, Reference, ReferenceIndex, Resource, ResourceGroup

#: A title must be this long to identify a work; Han characters count twice, for they say as much as a syllable.
_TELLING = 12

#: A host with fewer works than this has no page of its own.
_FEW = 5

#: Works that share their title and nothing else: repositories are named after what they implement.
_NAMESAKES = frozenset({"github.com", "gitee.com", "gitlab.com"})


def _by_key(articles: Iterable[Article]) -> tuple[dict[str, list[Citation]], list[tuple[str, str]]]:
    """The citations of each key, keys and citations in order of appearance, and pairs of keys that share a title.

    One loop for both: a large site's references do not fit the processor's cache, and fetching them costs most.
    """
    works: dict[str, list[Citation]] = {}
    owners: dict[str, tuple[str, str]] = {}
    pairs: list[tuple[str, str]] = []
    for article in articles:
        source = article.source
        for section in article.body.walk():
            heading = section.heading
            anchor, title = (heading.anchor, heading.title.fragment.text) if heading else ("", "")
            for reference in section.references:
                key, citation = reference.key, Citation(source, anchor, title, reference)
                if key in works:
                    works[key].append(citation)
                else:
                    works[key] = [citation]
                if reference.title is not None:
                    owner, where = owners.setdefault(reference.name.lower().replace(" ", ""), (key, source))
                    if owner != key and where != source and _identifies(reference):
                        pairs.append((owner, key))
    return works, pairs


def _identifies(reference: Reference) -> bool:
    """Whether a reference's title says enough to know the work by it."""
    # A Han character is one character, three bytes and two columns; a letter one of each.
    width = (len(reference.name) + len(reference.name.encode())) // 2
    return width >= _TELLING and reference.host not in _NAMESAKES


def _merge(works: dict[str, list[Citation]], pairs: Sequence[tuple[str, str]], sources: Iterable[str]) -> None:
    """Move the citations of every pair's later key to its earlier one: a disjoint-set forest over the keys."""
    involved = {key for pair in pairs for key in pair}
    order = {key: number for number, key in enumerate(works) if key in involved}
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parents:
            above = parents[key]
            if above in parents:
                parents[key] = parents[above]
            key = above
        return key

    for pair in pairs:
        one, two = sorted(map(root, pair), key=order.__getitem__)
        if one != two:
            parents[two] = one
    places = {source: number for number, source in enumerate(sources)}
    for key in parents:
        works[root(key)].extend(works.pop(key))
    for key in {root(key) for key in parents}:
        works[key].sort(key=lambda citation: (places[citation.source], citation.reference.span))


def make_index(
    articles: Sequence[Article],
    topics: Mapping[str, Sequence[str]],
    url: Callable[[str, str], str],
) -> tuple[ReferenceIndex, dict[str, tuple[str, ...]]]:
    """The index, and for the key of every work that several articles cite these articles.

    Args:
        articles: the published ones in their order, newest first.
        topics: source to the names of its topics, in the order of `Site.topics`.
        url: the address of a page in a folder with a name; asked once for each, in their order.
    """
    works, pairs = _by_key(articles)
    _merge(works, pairs, (article.source for article in articles))
    resources = [_resource(citations) for citations in works.values()]
    index = ReferenceIndex(
        by_topic=_by_topic(resources, topics, url), by_host=_by_host(resources, url), total=len(resources)
    )
    return index, dict(_cited_by(resources))


def _resource(citations: Sequence[Citation]) -> Resource:
    """A work, called by the first title that an article gives it."""
    first = named = citations[0].reference
    if len(citations) > 1:
        named = next((one.reference for one in citations if one.reference.title is not None), first)
    return Resource(first.key, first.url, named.name, first.host, tuple(citations))


def _cited_by(resources: Iterable[Resource]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for resource in resources:
        if len(resource.citations) > 1:
            sources = tuple(dict.fromkeys(citation.source for citation in resource.citations))
            if len(sources) > 1:
                yield from ((citation.reference.key, sources) for citation in resource.citations)


def _by_topic(
    resources: Iterable[Resource], topics: Mapping[str, Sequence[str]], url: Callable[[str, str], str]
) -> tuple[ResourceGroup, ...]:
    groups: dict[str, list[Resource]] = {name: [] for names in topics.values() for name in names}
    for resource in resources:
        names: Iterable[str] = topics.get(resource.citations[0].source, ())
        if len(resource.citations) > 1:
            names = {name for citation in resource.citations for name in topics.get(citation.source, ())}
        for name in names:
            groups[name].append(resource)
    return tuple(
        ResourceGroup(name, url("/references/topics/", name), tuple(found)) for name, found in groups.items() if found
    )


def _by_host(resources: Iterable[Resource], url: Callable[[str, str], str]) -> tuple[ResourceGroup, ...]:
    hosts: defaultdict[str, list[Resource]] = defaultdict(list)
    for resource in resources:
        hosts[resource.host].append(resource)
    ordered = sorted(hosts, key=lambda host: (-len(hosts[host]), host))
    large = [host for host in ordered if host and len(hosts[host]) >= _FEW]
    groups = [ResourceGroup(host, url("/references/hosts/", host), tuple(hosts.pop(host))) for host in large]
    if hosts:
        rest = tuple(resource for host in sorted(hosts) for resource in hosts[host])
        groups.append(ResourceGroup("", url("/references/hosts/", "others"), rest))
    return tuple(groups)
