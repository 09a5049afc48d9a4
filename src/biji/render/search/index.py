"""The index of all documents: their texts, and for every term, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from biji.render.search.documents import Document, settled
from biji.render.search.postings import Part, merge, read_part


class Terms(Struct, frozen=True):
    """Where each term of some neighbouring documents stands.

    Attributes:
        start: the number of the first document; in the postings, numbers are counted from it.
        terms: all terms, in the order of their UTF-16.
        postings: of each term.
    """

    start: int
    terms: Sequence[str]
    postings: Sequence[str]


class Index(Struct, frozen=True):
    """What a search needs to know.

    Attributes:
        kinds: of each document the kinds of its units, as letters: its title, then section by section the heading and
            its pieces.
        texts: of each document its sections, each as anchor, heading and pieces.
        terms: of the older documents, and of the newest.
    """

    kinds: tuple[str, ...]
    texts: tuple[tuple[tuple[str, ...], ...], ...]
    terms: tuple[Terms, Terms]


def make_index(documents: Sequence[Document], parts: Sequence[Part] = ()) -> Index:
    """Index documents, in their order.

    Args:
        documents: all of them.
        parts: what they hold, where that has been read before; the last one is of the newest.
    """
    kinds: list[str] = []
    texts: list[tuple[tuple[str, ...], ...]] = []
    for document in documents:
        sections = list(document.sections())
        kinds.append("".join(kind for _, pieces in sections for kind, _ in pieces))
        texts.append(tuple(section for section, _ in sections))
    old = settled(len(documents))
    *older, newest = parts or (read_part(documents[:old]), read_part(documents[old:]))
    return Index(tuple(kinds), tuple(texts), (Terms(0, *merge(older)), Terms(old, *merge([newest]))))
