"""From texts to postings: for every term, where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import sub

from msgspec import Struct

from biji.render.search.documents import Document, Kind
from biji.render.search.terms import terms

#: The digits of numbers: printable ASCII that a string in JavaScript holds as it is. The first 62 end a number, the
#: others go on.
_DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
_LAST, _MORE = _DIGITS[:62], _DIGITS[62:]


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


def make_index(documents: Sequence[Document]) -> Index:
    """Index documents, in their order."""
    units: defaultdict[str, list[int]] = defaultdict(list)
    kinds: list[str] = []
    texts: list[tuple[tuple[str, ...], ...]] = []
    number = 0
    for document in documents:
        of_document: list[Kind] = []
        sections: list[tuple[str, ...]] = []
        for section, pieces in _sections(document):
            sections.append(section)
            for kind, text in pieces:
                for term in terms(text):
                    units[term].append(number)
                of_document.append(kind)
                number += 1
        kinds.append("".join(of_document))
        texts.append(tuple(sections))
    series = Numbers().series
    # JavaScript compares strings by their halves of 16 bits.
    ordered = sorted(units, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
    return Index(tuple(kinds), tuple(texts), tuple((term, series(units[term])) for term in ordered))


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[tuple[Kind, str]]]]:
    """Each section as it is shown, with its units; those of the first begin with the article's title."""
    for position, passage in enumerate(document.passages):
        pieces = list(passage.pieces())
        head: tuple[Kind, str] = ("h", passage.title) if position else ("t", document.title)
        yield (passage.anchor, passage.title, *(text for _, text in pieces)), [head, *pieces]


class Numbers(dict[int, str]):
    """Numbers as text, each in digits of which most need one; made when they are first asked for."""

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number, len(_LAST))
        text = _LAST[last]
        while rest:
            rest, digit = divmod(rest, len(_MORE))
            text = _MORE[digit] + text
        self[number] = text
        return text

    def series(self, numbers: Sequence[int]) -> str:
        """Growing numbers as one string: the first, then the differences.

        >>> Numbers().series([3, 4, 70])
        '$!_$'
        """
        differences = map(sub, numbers[1:], numbers)
        return self[numbers[0]] + "".join(map(self.__getitem__, differences))
