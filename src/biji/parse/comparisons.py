"""Which tables compare, and whether what they compare stands in rows or in columns.

A comparison sets *items* (papers, products, methods) against *features* (speed, price, licence), so that a reader can
tell the items apart. A series of measurements, a list of keys with their values, a vocabulary, a truth table compare
nothing. The rules ask what a reader asks:

1. Does a column name the rows, each by another name? (`_names`)
2. Do the names stand for things? Numbers, dates and steps only count (`_counts`); the same names on both sides make a
   matrix of distances or transitions (`_are_alike`).
3. Which side holds the features? (`_orientation`)
4. Can the features be compared (`_compare`): do two of them, and half of all, hold marks, amounts or recurring words,
   or bear the name of an aspect? One is enough where it says yes, or where the corner is empty, as a matrix has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from msgspec import Struct

from biji.parse.cells import kind_of, read_mark
from biji.text import has_cjk

Texts = Sequence[str]

#: A corner that names what stands below it as features; any other word there names items.
_FEATURES = re.compile(
    r"(?:主要|对比|比较|技术|性能)?(?:特性|特征|特点|功能|属性|指标|参数|超参数|性能|规格|维度|方面|要素|区别|差异|不同点?)(?:名称)?"
    r"|(?:对比|比较)[项点]?"
    r"|features?|propert(?:y|ies)|metrics?|attributes?|criteri(?:a|on)|parameters?|specs?|specifications?|aspects?"
    r"|characteristics?|differences?|.*\bvs\b.*",
    re.IGNORECASE,
)
#: A corner that says nothing.
_ANYTHING = re.compile(
    r"|名称|名字|名|项目?|类[型别]|种类|条目|内容|版本|型号|产品|names?|items?|types?|versions?|products?|[-#/\\]",
    re.IGNORECASE,
)
#: A corner that names both sides: 算法\指标.
_DIAGONAL = re.compile(r"([^\\/／|]+?)\s*[\\/／|]+\s*([^\\/／|]+)")
#: Names of what things are compared by.
_ASPECT = re.compile(
    r".*(?:[数量度率性点势力优缺额耗]|数目|依赖|不足|损失|价格|成本|代价|时间|速度|大小|体积|尺寸|范围|场景|领域|用途|用来|用于|应用|原理|方式|目标|目的|效果|要求|[方偏误]差|"
    r"需求|条件|平台|语言|许可证?|协议|内存|显存|容量|带宽|主频|频率|工艺|质量|开销|规模|复杂|对象|计算|收敛|风险|难易|类别|寿命|距离)"
    r"|(?:.*\s)?(?:speed|size|cost|price|memory|accuracy|latency|throughput|bandwidth|frequency|licen[cs]e|languages?|"
    r"platforms?|complexity|time|rate|usage|support|pros|cons|advantages?|disadvantages?|scalability|performance|goal|"
    r"purpose|impedance|power|tdp|params|parameters|cores|precision|recall|fps|map|flops|persistence|threads?)",
    re.IGNORECASE,
)
#: Names of columns that describe, identify or date one thing; nobody compares by them.
_NOTE = re.compile(
    r".*(?:说明|描述|备注|注释|含义|意义|意思|作用|功能|解释|介绍|定义|示例|例子|举例|类型|词性|值|单位|符号|记号|写法|公式|函数|文|名|名称|全称|缩写|读音|"
    r"地址|链接|网址|官网|主页|作者|出处|国籍|[生卒]年|代码|开始|结束|起|止|事件|首都)"
    r"|(?:.*\s)?(?:types?|descriptions?|meanings?|values?|defaults?|units?|names?|notes?|examples?|required|url|link|"
    r"formulas?|symbols?|notation|author|start|end|from|to|events?|comments?|remarks?)|code",
    re.IGNORECASE,
)
#: Names that only count: ordinals, days, steps, samples, states, variables.
_COUNTER = re.compile(
    r"第.{1,3}|(?:周|星期|礼拜)[一二三四五六日天]|[一二三四五六七八九十]+月|\d{1,4}年代|\d+[～~–-]\d+年?|[a-z]_?\d*|[STXY]_?\d+|"
    r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|q[1-4]|"
    r"(?:样本|用户|学生|句子|文档|状态|步骤|物品|编号|sample|user|student|doc|state|step|item|node|epoch|day|round)"
    r"\s*_?(?:\d+|[a-z]|[一二三四五六])?|(?:conv|pool|fc|layer|block|stage)[\d_]*)"
)
#: Letters count too, unless what they stand for is compared: 方案A, B, C.
_LETTER = re.compile(r"[A-Z]")
#: A corner above running numbers: the names stand in the column behind them.
_NUMBERS = re.compile(r"序号|编号|排名|#|no\.?|rank|id", re.IGNORECASE)
#: A corner above what items are tested on: features, where all cells are alike.
_TESTS = re.compile(r"任务|数据集|测试集?|tasks?|datasets?|benchmarks?|tests?", re.IGNORECASE)
#: Units of what are no amounts: `4G`, `3D`.
_GENERATIONS = frozenset({"number G", "number D"})
#: Shares that differ by this much tell something.
_CLEAR = 0.25
_REMARK = re.compile(r"(?<=\S)\s*[（(][^（()）]*[)）]\s*$")


class Comparison(Struct, frozen=True):
    """What is compared.

    Attributes:
        orientation: whether the items are the rows or the columns.
        names: the column that names the rows: 0, or 1 behind a column of groups.
    """

    orientation: Literal["rows", "columns"]
    names: int


def read_comparison(header: Texts, rows: Sequence[Texts]) -> Comparison | None:
    """Whether a table compares, and how.

    Args:
        header: the texts of its header.
        rows: those of its other rows, all as long as the header.
    """
    header, rows = _without_empty_columns(header, rows)
    names = _names(header, rows)
    if names is None or len(header) < names + 2 or len(rows) < 2 or not all(header[names + 1 :]):
        return None
    corner, *across = map(_bare, header[names:])
    down = [_bare(row[names]) for row in rows]
    cells = [row[names + 1 :] for row in rows]
    if (
        _are_letters(down, across)
        or _are_letters(across, down)
        or _counts(down)
        or _counts(across)
        or _are_alike(across, down)
    ):
        return None
    columns = list(zip(*cells, strict=True))
    orientation = _orientation(corner, across, down, cells)
    features = zip(across, columns, strict=True) if orientation == "rows" else zip(down, cells, strict=True)
    items = len(down) if orientation == "rows" else len(across)
    if orientation == "columns" and 2 * _share_of_aspects(across) >= 1:
        return None
    announced = orientation == "columns" and (_FEATURES.fullmatch(corner) or _are_things(corner, across, down))
    if items < 2 or not (announced or _compare(list(features), matrix=not corner)):
        return None
    return Comparison(orientation, names)


def _without_empty_columns(header: Texts, rows: Sequence[Texts]) -> tuple[Texts, Sequence[Texts]]:
    """A table without the columns that a bar too many leaves at its right side."""
    width = len(header)
    while width and not header[width - 1] and not any(row[width - 1] for row in rows):
        width -= 1
    return header[:width], [row[:width] for row in rows]


def _bare(name: str) -> str:
    """A name in one line, without the remark in brackets behind it."""
    return _REMARK.sub("", " ".join(name.split()))


def _names(header: Texts, rows: Sequence[Texts]) -> int | None:
    """The column that names the rows, each by another text: the first, or the one behind groups or numbers."""
    for column in range(min(2, len(header))):
        labels = [row[column] for row in rows]
        if all(labels) and len(set(labels)) == len(labels) and not _NUMBERS.fullmatch(header[column]):
            return column
    return None


def _counts(names: Texts) -> bool:
    """Whether most names are counters or amounts of one unit; `3G` and `4G` are names."""
    kinds = [kind_of(name) for name in names]
    amounts = Counter(kind for kind in kinds if kind.startswith("number") and kind not in _GENERATIONS)
    counters = sum(1 for name in names if _COUNTER.fullmatch(name))
    return 3 * max(counters, *amounts.values(), 0) >= 2 * len(names)


def _are_letters(names: Texts, others: Texts) -> bool:
    """Whether most names are single letters, and no names of aspects on the other side say what they stand for."""
    letters = sum(1 for name in names if _LETTER.fullmatch(name))
    return 3 * letters >= 2 * len(names) and 2 * _share_of_aspects(others) < 1


def _are_things(corner: str, across: Texts, down: Texts) -> bool:
    """Whether a header without a word for it names things: products above Chinese aspects, or kinds of one thing."""
    if not _ANYTHING.fullmatch(corner):
        return False
    if all(name[:1].isascii() and name[:1].isupper() for name in across) and all(map(has_cjk, down)):
        return True
    return len({name[-2:] for name in across}) == 1 and _share_of_aspects(down) > _share_of_aspects(across)


def _are_alike(across: Texts, down: Texts) -> bool:
    """Whether both sides name the same things: distances, confusions, games."""
    one, two = set(_without_prefix(across)), set(_without_prefix(down))
    return 3 * len(one & two) >= 2 * max(len(one), len(two))


def _without_prefix(names: Texts) -> list[str]:
    shared = 0
    for letters in zip(*names, strict=False):
        if len(set(letters)) > 1:
            break
        shared += 1
    return [name[shared:].strip().lower() for name in names]


def _orientation(corner: str, across: Texts, down: Texts, cells: Sequence[Texts]) -> Literal["rows", "columns"]:
    """Where the items stand, by the first that tells: corner, names of aspects, kinds of cells, length of names."""
    diagonal = _DIAGONAL.fullmatch(corner)
    if _FEATURES.fullmatch(diagonal[1] if diagonal else corner):
        return "columns"
    aspects = _share_of_aspects(across) - _share_of_aspects(down)
    kinds = _uniformity(list(zip(*cells, strict=True))) - _uniformity(cells)
    told = next((difference for difference in (aspects, kinds) if abs(difference) >= _CLEAR), 0.0)
    if not told and _are_things(corner, across, down):
        told = -1.0
    elif not told and not _ANYTHING.fullmatch(corner):
        told = -1.0 if _TESTS.fullmatch(corner) else 1.0
    if not told:
        lengths = [sum(map(len, names)) / len(names) for names in (down, across)]
        told = lengths[0] - lengths[1] if max(lengths) > 1.5 * min(lengths) else len(down) - len(across)
    return "rows" if told >= 0 else "columns"


def _share_of_aspects(names: Texts) -> float:
    return sum(1 for name in names if _ASPECT.fullmatch(name) or _NOTE.fullmatch(name)) / len(names)


def _uniformity(lines: Sequence[Texts]) -> float:
    """How far the cells of each line are of one kind: 1 where every line is."""
    counts = [Counter(filter(None, map(kind_of, line))) for line in lines]
    shares = [max(count.values()) / count.total() for count in counts if count]
    return sum(shares) / len(shares) if shares else 0.0


def _compare(features: Sequence[tuple[str, Texts]], *, matrix: bool) -> bool:
    """Whether enough of the features can be compared; in a `matrix`, whose corner is empty, one is enough."""
    items = zip(*(cells for _, cells in features), strict=True)
    words = Counter(word for item in items for word in set(item))
    recurring = {word for word, count in words.items() if word and count > 1}
    compared = sum(1 for name, cells in features if _compares(name, cells, recurring))
    marked = any(read_mark(cell) == "yes" for _, cells in features for cell in cells)
    return compared > 0 and (matrix or (2 * compared >= len(features) and (compared > 1 or marked)))


def _compares(name: str, cells: Texts, recurring: AbstractSet[str]) -> bool:
    """Whether items can be compared by a feature."""
    filled = [cell for cell in cells if cell]
    if not filled or _NOTE.fullmatch(name):
        return False
    if _ASPECT.fullmatch(name):
        return True
    values = sum(1 for cell in filled if cell in recurring or kind_of(cell).startswith(("mark", "number")))
    return 2 * values >= len(filled)
