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
from itertools import chain

from biji.link.generic_headings import GenericHeadings
from biji.link.subjects import Found, Subjects
from biji.model import Article, Concept, Place, Series

#: In so many articles a heading that is never the outermost one, and never goes on elsewhere, is structure.
_MANY = 5


def make_concepts(
    articles: Sequence[Article],
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
    digests = [article.digest for article in articles]
    topics = subjects.keys() & chain.from_iterable(digest.called + digest.filed for digest in digests)
    apart = {digest.subjects[number] for digest in digests for number in digest.apart}
    order = _Order(series)
    kept = {}
    for key, found in subjects.items():
        name = _name(found)
        if not generic.names_no_subject(name, key, in_title=key in topics) and (
            key in topics or (key not in apart and not _is_structure(found))
        ):
            kept[key] = name
    concepts = tuple(
        Concept(key, name, url(name), order.places(subjects[key]), key in topics)
        for key, name in sorted(kept.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    )
    about = {
        article.source: tuple(dict.fromkeys(filter(kept.__contains__, digest.subjects)))
        for article, digest in zip(articles, digests, strict=True)
    }
    return concepts, {source: keys for source, keys in sorted(about.items()) if keys}


def _is_structure(found: Sequence[Found]) -> bool:
    """Whether many articles have such headings, always below others, and none of them goes on."""
    return len({article.source for article, _, _ in found}) >= _MANY and not any(
        heading.form or number in article.digest.outermost for article, number, heading in found
    )


def _name(found: Iterable[Found]) -> str:
    """As most headings write it; among equals the first in order of the letters."""
    names = [heading.name for _, _, heading in found]
    if names.count(names[0]) == len(names):
        return names[0]
    spellings = Counter(names)
    return min(spellings, key=lambda name: (-spellings[name], name))


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
        for article, number, heading in reversed(found):
            source = article.source
            group, index = self._parts.get(source, (source, 0))
            place = Place(source, heading.anchor, heading.title.text)
            groups.setdefault(group, []).append((index, number, place))
        return tuple([place for places in groups.values() for _, _, place in sorted(places)])
