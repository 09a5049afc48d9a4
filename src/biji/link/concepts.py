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
from collections.abc import Callable, Iterable, Sequence

from biji.link.generic_headings import GenericHeadings
from biji.link.subjects import Found, Subjects
from biji.model import Article, Concept, Place, Series

#: In so many articles a heading that is never the outermost one, and never goes on elsewhere, is structure.
_MANY = 5


def make_concepts(
    articles: Iterable[Article],
    subjects: Subjects,
    series: Iterable[Series],
    generic: GenericHeadings,
    url: Callable[[str], str],
) -> tuple[tuple[Concept, ...], dict[str, tuple[str, ...]]]:
    """The concepts in order of their names, and for every article the keys of those that its sections are about.

    Args:
        articles: the published ones, newest first.
        subjects: of their headings.
        series: all of them.
        generic: the rule for headings that are no subjects.
        url: the address of the page of a concept of that name; asked once for each, in their order.
    """
    recurring = subjects.found
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
    return concepts, {
        source: tuple(dict.fromkeys(about))
        for source, keys in sorted(subjects.keys_of.items())
        if (about := [key for key in keys if key in kept])
    }


def _is_structure(places: Sequence[Found]) -> bool:
    if any(one.number in one.article.digest.apart for one in places):
        return True
    many = len({one.article.source for one in places}) >= _MANY
    return many and not any(one.heading.form or one.number in one.article.digest.outermost for one in places)


def _name(places: Iterable[Found]) -> str:
    """As most headings write it; among equals the first in order of the letters."""
    names = [one.heading.name for one in places]
    if len(set(names)) == 1:
        return names[0]
    spellings = Counter(names)
    return min(spellings, key=lambda name: (-spellings[name], name))


def _named(articles: Iterable[Article], keys: Iterable[str]) -> set[str]:
    """Those of these keys that titles, categories, tags and series have."""
    names: set[str] = set()
    for article in articles:
        names.update(article.digest.called, article.digest.filed)
    return names.intersection(keys)


class _Order:
    """The order of places: series and lone articles by the date of the first place, series in reading order."""

    def __init__(self, series: Iterable[Series]) -> None:
        self._parts: dict[str, tuple[int, int]] = {}
        for number, one in enumerate(series):
            for index, part in enumerate(one.parts):
                self._parts.setdefault(part.source, (number, index))

    def places(self, found: Sequence[Found]) -> tuple[Place, ...]:
        """The places of one concept."""
        # By part of the series, and by heading in it: no two are equal in both.
        groups: dict[int | str, list[tuple[int, int, Place]]] = {}
        # Those found come newest first.
        for one in reversed(found):
            source, heading = one.article.source, one.heading
            group, index = self._parts.get(source, (source, 0))
            place = Place(source, heading.anchor, heading.title.text)
            groups.setdefault(group, []).append((index, one.number, place))
        return tuple([place for places in groups.values() for _, _, place in sorted(places)])
