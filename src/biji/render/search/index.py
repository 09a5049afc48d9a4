"""From texts to postings: for every term, where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from operator import sub

from msgspec import Struct

from biji.render.search.documents import Document, Kind
from biji.render.search.terms import endings, read

#: The digits of numbers: printable ASCII that a string in JavaScript holds as it is. The first 62 end a number, the
#: others go on.
_DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
_LAST, _MORE = _DIGITS[:62], _DIGITS[62:]

#: What the order of strings differs for between JavaScript and Python.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

#: Growing numbers of units, of which some may come twice.
_Units = defaultdict[str, list[int]]


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
    units: _Units = defaultdict(list)
    words: _Units = defaultdict(list)
    kinds: list[str] = []
    texts: list[tuple[tuple[str, ...], ...]] = []
    number = 0
    for document in documents:
        of_document: list[Kind] = []
        sections: list[tuple[str, ...]] = []
        for section, pieces in _sections(document):
            sections.append(section)
            for kind, text in pieces:
                found, found_words = read(text)
                for term in found:
                    units[term].append(number)
                for word in found_words:
                    words[word].append(number)
                of_document.append(kind)
                number += 1
        kinds.append("".join(of_document))
        texts.append(tuple(sections))
    digits = numerals(number)
    postings = {term: series(numbers, digits) for term, numbers in units.items()} | _of_endings(words, digits)
    return Index(tuple(kinds), tuple(texts), tuple((term, postings[term]) for term in in_javascript(postings)))


def _of_endings(words: _Units, digits: Sequence[str]) -> dict[str, str]:
    """Where the endings of words stand: most belong to one word, whose series they share."""
    with_ending: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for ending in endings(word):
            with_ending[ending].append(word)
    of_word = {word: series(numbers, digits) for word, numbers in words.items()}
    return {
        ending: series(sorted(set().union(*[words[one] for one in some])), digits) if some[1:] else of_word[some[0]]
        for ending, some in with_ending.items()
    }


def in_javascript(terms: Collection[str]) -> list[str]:
    """Terms as JavaScript orders them: by their halves of 16 bits, which differs from ours beyond U+FFFF only."""
    if not _ASTRAL.search("".join(terms)):
        return sorted(terms)
    return sorted(terms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[tuple[Kind, str]]]]:
    """Each section as it is shown, with its units; those of the first begin with the article's title."""
    for position, passage in enumerate(document.passages):
        pieces = list(passage.pieces())
        head: tuple[Kind, str] = ("h", passage.title) if position else ("t", document.title)
        yield (passage.anchor, passage.title, *(text for _, text in pieces)), [head, *pieces]


def numerals(count: int) -> list[str]:
    """The numbers below `count` as text, each in digits of which most need one."""
    texts: list[str] = []
    for number in range(count):
        rest, last = divmod(number, len(_LAST))
        text = _LAST[last]
        while rest:
            rest, digit = divmod(rest, len(_MORE))
            text = _MORE[digit] + text
        texts.append(text)
    return texts


def series(numbers: Sequence[int], digits: Sequence[str]) -> str:
    """Growing numbers as one string: the first, then the differences; one that comes twice counts once.

    >>> series([3, 4, 4, 70], numerals(100))
    '#!_$'
    """
    if len(numbers) == 1:  # most terms are rare
        return digits[numbers[0]]
    return digits[numbers[0]] + "".join([digits[step] for step in map(sub, numbers[1:], numbers) if step])
