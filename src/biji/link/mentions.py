"""Mentions: where the text of an article names a concept without having a section about it, or a link to it.

Nobody wrote these; they are inferred, and shown apart from links that somebody wrote. To be one, a name must stand in
running text as a word of its own (`biji.link.names`), and mean the concept. What other things bear too (香港, GAN,
Adam) counts only in an article that shares a topic with the concept, or speaks of what stands beside it elsewhere.

What is named nearly everywhere says nothing: such concepts have no mentions at all. Of the others the most telling
are kept: for an article its rarest concepts, for a concept the sections that name it most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from biji.link.backlinks import sentence_at
from biji.link.names import Hit, Names, Strength
from biji.link.running_text import running_text
from biji.model import Article, Concept, Mention, Place, Prose, Section

#: A concept that more articles mention than this share of all, and than this number, is named everywhere.
_EVERYWHERE, _AT_LEAST = 1 / 12, 8

#: Mentions kept for one concept, and concepts for one article.
_OF_CONCEPT, _OF_ARTICLE = 24, 12


class _Named(Struct, frozen=True, gc=False):
    """A concept named in a section: where first, and how often."""

    source: str
    number: int
    section: Section
    block: Prose
    start: int
    end: int
    times: int


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
    names = Names(concepts)
    limit = max(_AT_LEAST, len(articles) * _EVERYWHERE)
    everywhere: set[str] = set()
    named: dict[str, dict[str, list[_Named]]] = {}
    for article in articles:
        for key, found in _named(article, names, everywhere.union(concepts_of.get(article.source, ()))).items():
            sources = named.setdefault(key, {})
            sources[article.source] = found
            if len(sources) > limit:
                everywhere.add(key)
    named = {key: sources for key, sources in named.items() if key not in everywhere}
    means = _Meaning(concepts, concepts_of, topics_of, names, named)
    meant = {
        key: {source: found for source, found in sources.items() if means(key, source)}
        for key, sources in named.items()
    }
    most_telling = _most_telling(meant)
    return {key: tuple(map(_mention, most_telling[key])) for key in sorted(most_telling)}


def _named(article: Article, names: Names, without: AbstractSet[str]) -> dict[str, list[_Named]]:
    """Key of a concept, but for some, to the sections that name it, in order."""
    found: dict[str, list[_Named]] = {}
    for number, section in enumerate(article.body.walk()):
        first: dict[str, tuple[Prose, Hit]] = {}
        times: Counter[str] = Counter()
        for block in section.blocks:
            if isinstance(block, Prose):
                for hit in _hits(block, names, without):
                    first.setdefault(hit.key, (block, hit))
                    times[hit.key] += 1
        for key, (block, hit) in first.items():
            found.setdefault(key, []).append(
                _Named(article.source, number, section, block, hit.start, hit.end, times[key])
            )
    return found


def _hits(block: Prose, names: Names, without: AbstractSet[str]) -> Iterable[Hit]:
    text = block.fragment.text
    spans = names.spans(text)
    if not spans or names.keys(text, spans) <= without:
        return ()
    running = running_text(block.fragment)
    return names.find(running.said, spans if running.text is text else names.spans(running.said), without)


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


def _most_telling(named: Mapping[str, Mapping[str, list[_Named]]]) -> dict[str, list[_Named]]:
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(named, key=lambda key: (len(named[key]), key)):
        for source in named[key]:
            if len(by_source[source]) < _OF_ARTICLE:
                by_source[source].append(key)
    kept: defaultdict[str, list[_Named]] = defaultdict(list)
    for source, keys in by_source.items():
        for key in keys:
            kept[key] += named[key][source]
    return {
        key: sorted(ones, key=lambda one: (-one.times, one.source, one.number))[:_OF_CONCEPT]
        for key, ones in kept.items()
    }


def _mention(one: _Named) -> Mention:
    heading = one.section.heading
    place = Place(one.source, heading.anchor if heading else "", heading.title.fragment.text if heading else "")
    text = running_text(one.block.fragment).text
    sentence, start = sentence_at(text, one.start, one.end)
    return Mention(place, text[one.start : one.end], sentence, start)
