"""Postings: where each term stands, as text.

A place is the number of an article and that of a unit in it: what is written into one article leaves the places in
all others as they are. Articles are counted as steps from the one before, and so are the units in each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.render.search.terms import Numbers, Terms, read

#: The digits of numbers: printable ASCII that JavaScript's strings hold as it is, but not what stands around terms.
#: The first 54 count articles, the next 32 end the number of a unit, and the others begin it where it is large.
_DIGITS = np.array([code for code in range(32, 127) if chr(code) not in '"\\~'], np.uint8)
_ARTICLE, _LAST, _MORE = _DIGITS[:54], _DIGITS[54:86], _DIGITS[86:]


class Postings(Struct, frozen=True, eq=False):
    """Terms, and where they stand.

    Attributes:
        letters: of each term, as `Terms` has them.
        lengths: of each term, how many digits it has.
        digits: of all terms, in their order.
    """

    letters: Numbers
    lengths: Numbers
    digits: NDArray[np.uint8]


def postings(units: Sequence[Sequence[str]]) -> Postings:
    """Where all terms of some articles stand.

    Args:
        units: of each article, the texts of its units.
    """
    sizes = [len(article) for article in units]
    article_of = np.repeat(np.arange(len(sizes), dtype=np.int32), np.array(sizes, np.int64))
    unit_of = np.concatenate([np.arange(size, dtype=np.int32) for size in (0, *sizes)])
    found = [
        (terms.letters, *_written(terms, article_of[terms.texts], unit_of[terms.texts]))
        for terms in read([text for article in units for text in article])
    ]
    return Postings(*map(np.concatenate, zip(*found, strict=True)))


def _written(terms: Terms, articles: Numbers, units: Numbers) -> tuple[Numbers, NDArray[np.uint8]]:
    """How many digits each term has, and these."""
    firsts = np.cumsum(terms.counts) - terms.counts
    article_before, unit_before = np.roll(articles, 1), np.roll(units, 1)
    article_before[firsts] = -1
    is_same = articles == article_before
    of_articles = numerals(np.where(is_same, 0, articles - article_before - 1), _ARTICLE, _ARTICLE)
    of_articles[is_same] = 0
    digits = np.concatenate([of_articles, numerals(units - unit_before * is_same, _LAST, _MORE)], axis=1)
    is_digit = digits > 0
    return np.add.reduceat(np.count_nonzero(is_digit, axis=1), firsts), digits[is_digit]


def numerals(numbers: Numbers, last: NDArray[np.uint8], more: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Numbers as digits, a row for each, with zeros before the first digit.

    Args:
        numbers: none below zero.
        last: the digits that end a number.
        more: those before.
    """
    columns = [last[numbers % len(last)]]
    rest = numbers // len(last)
    while rest.any():
        columns.append(np.where(rest > 0, more[rest % len(more)], 0).astype(np.uint8))
        rest //= len(more)
    return np.stack(columns[::-1], axis=1)
