"""Related articles: those that share a series, subjects, outside works or a written link with an article.

Every shared thing counts 1 / log n, where n articles share it: two articles that alone name a subject are closer than
two of ten (L. A. Adamic, E. Adar, *Friends and neighbors on the Web*, Social Networks 25, 2003). What many share
tells nothing and would cost n², so it is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from math import log
from typing import Literal

from msgspec import Struct

from biji.link.resources import citing
from biji.model import Reason, Related, Site

Kind = Literal["series", "concepts", "resources", "links"]

#: Articles named for one article.
_MOST = 6

#: What more articles than this share brings none of them together.
_COMMON = 12

#: Names given for one reason.
_NAMED = 5


class _Bond(Struct, frozen=True, gc=False):
    """One thing that articles share, alone as a reason."""

    reason: Reason
    weight: float


class _Shared(Struct, frozen=True, gc=False):
    """What articles share, each of them with each."""

    bond: _Bond
    sources: Sequence[str]


class _Place(Struct, frozen=True, gc=False):
    """Which of the parts of a series an article is."""

    bond: _Bond
    parts: Sequence[str]
    members: AbstractSet[str]
    number: int


def relate(site: Site) -> Mapping[str, tuple[Related, ...]]:
    """Source to the articles closest to it, the closest first; among equals the newest.

    Those of one article are found when they are first read: its page is the only one that asks.

    Args:
        site: but for what is made here.
    """
    return _Relations(site)


class _Relations(Mapping[str, tuple[Related, ...]]):
    """The articles that share something with another one, and for each of them the closest."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._found: dict[str, tuple[Related, ...]] = {}

    def __getitem__(self, source: str) -> tuple[Related, ...]:
        if source not in self._found:
            self._found[source] = _closest(self._bonds(source), self._order)
        if not self._found[source]:
            raise KeyError(source)
        return self._found[source]

    def __iter__(self) -> Iterator[str]:
        return (source for source in self._order if self.get(source))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {source: place for place, source in enumerate(self._site.articles)}

    @cached_property
    def _shared(self) -> Mapping[str, Sequence[_Shared]]:
        """Source to all that it shares, but for series: links, then subjects, then works."""
        site = self._site
        shared: defaultdict[str, list[_Shared]] = defaultdict(list)

        def share(kind: Kind, names: tuple[str, ...], sources: Sequence[str]) -> None:
            if 1 < len(sources) <= _COMMON:
                one = _Shared(_Bond(Reason(kind, 1, names), _weight(len(sources))), sources)
                for source in sources:
                    shared[source].append(one)

        for target, places in site.backlinks.items():
            for place in places:
                share("links", (), (place.source, target))
        for concept in site.concepts:
            share("concepts", (concept.name,), tuple({place.source: None for place in concept.places}))
        for resource in site.references.shared:
            share("resources", (resource.name,), citing(resource))
        return shared

    @cached_property
    def _series(self) -> Mapping[str, Sequence[_Place]]:
        """Source to its places in series."""
        places: defaultdict[str, list[_Place]] = defaultdict(list)
        for series in self._site.series:
            parts = [part.source for part in series.parts]
            if len(parts) > 1:
                bond = _Bond(Reason("series", 1, (series.name,)), _weight(len(parts)))
                members = frozenset(parts)
                for number, source in enumerate(parts):
                    places[source].append(_Place(bond, parts, members, number))
        return places

    def _bonds(self, source: str) -> dict[str, list[_Bond]]:
        """The articles that share something with this one, and what.

        Neighbours in a series are close, and so are other parts that share something else.
        """
        bonds: dict[str, list[_Bond]] = {}
        for one in self._shared.get(source, ()):
            for other in one.sources:
                if other != source:
                    bonds.setdefault(other, []).append(one.bond)
        for place in self._series.get(source, ()):
            near = place.parts[max(0, place.number - 1) : place.number + 2]
            close = {*near, *(bonds.keys() & place.members)} - {source}
            for other in close:
                bonds.setdefault(other, []).append(place.bond)
        return bonds


def _closest(others: Mapping[str, Sequence[_Bond]], order: Mapping[str, int]) -> tuple[Related, ...]:
    strength = {other: _strength(bonds) for other, bonds in others.items()}
    closest = sorted(others, key=lambda other: (-strength[other], order[other]))[:_MOST]
    return tuple([Related(other, _reasons(others[other])) for other in closest])


def _reasons(bonds: Sequence[_Bond]) -> tuple[Reason, ...]:
    """The bonds of each kind as one reason, the strongest first."""
    if len(bonds) == 1:
        return (bonds[0].reason,)
    kinds: defaultdict[Kind, list[_Bond]] = defaultdict(list)
    for bond in sorted(bonds, key=lambda bond: -bond.weight):
        kinds[bond.reason.kind].append(bond)
    reasons = []
    for kind, same in sorted(kinds.items(), key=lambda pair: -_strength(pair[1])):
        names = [name for bond in same[:_NAMED] for name in bond.reason.names]
        reasons.append(Reason(kind, len(same), tuple(names)))
    return tuple(reasons)


def _strength(bonds: Sequence[_Bond]) -> float:
    return bonds[0].weight if len(bonds) == 1 else sum([bond.weight for bond in bonds])


def _weight(articles: int) -> float:
    return 1 / log(articles)
