"""Related articles: those that share a series, subjects, outside works or a written link with an article.

Every shared thing counts 1 / log n, where n articles share it: two articles that alone name a subject are closer than
two of ten (L. A. Adamic, E. Adar, *Friends and neighbors on the Web*, Social Networks 25, 2003). What many share
tells nothing and would cost n², so it is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations
from math import log
from typing import Literal

from msgspec import Struct

from biji.link.resources import citing
from biji.model import Reason, Related, Series, Site

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


#: Source to the sources that share something with it, and what.
_Bonds = defaultdict[str, defaultdict[str, list[_Bond]]]


def relate(site: Site) -> dict[str, tuple[Related, ...]]:
    """Source to the articles closest to it, the closest first; among equals the newest.

    Args:
        site: but for what is made here.
    """
    bonds: _Bonds = defaultdict(lambda: defaultdict(list))
    link = _Bond(Reason("links", 1), _weight(2))
    for target, places in site.backlinks.items():
        for place in places:
            _bind(bonds, link, (place.source, target))
    for concept in site.concepts:
        _share(bonds, "concepts", concept.name, tuple({place.source: None for place in concept.places}))
    for resource in site.references.shared:
        _share(bonds, "resources", resource.name, citing(resource))
    for series in site.series:
        _continue(bonds, series)
    order = {source: place for place, source in enumerate(site.articles)}
    return {source: _closest(bonds[source], order) for source in order if source in bonds}


def _share(bonds: _Bonds, kind: Kind, name: str, sources: Sequence[str]) -> None:
    if 1 < len(sources) <= _COMMON:
        _bind(bonds, _Bond(Reason(kind, 1, (name,)), _weight(len(sources))), sources)


def _continue(bonds: _Bonds, series: Series) -> None:
    """Neighbours in a series are close, and so are other parts that share something else."""
    parts = [part.source for part in series.parts]
    if len(parts) < 2:
        return
    bond = _Bond(Reason("series", 1, (series.name,)), _weight(len(parts)))
    members = frozenset(parts)
    for place, source in enumerate(parts):
        near = parts[max(0, place - 1) : place] + parts[place + 1 : place + 2]
        for other in {*near, *(bonds[source].keys() & members)}:
            bonds[source][other].append(bond)


def _bind(bonds: _Bonds, bond: _Bond, sources: Sequence[str]) -> None:
    for one, other in permutations(sources, 2):
        bonds[one][other].append(bond)


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
