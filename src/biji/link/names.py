"""Where the names of concepts stand in running text.

An Aho-Corasick automaton of all names finds the longest at every place in one pass over a text, as fast for many
names as for few; of names that overlap the one that begins first counts. So do headings that are no concepts: where
some article has a section `Mask R-CNN`, these words name no R-CNN.

Authors do not agree on capitals and hyphens: `faster R-CNN` and `Faster-RCNN` are Faster R-CNN. One word of letters
in other capitals (`dropout`, `Bert`) may be a common word in English, and counts only apart from other English words.

What stands before and behind a name tells whether it is that word at all:

    GAN       not in BigGAN, GAN-CLS, gan;  GANs and GAN-based are one
    ResNet    not in ResNeXt, PreResNet;  ResNet-50 and resnet18 are one
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
#: So short a word in other letters than its name's is another word.
_SHORT = 3

_HAN = "\u3400-\u9fff"
_LATIN = frozenset(string.ascii_letters + string.digits)
#: Next to a Latin name these may join it to a longer word.
_JOINTS = _LATIN | frozenset("_\\@$-.'’:+#")
_ENGLISH_BEFORE = re.compile(r"[A-Za-z][ -/:;]*$")
_ENGLISH_BEHIND = re.compile(r"[ -/:;]*[A-Za-z]")
_WORD_BEFORE = re.compile(r"(?:[A-Za-z0-9_\\@$]|[A-Za-z0-9]-|[A-Za-z][.'’:])$")
_WORD_BEHIND = re.compile(r"(?:[A-Za-z0-9_]|[+#](?![A-Za-z0-9])|[-.'’][A-Za-z0-9])")
#: Behind a name: one of several of its kind, or what has to do with it.
_VARIANT = re.compile(
    r"(?:(?<![0-9])-?[0-9]{1,3}|-[A-Z][0-9]{1,2}"
    r"|-(?:based|like|style|level|free|aware|driven|base|large|small|tiny))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
#: The name in another script, behind a name: 余弦相似度（cosine similarity）.
_GLOSS = re.compile(rf"(?:(?<=[{_HAN}])\s*[（(][A-Za-z][^（()）]*|(?<=\w)\s*[（(][{_HAN}][^（()）]*)[)）]$")
_CAPITALISED_BEFORE = re.compile(r"[A-Z][A-Za-z]* $")
_CAPITALISED_BEHIND = re.compile(r" [A-Z][A-Za-z-]")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")

#: A word that turns the name behind it into that of something else.
_TURNS = frozenset("非反超准伪拟无不未半弱")
#: For the last character of a name what makes another word of it: 数据集|中 is no 数据集.
_GROWS = {
    "集": "中合成团结",
    "学": "习生校院会者家",
    "能": "体力够量源",
    "会": "议员",
    "人": "民员类工才口",
    "国": "家际内民",
    "中": "国心央",
    "动": "作力物",
    "量": "子机",
    "图": "像片",
    "体": "系现验",
    "性": "能质格别",
    "分": "析布类割",
    "类": "型别似",
    "法": "律院国",
    "理": "论解由想",
    "化": "学工",
    "机": "器构会制场",
    "物": "理质",
    "数": "据学量式",
    "力": "量学",
    "战": "争略斗役术",
    "网": "络站",
    "论": "文述",
    "子": "弹",
    "东": "部",
    "库": "存房",
    "算": "机术",
    "习": "惯题",
    "线": "程段",
    "育": "馆场",
    "乐": "家",
    "影": "院",
    "箭": "队",
    "度": "洋",
    "鲜": "族",
    "古": "族包",
}
_TORN = frozenset(last + next_one for last, following in _GROWS.items() for next_one in following)
#: Behind a name they make that of a body or place: 香港|大学, 斯大林|格勒; behind a subject that of who studies it.
_BODIES = frozenset(("大学", "学院", "公司", "银行", "铁路", "格勒", "尼西", "学家", "主义"))
#: Words of grammar, behind which a name of two characters begins.
_GRAMMAR = frozenset(
    "的了在是和与及或对从被把由为向于到以让给用而也就都还又等有无这那该其个将使则因但如若即称叫去来里年月"
)


class _Name(Struct, frozen=True, gc=False):
    """How a concept is named.

    Attributes:
        spelling: as its headings write it.
        one_word: of letters alone.
    """

    key: str
    strength: Strength
    spelling: str
    one_word: bool


#: The name of something else.
_OTHER = _Name("", Strength.NONE, "", one_word=False)


class Names:
    """All names of concepts, ready to be found.

    Args:
        concepts: whose names are looked for.
        others: headings that name something else, though with the name of a concept in it.

    Attributes:
        strength: key of a concept to how surely its name means it, for those whose names are looked for.
    """

    def __init__(self, concepts: Iterable[Concept], others: Iterable[str] = ()) -> None:
        named = [
            _Name(concept.key, strength, spelling, spelling.isalpha())
            for concept in concepts
            if (strength := strength_of(spelling := _GLOSS.sub("", concept.name)))
        ]
        patterns: dict[str, _Name] = {}
        for name in named:
            patterns.setdefault(name.spelling.lower(), name)
        for name in named:
            for pattern in _without_hyphens(name.spelling.lower()):
                patterns.setdefault(pattern, name)
        self.strength = {name.key: name.strength for name in named}
        parts = AhoCorasick(list(patterns))
        for other in sorted(others):
            if parts.find_matches_as_indexes(other.lower()):
                patterns.setdefault(other.lower(), _OTHER)
        self._names = list(patterns.values())
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, *, without: Container[str] = (), nor: Container[str] = ()) -> list[Hit]:
        """The names in a text, from its beginning to its end.

        Args:
            text: to search.
            without: concepts whose names are passed over; names inside them count no more than else.
            nor: more of these.
        """
        small = text.lower()
        if len(small) != len(text):  # İ alone is two characters in small letters
            small = text.replace("İ", "I").lower()
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(small):
            name = self._names[index]
            if name is _OTHER or name.key in without or name.key in nor:
                continue
            if _is_spelled(name, text, start, end) and _is_word(text, start, end, name.strength):
                hits.append(Hit(name.key, start, end))
        return hits


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


def _without_hyphens(name: str) -> Iterator[str]:
    """Other ways to write a Latin name: R-CNN, RCNN; Faster R-CNN, Faster RCNN, Faster-RCNN.

    What is left of a short one would be another word: A-B, AB.
    """
    joined = name.replace("-", "")
    if joined.isascii() and len(joined) > _SHORT:
        yield joined
        yield joined.replace(" ", "-")


def _is_spelled(name: _Name, text: str, start: int, end: int) -> bool:
    """Whether what a text has, but for capitals and hyphens the name of a concept, counts as its name."""
    found = text[start:end]
    if found == name.spelling or not found.isascii() or not (name.one_word or found.isalpha()):
        return True
    english = _ENGLISH_BEFORE.search(text, start - 4, start) or _ENGLISH_BEHIND.match(text, end, end + 4)
    return not english and end - start > _SHORT


def _is_word(text: str, start: int, end: int, strength: Strength) -> bool:
    """Whether a name stands in a text as a word of its own."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _JOINTS and text[start] in _LATIN and _WORD_BEFORE.search(text, start - 2, start):
        return False
    if text[end - 1] in _LATIN:
        plural = behind == "s" and (strength is Strength.SURE or text[end - 1].isupper())
        joined = (plural or behind in _JOINTS) and _WORD_BEHIND.match(text, end + plural)
        if joined and not _VARIANT.match(text, end):
            return False
        if strength is Strength.SURE or text[start:end].isupper():
            return True
        return not (_CAPITALISED_BEFORE.search(text, start - 24, start) or _CAPITALISED_BEHIND.match(text, end))
    if before in _TURNS or behind == "·" or text[end - 1 : end + 1] in _TORN or text[end : end + 2] in _BODIES:
        return False
    return strength is Strength.SURE or not "\u3400" <= before <= "\u9fff" or before in _GRAMMAR
