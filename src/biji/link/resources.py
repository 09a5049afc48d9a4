"""The reference index: every outside work once, with all places that cite it, under its topics and its host.

Two references mean one work when their keys are equal, or when two articles give them the same title but for case and
spaces. Within one article the same title twice tells nothing: nobody lists one work under two addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from biji.link.topics import topics_of
from biji.model import Article, Citation, LinkOptions, Reference, ReferenceIndex, Resource, ResourceGroup, Topic

#: A title must be this long to identify a work; Han characters count twice, for they say as much as a syllable.
_TELLING = 12

#: A host with fewer works than this has no page of its own.
_FEW = 5

#: Works that share their title and nothing else: repositories are named after what they implement.
_NAMESAKES = frozenset({"github.com", "gitee.com", "gitlab.com"})


class _Works(Struct):
    """Citations by the key of what they cite, keys and citations in order of appearance.

    Nearly every work is cited once: only for the others there are lists.

    Attributes:
        first: key to its first citation.
        all: key to its citations, where there are several.
        pairs: keys of one work, because two articles give it the same title.
    """

    first: dict[str, Citation]
    all: dict[str, list[Citation]]
    pairs: list[tuple[str, str]]


def _collect(articles: Iterable[Article], own: tuple[str, ...]) -> _Works:
    works = _Works({}, {}, [])
    first = works.first
    titles: dict[str, str] = {}
    for article in articles:
        source = article.source
        for section in article.body.walk():
            heading = section.heading
            anchor, title = (heading.anchor, heading.title.fragment.text) if heading else ("", "")
            for reference in section.references:
                if own and reference.url.startswith(own):
                    continue
                key, citation = reference.key, Citation(source, anchor, title, reference)
                known = first.setdefault(key, citation)
                if known is not citation:
                    works.all.setdefault(key, [known]).append(citation)
                if reference.title is not None:
                    other = titles.setdefault(reference.name.lower().replace(" ", ""), key)
                    if other != key and first[other].source != source and _identifies(reference):
                        works.pairs.append((other, key))
    return works


def _identifies(reference: Reference) -> bool:
    """Whether a reference's title says enough to know the work by it."""
    # A Han character is one character, three bytes and two columns; a letter one of each.
    width = (len(reference.name) + len(reference.name.encode())) // 2
    return width >= _TELLING and reference.host not in _NAMESAKES


def _merge(works: _Works, sources: Iterable[str]) -> None:
    """Move the citations of every pair's later key to its earlier one: a disjoint-set forest over the keys."""
    involved = {key for pair in works.pairs for key in pair}
    order = {key: number for number, key in enumerate(works.first) if key in involved}
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parents:
            above = parents[key]
            if above in parents:
                parents[key] = parents[above]
            key = above
        return key

    for pair in works.pairs:
        one, two = sorted(map(root, pair), key=order.__getitem__)
        if one != two:
            parents[two] = one
    for key in parents:
        merged = works.all.setdefault(root(key), [works.first[root(key)]])
        merged.extend(works.all.pop(key, [works.first[key]]))
    for key in parents:
        del works.first[key]
    places = {source: number for number, source in enumerate(sources)}
    for key in {root(key) for key in parents}:
        works.all[key].sort(key=lambda citation: (places[citation.source], citation.reference.span))


def make_index(
    articles: Sequence[Article], topics: Sequence[Topic], options: LinkOptions, url: Callable[[str, str], str]
) -> tuple[ReferenceIndex, dict[str, tuple[str, ...]]]:
    """The index, and for the key of every work that several articles cite these articles.

    Args:
        articles: the published ones in their order, newest first.
        topics: in their order, the largest first.
        options: that say where the site lies; what lies there too is no outside work.
        url: the address of a page in a folder with a name; asked once for each, in their order.
    """
    home = options.url.partition("//")[2].rstrip("/") + options.baseurl.rstrip("/") + "/"
    works = _collect(articles, (f"https://{home}", f"http://{home}") if options.url else ())
    _merge(works, (article.source for article in articles))
    by_topic: dict[str, list[Resource]] = {topic.name: [] for topic in topics}
    by_host: defaultdict[str, list[Resource]] = defaultdict(list)
    names_of = topics_of(articles, topics)
    for key, citation in works.first.items():
        if key in works.all:
            resource = _shared(works.all[key])
            names: Iterable[str] = {name for one in resource.citations for name in names_of.get(one.source, ())}
        else:
            reference = citation.reference
            resource = Resource(key, reference.url, reference.name, reference.host, (citation,))
            names = names_of.get(citation.source, ())
        by_host[resource.host].append(resource)
        for name in names:
            by_topic[name].append(resource)
    index = ReferenceIndex(
        by_topic=tuple(
            ResourceGroup(name, url("/references/topics/", name), tuple(found))
            for name, found in by_topic.items()
            if found
        ),
        by_host=tuple(_host_groups(by_host, url)),
        total=len(works.first),
    )
    return index, dict(_cited_by(works))


def _shared(citations: Sequence[Citation]) -> Resource:
    """A work that is cited several times, called by the first title that it gets."""
    first = citations[0].reference
    named = next((one.reference for one in citations if one.reference.title is not None), first)
    return Resource(first.key, first.url, named.name, first.host, tuple(citations))


def _host_groups(hosts: dict[str, list[Resource]], url: Callable[[str, str], str]) -> Iterator[ResourceGroup]:
    """A page for every large host, the largest first, and one for all others."""
    ordered = sorted(hosts, key=lambda host: (-len(hosts[host]), host))
    large = [host for host in ordered if host and len(hosts[host]) >= _FEW]
    for host in large:
        yield ResourceGroup(host, url("/references/hosts/", host), tuple(hosts[host]))
    small = sorted(hosts.keys() - set(large))
    if small:
        rest = tuple(resource for host in small for resource in hosts[host])
        yield ResourceGroup("", url("/references/hosts/", "others"), rest)


def _cited_by(works: _Works) -> Iterator[tuple[str, tuple[str, ...]]]:
    for citations in works.all.values():
        sources = tuple(dict.fromkeys(citation.source for citation in citations))
        if len(sources) > 1:
            yield from ((citation.reference.key, sources) for citation in citations)
