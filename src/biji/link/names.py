"""Where the names of concepts stand in running text: two tries of letters as regular expressions, checked afterwards.

One expression holds all names that begin with a Latin letter or a digit, one all others; each is a trie, so that one
pass over a text finds the longest name at every place. Of names that overlap the longer one counts.

What stands before and behind a name tells whether it is that word at all:

    GAN       not in BigGAN, GAN-CLS, gan;  GANs is one
    Adam      not in Adam Smith: a longer name
    线性回归   not in 非线性回归: another thing;  人工智能 not in 人工智能体: the last character begins another word
    化学       not in 强化学习: two characters are easily torn out of longer words, and count only behind punctuation,
              other scripts and the words of grammar
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import IntEnum
from itertools import groupby

from msgspec import Struct

from biji.model import Concept


class Strength(IntEnum):
    """How surely a name in a text means the concept."""

    NONE = 0
    DOUBTFUL = 1
    SURE = 2


class Hit(Struct, frozen=True, gc=False):
    """A name in a text: the concept's key, and where it begins and ends."""

    key: str
    start: int
    end: int


#: A longer heading is not quoted word by word.
_LONGEST = 60

_HAN = "\u3400-\u9fff"
_LATIN = re.compile(r"[A-Za-z0-9]")
_WORD_BEFORE = re.compile(r"(?:[A-Za-z0-9_\\@$]|[A-Za-z0-9]-|[A-Za-z][.'’:])$")
_WORD_BEHIND = re.compile(r"(?:[A-Za-z0-9_]|[+#](?![A-Za-z0-9])|[-.'’][A-Za-z0-9])")
_CAPITALISED_BEFORE = re.compile(r"[A-Z][A-Za-z]* $")
_CAPITALISED_BEHIND = re.compile(r" [A-Z][A-Za-z]")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")

#: A word that turns the name behind it into that of something else.
_TURNS = frozenset("非反超准伪无不未半弱")
#: For the last character of a name what makes another word of it: 数据集|中 is no 数据集.
_GROWS: Mapping[str, str] = {
    "集": "中合成团结",
    "学": "习生校院会者",
    "能": "体力够量源",
    "会": "议员",
    "人": "民员类工才口",
    "国": "家际内民",
    "中": "国心央",
    "动": "作力物",
    "量": "子",
    "图": "像片",
    "体": "系现验",
    "性": "能质格别",
    "分": "析布类割",
    "类": "型别似",
    "法": "律院国",
    "理": "论解由想",
    "化": "学工",
    "机": "器构会制",
    "物": "理质",
    "数": "据学量",
    "力": "量学",
    "战": "争略斗役术",
    "网": "络站",
    "论": "文述",
    "子": "弹",
    "东": "部",
}
#: Words of grammar, behind which a name of two characters begins.
_GRAMMAR = frozenset(
    "的了在是和与及或对从被把由为向于到以让给用而也就都还又等有无这那该其个将使则因但如若即称叫去来里"
)


class Names:
    """All names of concepts, ready to be found.

    Args:
        concepts: whose names are looked for.

    Attributes:
        strength: key of a concept to how surely its name means it, for those whose names are looked for.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.strength: dict[str, Strength] = {}
        self._keys: dict[str, str] = {}
        for concept in concepts:
            strength = strength_of(concept.name)
            if strength:
                self.strength[concept.key] = strength
                for spelling in _spellings(concept.name):
                    self._keys.setdefault(spelling, concept.key)
        names = sorted(self._keys)
        latin = [name for name in names if _LATIN.match(name)]
        others = [name for name in names if not _LATIN.match(name)]
        self._tries = [re.compile(_trie(group)) for group in (latin, others) if group]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where names may begin and end, from the beginning of a text to its end, the longest first."""
        found = [match.span() for trie in self._tries for match in trie.finditer(text)]
        found.sort(key=_longest_first)
        return found

    def keys(self, text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
        """The concepts whose names stand there: quick, and before a look at words."""
        return {self._keys[text[start:end]] for start, end in spans}

    def find(
        self, text: str, spans: Iterable[tuple[int, int]], without: AbstractSet[str] = frozenset()
    ) -> Iterator[Hit]:
        """The names in a text, from its beginning to its end.

        Args:
            text: to search; where it is blanked nothing is found.
            spans: of this text, as it was before blanks.
            without: concepts whose names are passed over; names inside them count no more than else.
        """
        reached = 0
        for start, end in spans:
            key = self._keys.get(text[start:end])
            if key is None or start < reached:
                continue
            reached = end
            if key not in without and _is_word(text, start, end, self.strength[key]):
                yield Hit(key, start, end)


def strength_of(name: str) -> Strength:
    """How surely a name in a text means its concept.

    >>> [strength_of(name).name for name in ("卡尔曼滤波", "YOLOv3", "香港", "GAN", "shuffle")]
    ['SURE', 'SURE', 'DOUBTFUL', 'DOUBTFUL', 'NONE']
    """
    if len(name) > _LONGEST:
        return Strength.NONE
    han = len(re.findall(f"[{_HAN}]", name))
    if han:
        rest = any(character.isalnum() for character in re.sub(f"[{_HAN}]", "", name))
        return Strength.SURE if han > 2 or rest else Strength.DOUBTFUL if han > 1 else Strength.NONE
    words = name.split()
    if len(name) < 3 and name.isalnum():
        return Strength.NONE
    if name == name.lower() and name.isalpha():
        return Strength.NONE
    if len(words) == 1 and name.isalpha() and not _INNER_CAPITAL.search(name):
        return Strength.SURE if name.isupper() and len(name) > 3 else Strength.DOUBTFUL
    return Strength.SURE if any(character.isalnum() for character in name) else Strength.NONE


def _spellings(name: str) -> Iterator[str]:
    """The name, and in small letters where no common word is spelled like it: PyTorch, pytorch."""
    yield name
    if _INNER_CAPITAL.search(name) and name.isalpha() and not name[:-1].isupper() and len(name) > 4:
        yield name.lower()


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


def _is_word(text: str, start: int, end: int, strength: Strength) -> bool:
    """Whether a name stands in a text as a word of its own."""
    before, behind = text[max(0, start - 24) : start], text[end : end + 3]
    if _LATIN.match(text[start]) and _WORD_BEFORE.search(before):
        return False
    if _LATIN.match(text[end - 1]):
        if text[end - 1].isupper() and behind[:1] == "s":
            behind = behind[1:]
        if _WORD_BEHIND.match(behind):
            return False
        alone = strength is Strength.DOUBTFUL and not text[start:end].isupper()
        return not (alone and (_CAPITALISED_BEFORE.search(before) or _CAPITALISED_BEHIND.match(behind)))
    if before[-1:] in _TURNS or behind[:1] in _GROWS.get(text[end - 1], ()):
        return False
    return strength is Strength.SURE or not "\u3400" <= before[-1:] <= "\u9fff" or before[-1:] in _GRAMMAR


def _trie(names: Iterable[str]) -> str:
    """Names, sorted, as a regular expression without two branches that begin alike; it takes the longest."""
    branches = []
    ends = False
    for first, group in groupby(names, key=lambda name: name[:1]):
        if first:
            branches.append(re.escape(first) + _trie([name[1:] for name in group]))
        else:
            ends = True
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined
