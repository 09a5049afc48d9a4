"""For every term, where it stands: found in parts of a site by several processes, and put together by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import sub

from msgspec import Struct

from biji.render.search.documents import Document
from biji.render.search.terms import endings, read

#: The digits of numbers: printable ASCII that a string in JavaScript holds as it is. The first 62 end a number, the
#: others go on.
_DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
_LAST, _MORE = _DIGITS[:62], _DIGITS[62:]

#: Growing numbers of units, of which some may come twice.
_Units = defaultdict[str, list[int]]

#: Where a term stands in a part: its first unit, its last one, and the steps from one to the next.
_Places = tuple[int, int, str]

_NOWHERE = "", 0


class Part(Struct, frozen=True):
    """Some neighbouring documents, read on their own.

    Attributes:
        units: how many units they have; they are numbered from 0.
        places: of every term.
    """

    units: int
    places: dict[str, _Places]


def read_part(documents: Iterable[Document]) -> Part:
    """Find the terms of some documents."""
    units: _Units = defaultdict(list)
    words: _Units = defaultdict(list)
    number = 0
    for document in documents:
        for _, pieces in document.sections():
            for _, text in pieces:
                found, found_words = read(text)
                for term in found:
                    units[term].append(number)
                for word in found_words:
                    words[word].append(number)
                number += 1
    digits = numerals(number)
    places = {term: _places(numbers, digits) for term, numbers in units.items()}
    return Part(number, places | _of_endings(words, digits))


def _of_endings(words: _Units, digits: Sequence[str]) -> dict[str, _Places]:
    """Where the endings of words stand: most belong to one word, whose places they share."""
    with_ending: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for ending in endings(word):
            with_ending[ending].append(word)
    of_word = {word: _places(numbers, digits) for word, numbers in words.items()}
    return {
        ending: _places(sorted(set().union(*[words[one] for one in some])), digits) if some[1:] else of_word[some[0]]
        for ending, some in with_ending.items()
    }


def _places(numbers: Sequence[int], digits: Sequence[str]) -> _Places:
    if len(numbers) == 1:  # most terms are rare
        return numbers[0], numbers[0], ""
    steps = [digits[step] for step in map(sub, numbers[1:], numbers) if step]
    return numbers[0], numbers[-1], "".join(steps)


def merge(parts: Sequence[Part]) -> dict[str, str]:
    """The postings of every term: the number of its first unit as text, then the steps to the others.

    Args:
        parts: neighbours, in their order.
    """
    digits = numerals(sum(part.units for part in parts))
    merged: dict[str, tuple[str, int]] = {}
    offset = 0
    for part in parts:
        for term, (first, last, steps) in part.places.items():
            before, end = merged.get(term, _NOWHERE)
            merged[term] = before + digits[first + offset - end] + steps, last + offset
        offset += part.units
    return {term: text for term, (text, _) in merged.items()}


def numerals(count: int) -> list[str]:
    """The numbers below `count` as text, each in digits of which most need one.

    >>> "".join(numerals(100)[number] for number in (3, 1, 66))
    '#!_$'
    """
    texts: list[str] = []
    for number in range(count):
        rest, last = divmod(number, len(_LAST))
        text = _LAST[last]
        while rest:
            rest, digit = divmod(rest, len(_MORE))
            text = _MORE[digit] + text
        texts.append(text)
    return texts
