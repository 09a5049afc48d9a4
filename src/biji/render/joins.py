"""Which ends of continuations lie in an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from biji.model import Continuation


class Joins(Struct, frozen=True):
    """The ends of continuations that lie in one article.

    Attributes:
        coming: id of a continuing section to what goes on there.
        going: id of a section to what goes on with it.
    """

    coming: Mapping[str, tuple[Continuation, ...]]
    going: Mapping[str, tuple[Continuation, ...]]


def joins_by_source(continuations: Iterable[Continuation]) -> dict[str, Joins]:
    """Source to the ends that lie in it."""
    coming: dict[str, dict[str, tuple[Continuation, ...]]] = {}
    going: dict[str, dict[str, tuple[Continuation, ...]]] = {}
    for each in continuations:
        for ends, place in ((coming, each.place), (going, each.beginning)):
            found = ends.setdefault(place.source, {})
            found[place.anchor] = (*found.get(place.anchor, ()), each)
    return {source: Joins(coming.get(source, {}), going.get(source, {})) for source in coming.keys() | going.keys()}
