"""What makes many files, in parts: each is a task of its own, done in any process, and again only when it has to be.

@divided
def concept_pages(lookup: Lookup) -> Iterator[Part]:
    yield partial(_index, lookup)
    for some in batches(lookup.site.concepts):
        yield partial(_pages, lookup, some)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from msgspec import Struct

from biji.model import OutputFile
from biji.render.lookup import Lookup
from biji.render.pages import Page

_Item = TypeVar("_Item")

#: Makes some files.
Part = Callable[[], Iterable[Page | OutputFile]]

#: Makes some of a site's files, those of pages from their templates.
Generator = Callable[[Lookup], Iterable[Page | OutputFile]]

#: How many of a kind one part makes: many enough that handing it over costs nothing.
_TOGETHER = 8
#: The same of what reads the texts of many articles: whoever changes one of these has all of a part done again.
FEW = 3


class Divided(Struct, frozen=True):
    """A generator that does its work in parts.

    Attributes:
        parts: all of them, in the order of their files; to name them takes a moment only.
    """

    parts: Callable[[Lookup], Iterable[Part]]

    def __call__(self, lookup: Lookup) -> Iterator[Page | OutputFile]:
        """The files of all parts."""
        for part in self.parts(lookup):
            yield from part()


def divided(parts: Callable[[Lookup], Iterable[Part]]) -> Divided:
    """Make a generator of what names its parts."""
    return Divided(parts)


def parts_of(generator: Generator, lookup: Lookup) -> tuple[Part, ...]:
    """The parts of a generator: itself, unless it is divided."""
    return tuple(generator.parts(lookup)) if isinstance(generator, Divided) else (partial(generator, lookup),)


def batches(items: Sequence[_Item], size: int = _TOGETHER) -> Iterator[Sequence[_Item]]:
    """Some items after others, none of them in two batches."""
    return (items[at : at + size] for at in range(0, len(items), size))
