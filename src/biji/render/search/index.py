"""The index of a site, made in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from biji.model import OutputFile
from biji.render.lookup import Lookup
from biji.render.parts import Part, batches, divided
from biji.render.search.documents import documents, numbered
from biji.render.search.files import PARTS, articles_file, part_files, text_files

#: How many texts are written together.
_TOGETHER = 32


@divided
def search_index(lookup: Lookup) -> Iterator[Part]:
    """Everything that a search loads, where the site has one; what takes long at the end."""
    if lookup.options.search:
        sources = numbered(lookup)
        for some in batches(sources, _TOGETHER):
            yield partial(_texts, lookup, some)
        yield partial(_articles, lookup, sources)
        for part in range(PARTS):
            yield partial(_part, lookup, sources, part)


def _texts(lookup: Lookup, sources: Iterable[str]) -> Iterator[OutputFile]:
    return text_files(documents(lookup, sources))


def _articles(lookup: Lookup, sources: Iterable[str]) -> Iterator[OutputFile]:
    yield articles_file(tuple(documents(lookup, sources)), lookup.strings.search)


def _part(lookup: Lookup, sources: Iterable[str], part: int) -> Iterator[OutputFile]:
    return part_files(tuple(documents(lookup, sources)), part)
