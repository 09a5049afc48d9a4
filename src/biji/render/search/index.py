"""The index of all documents: their texts, and for every term, where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from biji.render.search.documents import Document
from biji.render.search.postings import Part, merge, read_part

#: What the order of strings differs for between JavaScript and Python.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Index(Struct, frozen=True):
    """What a search needs to know.

    Attributes:
        kinds: of each document the kinds of its units, as letters: its title, then section by section the heading and
            its pieces. Units are numbered through all documents.
        texts: of each document its sections, each as anchor, heading and pieces.
        postings: terms in the order of their UTF-16, each with the numbers of its units, encoded.
    """

    kinds: tuple[str, ...]
    texts: tuple[tuple[tuple[str, ...], ...], ...]
    postings: tuple[tuple[str, str], ...]


def make_index(documents: Sequence[Document], parts: Sequence[Part] = ()) -> Index:
    """Index documents, in their order.

    Args:
        documents: all of them.
        parts: what they hold, where that has been read before.
    """
    kinds: list[str] = []
    texts: list[tuple[tuple[str, ...], ...]] = []
    for document in documents:
        sections = list(document.sections())
        kinds.append("".join(kind for _, pieces in sections for kind, _ in pieces))
        texts.append(tuple(section for section, _ in sections))
    postings = merge(parts or [read_part(documents)])
    return Index(tuple(kinds), tuple(texts), tuple((term, postings[term]) for term in in_javascript(postings)))


def in_javascript(terms: Collection[str]) -> list[str]:
    """Terms as JavaScript orders them: by their halves of 16 bits, which differs from ours beyond U+FFFF only."""
    if not _ASTRAL.search("".join(terms)):
        return sorted(terms)
    return sorted(terms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
