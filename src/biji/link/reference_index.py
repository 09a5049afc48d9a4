"""The reference index: every outside work under its topics, its host, its kind and the years of its citations.

Link knows which groups there are from how often hosts and kinds are named. The works of a group are put together when
they are first read: most of them are cited once, and nothing but the pages of the index asks for those.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import overload

from biji.link.resources import Merged, citing, find_resources, merge_resources
from biji.model import WORK_KINDS, Article, ReferenceIndex, Resource, ResourceGroup, Topic

#: A host with fewer works than this has no page of its own.
_FEW = 5

#: Makes the URL of a page in a folder with a name.
MakeUrl = Callable[[str, str], str]

#: A way to sort works, and the name of a group.
_Name = tuple[str, str]


def make_index(
    articles: Sequence[Article],
    topics: Sequence[Topic],
    topics_of: Mapping[str, Sequence[str]],
    own: tuple[str, ...],
    url: MakeUrl,
) -> ReferenceIndex:
    """The index; in every group the works keep their order.

    Args:
        articles: the published ones in their order, newest first.
        topics: in their order, the largest first.
        topics_of: source to the names of its topics.
        own: how addresses of the site itself begin.
        url: asked once for each group, in their order.
    """
    merged = merge_resources(articles, own)
    hosts, kinds = _count(articles)
    citing_articles = _leave_out_own(articles, own, hosts, kinds)
    _count_once(merged.works, hosts, kinds)
    large = sorted((-count, host) for host, count in hosts.items() if host and count >= _FEW)
    small = any(count > 0 for host, count in hosts.items() if not host or count < _FEW)
    named = set(chain.from_iterable([topics_of[article.source] for article in citing_articles]))
    shelves = _Shelves(articles, merged, own, topics_of, frozenset(host for _, host in large))

    def groups(way: str, names: Iterable[str]) -> tuple[ResourceGroup, ...]:
        return tuple(
            ResourceGroup(name, url(f"/references/{way}/", name or "others"), _Shelf(shelves, (way, name)))
            for name in names
        )

    return ReferenceIndex(
        by_topic=groups("topics", [topic.name for topic in topics if topic.name in named]),
        by_host=groups("hosts", [*(host for _, host in large), *([""] if small else [])]),
        total=hosts.total(),
        by_kind=groups("kinds", [kind for _, kind in sorted((-n, kind) for kind, n in kinds.items() if n > 0)]),
        by_year=groups("years", dict.fromkeys(map(_year, citing_articles))),
        # Citations come in order of articles.
        shared=tuple([work for work in merged.works if work.citations[0].source != work.citations[-1].source]),
    )


def _count(articles: Iterable[Article]) -> tuple[Counter[str], Counter[str]]:
    """How many works have each host, and how many are of each kind."""
    digests = [article.digest for article in articles]
    hosts: defaultdict[str, int] = defaultdict(int)
    for host, number in chain.from_iterable([digest.cited_hosts.items() for digest in digests]):
        hosts[host] += number
    kinds = map(sum, zip(*[digest.cited_kinds for digest in digests], strict=True))
    return Counter(hosts), Counter(dict(zip(WORK_KINDS, kinds, strict=False)))


def _leave_out_own(
    articles: Iterable[Article], own: tuple[str, ...], hosts: Counter[str], kinds: Counter[str]
) -> list[Article]:
    """The articles that cite outside works; what lies on the site itself is not counted any more."""
    netloc = own[0].partition("//")[2].partition("/")[0].lower() if own else ""
    mine = {host for host in hosts if host and host in netloc}
    if not mine:
        return [article for article in articles if article.digest.cited]
    found = []
    for article in articles:
        if not mine.isdisjoint(article.digest.cited_hosts):
            works = [one for _, _, references in article.outline.works for one in references]
            inside = [one for one in works if one.url.startswith(own)]
            hosts.subtract([one.host for one in inside])
            kinds.subtract([one.kind for one in inside])
            if len(inside) == len(works):
                continue
        if article.digest.cited:
            found.append(article)
    return found


def _count_once(works: Sequence[Resource], hosts: Counter[str], kinds: Counter[str]) -> None:
    """Count works with several citations once, under the host and kind that say what they are."""
    references = [citation.reference for work in works for citation in work.citations]
    hosts.subtract(Counter([one.host for one in references]))
    kinds.subtract(Counter([one.kind for one in references]))
    hosts.update([work.host for work in works])
    kinds.update([work.kind for work in works])


def _year(article: Article) -> str:
    return str(article.metadata.date.year) if article.metadata.date else ""


class _Shelves:
    """The works of all groups, sorted at the first question.

    Args:
        articles: in their order.
        merged: the works with several citations.
        own: how addresses of the site itself begin.
        topics_of: source to the names of its topics.
        large: the hosts with a group of their own.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        merged: Merged,
        own: tuple[str, ...],
        topics_of: Mapping[str, Sequence[str]],
        large: frozenset[str],
    ) -> None:
        self._articles, self._merged, self._own = articles, merged, own
        self._topics_of, self._large = topics_of, large

    @cached_property
    def works(self) -> Mapping[_Name, tuple[Resource, ...]]:
        """Way and name of each group to its works."""
        shelves: defaultdict[_Name, list[Resource]] = defaultdict(list)
        hosts: defaultdict[str, list[Resource]] = defaultdict(list)
        kinds: defaultdict[str, list[Resource]] = defaultdict(list)
        groups = {
            article.source: (
                ("years", _year(article)),
                *[("topics", name) for name in self._topics_of[article.source]],
            )
            for article in self._articles
        }
        for source, resources in find_resources(self._articles, self._merged, self._own):
            for name in groups[source]:
                shelves[name] += resources
            for resource in resources:
                hosts[resource.host].append(resource)
                kinds[resource.kind].append(resource)
                if len(resource.citations) > 1:
                    others = dict.fromkeys(name for other in citing(resource) for name in groups[other])
                    for name in others.keys() - set(groups[source]):
                        shelves[name].append(resource)
        for host in sorted(hosts):
            shelves["hosts", host if host in self._large else ""] += hosts[host]
        for kind, resources in kinds.items():
            shelves["kinds", kind] = resources
        return {name: tuple(resources) for name, resources in shelves.items()}


class _Shelf(Sequence[Resource]):
    """The works of one group: a tuple that is made when it is first read."""

    def __init__(self, shelves: _Shelves, name: _Name) -> None:
        self._shelves, self._name = shelves, name

    @property
    def _works(self) -> tuple[Resource, ...]:
        return self._shelves.works[self._name]

    def __len__(self) -> int:
        return len(self._works)

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._works)

    @overload
    def __getitem__(self, index: int) -> Resource: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Resource, ...]: ...
    def __getitem__(self, index: int | slice) -> Resource | tuple[Resource, ...]:
        return self._works[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._works == tuple(other)

    def __hash__(self) -> int:
        return hash(self._works)
