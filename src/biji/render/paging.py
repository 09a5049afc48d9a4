"""How long lists of works are cut into pages: by what their entries weigh, so that every page stays quick to open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biji.model import Resource

#: Articles named for one work: some are cited nearly everywhere.
MOST_CITING = 8

#: What a page may weigh. An entry weighs two, and one more for each article named in it.
PAGE_WEIGHT = 900


def cut(resources: Sequence[Resource]) -> Iterator[Sequence[Resource]]:
    """The pages of a list, in order; 300 works to a page where each is cited once."""
    start, weight = 0, 0
    for index, resource in enumerate(resources):
        more = 2 + min(len(resource.citations), MOST_CITING)
        if weight + more > PAGE_WEIGHT:
            yield resources[start:index]
            start, weight = index, 0
        weight += more
    yield resources[start:]
