"""The index of all documents: their texts, and for every term, where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from biji.render.search.documents import Document, settled
from biji.render.search.postings import Part, merge, read_part

#: What the order of strings differs for between JavaScript and Python.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Terms(Struct, frozen=True):
    """Where each term of some neighbouring documents stands.

    Attributes:
        start: the number of the first document; in the postings, numbers are counted from it.
        postings: of every term, in the order of their UTF-16.
    """

    start: int
    postings: tuple[tuple[str, str], ...]


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
    return Index(tuple(kinds), tuple(texts), (Terms(0, _merged(older)), Terms(old, _merged([newest]))))


def _merged(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    postings = merge(parts)
    return tuple((term, postings[term]) for term in in_javascript(postings))


def in_javascript(terms: Collection[str]) -> list[str]:
    """Terms as JavaScript orders them: by their halves of 16 bits, which differs from ours beyond U+FFFF only."""
    if not _ASTRAL.search("".join(terms)):
        return sorted(terms)
    return sorted(terms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
