"""Articles in one order, searched for the nearest one that has a section about a subject."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from operator import itemgetter

from biji.model import Article

#: Key of a subject to the articles that have a section about it.
Held = Mapping[str, Mapping[str, object]]


class Row:
    """A series, or any other articles of which one follows the other.

    Args:
        sources: in order, each once.
        held: what is searched for.
        closing: the subjects of an article's sections that still go on at its end.
    """

    def __init__(self, sources: Sequence[str], held: Held, closing: Callable[[str], Container[str]]) -> None:
        self._sources, self._held, self._closes_with = sources, held, closing
        self._place = {source: place for place, source in enumerate(sources)}
        # Few keys are asked for in a row.
        self._holding: dict[str, list[int]] = {}
        self._closing: dict[str, list[int]] = {}

    def __contains__(self, source: str) -> bool:
        """Whether an article stands in the row."""
        return source in self._place

    def previous(self, source: str) -> str:
        """The article right before this one, or ""."""
        place = self._place[source]
        return self._sources[place - 1] if place else ""

    def before(self, source: str, key: str, *, closing: bool = False) -> str:
        """The nearest article before this one that has a section about a subject, or that closes with one; or ""."""
        places = self._closing_places(key) if closing else self._places(key)
        index = bisect_left(places, self._place[source])
        return self._sources[places[index - 1]] if index else ""

    def after(self, source: str, key: str) -> str:
        """The nearest article behind this one that has a section about a subject; or ""."""
        places = self._places(key)
        index = bisect_left(places, self._place[source] + 1)
        return self._sources[places[index]] if index < len(places) else ""

    def holding(self, key: str) -> list[str]:
        """The articles that have a section about a subject, in order."""
        return [self._sources[place] for place in self._places(key)]

    def count(self, key: str) -> int:
        """How many articles have a section about a subject."""
        return len(self._places(key))

    def _places(self, key: str) -> list[int]:
        if key not in self._holding:
            holding = self._place.keys() & self._held.get(key, {}).keys()  # looks at each of the fewer ones
            self._holding[key] = sorted([self._place[source] for source in holding])
        return self._holding[key]

    def _closing_places(self, key: str) -> list[int]:
        if key not in self._closing:
            self._closing[key] = [
                place for place in self._places(key) if key in self._closes_with(self._sources[place])
            ]
        return self._closing[key]


def families(articles: Iterable[Article]) -> list[list[str]]:
    """Articles whose file names count them: `essay`, `essay_2`, `essay_3`; those that count the same as they come."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for article in articles:
        stem, number = article.digest.counted
        found[stem].append((number, article.source))
    return [
        [source for _, source in sorted(members, key=itemgetter(0))]
        for stem, members in found.items()
        if stem and len(members) > 1
    ]
