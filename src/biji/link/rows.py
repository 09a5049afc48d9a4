"""Articles in one order, searched for the nearest one that has a section about a subject."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from biji.model import Article

#: Source to the keys of subjects that its sections are about.
Held = Mapping[str, Collection[str]]

#: Longer numbers in file names count nothing.
_DIGITS = 6


class Row:
    """A series, or any other articles of which one follows the other.

    Args:
        sources: in order, each once.
        held: what is searched for.
        closing: of these what still goes on at the end of an article.
    """

    def __init__(self, sources: Sequence[str], held: Held, closing: Held) -> None:
        self._sources = sources
        self._place = {source: place for place, source in enumerate(sources)}
        self._holding: dict[str, list[int]] = {}
        self._closing: dict[str, list[int]] = {}
        for place, source in enumerate(sources):
            for key in held.get(source, ()):
                self._holding.setdefault(key, []).append(place)
                if key in closing[source]:
                    self._closing.setdefault(key, []).append(place)

    def __contains__(self, source: str) -> bool:
        """Whether an article stands in the row."""
        return source in self._place

    def previous(self, source: str) -> str:
        """The article right before this one, or ""."""
        place = self._place[source]
        return self._sources[place - 1] if place else ""

    def before(self, source: str, key: str, *, closing: bool = False) -> str:
        """The nearest article before this one that has a section about a subject, or that closes with one; or ""."""
        places = (self._closing if closing else self._holding).get(key, [])
        index = bisect_left(places, self._place[source])
        return self._sources[places[index - 1]] if index else ""

    def after(self, source: str, key: str) -> str:
        """The nearest article behind this one that has a section about a subject; or ""."""
        places = self._holding.get(key, [])
        index = bisect_left(places, self._place[source] + 1)
        return self._sources[places[index]] if index < len(places) else ""

    def holding(self, key: str) -> list[str]:
        """The articles that have a section about a subject, in order."""
        return [self._sources[place] for place in self._holding.get(key, ())]

    def count(self, key: str) -> int:
        """How many articles have a section about a subject."""
        return len(self._holding.get(key, []))


def counted(slug: str) -> tuple[str, int]:
    """What a file name counts, and how far: `essay` and 3 of `Essay_3`, and 1 of `essay`."""
    folded = slug.casefold()
    stem = folded.rstrip("0123456789")
    return stem.rstrip("_- "), int(folded[len(stem) :][-_DIGITS:] or 1)


def families(articles: Iterable[Article]) -> list[list[str]]:
    """Articles whose file names count them: `essay`, `essay_2`, `essay_3`; those that count the same as they come."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for article in articles:
        stem, number = counted(article.metadata.slug)
        found[stem].append((number, article.source))
    return [
        [source for _, source in sorted(members, key=itemgetter(0))]
        for stem, members in found.items()
        if stem and len(members) > 1
    ]
