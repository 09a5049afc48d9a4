"""The pages of concepts: one for each with all that the site says about it, and one that lists them by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile

from markupsafe import escape
from msgspec import Struct

from biji.model import Article, Concept, Gist, Mention, Place, Reference
from biji.render import concept_views as views
from biji.render.block_views import LinkView
from biji.render.blocks import reference_anchor
from biji.render.concept_links import mention_link
from biji.render.hosts import host_name
from biji.render.links import RelativeLinker
from biji.render.lookup import CONCEPTS_URL, Lookup
from biji.render.pages import Page, breadcrumb, linker_for, page_view
from biji.render.parts import FEW, Part, batches, divided
from biji.render.strings import counted
from biji.render.urls import is_allowed, tidy

#: Concepts named that share articles with one.
_TOGETHER = 16

#: Stands behind a concept that titles name.
_TITLED = "★"


class _Passage(Struct, frozen=True):
    """A section about a concept, with a link to it from the concept's page, and the works that it cites."""

    place: Place
    gist: Gist
    link: LinkView
    works: list[Reference]


@divided
def concept_pages(lookup: Lookup) -> Iterator[Part]:
    """The list of all concepts and the page of each."""
    if lookup.site.concepts:
        yield partial(_index, lookup)
    for concepts in batches(lookup.site.concepts, FEW):
        yield partial(_pages, lookup, concepts)


def _pages(lookup: Lookup, concepts: Sequence[Concept]) -> Iterator[Page]:
    return (_page(lookup, concept) for concept in concepts if lookup.is_free(concept.url))


def _index(lookup: Lookup) -> Iterator[Page]:
    if not lookup.is_free(CONCEPTS_URL):
        return
    linker, strings, site = linker_for(lookup, CONCEPTS_URL), lookup.strings, lookup.site
    by_topic: dict[str, list[Concept]] = {}
    for concept in site.concepts:
        by_topic.setdefault(_topic(lookup, concept), []).append(concept)
    names = [topic.name for topic in site.topics if topic.name in by_topic] + ([""] if "" in by_topic else [])
    groups = (
        views.ConceptGroupView(
            f"topic-{number}",
            name or strings.other,
            tuple(LinkView(one.name, linker.href(one.url), _note(one)) for one in by_topic[name]),
        )
        for number, name in enumerate(names, 1)
    )
    facts = (
        counted(strings.concepts_count, len(site.concepts)),
        counted(strings.sections_count, sum(len(concept.places) for concept in site.concepts)),
        *([f"{_TITLED} {strings.named_in_titles}"] if any(one.is_topic for one in site.concepts) else []),
    )
    yield Page(
        lookup.path(CONCEPTS_URL),
        "concepts.html",
        views.ConceptIndexView(
            page=page_view(linker, CONCEPTS_URL, strings.concepts, facts=facts[:2]),
            heading=strings.concepts,
            breadcrumb=breadcrumb(linker),
            facts=facts,
            groups=tuple(groups),
        ),
    )


def _note(concept: Concept) -> str:
    return f"{len(concept.places)} {_TITLED}" if concept.is_topic else str(len(concept.places))


def _topic(lookup: Lookup, concept: Concept) -> str:
    """The first topic of most articles about a concept; "" when they have none."""
    sources = dict.fromkeys(place.source for place in concept.places)
    topics = Counter(topics[0][0].name if (topics := lookup.topics_of.get(source)) else "" for source in sources)
    return topics.most_common(1)[0][0]


def _page(lookup: Lookup, concept: Concept) -> Page:
    linker, strings = linker_for(lookup, concept.url), lookup.strings
    gists = {source: lookup.site.articles[source].gists for source in {place.source for place in concept.places}}
    passages = [_passage(linker, place, gists[place.source]) for place in concept.places]
    references = tuple(_references(linker, passages))
    mentions = lookup.site.mentions.get(concept.key, ())
    facts = (
        counted(strings.sections_count, len(concept.places)),
        *([counted(strings.references_count, len(references))] if references else []),
        *([f"{_TITLED} {strings.named_in_titles}"] if concept.is_topic else []),
    )
    return Page(
        lookup.path(concept.url),
        "concept.html",
        views.ConceptView(
            page=page_view(linker, concept.url, f"{concept.name} · {strings.concepts}", facts=facts),
            heading=concept.name,
            breadcrumb=breadcrumb(linker, LinkView(strings.concepts, linker.href(CONCEPTS_URL))),
            facts=facts,
            places=tuple(_place(linker, concept, passage) for passage in passages),
            references=references,
            mentions=tuple(_mention(linker, mention) for mention in mentions),
            together=_together(linker, concept),
        ),
    )


def _passage(linker: RelativeLinker, place: Place, gists: Sequence[Gist]) -> _Passage:
    lookup = linker.lookup
    article = lookup.site.articles[place.source]
    anchors = [heading.anchor for heading in article.outline.headings]
    number = anchors.index(place.anchor) if place.anchor in anchors else -1
    link = LinkView(article.metadata.title, linker.href(lookup.site.urls[place.source], place.anchor))
    gist = gists[number + 1] if number + 1 < len(gists) else Gist()
    return _Passage(place, gist, link, _works(article, number))


def _place(linker: RelativeLinker, concept: Concept, passage: _Passage) -> views.ConceptPlaceView:
    lookup, place, gist = linker.lookup, passage.place, passage.gist
    strings, article = lookup.strings, lookup.site.articles[place.source]
    references = len(passage.works)
    series = lookup.series_of.get(place.source, ())[:1]
    return views.ConceptPlaceView(
        link=passage.link,
        section="" if place.title == concept.name else place.title,
        date=article.metadata.date.date().isoformat() if article.metadata.date else "",
        series=next(
            (LinkView(one.name, linker.href(one.url), f"{index + 1} / {len(one.parts)}") for one, index in series),
            None,
        ),
        opening=gist.opening,
        facts=(
            *([counted(strings.formulas_count, gist.formulas)] if gist.formulas else []),
            *([counted(strings.references_count, references)] if references else []),
        ),
    )


def _works(article: Article, number: int) -> list[Reference]:
    """The references of a section and of those below it, and the papers that they name.

    Args:
        article: that has the section.
        number: of its heading, among all; -1 for the whole text.
    """
    outline = article.outline
    around = outline.headings[number].level if number >= 0 else 0
    below = takewhile(lambda heading: heading.level > around, outline.headings[number + 1 :])
    anchors = {outline.headings[number].anchor if number >= 0 else "", *(heading.anchor for heading in below)}
    return [work for anchor, _, works in outline.works if anchor in anchors for work in works]


def _references(linker: RelativeLinker, passages: Iterable[_Passage]) -> Iterator[views.ConceptReferenceView]:
    """The works that these sections cite, each once, in order; its addresses and spellings are one work."""
    lookup = linker.lookup
    first: dict[str, Reference] = {}
    cited: dict[str, dict[str, LinkView]] = {}
    for passage in passages:
        for reference in passage.works:
            shared = lookup.resources.get(reference.key)
            key = shared.resource.key if shared else reference.key
            first.setdefault(key, reference)
            cited.setdefault(key, {}).setdefault(passage.place.source, passage.link)
    for key, reference in first.items():
        yield _reference(linker, reference, cited[key])


def _reference(
    linker: RelativeLinker, reference: Reference, citations: Mapping[str, LinkView]
) -> views.ConceptReferenceView:
    lookup = linker.lookup
    shared = lookup.resources.get(reference.key)
    url = reference.url or (shared.resource.url if shared else "")
    others = len(shared.citations.keys() - citations.keys()) if shared else 0
    also = None
    if shared and others:
        key = shared.resource.key
        href = linker.href(lookup.index_pages[key], reference_anchor(key))
        also = LinkView(counted(lookup.strings.also_in, others), href)
    return views.ConceptReferenceView(
        href=tidy(url) if url and is_allowed(url) else None,
        title=escape(reference.name),
        host=host_name(reference.host, lookup.options.lang),
        citations=tuple(citations.values()),
        also=also,
    )


def _mention(linker: RelativeLinker, mention: Mention) -> views.MentionView:
    link, sentence = mention_link(linker, mention), mention.sentence
    end = mention.start + len(mention.name)
    return views.MentionView(
        LinkView(link.text, link.href), sentence[: mention.start], sentence[mention.start : end], sentence[end:]
    )


def _together(linker: RelativeLinker, concept: Concept) -> tuple[LinkView, ...]:
    lookup = linker.lookup
    sources = {place.source for place in concept.places}
    shared = Counter(key for source in sources for key in lookup.site.concepts_of.get(source, ()))
    del shared[concept.key]
    keys = sorted(shared, key=lambda key: (-shared[key], lookup.concepts[key].name.casefold(), key))[:_TOGETHER]
    concepts = (lookup.concepts[key] for key in keys)
    return tuple(LinkView(one.name, linker.href(one.url), str(shared[one.key])) for one in concepts)
