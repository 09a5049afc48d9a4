"""The reference index: every outside work once, with all places that cite it, under its topics and its host.

Two references mean one work when their keys are equal, or their titles are, letter by letter but for case and spaces.
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


class _Works:
    """Citations sorted into works: a disjoint-set forest over the keys."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []
        self._members: list[list[int]] = []
        self._parents: list[int] = []
        self._by_key: dict[str, int] = {}
        self._by_title: dict[str, int] = {}

    def add(self, citation: Citation) -> None:
        reference = citation.reference
        work = self._by_key.get(reference.key)
        if work is None:
            work = self._by_key[reference.key] = len(self._parents)
            self._parents.append(work)
            self._members.append([])
        self._members[work].append(len(self.citations))
        self.citations.append(citation)
        if reference.title is not None:
            self._join(work, reference)

    def _join(self, work: int, reference: Reference) -> None:
        title = "".join(reference.name.casefold().split())
        # One byte and one character for a letter, three bytes and one character for a Han character of width two.
        if len(title) + len(title.encode()) < 2 * _TELLING or reference.host in _NAMESAKES:
            return
        other = self._by_title.setdefault(title, work)
        if other != work:
            one, two = sorted((self._root(work), self._root(other)))
            self._parents[two] = one

    def _root(self, work: int) -> int:
        while self._parents[work] != work:
            self._parents[work] = self._parents[self._parents[work]]
            work = self._parents[work]
        return work

    def __iter__(self) -> Iterator[Sequence[Citation]]:
        """The citations of each work, works and citations in order of appearance."""
        merged: dict[int, list[int]] = {}
        for work, members in enumerate(self._members):
            merged.setdefault(self._root(work), []).extend(members)
        for members in merged.values():
            yield [self.citations[member] for member in sorted(members)]


def make_index(
    articles: Iterable[Article],
    topics: Mapping[str, Sequence[str]],
    url: Callable[[str, str], str],
) -> tuple[ReferenceIndex, dict[str, tuple[str, ...]]]:
    """The index, and for the key of every work that several articles cite these articles.

    Args:
        articles: the published ones in their order, newest first.
        topics: source to the names of its topics, in the order of `Site.topics`.
        url: the address of a page in a folder with a name; asked once for each, in their order.
    """
    works = _Works()
    for article in articles:
        for citation in _citations(article):
            works.add(citation)
    resources = [_resource(citations) for citations in works]
    index = ReferenceIndex(
        by_topic=_by_topic(resources, topics, url), by_host=_by_host(resources, url), total=len(resources)
    )
    return index, dict(_cited_by(resources))


def _citations(article: Article) -> Iterator[Citation]:
    for section in article.body.walk():
        heading = section.heading
        anchor, title = (heading.anchor, heading.title.fragment.text) if heading else ("", "")
        for reference in section.references:
            yield Citation(article.source, anchor, title, reference)


def _resource(citations: Sequence[Citation]) -> Resource:
    """A work, called by the first title that an article gives it."""
    first = citations[0].reference
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
    groups: dict[str, dict[str, Resource]] = {name: {} for names in topics.values() for name in names}
    for resource in resources:
        for citation in resource.citations:
            for name in topics.get(citation.source, ()):
                groups[name][resource.key] = resource
    return tuple(
        ResourceGroup(name, url("/references/topics/", name), tuple(found.values()))
        for name, found in groups.items()
        if found
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
