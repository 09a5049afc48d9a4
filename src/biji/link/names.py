"""Where the names of concepts stand in running text.

An Aho-Corasick automaton of all names finds the longest at every place in one pass over a text, as fast for many
names as for few; of names that overlap the one that begins first counts. It knows small letters only, since authors
do not agree on capitals: which spellings count is looked at afterwards.

What stands before and behind a name tells whether it is that word at all:

    GAN       not in BigGAN, GAN-CLS, gan;  GANs is one
    Adam      not in Adam Smith: a longer name
    线性回归   not in 非线性回归: another thing;  人工智能 not in 人工智能体: the last character begins another word
    化学       not in 强化学习: two characters are easily torn out of longer words, and count only behind punctuation,
              other scripts and the words of grammar
"""

from __future__ import annotations

import re
import string
from collections.abc import Container, Iterable, Iterator
from enum import IntEnum

from ahocorasick_rs import AhoCorasick, MatchKind
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
_LATIN = frozenset(string.ascii_letters + string.digits)
#: Next to a Latin name these may join it to a longer word.
_JOINTS = _LATIN | frozenset("_\\@$-.'’:+#")
_WORD_BEFORE = re.compile(r"(?:[A-Za-z0-9_\\@$]|[A-Za-z0-9]-|[A-Za-z][.'’:])$")
_WORD_BEHIND = re.compile(r"(?:[A-Za-z0-9_]|[+#](?![A-Za-z0-9])|[-.'’][A-Za-z0-9])")
_CAPITALISED_BEFORE = re.compile(r"[A-Z][A-Za-z]* $")
_CAPITALISED_BEHIND = re.compile(r" [A-Z][A-Za-z]")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")

#: A word that turns the name behind it into that of something else.
_TURNS = frozenset("非反超准伪无不未半弱")
#: For the last character of a name what makes another word of it: 数据集|中 is no 数据集.
_GROWS = {
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
_TORN = frozenset(last + next_one for last, following in _GROWS.items() for next_one in following)
#: Words of grammar, behind which a name of two characters begins.
_GRAMMAR = frozenset(
    "的了在是和与及或对从被把由为向于到以让给用而也就都还又等有无这那该其个将使则因但如若即称叫去来里"
)


class _Name(Struct, frozen=True, gc=False):
    """How a concept is named, and which spellings of that count: all that are `written`."""

    key: str
    strength: Strength
    written: frozenset[str]


class Names:
    """All names of concepts, ready to be found.

    Args:
        concepts: whose names are looked for.

    Attributes:
        strength: key of a concept to how surely its name means it, for those whose names are looked for.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        names: dict[str, _Name] = {}
        for concept in concepts:
            strength = strength_of(concept.name)
            if strength:
                name = _Name(concept.key, strength, frozenset(_spellings(concept.name)))
                names.setdefault(concept.name.lower(), name)
        self.strength = {name.key: name.strength for name in names.values()}
        self._names = list(names.values())
        self._automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, *, without: Container[str] = (), nor: Container[str] = ()) -> Iterator[Hit]:
        """The names in a text, from its beginning to its end.

        Args:
            text: to search.
            without: concepts whose names are passed over; names inside them count no more than else.
            nor: more of these.
        """
        small = text.lower()
        if len(small) != len(text):  # İ is two characters in small letters
            small = text
        names = self._names
        for index, start, end in self._automaton.find_matches_as_indexes(small):
            name = names[index]
            if name.key in without or name.key in nor or text[start:end] not in name.written:
                continue
            if _is_word(text, start, end, name.strength):
                yield Hit(name.key, start, end)


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


def _is_word(text: str, start: int, end: int, strength: Strength) -> bool:
    """Whether a name stands in a text as a word of its own."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _JOINTS and text[start] in _LATIN and _WORD_BEFORE.search(text, start - 2, start):
        return False
    if text[end - 1] in _LATIN:
        plural = behind == "s" and text[end - 1].isupper()
        if (plural or behind in _JOINTS) and _WORD_BEHIND.match(text, end + plural):
            return False
        if strength is Strength.SURE or text[start:end].isupper():
            return True
        return not (_CAPITALISED_BEFORE.search(text, start - 24, start) or _CAPITALISED_BEHIND.match(text, end))
    if before in _TURNS or text[end - 1 : end + 1] in _TORN:
        return False
    return strength is Strength.SURE or not "\u3400" <= before <= "\u9fff" or before in _GRAMMAR
