"""Resources: every outside work once, with all places that cite it.

Two references mean one work when their keys are equal or their titles are (`Reference.work`), and so do all that such
pairs join. Only a title that one article gives to three addresses tells nothing: `一个专栏` says what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from biji.model import Article, Citation, LinkOptions, Resource

#: A work is reposted; addresses with one title beyond these are different works.
_ADDRESSES = 2


class _Cited(Struct):
    """Citations in order of appearance. Nearly every work is cited once: only for the others there are lists.

    Attributes:
        first: key to its first citation.
        several: key to its citations, where there are several.
        titled: normalised title to the citations under it, where there are several.
    """

    first: dict[str, Citation]
    several: dict[str, list[Citation]]
    titled: dict[str, list[Citation]]


def find_resources(articles: Sequence[Article], options: LinkOptions) -> tuple[Resource, ...]:
    """All outside works, in order of their first citations.

    Args:
        articles: the published ones in their order, newest first.
        options: that say where the site lies; what lies there too is no outside work.
    """
    home = options.url.partition("//")[2].rstrip("/") + options.baseurl.rstrip("/") + "/"
    cited = _collect(articles, (f"https://{home}", f"http://{home}") if options.url else ())
    _merge(cited, _same_titles(cited.titled.values()), [article.source for article in articles])
    several = cited.several
    return tuple(
        [
            _joined(several[key])
            if key in several
            else Resource(key, (one := citation.reference).url, one.name, one.host, (citation,), one.kind)
            for key, citation in cited.first.items()
        ]
    )


def cited_by(shared: Iterable[Resource]) -> dict[str, tuple[str, ...]]:
    """For the key of every reference to works that several articles cite these articles.

    Args:
        shared: these works.
    """
    return {
        citation.reference.key: sources
        for resource in shared
        for sources in (citing(resource),)
        for citation in resource.citations
    }


def citing(resource: Resource) -> tuple[str, ...]:
    """The articles that cite a work, each once, in the order of its citations."""
    return tuple(dict.fromkeys([citation.source for citation in resource.citations]))


def _collect(articles: Iterable[Article], own: tuple[str, ...]) -> _Cited:
    first: dict[str, Citation] = {}
    several: dict[str, list[Citation]] = {}
    titles: dict[str, Citation] = {}
    titled: dict[str, list[Citation]] = {}
    for article in articles:
        source = article.source
        for anchor, section, references in article.outline.works:
            for reference in references:
                if own and reference.url.startswith(own):
                    continue
                citation = Citation(source, anchor, section, reference)
                known = first.setdefault(reference.key, citation)
                if known is not citation:
                    several.setdefault(reference.key, [known]).append(citation)
                if reference.work:
                    known = titles.setdefault(reference.work, citation)
                    if known is not citation:
                        titled.setdefault(reference.work, [known]).append(citation)
    return _Cited(first, several, titled)


def _same_titles(titled: Iterable[Sequence[Citation]]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that are one work because of their title."""
    for citations in titled:
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for citation in citations:
            keys[citation.source].add(citation.reference.key)
        if max(map(len, keys.values())) <= _ADDRESSES:
            first = citations[0].reference.key
            yield from ((first, citation.reference.key) for citation in citations)


def _merge(cited: _Cited, pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> None:
    """Move the citations of all keys of one work to one of them: a disjoint-set forest over the keys."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parents:
            above = parents[key]
            if above in parents:
                parents[key] = parents[above]
            key = above
        return key

    for pair in pairs:
        one, two = map(root, pair)
        if one != two:
            parents[two] = one
    merged: defaultdict[str, list[Citation]] = defaultdict(list)
    for key in dict.fromkeys((*parents, *map(root, parents))):
        merged[root(key)] += cited.several.pop(key, [cited.first[key]])
    places = {source: number for number, source in enumerate(order)} if merged else {}
    for citations in merged.values():
        citations.sort(key=lambda citation: (places[citation.source], citation.reference.span))
        earliest, *others = dict.fromkeys(citation.reference.key for citation in citations)
        cited.several[earliest] = citations
        for key in others:
            del cited.first[key]


def _joined(citations: Sequence[Citation]) -> Resource:
    """A work with several citations: the first ones with an address, a title, a special kind say which."""
    references = [citation.reference for citation in citations]
    addressed = next((one for one in references if one.url), references[0])
    named = next((one for one in references if one.title is not None), addressed)
    kind = next((one.kind for one in references if one.kind != "article"), "article")
    return Resource(addressed.key, addressed.url, named.name, addressed.host, tuple(citations), kind)
