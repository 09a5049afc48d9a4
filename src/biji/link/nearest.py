"""What an author probably meant: the existing name most like one that does not exist.

    >>> Nearest(["bert", "gpt", "transformer"]).find("tranformer")
    'transformer'

Similarity counts letters and digits only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

#: Longer words are compared by their beginning only, so that hostile text costs little.
_LONGEST = 80

#: A pair of letters that stands in more names than this tells them apart too little to be worth counting.
_COMMON = 200

_PUNCTUATION = re.compile(r"[\W_]+")


class Nearest:
    """Names, indexed by pairs of letters so that a search looks at few of them.

    Args:
        names: what exists; the first of equally similar ones is found.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._plain = tuple(map(_plain, self._names))
        self._exact: dict[str, int] = {}
        self._pairs: defaultdict[str, list[int]] = defaultdict(list)
        for index, plain in enumerate(self._plain):
            self._exact.setdefault(plain, index)
            for pair in _pairs(plain):
                self._pairs[pair].append(index)

    def find(self, word: str, least: float = 0.6) -> str | None:
        """The most similar name, or None when all are too different.

        Args:
            word: what was written.
            least: the similarity that a name needs, from 0 to 1 (`difflib.SequenceMatcher.ratio`).
        """
        plain = _plain(word)
        if plain in self._exact:
            return self._names[self._exact[plain]]
        shared: Counter[int] = Counter()
        for pair in _pairs(plain):
            found = self._pairs.get(pair, [])
            if len(found) <= _COMMON:
                shared.update(found)
        # A name much longer than the word shares many pairs by chance.
        share = {index: count / (len(plain) + len(self._plain[index])) for index, count in shared.items()}
        likely = sorted(share, key=lambda index: (-share[index], index))
        rated = [(SequenceMatcher(None, plain, self._plain[index]).ratio(), -index) for index in likely[:5]]
        ratio, index = max(rated, default=(0.0, 0))
        return self._names[-index] if ratio >= least else None


def is_slip(word: str, other: str) -> bool:
    """Whether one letter was probably mistyped, left out or added.

    >>> is_slip("深读学习", "深度学习"), is_slip("深度强化学习", "强化学习")
    (True, False)
    """
    one, two = _plain(word), _plain(other)
    shared = SequenceMatcher(None, one, two).ratio() * (len(one) + len(two)) / 2
    return min(len(one), len(two)) > 2 and shared > max(len(one), len(two)) - 1.5


def _plain(name: str) -> str:
    return _PUNCTUATION.sub("", name.casefold())[:_LONGEST]


def _pairs(plain: str) -> set[str]:
    return {plain[index : index + 2] for index in range(len(plain) - 1)} or {plain}
