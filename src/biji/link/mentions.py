"""Mentions: where the text of an article names a concept without having a section about it, or a link to it.

Nobody wrote these; they are inferred, and shown apart from links that somebody wrote. To be one, a name must stand in
running text as a word of its own (`biji.link.names`), and mean the concept. What other things bear too (香港, GAN,
Adam) counts only in an article that shares a topic with the concept, or speaks of what stands beside it elsewhere.

What is named nearly everywhere says nothing: such concepts have no mentions at all. Of the others the most telling
are kept: for an article its rarest concepts, for a concept the sections that name it most often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from msgspec import Struct

from biji.link.names import Hit, Names, Strength
from biji.model import Article, Concept, Mention, Place, RunningText
from biji.model.sentences import sentence_at

#: A concept that more articles mention than this share of all, and than this number, is named everywhere.
_EVERYWHERE, _AT_LEAST = 1 / 12, 8

#: Mentions kept for one concept, and concepts for one article.
_OF_CONCEPT, _OF_ARTICLE = 24, 12


class _Named(Struct, frozen=True, gc=False):
    """A concept's name in the text of an article: where it stands, in which text."""

    text: RunningText
    hit: Hit


def find_mentions(
    articles: Sequence[Article],
    concepts: Sequence[Concept],
    concepts_of: Mapping[str, Sequence[str]],
    topics_of: Mapping[str, Sequence[str]],
) -> dict[str, tuple[Mention, ...]]:
    """Key of a concept to the sections that name it, the most telling first.

    Args:
        articles: the published ones, newest first.
        concepts: all of them.
        concepts_of: source to the keys of the concepts that its sections are about.
        topics_of: source to the names of its topics.
    """
    names = Names(concepts, _other_names(articles, concepts))
    named = _named_somewhere(articles, names, concepts_of)
    means = _Meaning(concepts, concepts_of, topics_of, names, named)
    meant = {
        key: {source: found for source, found in sources.items() if means(key, source)}
        for key, sources in named.items()
    }
    telling = _most_telling(meant)
    by_source = {article.source: article for article in articles}
    return {key: tuple(_mention(by_source[source], one) for source, one in telling[key]) for key in sorted(telling)}


def _other_names(articles: Iterable[Article], concepts: Iterable[Concept]) -> set[str]:
    """The headings of several words in a Latin script that are no concepts."""
    keys = {concept.key for concept in concepts}
    headings = (heading for article in articles for heading in article.outline.headings if " " in heading.name)
    return {heading.name for heading in headings if heading.name.isascii() and heading.key not in keys}


def _named_somewhere(
    articles: Sequence[Article], names: Names, concepts_of: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, list[_Named]]]:
    """Key of a concept to the sources that name it without being about it; none that is named everywhere."""
    limit = max(_AT_LEAST, len(articles) * _EVERYWHERE)
    everywhere: set[str] = set()
    named: defaultdict[str, dict[str, list[_Named]]] = defaultdict(dict)
    for article in articles:
        for key, found in _named_in(article, names, everywhere, concepts_of.get(article.source, ())).items():
            named[key][article.source] = found
            if len(named[key]) > limit:
                everywhere.add(key)
                del named[key]
    return named


def _named_in(
    article: Article, names: Names, everywhere: AbstractSet[str], about: Iterable[str]
) -> dict[str, list[_Named]]:
    without = frozenset(about)
    named: defaultdict[str, list[_Named]] = defaultdict(list)
    for text in article.texts:
        hits = names.find(text.text, without=everywhere, nor=without)
        if hits and text.silent:
            hits = names.find(text.said, without=everywhere, nor=without)
        for hit in hits:
            named[hit.key].append(_Named(text, hit))
    return named


class _Meaning:
    """Whether a name means the concept in an article."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        concepts_of: Mapping[str, Sequence[str]],
        topics_of: Mapping[str, Sequence[str]],
        names: Names,
        named: Mapping[str, Mapping[str, object]],
    ) -> None:
        self._strength = names.strength
        self._topics_of = topics_of
        self._topics: dict[str, frozenset[str]] = {}
        self._beside: dict[str, frozenset[str]] = {}
        for concept in concepts:
            if self._strength.get(concept.key) is not Strength.DOUBTFUL:
                continue
            sources = {place.source for place in concept.places}
            self._topics[concept.key] = frozenset(name for source in sources for name in topics_of.get(source, ()))
            beside = {key for source in sources for key in concepts_of.get(source, ())} - {concept.key}
            self._beside[concept.key] = frozenset(beside)
        self._spoken: defaultdict[str, set[str]] = defaultdict(set)
        for source, keys in concepts_of.items():
            self._spoken[source].update(keys)
        for key, sources_of in named.items():
            if self._strength[key] is Strength.SURE:
                for source in sources_of:
                    self._spoken[source].add(key)

    def __call__(self, key: str, source: str) -> bool:
        if self._strength[key] is Strength.SURE:
            return True
        same_topic = not self._topics[key].isdisjoint(self._topics_of.get(source, ()))
        return same_topic or not self._beside[key].isdisjoint(self._spoken[source])


def _most_telling(named: Mapping[str, Mapping[str, Sequence[_Named]]]) -> dict[str, list[tuple[str, _Named]]]:
    """For every concept the sources that name it, with the first place of each section that does so most often."""
    room = dict.fromkeys((source for sources in named.values() for source in sources), _OF_ARTICLE)
    kept: dict[str, list[tuple[str, _Named]]] = {}
    for key in sorted(named, key=lambda key: (len(named[key]), key)):
        found = []
        for source, ones in named[key].items():
            if room[source]:
                room[source] -= 1
                sections: defaultdict[int, list[_Named]] = defaultdict(list)
                for one in ones:
                    sections[one.text.heading].append(one)
                found += [(-len(inside), source, number, inside[0]) for number, inside in sections.items()]
        if found:
            kept[key] = [(source, one) for _, source, _, one in sorted(found, key=itemgetter(0, 1, 2))[:_OF_CONCEPT]]
    return kept


def _mention(article: Article, one: _Named) -> Mention:
    text, hit = one.text.text, one.hit
    heading = article.outline.headings[one.text.heading] if one.text.heading >= 0 else None
    place = Place(article.source, heading.anchor if heading else "", heading.title.text if heading else "")
    sentence, start = sentence_at(text, hit.start, hit.end)
    return Mention(place, text[hit.start : hit.end], sentence, start)
