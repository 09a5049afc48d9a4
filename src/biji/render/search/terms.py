"""How text becomes terms, so that any part of it can be found, from anywhere within a word.

A run of Chinese, Japanese or Korean characters gives every pair of neighbours; so does the seam between such a run
and a word. A word of other letters gives each of its endings. Whatever is searched for is then the beginning of a
term, or several of them: no dictionary of words is asked, and none is missed. `static/search.js` reads a query with
the same expressions.

    用ALBERT的 → 用a, alber, lbert, bert, ert, rt, t的, 的

All texts are read as one row of characters, by numpy: with dictionaries of terms, Python takes six times as long.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

#: Han with its iteration marks, kana, Hangul: scripts without spaces, or with endings glued to words.
_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
#: Letters and digits of all other scripts, and the signs of C++ and C#.
_LETTER = rf"(?:[^\W{_CJK}]|[+#])"
#: What words may have between two letters: GPT-3.5, R-CNN, TCP/IP, Q&A.
_JOINT = r"[.\-/&]"

#: What a character is, as bits.
_IS_LETTER, _IS_CJK, _IS_JOINT, _IS_OTHER = 1, 2, 4, 8
_KINDS = ((re.compile(_LETTER), _IS_LETTER), (re.compile(f"[{_CJK}]"), _IS_CJK), (re.compile(_JOINT), _IS_JOINT))

#: Endings are cut here: a longer query asks for several pieces.
CUT = 5

#: Characters without width, which text from other places brings along.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: What NFKC leaves alone, or turns into punctuation that is no part of a word.
_PLAIN = re.compile("[\x00-\x7f\u2013-\u2026\u3001-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff！（），：；？]*")

#: As many characters at least are handled together, in so many ranges at most.
_TOGETHER, _RANGES = 1 << 18, 16

#: A place in a row of characters has, in its lower bits, how many of them are meant.
_BITS, _LENGTH = 3, 7

#: Numbers of characters, texts or terms, and several of these in one.
Numbers = NDArray[np.integer]
Flags = NDArray[np.bool_]


class Terms(Struct, frozen=True, eq=False):
    """The terms of some texts, in the order of their UTF-16, which is that of strings in JavaScript.

    Attributes:
        letters: a row for each term, with the codes of its characters, and zeros behind.
        counts: of each term, in how many texts it stands.
        texts: the numbers of these texts, growing for each term.
    """

    letters: Numbers
    counts: Numbers
    texts: Numbers


def fold(text: str) -> str:
    """A text as it is compared: compatible characters (NFKC) and letters of either case are the same."""
    text = _HIDDEN.sub("", text)
    return unicodedata.normalize("NFKC", text).lower()


def read(texts: Sequence[str]) -> Iterator[Terms]:
    """All terms of some texts: with none of their parts of two characters or more does a search miss them.

    Args:
        texts: as they stand in articles.

    Yields:
        A range of the terms, one after the other: all together would take much memory while they are sorted.
    """
    row = _row(texts)
    for some in _ranges(row.letters):
        here = (row.letters >= some.start) & (row.letters < some.stop)
        yield _distinct(row, np.concatenate([_pairs(row, here), _words(row, here)]))


class _Row(Struct, frozen=True, eq=False):
    """Some texts as one row of characters, with other ones between and behind them.

    Attributes:
        codes: of all characters that terms may have, in the order of UTF-16: a character's place here is its number.
        letters: the number of each character in the row, 0 where it is no part of a term.
        texts: the number of the text of each.
        is_cjk: which are CJK.
        is_pair: which are a term with the next one.
        is_word: which are part of a word.
        is_ending: with which a word or one of its endings begins.
    """

    codes: Numbers
    letters: Numbers
    texts: Numbers
    is_cjk: Flags
    is_pair: Flags
    is_word: Flags
    is_ending: Flags


def _row(texts: Sequence[str]) -> _Row:
    codes, letters, kinds, lengths = _letters(texts)
    is_letter = np.equal(kinds, _IS_LETTER)
    is_word = is_letter.copy()
    is_word[1:-1] |= (kinds[1:-1] == _IS_JOINT) & is_letter[:-2] & is_letter[2:]
    return _Row(
        codes,
        letters,
        np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        is_cjk=np.equal(kinds, _IS_CJK),
        is_pair=((kinds | np.roll(kinds, -1)) & ~np.uint8(_IS_LETTER)) == _IS_CJK,
        is_word=is_word,
        # Every ending of two characters or more, and words of one.
        is_ending=is_letter & (np.roll(is_word, -1) | ~np.roll(is_word, 1)),
    )


def _letters(texts: Sequence[str]) -> tuple[Numbers, Numbers, NDArray[np.uint8], list[int]]:
    """Texts as one row.

    Returns:
        The codes of all characters, the number of each in the row, and what each is; the lengths of the texts, and of
        what is behind them.
    """
    # Most texts need no NFKC, which is slow; what it would do to these is nothing that counts here.
    folded = [text.lower() if _PLAIN.fullmatch(text) else fold(text) for text in texts]
    lengths = [*(len(text) + 1 for text in folded), CUT]
    row = np.frombuffer("\n".join([*folded, "\n" * CUT]).encode("utf-32-le", "surrogatepass"), "<u4")
    # Piece by piece, because eight bytes for each character are needed to look it up.
    parts = np.array_split(row, _RANGES)
    is_known = np.zeros(sys.maxunicode + 1, np.bool_)
    for part in parts:
        is_known[part] = True
    known = [chr(code) for code in np.flatnonzero(is_known)]
    kinds = np.full(sys.maxunicode + 1, _IS_OTHER, np.uint8)
    for pattern, kind in _KINDS:
        kinds[[ord(character) for character in known if pattern.fullmatch(character)]] = kind
    ours = [character for character in known if kinds[ord(character)] != _IS_OTHER]
    codes = np.array([0, *map(ord, sorted(ours, key=lambda one: one.encode("utf-16-be")))], np.int32)
    # Sorting takes a fifth of the time where numbers are of 16 bits, as they are but for a site of all languages.
    numbers = np.zeros(sys.maxunicode + 1, np.min_scalar_type(len(codes)))
    numbers[codes] = np.arange(len(codes))
    letters, kinds = (np.concatenate([of[part] for part in parts]) for of in (numbers, kinds))
    return codes, letters, kinds, lengths


def _ranges(letters: Numbers) -> Iterator[range]:
    """The characters of terms, in ranges of which each comes about equally often."""
    parts = np.array_split(letters, _RANGES)
    ends = np.cumsum(np.sum([np.bincount(part, minlength=letters.max() + 1) for part in parts], axis=0)[1:])
    stops = np.searchsorted(ends, np.arange(0, len(letters), max(_TOGETHER, len(letters) // _RANGES)), "right") + 1
    for start, stop in pairwise([*dict.fromkeys(stops.tolist()), len(ends) + 1]):
        yield range(start, stop)


def _pairs(row: _Row, here: Flags) -> Numbers:
    """Neighbours of which one at least is CJK; and such a one alone, where it begins no pair in its text."""
    cjk = np.flatnonzero(row.is_cjk & here)
    cjk = cjk[np.argsort(row.letters[cjk], kind="stable")]
    starts = np.flatnonzero(_changes(row.letters[cjk]) | _changes(row.texts[cjk]))
    alone = cjk[starts[~np.logical_or.reduceat(row.is_pair[cjk], starts)]]
    pairs = np.flatnonzero(row.is_pair & here)
    return np.concatenate([pairs << _BITS | 2, alone << _BITS | 1])


def _words(row: _Row, here: Flags) -> Numbers:
    """Endings of words, in the order of their third characters and so on."""
    at = np.flatnonzero(row.is_ending & here)
    goes_on = np.logical_and.accumulate([row.is_word[at + place] for place in range(CUT)])
    found = at << _BITS | np.count_nonzero(goes_on, axis=0)
    in_order: Numbers = found[np.lexsort([_characters(row, found, place) for place in range(CUT - 1, 1, -1)])]
    return in_order


def _distinct(row: _Row, found: Numbers) -> Terms:
    """Terms from where they stand, in order of their texts."""
    # What is equal stays in order, which is that of texts; and the first two characters tell a pair from any ending.
    found = found[np.lexsort((_characters(row, found, 1), _characters(row, found, 0)))]
    is_new = np.logical_or.reduce([_changes(_characters(row, found, place)) for place in range(CUT)])
    texts = row.texts[found >> _BITS]
    is_place = is_new | _changes(texts)
    starts = np.flatnonzero(is_new[is_place])
    letters = np.stack([_characters(row, found[is_new], place) for place in range(CUT)], axis=1)
    return Terms(row.codes[letters], np.diff(starts, append=np.count_nonzero(is_place)), texts[is_place])


def _characters(row: _Row, found: Numbers, place: int) -> Numbers:
    """What stands at a place of each of some terms."""
    letters: Numbers = row.letters[(found >> _BITS) + place]
    return letters * (found & _LENGTH > place)


def _changes(numbers: Numbers) -> Flags:
    """Which differ from the one before, as the first does."""
    return np.concatenate([np.ones(min(1, len(numbers)), np.bool_), numbers[1:] != numbers[:-1]])
