"""Articles in one order, searched for the nearest one that has a section about a subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from biji.link.publication import moment
from biji.model import Article

#: Source to the keys of subjects that its sections are about.
Held = Mapping[str, Collection[str]]

_NUMBERED = re.compile(r"(.+?)[_\- ]?(\d{1,6})")


class Row:
    """A series, or any other articles of which one follows the other.

    Args:
        sources: in order, each once.
        held: what is searched for.
        closing: what still goes on at the end of an article.
    """

    def __init__(self, sources: Sequence[str], held: Held, closing: Held) -> None:
        self._sources = sources
        self._place = {source: place for place, source in enumerate(sources)}
        self._holding = self._places(held)
        self._closing = self._places(closing)

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

    def last(self, key: str) -> str:
        """The last article that has a section about a subject; or ""."""
        places = self._holding.get(key)
        return self._sources[places[-1]] if places else ""

    def count(self, key: str) -> int:
        """How many articles have a section about a subject."""
        return len(self._holding.get(key, []))

    def _places(self, held: Held) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, source in enumerate(self._sources):
            for key in held.get(source, ()):
                found[key].append(place)
        return found


def families(articles: Iterable[Article]) -> list[list[str]]:
    """Articles whose file names count them: `essay`, `essay_2`, `essay_3`."""
    found: defaultdict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for article in articles:
        numbered = _NUMBERED.fullmatch(article.metadata.slug)
        stem, number = (numbered[1], int(numbered[2])) if numbered else (article.metadata.slug, 1)
        found[stem.casefold()].append((number, moment(article.metadata.date), article.source))
    return [[source for _, _, source in sorted(members)] for members in found.values() if len(members) > 1]
