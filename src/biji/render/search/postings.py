"""Postings: where each term stands, as text.

A place is the number of an article and that of a unit in it: what is written into one article leaves the places in
all others as they are. Articles are counted as steps from the one before, and so are the units in each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.render.search.places import Numbers
from biji.render.search.terms import Terms

#: The digits of numbers: printable ASCII that JavaScript's strings hold as it is, but not what stands around terms.
#: The first 54 count articles, the next 32 end the number of a unit, and the others begin it where it is large.
_DIGITS = np.array([code for code in range(32, 127) if chr(code) not in '"\\~'], np.uint8)
_ARTICLE, _LAST, _MORE = _DIGITS[:54], _DIGITS[54:86], _DIGITS[86:]


class Postings(Struct, frozen=True, eq=False):
    """Where some terms stand.

    Attributes:
        lengths: of each term, how many digits it has.
        articles, units: of each place, the digits of its article and of its unit, as the bytes of one number, with
            zeros behind them.
    """

    lengths: Numbers
    articles: Numbers
    units: Numbers


class Numbering(Struct, frozen=True, eq=False):
    """The places of all units of some articles, and what is written for steps from place to place.

    Attributes:
        articles, units: of each unit of all articles, the number of its article, and its own in this.
        to_article: the digits for each step from article to article; none for 0.
        to_unit: those for each step from unit to unit.
    """

    articles: Numbers
    units: Numbers
    to_article: NDArray[np.uint8]
    to_unit: NDArray[np.uint8]

    @classmethod
    def of(cls, sizes: Sequence[int]) -> Numbering:
        """That of articles with so many units each."""
        return cls(
            np.repeat(np.arange(len(sizes)), sizes),
            np.concatenate([np.arange(size) for size in (0, *sizes)]),
            np.pad(numerals(np.arange(len(sizes)), _ARTICLE, _ARTICLE), ((1, 0), (0, 0))),
            numerals(np.arange(max(sizes, default=1)), _LAST, _MORE),
        )

    def postings(self, terms: Terms) -> Postings:
        """Where terms stand whose texts are these units."""
        articles, units = self.articles[terms.texts], self.units[terms.texts]
        steps = np.diff(articles, prepend=-1)
        steps[terms.starts] = articles[terms.starts] + 1
        units[1:] -= units[:-1] * (steps[1:] == 0)
        lengths = _lengths(self.to_article)[steps] + _lengths(self.to_unit)[units]
        return Postings(
            np.add.reduceat(lengths, terms.starts, dtype=np.int32),
            _together(self.to_article)[steps],
            _together(self.to_unit)[units],
        )


def _lengths(rows: NDArray[np.uint8]) -> Numbers:
    """How many digits each row has."""
    lengths: Numbers = np.count_nonzero(rows, axis=1).astype(np.uint8)
    return lengths


def _together(rows: NDArray[np.uint8]) -> Numbers:
    """Each row as the bytes of one number."""
    count, width = rows.shape
    size = next(size for size in (1, 2, 4, 8) if size >= width)
    return np.pad(rows, ((0, 0), (0, size - width))).view(f"u{size}").reshape(count)


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
