"""For every term, where it stands: found in parts of a site by several processes, and put together by one.

A place is the number of an article and that of a unit in it: what is written into one article leaves the places in
all others as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from biji.render.search.documents import Document
from biji.render.search.terms import endings, read

#: The digits of numbers: printable ASCII that a string in JavaScript holds as it is. The first 54 count articles, the
#: next 32 end the number of a unit, and the others begin it where it is large.
_DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
_ARTICLE, _LAST, _MORE = _DIGITS[:54], _DIGITS[54:86], _DIGITS[86:]

#: What the order of strings differs for between JavaScript and Python.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

#: A number holds an article and, in its lower bits, one of its units; the last one may be several.
_BITS = 16
_UNIT = (1 << _BITS) - 1

#: Growing numbers of units, of which some may come twice.
_Units = defaultdict[str, list[int]]

#: Where a term stands in a part: its first article, its last one, and all of them.
_Places = tuple[int, int, str]


class Part(Struct, frozen=True):
    """Some neighbouring documents, read on their own.

    Attributes:
        end: the number after that of the last document.
        terms: all terms, in order.
        firsts: of each term the first article.
        lasts: of each term the last article.
        postings: of each term, as if it stood nowhere else.
    """

    end: int
    terms: list[str]
    firsts: list[int]
    lasts: list[int]
    postings: list[str]


def read_part(documents: Sequence[Document], start: int = 0) -> Part:
    """Find the terms of some documents.

    Args:
        documents: neighbours.
        start: the number of the first.
    """
    units: _Units = defaultdict(list)
    words: _Units = defaultdict(list)
    most = 0
    for article, document in enumerate(documents, start):
        texts = [text for _, pieces in document.sections() for _, text in pieces]
        most = max(most, len(texts))
        for unit, text in enumerate(texts):
            number = article << _BITS | min(unit, _UNIT)
            found, found_words = read(text)
            for term in found:
                units[term].append(number)
            for word in found_words:
                words[word].append(number)
    end = start + len(documents)
    numbers = numerals(end, _ARTICLE), numerals(min(most, _UNIT + 1), _LAST, _MORE)
    places = {term: _places(found, *numbers) for term, found in units.items()} | _of_endings(words, *numbers)
    terms = sorted(places)
    firsts, lasts, postings = (
        map(list, zip(*[places[term] for term in terms], strict=True)) if terms else ([], [], [])
    )
    return Part(end, terms, firsts, lasts, postings)


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
    text = articles[first >> _BITS] + units[first & _UNIT]
    for number in numbers:
        step = number - before
        if step > _UNIT or (number ^ before) > _UNIT:
            text += articles[(number >> _BITS) - (before >> _BITS) - 1] + units[number & _UNIT]
        elif step:
            text += units[step]
        before = number
    return first >> _BITS, before >> _BITS, text


def merge(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """All terms, in the order of their UTF-16, and the postings of each.

    Postings are articles, each as the step from the one before, with its units, each likewise.

    Args:
        parts: in their order.
    """
    articles = numerals(max((part.end for part in parts), default=0), _ARTICLE)
    terms = list(chain.from_iterable(part.terms for part in parts))
    firsts = list(chain.from_iterable(part.firsts for part in parts))
    lasts = list(chain.from_iterable(part.lasts for part in parts))
    postings = list(chain.from_iterable(part.postings for part in parts))
    keys = in_javascript(terms)
    merged: tuple[list[str], list[str]] = [], []
    before, end = "", 0
    # Sorting is quick where parts are in order, and leaves a term's parts as they are.
    for at in sorted(range(len(terms)), key=keys.__getitem__):
        term, first, text = terms[at], firsts[at], postings[at]
        if term == before:
            merged[1][-1] += articles[first - end - 1] + text[len(articles[first]) :]
        else:
            merged[0].append(term)
            merged[1].append(text)
        before, end = term, lasts[at]
    return merged


def in_javascript(terms: Sequence[str]) -> Sequence[str] | Sequence[bytes]:
    """What terms are sorted by, so that they are in the order of JavaScript.

    It compares halves of 16 bits, which differs from what Python does beyond U+FFFF only.
    """
    if not _ASTRAL.search("".join(terms)):
        return terms
    return [term.encode("utf-16-be", "surrogatepass") for term in terms]


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
