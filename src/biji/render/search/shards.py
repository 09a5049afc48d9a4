"""Shards: ranges of terms, each small enough that a query loads a few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.model.searched import Searched
from biji.render.search.places import CUT, Numbers
from biji.render.search.postings import Numbering, Postings
from biji.render.search.terms import Terms, read

#: What stands around a term.
_MARK = "~"

#: A step is the character so many behind the first of these; it is below the second, or it might be half a surrogate.
_STEP, _STEPS = 0xA0, 0xD000
_ASCII = 0x7F

#: Stands in rows of bytes for what does not fit into them.
_LONG = 1


class Shard(Struct, frozen=True):
    """A range of terms.

    Attributes:
        first: the first term.
        entries: all terms in UTF-8, each with its postings behind it. A term stands between two marks, as the number
            of characters that it shares with the one before, and its others. Where only the second of two characters
            differs and is not ASCII, one character says instead how many codes behind that of the one before it is.
    """

    first: str
    entries: bytes


def shards(searched: Sequence[Searched], sizes: tuple[int, int], part: int = 0, parts: int = 1) -> Iterator[Shard]:
    """The terms of some articles.

    Args:
        searched: what is searched of each.
        sizes: what a shard holds before compression, at least and at most, about.
        part: which part of all terms is wanted,
        parts: of how many.
    """
    # Where there is no unit, there is an empty one.
    numbering = Numbering.of([max(1, len(one.kinds)) for one in searched])
    for terms in read([one.folded for one in searched], part, parts):
        postings = numbering.postings(terms)
        lengths = postings.lengths + 3 * sum(row > 0 for row in terms.letters)
        starts = cut(lengths, checksums(terms.letters), *sizes)
        firsts = terms.letters[:, starts].T
        entries = _entries(terms, postings, starts)
        yield from (
            Shard("".join(map(chr, first[first > 0])), one) for first, one in zip(firsts, entries, strict=True)
        )


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


def checksums(letters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A number for each term that depends on nothing else, by multiplicative hashing."""
    found = np.zeros(letters.shape[1], np.uint64)
    for row in letters:
        found = (found ^ row) * np.uint64(0x9E3779B97F4A7C15)
    return found


def _entries(terms: Terms, postings: Postings, starts: Sequence[int]) -> Iterator[bytes]:
    """All terms with their postings, those of each shard together."""
    shared = _shared(terms.letters, starts)
    steps = _steps(terms.letters, shared)
    rows = np.zeros(
        len(terms.texts), [("head", "<u4"), ("article", postings.articles.dtype), ("unit", postings.units.dtype)]
    )
    rows["head"][terms.starts] = np.where(steps > 0, _utf8(_STEP + steps), _LONG)
    rows["article"], rows["unit"] = postings.articles, postings.units
    # The first term of a shard shares nothing with the one before, and has such a head.
    is_long = steps == 0
    _, *pieces = rows.tobytes().translate(None, b"\0").split(bytes((_LONG,)))
    heads = _heads(terms.letters[:, is_long], shared[is_long])
    found = [part for pair in zip(heads, pieces, strict=True) for part in pair]
    ends = 2 * np.cumsum(is_long)[starts] - 2
    return (b"".join(found[start:end]) for start, end in pairwise([*ends.tolist(), len(found)]))


def _shared(letters: NDArray[np.uint32], starts: Sequence[int]) -> Numbers:
    """How many characters each term shares with the one before in its shard."""
    is_shared = np.ones(letters.shape[1], np.bool_)
    is_shared[starts] = False
    shared = np.zeros(letters.shape[1], np.uint32)
    for row in letters:
        is_shared[1:] &= row[1:] == row[:-1]
        shared += is_shared
    return shared


def _steps(letters: NDArray[np.uint32], shared: Numbers) -> Numbers:
    """How far the second of two characters is behind that of the term before, where one character is to say so."""
    steps = np.diff(letters[1].astype(np.int32), prepend=0)
    is_two = letters[2] == 0
    # Halves of 16 bits are in order, and not always codes.
    is_step = (shared == 1) & is_two & (steps > 0) & (steps < _STEPS)
    is_step[1:] &= is_two[:-1] & (letters[1, :-1] > _ASCII)
    return np.where(is_step, steps, 0)


def _heads(letters: NDArray[np.uint32], shared: Numbers) -> list[bytes]:
    """What stands for terms before their postings, where it is more than one character."""
    heads = np.zeros((letters.shape[1], CUT + 4), "<u4")
    heads[:, 0] = heads[:, -2] = ord(_MARK)
    heads[:, 1] = ord("0") + shared
    heads[:, 2:-2] = np.where(np.arange(CUT) < shared[:, np.newaxis], 0, letters.T)
    heads[:, -1] = _LONG
    text = heads.tobytes().decode("utf-32-le").encode().translate(None, b"\0")
    return text.split(bytes((_LONG,)))[:-1]


def _utf8(codes: Numbers) -> Numbers:
    """Characters beyond ASCII and below 65,536 in UTF-8, as the bytes of one number."""
    last, middle = 0x80 | codes & 0x3F, codes >> 6 & 0x3F
    two = 0xC0 | codes >> 6 | last << 8
    three = 0xE0 | codes >> 12 | (0x80 | middle) << 8 | last << 16
    return np.where(codes < 0x800, two, three)
