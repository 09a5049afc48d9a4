"""Resources: every outside work once, with all places that cite it.

Two references mean one work when their keys are equal or their titles are (`Reference.work`), and so do all that such
pairs join. Only a title that one article gives to three addresses tells nothing: `一个专栏` says what it is.

Nearly every work is cited once and stays alone: only what recurs is looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from biji.model import Article, Citation, LinkOptions, Resource

#: A work is reposted; addresses with one title beyond these are different works.
_ADDRESSES = 2


class Merged(Struct, frozen=True, gc=False):
    """The works that have several citations.

    Attributes:
        works: in order of their first citations.
        keys: of all their references.
        sources: the articles that cite them.
    """

    works: tuple[Resource, ...]
    keys: AbstractSet[str]
    sources: AbstractSet[str]


class _Cited(Struct):
    """Citations of what recurs, in order of appearance.

    Attributes:
        by_key: key to its citations.
        titled: normalised title to the citations under it.
    """

    by_key: defaultdict[str, list[Citation]]
    titled: defaultdict[str, list[Citation]]


def own_addresses(options: LinkOptions) -> tuple[str, ...]:
    """How the addresses of the site itself begin: what lies there is no outside work."""
    home = options.url.partition("//")[2].rstrip("/") + options.baseurl.rstrip("/") + "/"
    return (f"https://{home}", f"http://{home}") if options.url else ()


def merge_resources(articles: Sequence[Article], own: tuple[str, ...]) -> Merged:
    """The outside works that are cited several times.

    Args:
        articles: the published ones in their order, newest first.
        own: how addresses of the site itself begin.
    """
    cited = _collect(articles, _recurring(articles), own)
    found: dict[str, Resource] = {}
    keys: set[str] = set()
    order = {article.source: place for place, article in enumerate(articles)}
    for group in _merge(cited.by_key, _same_titles(cited.titled.values())):
        citations = cited.by_key[group[0]]
        if len(group) > 1:
            citations = [one for key in group for one in cited.by_key[key]]
            citations.sort(key=lambda one: (order[one.source], one.reference.span))
        if len(citations) > 1:
            keys.update(group)
            found[citations[0].reference.key] = _joined(citations)
    works = tuple([found[key] for key in cited.by_key if key in found])
    return Merged(works, keys, {citation.source for work in works for citation in work.citations})


def find_resources(
    articles: Iterable[Article], merged: Merged, own: tuple[str, ...]
) -> Iterator[tuple[str, list[Resource]]]:
    """All outside works in order of their first citations: for every article those that it is the first to cite.

    Args:
        articles: the published ones in their order, newest first.
        merged: the works with several citations.
        own: how addresses of the site itself begin.
    """
    openings = {work.citations[0].reference.key: work for work in merged.works}
    for article in articles:
        source = article.source
        resources = [
            Resource(one.key, one.url, one.name, one.host, (Citation(source, anchor, section, one),), one.kind)
            for anchor, section, references in article.outline.works
            for one in references
            if not one.url.startswith(own)
        ]
        if source in merged.sources:
            # A merged work stands where it is cited first, and nowhere else.
            resources = [
                openings.pop(one.key) if one.key in openings else one
                for one in resources
                if one.key in openings or one.key not in merged.keys
            ]
        yield source, resources


def citing(resource: Resource) -> tuple[str, ...]:
    """The articles that cite a work, each once, in the order of its citations."""
    return tuple(dict.fromkeys([citation.source for citation in resource.citations]))


def _recurring(articles: Iterable[Article]) -> frozenset[int]:
    """The checksums of the keys and titles that several references have."""
    seen: set[int] = set()
    found: set[int] = set()
    for article in articles:
        digest = article.digest
        found.update(seen.intersection(digest.cited), digest.cited_again)
        seen.update(digest.cited)
    return frozenset(found)


def _collect(articles: Iterable[Article], recurring: frozenset[int], own: tuple[str, ...]) -> _Cited:
    cited = _Cited(defaultdict(list), defaultdict(list))
    for article in articles:
        found = recurring.intersection(article.digest.cited)
        for citation in _citations(article, found) if found else ():
            work = citation.reference
            if not work.url.startswith(own):
                cited.by_key[work.key].append(citation)
                if work.work:
                    cited.titled[work.work].append(citation)
    return cited


def _citations(article: Article, found: frozenset[int]) -> Iterator[Citation]:
    """Where an article cites the works that have these checksums, in order."""
    sums, opening, works = article.digest.cited, article.digest.opening, article.outline.works
    if found.isdisjoint(article.digest.cited_again):
        numbers = {sums.index(one) // 2 for one in found}
    else:
        numbers = {number // 2 for number, one in enumerate(sums) if one in found}
    for number in sorted(numbers):
        section = bisect_right(opening, number) - 1
        anchor, title, references = works[section]
        yield Citation(article.source, anchor, title, references[number - opening[section]])


def _same_titles(titled: Iterable[Sequence[Citation]]) -> Iterator[set[str]]:
    """Keys that are one work because of their title."""
    for citations in titled:
        same = {citation.reference.key for citation in citations}
        if len(same) > 1:
            keys: defaultdict[str, set[str]] = defaultdict(set)
            for citation in citations:
                keys[citation.source].add(citation.reference.key)
            if max(map(len, keys.values())) <= _ADDRESSES:
                yield same


def _merge(keys: Iterable[str], same: Iterable[Iterable[str]]) -> Iterable[list[str]]:
    """The keys of each work, in order: a disjoint-set forest."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parents:
            above = parents[key]
            if above in parents:
                parents[key] = parents[above]
            key = above
        return key

    for group in same:
        first, *others = map(root, group)
        parents.update({other: first for other in others if other != first})
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        merged[root(key)].append(key)
    return merged.values()


def _joined(citations: Sequence[Citation]) -> Resource:
    """A work with several citations: the first ones with an address, a title, a special kind say which."""
    addressed, titled, kind = citations[0].reference, None, "article"
    for citation in reversed(citations):
        work = citation.reference
        if work.url:
            addressed = work
        if work.title is not None:
            titled = work
        if work.kind != "article":
            kind = work.kind
    name = (titled or addressed).name
    return Resource(addressed.key, addressed.url, name, addressed.host, tuple(citations), kind)
