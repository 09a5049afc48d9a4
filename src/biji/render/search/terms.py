"""How text becomes terms, so that any part of it can be found, from anywhere within a word.

A run of Chinese, Japanese or Korean characters gives every pair of neighbours; a word of other letters gives each of
its endings. Whatever is searched for is then the beginning of a term, or several of them: no dictionary of words is
asked, and none is missed. `static/search.js` reads a query with the same expressions.

>>> sorted(terms("用ALBERT的"))
['al', 'albert', 'be', …]
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import add

#: Han with its iteration marks, kana, Hangul: scripts without spaces, or with endings glued to words.
_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_CJK}]+")
#: Letters and digits of all other scripts, and the signs of C++ and C#.
_LETTER = rf"(?:[^\W{_CJK}]|[+#])"
#: GPT-3.5, R-CNN, TCP/IP, Q&A.
_WORD = re.compile(rf"{_LETTER}+(?:[.\-/&]{_LETTER}+)*")
#: Where a run and a word touch.
_SEAMS = (re.compile(f"[{_CJK}]{_LETTER}"), re.compile(f"{_LETTER}[{_CJK}]"))
_JOINTS = frozenset(".-/&")

#: Endings are cut here: a longer query asks for several pieces.
CUT = 6

#: Characters without width, which text from other places brings along.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: What NFKC leaves alone, or turns into punctuation that is no part of a word.
_PLAIN = re.compile("[\x00-\x7f\u2013-\u2026\u3001-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff！（），：；？]*")


def fold(text: str) -> str:
    """A text as it is compared: compatible characters (NFKC) and letters of either case are the same."""
    text = _HIDDEN.sub("", text)
    return unicodedata.normalize("NFKC", text).lower()


def terms(text: str) -> set[str]:
    """All terms of a text: with none of its parts of two characters or more does a search miss it.

    Args:
        text: as it stands in the article.

    >>> sorted(terms("BERT模型"))
    ['be', 'ber', …]
    """
    found, words = read(text)
    return {*found, *(ending for word in words for ending in endings(word))}


def read(text: str) -> tuple[list[str], list[str]]:
    """The terms of a text but for those that are endings of words, and its words; both as often as they come."""
    # Most texts need no NFKC, which is slow; what it would do to these is nothing that counts here.
    text = text.lower() if _PLAIN.fullmatch(text) else fold(text)
    found: list[str] = []
    seams = _SEAMS[0].findall(text)
    runs = _RUN.findall(text)
    for run in runs:
        found += map(add, run, run[1:])
    found += seams
    found += _SEAMS[1].findall(text)
    # A single character is the beginning of its pairs; one that begins none is a term of its own.
    heads = " ".join([*seams, *[run[:-1] for run in runs]])
    found += [end for run in runs if (end := run[-1]) not in heads]
    return found, _WORD.findall(text)


@lru_cache(maxsize=1 << 17)
def endings(word: str) -> tuple[str, ...]:
    """The terms by which any part of a word is found."""
    if len(word) == 1:
        return (word,)
    return tuple({word[at : at + CUT] for at in range(len(word) - 1) if word[at] not in _JOINTS})
