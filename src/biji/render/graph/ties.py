"""How close topics are: by the concepts, works and links that their articles share.

As between articles, what n topics share counts 1 / log(n + 1): a concept of two topics brings them closer than one of
many. The sum is divided by the mean size of the two, as the largest topics share something with every other one. An
article stands for the topic that it names first; a second topic of its own is a tie as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log, sqrt
from typing import Literal

from msgspec import Struct

from biji.model import Site

Kind = Literal["concepts", "resources", "links", "articles"]

#: What more topics than this share says little of any of them.
_COMMON = 8

#: Every topic counts as if it had this many articles more, so that chance does not make the smallest the closest.
_CALM = 10

#: Topics that stand before another one and draw it near.
_NEAR = 3


class Bond(Struct, frozen=True):
    """One thing that topics share; `key` is a concept's."""

    kind: Kind
    key: str = ""


class Tie(Struct, frozen=True):
    """Two topics by their names, with all that they share, the most telling first."""

    topics: tuple[str, str]
    bonds: tuple[Bond, ...]
    weight: float

    def count(self, kind: Kind) -> int:
        """How many things of a kind they share."""
        return sum(bond.kind == kind for bond in self.bonds)


def find_ties(site: Site) -> tuple[Tie, ...]:
    """All ties between topics, the strongest first."""
    found: defaultdict[tuple[str, str], list[tuple[float, Bond]]] = defaultdict(list)
    for bond, topics in _shared(site):
        if 1 < len(topics) <= _COMMON:
            for pair in combinations(sorted(topics), 2):
                found[pair].append((1 / log(1 + len(topics)), bond))
    sizes = {topic.name: len(topic.articles) + _CALM for topic in site.topics}
    ties = [
        Tie(pair, _bonds(weighed), sum(weight for weight, _ in weighed) / sqrt(sizes[pair[0]] * sizes[pair[1]]))
        for pair, weighed in found.items()
    ]
    return tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.topics)))


def in_sight(names: Sequence[str], ties: Iterable[Tie]) -> list[str]:
    """Topics in an order in which those that are close stand near each other, beginning with the first."""
    weights = {tie.topics: tie.weight for tie in ties}
    left, order = list(names), list[str]()
    while left:
        near = order[: -_NEAR - 1 : -1]
        best = max(left, key=lambda name: sum(_weight(weights, name, one) / (1 + at) for at, one in enumerate(near)))
        left.remove(best)
        order.append(best)
    return order


def _weight(weights: Mapping[tuple[str, str], float], one: str, other: str) -> float:
    return weights.get((one, other) if one < other else (other, one), 0)


def _bonds(weighed: Iterable[tuple[float, Bond]]) -> tuple[Bond, ...]:
    return tuple(bond for _, bond in sorted(weighed, key=lambda pair: -pair[0]))


def _shared(site: Site) -> Iterator[tuple[Bond, set[str]]]:
    home = {source: names[0] for source, names in site.topics_of.items() if names}
    for concept in site.concepts:
        yield Bond("concepts", concept.key), {home[place.source] for place in concept.places if place.source in home}
    for resource in site.references.shared:
        yield Bond("resources"), {home[one.source] for one in resource.citations if one.source in home}
    for target, backlinks in site.backlinks.items():
        for backlink in backlinks:
            yield Bond("links"), {home[source] for source in (target, backlink.source) if source in home}
    for names in site.topics_of.values():
        yield Bond("articles"), set(names)
