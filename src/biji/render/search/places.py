"""Where terms stand in texts: as numbers, by which they are put in order.

Texts are read in rows of characters, by numpy: many at a time, but so few that all of a row fits into the memory that
a processor has at hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from biji.model.searched import BREAK, utf16
from biji.render.parts import batches

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

#: How many articles have a row together.
_TOGETHER = 64

#: With it and the 2,047 behind it, UTF-16 writes a character of more than 16 bits as two halves.
_SURROGATE = 0xD800

#: A place is one number, by which places are in order: the first two characters of its term, and its text.
FIRST, SECOND = np.uint64(46), np.uint64(28)
CHARACTER, TEXT = np.uint64((1 << 18) - 1), np.uint64((1 << 28) - 1)
#: And so are the other characters of an ending, in another number.
THIRD, FOURTH = np.uint64(36), np.uint64(18)

#: Numbers of characters, texts or terms; several of these in one; which of them are something.
Numbers = NDArray[np.integer]
Places = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Alphabet(Struct, frozen=True, eq=False):
    """The characters of terms, which have numbers in the order of UTF-16.

    Attributes:
        codes: of each; the number 0 stands for all other characters.
        kinds: what each is.
        numbers: of every character there is.
    """

    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    numbers: Numbers

    @classmethod
    def of(cls, rows: Sequence[Numbers]) -> Alphabet:
        """The characters of some texts, in rows of codes."""
        is_known = np.zeros(sys.maxunicode + 1, np.bool_)
        for row in rows:
            is_known[row] = True
        known = "".join(map(chr, np.flatnonzero(is_known)))
        kind_of = {character: kind for pattern, kind in _KINDS for character in pattern.findall(known)}
        ours = sorted(kind_of, key=lambda one: one.encode("utf-16-be"))
        codes = np.array([0, *map(ord, ours)], np.uint32)
        # Sorting takes a fifth of the time where numbers are of 16 bits, as they are but for a site of all languages.
        numbers = np.zeros(sys.maxunicode + 1, np.min_scalar_type(len(codes)))
        numbers[codes] = np.arange(len(codes))
        return cls(codes, np.array([0, *map(kind_of.__getitem__, ours)], np.uint8), numbers)


class Row(Struct, frozen=True, eq=False):
    """Some texts as one row of characters, with other ones between and behind them.

    Attributes:
        letters: the number of each character.
        kinds: what each is.
        ends: where each text ends.
        first: the number of the first text.
    """

    letters: Numbers
    kinds: NDArray[np.uint8]
    ends: Numbers
    first: int


def rows_of(texts: Sequence[bytes]) -> tuple[Alphabet, list[Row]]:
    """All characters of some texts, and these texts in rows.

    Args:
        texts: folded, in UTF-16; each may hold several, with `BREAK` between them, and all of these are counted.
    """
    coded = [_codes(utf16(BREAK).join([*some, utf16(BREAK * CUT)])) for some in batches(texts, _TOGETHER)]
    alphabet = Alphabet.of(coded)
    rows = []
    first = 0
    for row in coded:
        letters = alphabet.numbers[row]
        ends = np.flatnonzero(row == ord(BREAK))[:-CUT]
        rows.append(Row(letters, alphabet.kinds[letters], ends, first))
        first += len(ends)
    return alphabet, rows


def _codes(text: bytes) -> Numbers:
    """The codes of the characters of a text in UTF-16."""
    halves = np.frombuffer(text, "<u2")
    if not np.any(halves >> 11 == _SURROGATE >> 11):
        return halves
    return np.frombuffer(text.decode("utf-16-le", "surrogatepass").encode("utf-32-le", "surrogatepass"), "<u4")


def pairs(row: Row, here: Flags) -> Places:
    """Neighbours of which one at least is CJK, and each such character that begins none, in order of texts.

    Args:
        row: some texts.
        here: which characters count as the first of a term.
    """
    is_cjk = row.kinds == _IS_CJK
    is_part = is_cjk | (row.kinds == _IS_LETTER)
    is_pair = np.zeros_like(is_cjk)
    is_pair[:-1] = (is_cjk[:-1] & is_part[1:]) | (is_part[:-1] & is_cjk[1:])
    at = np.flatnonzero((is_cjk | is_pair) & here)
    return _places(row, at, row.letters[at + 1] * is_pair[at])


def endings(row: Row, here: Flags) -> tuple[Places, Places]:
    """Endings of words in order of texts, and for each of them a number for its third character and those behind.

    Args:
        row: some texts.
        here: which characters count as the first of a term.
    """
    is_letter = row.kinds == _IS_LETTER
    is_word = is_letter.copy()
    is_word[1:-1] |= (row.kinds[1:-1] == _IS_JOINT) & is_letter[:-2] & is_letter[2:]
    # Every ending of two characters or more, and words of one.
    is_ending = is_letter & here
    is_ending[1:-1] &= is_word[2:] | ~is_word[:-2]
    at = np.flatnonzero(is_ending)
    goes_on = np.logical_and.accumulate([is_word[at + place] for place in range(CUT)])
    second, *others = [row.letters[at + place] * goes_on[place] for place in range(1, CUT)]
    third, fourth, fifth = (letters.astype(np.uint64) for letters in others)
    return _places(row, at, second), third << THIRD | fourth << FOURTH | fifth


def _places(row: Row, at: Numbers, seconds: Numbers) -> Places:
    before = np.searchsorted(at, row.ends)
    texts = np.repeat(np.arange(row.first, row.first + len(before), dtype=np.uint64), np.diff(before, prepend=0))
    firsts: Places = row.letters[at].astype(np.uint64)
    return firsts << FIRST | seconds.astype(np.uint64) << SECOND | texts
