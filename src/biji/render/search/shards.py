"""Shards: ranges of terms, each small enough that a query loads a few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.render.search.postings import postings
from biji.render.search.terms import CUT, Numbers

#: What stands around a term.
_MARK = "~"

#: A step is the character so many behind the first of these; it is below the second, or it might be half a surrogate.
_STEP, _STEPS = 0xA0, 0xD000
_ASCII = 0x7F


class Shard(Struct, frozen=True):
    """A range of terms.

    Attributes:
        first: the first term.
        entries: all terms, each with its postings behind it. A term stands between two marks, as the number of
            characters that it shares with the one before, and its others. Where only the second of two characters
            differs and is not ASCII, one character says instead how many codes behind that of the one before it is.
    """

    first: str
    entries: str


def shards(units: Sequence[Sequence[str]], least: int, most: int) -> Iterator[Shard]:
    """The terms of some articles.

    Args:
        units: of each article, the texts of its units.
        least: what a shard holds before compression, at least, about.
        most: and at most, but for one that holds a single term.
    """
    found = postings(units)
    sizes = found.lengths + 3 * np.count_nonzero(found.letters, axis=1)
    starts = cut(sizes, checksums(found.letters), least, most)
    ends = np.concatenate([[0], np.cumsum(found.lengths)])
    for start, end in pairwise([*starts, len(found.lengths)]):
        letters, lengths = found.letters[start:end], found.lengths[start:end]
        first = letters[0][letters[0] > 0]
        yield Shard("".join(map(chr, first)), _entries(letters, lengths, found.digits[ends[start] : ends[end]]))


def cut(sizes: Numbers, marks: Numbers, least: int, most: int) -> list[int]:
    """Where shards begin: they are of about one size.

    A shard begins with the term of the smallest checksum among all that it may begin with. Where some terms come or
    go, nearly all shards begin where they did before.

    Args:
        sizes: of all terms.
        marks: their checksums.
        least: what a shard holds, at least, about.
        most: and at most, but for one that holds a single term.
    """
    ends = np.concatenate([[0], np.cumsum(sizes)])
    starts = []
    start = 0
    while start < len(sizes):
        starts.append(start)
        low = int(np.searchsorted(ends, ends[start] + least))
        high = int(np.searchsorted(ends, ends[start] + most, "right"))
        low = max(start + 1, min(low, high - 1))
        high = max(low + 1, high)
        start = low + int(np.argmin(marks[low:high])) if high <= len(sizes) else len(sizes)
    return starts


def checksums(letters: Numbers) -> NDArray[np.uint64]:
    """A number for each term that depends on nothing else, by multiplicative hashing."""
    found = np.zeros(len(letters), np.uint64)
    for column in letters.T:
        found = (found ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
    return found


def _entries(letters: Numbers, lengths: Numbers, digits: Numbers) -> str:
    before = np.roll(letters, 1, axis=0)
    before[0] = 0
    shared = np.logical_and.accumulate(letters == before, axis=1).sum(axis=1)
    steps = letters[:, 1] - before[:, 1]
    # Halves of 16 bits are in order, and not always codes.
    is_step = (shared == 1) & (before[:, 1] > _ASCII) & (steps > 0) & (steps < _STEPS)
    is_step &= (letters[:, 2] == 0) & (before[:, 2] == 0)
    heads = np.zeros((len(letters), CUT + 3), "<u4")
    heads[:, 0] = heads[:, -1] = ord(_MARK)
    heads[:, 1] = ord("0") + shared
    heads[:, 2:-1] = np.where(np.arange(CUT) < shared[:, np.newaxis], 0, letters)
    heads[is_step, 0] = _STEP + steps[is_step]
    heads[is_step, 1:] = 0
    is_head = heads > 0
    both = np.stack([np.count_nonzero(is_head, axis=1), lengths], axis=1).ravel()
    is_of_head = np.repeat(np.tile([True, False], len(letters)), both)
    row = np.empty(len(is_of_head), "<u4")
    row[is_of_head] = heads[is_head]
    row[~is_of_head] = digits
    return row.tobytes().decode("utf-32-le")
