"""For every term, where it stands: found in parts of a site by several processes, and put together by one.

A place is the number of an article and that of a unit in it: what is written into one article leaves the places in
all others as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from biji.render.search.documents import Document
from biji.render.search.terms import endings, read

#: The digits of numbers: printable ASCII that a string in JavaScript holds as it is. The first 54 count articles, the
#: next 32 end the number of a unit, and the others begin it where it is large.
_DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
_ARTICLE, _LAST, _MORE = _DIGITS[:54], _DIGITS[54:86], _DIGITS[86:]

#: A number holds an article and, in its lower bits, one of its units; the last one may be several.
_BITS = 16
_UNIT = (1 << _BITS) - 1

#: Growing numbers of units, of which some may come twice.
_Units = defaultdict[str, list[int]]

#: Where a term stands in a part: its first article, its last one, and from the unit in the first, all that follows.
_Places = tuple[int, int, str]


class Part(Struct, frozen=True):
    """Some neighbouring documents, read on their own.

    Attributes:
        documents: how many; they are numbered from 0.
        places: of every term.
    """

    documents: int
    places: dict[str, _Places]


def read_part(documents: Sequence[Document]) -> Part:
    """Find the terms of some documents."""
    units: _Units = defaultdict(list)
    words: _Units = defaultdict(list)
    most = 0
    for article, document in enumerate(documents):
        texts = [text for _, pieces in document.sections() for _, text in pieces]
        most = max(most, len(texts))
        for unit, text in enumerate(texts):
            number = article << _BITS | min(unit, _UNIT)
            found, found_words = read(text)
            for term in found:
                units[term].append(number)
            for word in found_words:
                words[word].append(number)
    numbers = numerals(len(documents), _ARTICLE), numerals(min(most, _UNIT + 1), _LAST, _MORE)
    places = {term: _places(found, *numbers) for term, found in units.items()}
    return Part(len(documents), places | _of_endings(words, *numbers))


def _of_endings(words: _Units, articles: Sequence[str], units: Sequence[str]) -> dict[str, _Places]:
    """Where the endings of words stand: most belong to one word, whose places they share."""
    with_ending: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for ending in endings(word):
            with_ending[ending].append(word)
    of_word = {word: _places(numbers, articles, units) for word, numbers in words.items()}
    return {
        ending: _places(sorted(set().union(*[words[one] for one in some])), articles, units)
        if some[1:]
        else of_word[some[0]]
        for ending, some in with_ending.items()
    }


def _places(numbers: Sequence[int], articles: Sequence[str], units: Sequence[str]) -> _Places:
    first = before = numbers[0]
    text = units[first & _UNIT]
    for number in numbers:
        step = number - before
        if step > _UNIT or (number ^ before) > _UNIT:
            text += articles[(number >> _BITS) - (before >> _BITS) - 1] + units[number & _UNIT]
        elif step:
            text += units[step]
        before = number
    return first >> _BITS, before >> _BITS, text


def merge(parts: Iterable[Part]) -> dict[str, str]:
    """The postings of every term: articles, each as the step from the one before, with its units, each likewise.

    Args:
        parts: neighbours, in their order.
    """
    parts = tuple(parts)
    articles = numerals(sum(part.documents for part in parts), _ARTICLE)
    texts: dict[str, str] = {}
    lasts: dict[str, int] = {}
    offset = 0
    for part in parts:
        for term, (first, last, text) in part.places.items():
            step = articles[first + offset - lasts.get(term, -1) - 1]
            texts[term] = texts.get(term, "") + step + text
            lasts[term] = last + offset
        offset += part.documents
    return texts


def numerals(count: int, last: str, more: str = "") -> list[str]:
    """The numbers below `count` as text.

    Args:
        count: how many.
        last: the digits that end a number.
        more: those before, where they are others.

    >>> numerals(5, "ab")
    ['a', 'b', 'ba', 'bb', 'baa']
    """
    texts: list[str] = []
    for number in range(count):
        rest, digit = divmod(number, len(last))
        text = last[digit]
        while rest:
            rest, digit = divmod(rest, len(more or last))
            text = (more or last)[digit] + text
        texts.append(text)
    return texts
