"""How text becomes terms, so that any part of it can be found, from anywhere within a word.

A run of Chinese, Japanese or Korean characters gives every pair of neighbours; so does the seam between such a run
and a word. A word of other letters gives each of its endings. Whatever is searched for is then the beginning of a
term, or several of them: no dictionary of words is asked, and none is missed. `static/search.js` reads a query with
the same expressions.

    用ALBERT的 → 用a, alber, lbert, bert, ert, rt, t的, 的

Where terms stand is sorted by numpy: with dictionaries of terms, Python takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.render.search.places import (
    CHARACTER,
    FIRST,
    FOURTH,
    SECOND,
    TEXT,
    THIRD,
    Flags,
    Numbers,
    Places,
    endings,
    pairs,
    rows_of,
)

#: As many terms are sorted together, about.
_TOGETHER = 1 << 17

#: By which ranges of terms begin where they did when texts change a little: 2³² divided by the golden ratio.
_SPREAD = np.uint32(0x9E3779B1)

#: What differs where the first characters or the texts do.
_ELSEWHERE = CHARACTER << FIRST | TEXT


class Terms(Struct, frozen=True, eq=False):
    """The terms of some texts, in the order of their UTF-16, which is that of strings in JavaScript.

    Attributes:
        letters: a row for each place in a term, with the codes of all terms there, and zeros behind their ends.
        starts: of each term, the number of its first text among `texts`.
        texts: of each term, the numbers of the texts with it, growing.
    """

    letters: NDArray[np.uint32]
    starts: Numbers
    texts: Numbers


def read(texts: Sequence[bytes], part: int = 0, parts: int = 1) -> Iterator[Terms]:
    """The terms of some texts: with none of their parts of two characters or more does a search miss them.

    Args:
        texts: folded, in UTF-16; each may hold several, with `BREAK` between them, and all of these are counted.
        part: which part of all terms is wanted,
        parts: of how many, each with about as many places.

    Yields:
        A range of the terms, one after the other.
    """
    alphabet, rows = rows_of(texts)
    counts = np.zeros(len(alphabet.codes), np.intp)
    for row in rows:
        counts += np.bincount(row.letters, minlength=len(counts))
    bounds = _bounds(alphabet.codes, counts, part, parts)
    # Of each range: pairs, endings, and what is behind the first two characters of these.
    places: list[tuple[list[Places], list[Places], list[Places]]] = [([], [], []) for _ in bounds[1:]]
    for row in rows:
        here = (row.letters >= bounds[0]) & (row.letters < bounds[-1])
        of_pairs = pairs(row, here)
        of_endings, tails = endings(row, here)
        for found, some, others in zip(places, _split(of_pairs, bounds), _split(of_endings, bounds), strict=False):
            found[0].append(of_pairs[some])
            found[1].append(of_endings[others])
            found[2].append(tails[others])
    for found in places:
        terms = _distinct(alphabet.codes, *map(np.concatenate, found)) if rows else None
        if terms and terms.starts.size:
            yield terms


def _bounds(codes: NDArray[np.uint32], counts: Numbers, part: int, parts: int) -> Numbers:
    """The number of the first character of each range of terms in a part, and that behind the last.

    Args:
        codes: of all characters.
        counts: how often each comes.
        part: which part is wanted,
        parts: of how many.
    """
    ends = np.cumsum(counts[1:])
    total = int(ends[-1]) if ends.size else 0
    ranges = total // _TOGETHER + 1
    wanted = np.arange(ranges * part // parts, ranges * (part + 1) // parts + 1)
    bounds = np.where(wanted > 0, len(codes), 1)
    for at in np.flatnonzero((wanted > 0) & (wanted < ranges)):
        # A tenth of a range before and behind.
        low, high = np.searchsorted(ends, total * (10 * wanted[at] + np.array([-1, 1])) // (10 * ranges), "right") + 1
        bounds[at] = low + np.argmin(codes[low : high + 1] * _SPREAD)
    return bounds


def _split(places: Places, bounds: Numbers) -> Iterator[Numbers]:
    """For each range of terms, which of some places belong to it, in their order."""
    ranges = np.searchsorted(bounds, np.arange(bounds[-1]), "right") - 1
    found = ranges.astype(np.min_scalar_type(len(bounds)))[places >> FIRST]
    ends = np.cumsum(np.bincount(found, minlength=len(bounds) - 1))
    return iter(np.split(np.argsort(found, kind="stable"), ends[:-1]))


def _distinct(codes: NDArray[np.uint32], pairs: Places, endings: Places, tails: Places) -> Terms:
    """Terms from where they stand, of which some do so twice in a text."""
    pairs = _without_idle(pairs)
    by_tail = _by_tail(tails)
    # The first two characters tell a pair from any ending.
    places = np.concatenate([pairs, endings[by_tail]])
    # What is equal stays in order, which is that of texts.
    by_second = _order(_seconds(places))
    places = places[by_second]
    by_first = _order(places >> FIRST)
    places = places[by_first]
    others = np.zeros(len(places), np.uint64)
    if endings.size:
        order = by_second[by_first]
        is_ending = order >= len(pairs)
        others[is_ending] = tails[by_tail[order[is_ending] - len(pairs)]]
    is_new = _changes(places >> SECOND) | _changes(others)
    is_place = is_new | _changes(places)
    places, starts = places[is_place], np.flatnonzero(is_new[is_place])
    heads, others = places[starts], others[is_place][starts]
    letters = [heads >> FIRST, _seconds(heads), others >> THIRD, others >> FOURTH & CHARACTER, others & CHARACTER]
    return Terms(np.stack([codes[of] for of in letters]), starts, (places & TEXT).astype(np.intp))


def _without_idle(pairs: Places) -> Places:
    """Without characters that begin no pair here, but do elsewhere in the same text."""
    pairs = pairs[_order(pairs >> FIRST)]
    is_pair = _seconds(pairs) > 0
    begun, alone = np.flatnonzero(is_pair), np.flatnonzero(~is_pair)
    if not begun.size:
        return pairs
    # What one of them begins in its text is next to it, but for others like it.
    after = np.searchsorted(begun, alone)
    neighbours = [begun[np.clip(near, 0, len(begun) - 1)] for near in (after - 1, after)]
    is_idle = [(pairs[alone] ^ pairs[near]) & _ELSEWHERE == 0 for near in neighbours]
    return np.delete(pairs, alone[np.logical_or(*is_idle)])


def _by_tail(tails: Places) -> Numbers:
    """In which order endings are by what is behind their first two characters."""
    order = np.arange(len(tails))
    for shift in (np.uint64(0), FOURTH, THIRD):
        order = order[_order((tails >> shift & CHARACTER)[order])]
    return order


def _seconds(places: Places) -> Places:
    """Their second characters."""
    return places >> SECOND & CHARACTER


def _order(numbers: Places) -> Numbers:
    """In which order they grow; of equal ones, the first stays the first."""
    if not numbers.size:
        return np.zeros(0, np.intp)
    low, high = numbers.min(), numbers.max()
    # The smaller the numbers, the faster.
    return np.argsort((numbers - low).astype(np.min_scalar_type(high - low)), kind="stable")


def _changes(numbers: Numbers) -> Flags:
    """Which differ from the one before, as the first does."""
    changes = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes
