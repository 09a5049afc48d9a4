"""The headings of all articles: what stands around each, and which sections are open where an article ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from biji.model import Article, OutlineHeading, Place

#: A heading: its source, and its place among the article's headings.
Spot = tuple[str, int]

#: Of headings, in HTML.
_LEVELS = 6


class Spots:
    """The headings of a site.

    Args:
        articles: the published ones.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._headings = {article.source: article.outline.headings for article in articles}
        self._ends: dict[str, list[int]] = {}
        self._closing: dict[str, frozenset[str]] = {}
        self._subjects_above: dict[str, list[str]] = {}

    def headings(self, source: str) -> Sequence[OutlineHeading]:
        """Those of an article, in order of the text."""
        return self._headings[source]

    def heading(self, spot: Spot) -> OutlineHeading:
        """The heading that stands there."""
        return self._headings[spot[0]][spot[1]]

    def place(self, spot: Spot) -> Place:
        """Its section, as the site knows it."""
        heading = self.heading(spot)
        return Place(spot[0], heading.anchor, heading.title.text)

    def opens(self, spot: Spot) -> bool:
        """Whether an article begins with it, or with sections around it."""
        source, index = spot
        opening = self._headings[source][: index + 1] if index < _LEVELS else ()
        return bool(opening) and all(one.level < other.level for one, other in pairwise(opening))

    def end(self, source: str) -> list[int]:
        """The headings of the sections that are open where an article ends, the innermost first."""
        if source not in self._ends:
            headings, found = self._headings.get(source, ()), []
            level = _LEVELS + 1
            for index in range(len(headings) - 1, -1, -1):
                if headings[index].level < level:
                    found.append(index)
                    level = headings[index].level
                if level == 1:
                    break
            self._ends[source] = found
        return self._ends[source]

    def closing(self, source: str) -> frozenset[str]:
        """The subjects of the sections that are open where an article ends."""
        if source not in self._closing:
            self._closing[source] = frozenset([self._headings[source][index].key for index in self.end(source)])
        return self._closing[source]

    def above(self, spot: Spot) -> str:
        """The subject of the section around it; "" for a top one."""
        source, index = spot
        if source not in self._subjects_above:
            around: list[OutlineHeading] = []
            subjects: list[str] = []
            for heading in self._headings[source]:
                while around and around[-1].level >= heading.level:
                    around.pop()
                subjects.append(around[-1].key if around else "")
                around.append(heading)
            self._subjects_above[source] = subjects
        return self._subjects_above[source][index]
