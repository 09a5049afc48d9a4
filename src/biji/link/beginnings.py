"""Where a section that goes on with another one begins.

Authors cut long texts into articles: a section that does not fit goes on at the top of the next part of the series.
So the beginning of `X（续）` is searched, in this order,

1. in the same article, before it;
2. in the preceding part of the series, then at its end under a longer name, then as `X+` at the end of the article
   that stands before it in the series or by its file name;
3. at the end of the article whose file name counts one less, then in earlier parts, the nearest first;
4. at the end of the preceding part, under a similar name;
5. anywhere before it, by file name and date: at the end of an article, of the same topic, in any;
6. where an article opens with it, at the end of the part that counts one less, whatever the name there.

A beginning may itself go on with another one. For `X+` any section about X in another article is good: one of the
series X, else of an article whose title names X, the last of them; else the nearest of the same series, of the same
topic, of all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, pairwise

from biji.link.generic_headings import GenericHeadings
from biji.link.rows import Row, families
from biji.link.spots import Spot, Spots
from biji.link.subjects import Found, Subjects
from biji.model import Article, Series, Topic
from biji.text import has_cjk, subject_key

#: A subject of more articles than this, such as `Other`, says nothing about what continues it.
_COMMON = 8
#: Two names for one subject are this much alike (`difflib.SequenceMatcher.ratio`) in their first letters.
_SIMILAR = 0.6
_LETTERS = 80
#: Shorter names stand in others by chance.
_SHORTEST, _SHORTEST_LATIN = 2, 3
#: So many sections about one subject in one article are looked at.
_FEW = 20


class Beginnings:
    """The sections about the subjects that go on somewhere, and the orders in which articles follow each other.

    Args:
        articles: the published ones.
        subjects: of the articles' headings.
        series: with parts in reading order.
        topics: groups of articles that belong together.
        generic: the rule for headings that are no subjects.

    Attributes:
        spots: the headings of the articles.
        continuing: those that go on with another one.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        subjects: Subjects,
        series: Sequence[Series],
        topics: Sequence[Topic],
        generic: GenericHeadings,
    ) -> None:
        self.spots = Spots(articles)
        self._articles, self._parts, self._groups, self._generic = articles, series, topics, generic
        self.continuing = sorted((article.source, index) for article in articles for index in article.digest.going_on)
        self._asking = {source for source, _ in self.continuing}
        # Key to source to the numbers of its headings.
        self._about: dict[str, dict[str, list[int]]] = {}
        for article in articles:
            headings = article.outline.headings
            for key in [headings[index].key for index in article.digest.going_on]:
                if key not in self._about:
                    self._about[key] = _sections(
                        subjects.get(key) or ((article, *one) for one in enumerate(headings) if one[1].key == key)
                    )
        self._named: dict[str, list[str]] = {}

    @cached_property
    def _series(self) -> Mapping[str, Sequence[Row]]:
        return self._rows([part.source for part in one.parts] for one in self._parts)

    @cached_property
    def _counted(self) -> Mapping[str, Sequence[str]]:
        """Source to those that the titles of series count one less."""
        counted: dict[str, list[str]] = {}
        for one, other in chain.from_iterable(pairwise(each.parts) for each in self._parts):
            if other.source in self._asking and other.ordinal == (one.ordinal or 1) + 1:
                counted.setdefault(other.source, []).append(one.source)
        return counted

    @cached_property
    def _dated(self) -> Mapping[str, Article]:
        """The articles by source, in order of date."""
        dated = sorted(self._articles, key=lambda each: (each.digest.moment, each.source))
        return {each.source: each for each in dated}

    @cached_property
    def _families(self) -> Mapping[str, Sequence[Row]]:
        return self._rows(families(self._dated.values()))

    @cached_property
    def _topics(self) -> Mapping[str, Sequence[Row]]:
        order = {source: place for place, source in enumerate(self._dated)}
        asked = (topic for topic in self._groups if not self._asking.isdisjoint(topic.articles))
        return self._rows(sorted(topic.articles, key=order.__getitem__) for topic in asked)

    @cached_property
    def _all(self) -> Row:
        return self._row(tuple(self._dated))

    @cached_property
    def _series_called(self) -> Mapping[str, Sequence[str]]:
        """The subject that a series is called after to its parts."""
        return {subject_key(one.name): [part.source for part in one.parts] for one in self._parts}

    def continued(self, spot: Spot) -> Spot | None:
        """What `X（续）` goes on with, by its name."""
        attempts = (
            *(self._within, self._preceding, self._shortened, self._overflowing),
            *(self._earlier, self._similar, self._anywhere),
        )
        return next((found for attempt in attempts if (found := attempt(spot))), None)

    def opening(self, spot: Spot) -> Spot | None:
        """What the preceding part ends with, where an article opens with `X（续）`."""
        spots, level = self.spots, self.spots.heading(spot).level
        if not spots.opens(spot):
            return None
        for before in self._counted.get(spot[0], ()):
            end = [(before, index) for index in spots.end(before)]
            if end:
                return next((there for there in end if spots.heading(there).level == level), end[0])
        return None

    def parked(self, spot: Spot) -> Spot | None:
        """Where else the subject of `X+` stands."""
        source, key = spot[0], self.spots.heading(spot).key
        named = self._called(key)
        rows = (*self._series.get(source, ()), *self._topics.get(source, ()), self._all)
        sources = chain(
            named[-1:] if source not in named else (),
            (there for row in rows for there in (row.before(source, key), row.after(source, key))),
        )
        there = next(filter(None, sources), "")
        if not there:
            return self._within(spot)
        places = self._about[key][there][-_FEW:]
        return there, max(places, key=lambda index: (-self.spots.heading((there, index)).level, index))

    def _called(self, key: str) -> list[str]:
        """The articles with a section about a subject that are called after it: by their series, else by title."""
        if key not in self._named:
            parts = [source for source in self._series_called.get(key, ()) if source in self._about[key]]
            self._named[key] = parts or [
                source for source in self._all.holding(key) if key in self._dated[source].digest.called
            ]
        return self._named[key]

    def _within(self, spot: Spot) -> Spot | None:
        """The section before it in the same article."""
        source, index = spot
        places = self._about[self.spots.heading(spot).key].get(source, [])
        before = bisect_left(places, index)
        return (source, places[before - 1]) if before else None

    def _preceding(self, spot: Spot) -> Spot | None:
        """In the preceding part."""
        about = self._about[self.spots.heading(spot).key]
        sources = (row.previous(spot[0]) for row in self._series.get(spot[0], ()))
        return self._choose(next((there for there in sources if there in about), ""), spot)

    def _shortened(self, spot: Spot) -> Spot | None:
        """At the end of the preceding part, where its name has more words."""
        return self._at_end(spot, _is_part_of)

    def _overflowing(self, spot: Spot) -> Spot | None:
        """At the end of the article before it, parked there as `X+`."""
        source, key = spot[0], self.spots.heading(spot).key
        for row in (*self._series.get(source, ()), *self._families.get(source, ())):
            there = row.previous(source)
            for index in self.spots.end(there):
                heading = self.spots.heading((there, index))
                if heading.form == "overflow" and heading.key == key:
                    return there, index
        return None

    def _earlier(self, spot: Spot) -> Spot | None:
        """At the end of the article whose file name counts one less, else in an earlier part."""
        source, key = spot[0], self.spots.heading(spot).key
        counted = (row.previous(source) for row in self._families.get(source, ()))
        sources = chain(
            (there for there in counted if there in self._about[key] and key in self.spots.closing(there)),
            (row.before(source, key) for row in self._series.get(source, ())),
        )
        return self._choose(next(filter(None, sources), ""), spot)

    def _similar(self, spot: Spot) -> Spot | None:
        """At the end of the preceding part, under a name that is nearly the same."""
        return self._at_end(spot, _is_similar)

    def _at_end(self, spot: Spot, alike: Callable[[str, str], bool]) -> Spot | None:
        key = self.spots.heading(spot).key
        for row in self._series.get(spot[0], ()):
            there = row.previous(spot[0])
            for index in self.spots.end(there):
                if alike(key, self.spots.heading((there, index)).key):
                    return there, index
        return None

    def _anywhere(self, spot: Spot) -> Spot | None:
        """Where its file name counts before it; of rare subjects in an article before it by date, else behind it."""
        source, heading = spot[0], self.spots.heading(spot)
        key, rows = heading.key, self._families.get(source, [])
        if self._all.count(key) <= _COMMON and not self._generic.names_no_subject(heading.name, key):
            rows = [*rows, *self._topics.get(source, ()), self._all]
        sources = chain(
            (row.before(source, key, closing=True) for row in rows),
            (row.before(source, key) for row in rows),
            (row.after(source, key) for row in rows),
        )
        # What stands before it in its own series was looked at already.
        own = self._series.get(source, ())
        return self._choose(
            next((there for there in sources if there and all(there not in row for row in own)), ""), spot
        )

    def _choose(self, there: str, spot: Spot) -> Spot | None:
        """Of an article's sections about a subject the one that goes on: at its end, below the same heading."""
        if not there:
            return None
        places = self._about[self.spots.heading(spot).key][there][-_FEW:]
        if len(places) == 1:
            return there, places[0]
        end, above = self.spots.end(there), self.spots.above(spot)
        return there, max(places, key=lambda index: (index in end, self.spots.above((there, index)) == above, index))

    def _rows(self, groups: Iterable[Sequence[str]]) -> dict[str, list[Row]]:
        """For every article that asks the rows in which it stands."""
        found: dict[str, list[Row]] = {}
        for sources in groups:
            members = self._asking.intersection(sources)
            if members:
                row = self._row(sources)
                for source in members:
                    found.setdefault(source, []).append(row)
        return found

    def _row(self, sources: Sequence[str]) -> Row:
        return Row(sources, self._about, self.spots.closing)


def _sections(found: Iterable[Found]) -> dict[str, list[int]]:
    """Source to the numbers of the headings with which something can go on."""
    sections: dict[str, list[int]] = {}
    for article, number, heading in found:
        if heading.form != "overflow" and heading.anchor:
            sections.setdefault(article.source, []).append(number)
    return sections


def _is_part_of(name: str, other: str) -> bool:
    """Whether a name stands in another one; the shortest stand in many by chance."""
    return name in other and len(name) >= (_SHORTEST if has_cjk(name) else _SHORTEST_LATIN)


def _is_similar(one: str, other: str) -> bool:
    return _is_part_of(other, one) or SequenceMatcher(None, one[:_LETTERS], other[:_LETTERS]).ratio() >= _SIMILAR
