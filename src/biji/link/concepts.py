"""Concepts: subjects that headings of several articles name.

    # 卡尔曼滤波          in SLAM（二）
    # 卡尔曼滤波（续）     in SLAM（三）      →  one concept with three places
    ## 卡尔曼滤波         in 传感器

Which headings name no subject is told by their form (`biji.link.generic_headings`), and by how they are used:

- it stands twice in one article, in sections apart: each of these has a subject, and this is a part of its structure;
- it stands in many articles, always below other headings, and never goes on in another article.

Neither holds for what a title or a category names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from operator import itemgetter

from msgspec import Struct

from biji.link.generic_headings import GenericHeadings
from biji.model import Article, Concept, OutlineHeading, Place, Series
from biji.text import subject_key

#: In so many articles a heading that is never the outermost one, and never goes on elsewhere, is structure.
_MANY = 5


class _Found(Struct, frozen=True, gc=False):
    """A heading where it stands, with its number among those of its article."""

    article: Article
    number: int
    heading: OutlineHeading


def make_concepts(
    articles: Sequence[Article], series: Iterable[Series], generic: GenericHeadings, url: Callable[[str], str]
) -> tuple[tuple[Concept, ...], dict[str, tuple[str, ...]]]:
    """The concepts in order of their names, and for every article the keys of those that its sections are about.

    Args:
        articles: the published ones, newest first.
        series: all of them.
        generic: the rule for headings that are no subjects.
        url: the address of the page of a concept of that name; asked once for each, in their order.
    """
    recurring = _recurring(articles)
    topics = _named(articles, recurring)
    order = _Order(series)
    kept = {}
    for key, places in recurring.items():
        name = _name(places)
        if not generic.names_no_subject(name, key, in_title=key in topics) and (
            key in topics or not _is_structure(places)
        ):
            kept[key] = name
    concepts = tuple(
        Concept(key, name, url(name), order.places(recurring[key]), key in topics)
        for key, name in sorted(kept.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    )
    return concepts, _keys_by_source(articles, kept)


def _recurring(articles: Iterable[Article]) -> dict[str, list[_Found]]:
    """The headings about one subject, in order of articles and text, where several articles have one."""
    seen: set[str] = {""}
    keys: set[str] = set()
    for article in articles:
        subjects = article.digest.subjects
        keys.update(seen.intersection(subjects))
        seen.update(subjects)
    found: dict[str, list[_Found]] = {key: [] for key in keys - {""}}
    for article in articles:
        for number, key in enumerate(article.digest.subjects):
            if key in found:
                found[key].append(_Found(article, number, article.outline.headings[number]))
    return found


def _is_structure(places: Sequence[_Found]) -> bool:
    if any(one.number in one.article.digest.apart for one in places):
        return True
    many = len({one.article.source for one in places}) >= _MANY
    return many and not any(one.heading.form or one.number in one.article.digest.outermost for one in places)


def _name(places: Iterable[_Found]) -> str:
    """As most headings write it; among equals the first in order of the letters."""
    names = [one.heading.name for one in places]
    if len(set(names)) == 1:
        return names[0]
    spellings = Counter(names)
    return min(spellings, key=lambda name: (-spellings[name], name))


def _named(articles: Iterable[Article], keys: Container[str]) -> set[str]:
    """Those of these keys that titles, categories, tags and series have."""
    names: set[str] = set()
    named: set[str] = set()
    for article in articles:
        metadata = article.metadata
        names.update(metadata.categories, metadata.tags, metadata.series)
        named.update([key for key in article.digest.called if key in keys])
    return named.union([key for key in map(subject_key, names) if key in keys])


#: Which part of a series, and which heading in it.
_PLACE = itemgetter(0, 1)


class _Order:
    """The order of places: series and lone articles by the date of the first place, series in reading order."""

    def __init__(self, series: Iterable[Series]) -> None:
        self._parts: dict[str, tuple[int, int]] = {}
        for number, one in enumerate(series):
            for index, part in enumerate(one.parts):
                self._parts.setdefault(part.source, (number, index))

    def places(self, found: Sequence[_Found]) -> tuple[Place, ...]:
        """The places of one concept."""
        groups: dict[int | str, list[tuple[int, int, Place]]] = {}
        # Those found come newest first.
        for one in reversed(found):
            source, heading = one.article.source, one.heading
            group, index = self._parts.get(source, (source, 0))
            place = Place(source, heading.anchor, heading.title.text)
            groups.setdefault(group, []).append((index, one.number, place))
        return tuple([place for places in groups.values() for _, _, place in sorted(places, key=_PLACE)])


def _keys_by_source(articles: Iterable[Article], kept: Container[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for article in articles:
        keys = [key for key in article.digest.subjects if key in kept]
        if keys:
            found[article.source] = tuple(dict.fromkeys(keys))
    return {source: found[source] for source in sorted(found)}
