"""How text becomes terms, so that any part of it can be found, from anywhere within a word.

A run of Chinese, Japanese or Korean characters gives every pair of neighbours; so does the seam between such a run
and a word. A word of other letters gives each of its endings. Whatever is searched for is then the beginning of a
term, or several of them: no dictionary of words is asked, and none is missed. `static/search.js` reads a query with
the same expressions.

    用ALBERT的 → 用a, alber, lbert, bert, ert, rt, t的, 的

All texts are read as one row of characters, by numpy: with dictionaries of terms, Python takes twenty times as long.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.model.searched import BREAK, utf16

#: Han with its iteration marks, kana, Hangul: scripts without spaces, or with endings glued to words.
_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
#: Letters and digits of all other scripts, and the signs of C++ and C#.
_LETTER = rf"(?:[^\W{_CJK}]|[+#])"
#: What words may have between two letters: GPT-3.5, R-CNN, TCP/IP, Q&A.
_JOINT = r"[.\-/&]"

#: What a character is; 0 is none of these.
_IS_LETTER, _IS_CJK, _IS_JOINT = 1, 2, 3
_KINDS = ((re.compile(_LETTER), _IS_LETTER), (re.compile(f"[{_CJK}]"), _IS_CJK), (re.compile(_JOINT), _IS_JOINT))

#: Endings are cut here: a longer query asks for several pieces.
CUT = 5

#: With it and the 2,047 behind it, UTF-16 writes a character of more than 16 bits as two halves.
_SURROGATE = 0xD800

#: As many terms are handled together, about: their places fit into the memory that a processor has at hand.
_TOGETHER = 1 << 17

#: A place is one number, by which places are in order: the first two characters of its term, and its text.
_FIRST, _SECOND = np.uint64(46), np.uint64(28)
_CHARACTER, _TEXT = np.uint64((1 << 18) - 1), np.uint64((1 << 28) - 1)
#: And so are the other characters of an ending, in another number.
_THIRD, _FOURTH = np.uint64(36), np.uint64(18)
#: What differs where the first characters or the texts do.
_ELSEWHERE = _CHARACTER << _FIRST | _TEXT

#: Numbers of characters, texts or terms; several of these in one; which of them are something.
Numbers = NDArray[np.integer]
Places = NDArray[np.uint64]
Flags = NDArray[np.bool_]


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
    row = _row(texts)
    bounds = _bounds(row.counts, part, parts)
    here = (row.letters >= bounds[0]) & (row.letters < bounds[-1])
    pairs, (endings, tails) = _pairs(row, here), _endings(row, here)
    split = zip(_split(pairs, bounds), _split(endings, bounds), strict=True)
    for of_pairs, of_endings in split:
        found = _distinct(row.codes, _without_idle(pairs[of_pairs]), endings[of_endings], tails[of_endings])
        if found.starts.size:
            yield found


class _Row(Struct, frozen=True, eq=False):
    """Some texts as one row of characters, with other ones behind them.

    Attributes:
        codes: of all characters that terms may have, in the order of UTF-16: a character's place here is its number.
        counts: how often each of these comes.
        letters: the number of each character in the row, 0 where it is no part of a term.
        texts: the number of the text of each.
        kinds: what each is.
    """

    codes: NDArray[np.uint32]
    counts: Numbers
    letters: Numbers
    texts: NDArray[np.uint32]
    kinds: NDArray[np.uint8]


def _row(texts: Sequence[bytes]) -> _Row:
    row = _codes(utf16(BREAK).join([*texts, utf16(BREAK * CUT)]))
    counts = np.bincount(row)
    known = "".join(map(chr, np.flatnonzero(counts)))
    kind_of = {character: kind for pattern, kind in _KINDS for character in pattern.findall(known)}
    ours = sorted(kind_of, key=lambda one: one.encode("utf-16-be"))
    codes = np.array([0, *map(ord, ours)], np.uint32)
    # Sorting takes a fifth of the time where numbers are of 16 bits, as they are but for a site of all languages.
    numbers = np.zeros(sys.maxunicode + 1, np.min_scalar_type(len(codes)))
    numbers[codes] = np.arange(len(codes))
    letters = numbers[row]
    ends = np.flatnonzero(row == ord(BREAK))
    numbered = np.repeat(np.arange(len(ends), dtype=np.uint32), np.diff(ends, prepend=-1))
    kinds = np.array([0, *map(kind_of.__getitem__, ours)], np.uint8)
    return _Row(codes, counts[codes], letters, numbered, kinds[letters])


def _codes(text: bytes) -> Numbers:
    """The codes of the characters of a text in UTF-16."""
    halves = np.frombuffer(text, "<u2")
    if not np.any(halves >> 11 == _SURROGATE >> 11):
        return halves
    return np.frombuffer(text.decode("utf-16-le", "surrogatepass").encode("utf-32-le", "surrogatepass"), "<u4")


def _bounds(counts: Numbers, part: int, parts: int) -> Numbers:
    """The first character of each range of terms in a part, and that behind the last.

    Args:
        counts: how often each character comes.
        part: which part is wanted,
        parts: of how many.
    """
    ends = np.cumsum(counts[1:])
    total = int(ends[-1]) if ends.size else 0
    ranges = total // _TOGETHER + 1
    first, last = ranges * part // parts, ranges * (part + 1) // parts
    bounds = np.searchsorted(ends, np.arange(first, last + 1) * total // ranges, "right") + 1
    return np.minimum(bounds, len(ends) + 1)


def _split(places: Places, bounds: Numbers) -> Iterator[Numbers]:
    """For each range of terms, which of some places belong to it, in their order."""
    ranges = np.searchsorted(bounds, np.arange(bounds[-1]), "right") - 1
    found = ranges.astype(np.min_scalar_type(len(bounds)))[places >> _FIRST]
    ends = np.cumsum(np.bincount(found, minlength=len(bounds) - 1))
    return iter(np.split(np.argsort(found, kind="stable"), ends[:-1]))


def _pairs(row: _Row, here: Flags) -> Places:
    """Neighbours of which one at least is CJK, and each such character that begins none, in order of texts."""
    is_cjk = row.kinds == _IS_CJK
    is_part = is_cjk | (row.kinds == _IS_LETTER)
    is_pair = np.zeros_like(is_cjk)
    is_pair[:-1] = (is_cjk[:-1] & is_part[1:]) | (is_part[:-1] & is_cjk[1:])
    at = np.flatnonzero((is_cjk | is_pair) & here)
    return _places(row, at, row.letters[at + 1] * is_pair[at])


def _endings(row: _Row, here: Flags) -> tuple[Places, Places]:
    """Endings of words, in order of their third characters and so on, and for each of them a number for these."""
    is_letter = row.kinds == _IS_LETTER
    is_word = is_letter.copy()
    is_word[1:-1] |= (row.kinds[1:-1] == _IS_JOINT) & is_letter[:-2] & is_letter[2:]
    # Every ending of two characters or more, and words of one.
    is_ending = is_letter & here
    is_ending[1:-1] &= is_word[2:] | ~is_word[:-2]
    at = np.flatnonzero(is_ending)
    goes_on = np.logical_and.accumulate([is_word[at + place] for place in range(CUT)])
    second, *others = [row.letters[at + place] * goes_on[place] for place in range(1, CUT)]
    order = np.lexsort(others[::-1])
    third, fourth, fifth = (letters.astype(np.uint64) for letters in others)
    tails = third << _THIRD | fourth << _FOURTH | fifth
    return _places(row, at, second)[order], tails[order]


def _places(row: _Row, at: Numbers, seconds: Numbers) -> Places:
    firsts: Places = row.letters[at].astype(np.uint64)
    return firsts << _FIRST | seconds.astype(np.uint64) << _SECOND | row.texts[at]


def _without_idle(pairs: Places) -> Places:
    """Without characters that begin no pair here, but do elsewhere in the same text."""
    pairs = pairs[_order(pairs >> _FIRST)]
    is_pair = _seconds(pairs) > 0
    begun, alone = np.flatnonzero(is_pair), np.flatnonzero(~is_pair)
    if not begun.size:
        return pairs
    # What one of them begins in its text is next to it, but for others like it.
    after = np.searchsorted(begun, alone)
    neighbours = [begun[np.clip(near, 0, len(begun) - 1)] for near in (after - 1, after)]
    is_idle = [(pairs[alone] ^ pairs[near]) & _ELSEWHERE == 0 for near in neighbours]
    return np.delete(pairs, alone[np.logical_or(*is_idle)])


def _distinct(codes: NDArray[np.uint32], pairs: Places, endings: Places, tails: Places) -> Terms:
    """Terms from where they stand, of which some do so twice in a text."""
    places = np.concatenate([pairs, endings])
    # What is equal stays in order, which is that of texts; and the first two characters tell a pair from any ending.
    by_second = _order(_seconds(places))
    places = places[by_second]
    by_first = _order(places >> _FIRST)
    places = places[by_first]
    others = np.zeros(len(places), np.uint64)
    if endings.size:
        order = by_second[by_first]
        is_ending = order >= len(pairs)
        others[is_ending] = tails[order[is_ending] - len(pairs)]
    is_new = _changes(places >> _SECOND) | _changes(others)
    is_place = is_new | _changes(places)
    places, starts = places[is_place], np.flatnonzero(is_new[is_place])
    heads, others = places[starts], others[is_place][starts]
    fourths = others >> _FOURTH & _CHARACTER
    letters = [heads >> _FIRST, _seconds(heads), others >> _THIRD, fourths, others & _CHARACTER]
    return Terms(np.stack([codes[of] for of in letters]), starts, (places & _TEXT).astype(np.intp))


def _seconds(places: Places) -> Places:
    """Their second characters."""
    return places >> _SECOND & _CHARACTER


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
