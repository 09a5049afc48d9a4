"""What the names at the top and at the left of a table are: of things, of aspects, or only numbers.

The words listed here are the closed classes of the field: what authors call a side of a table (功能, features), and
what things are compared by (精度, latency) or only described by (备注, notes). A name is judged by how it ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from biji.parse.cells import kind_of
from biji.text import has_cjk

Texts = Sequence[str]
Corner = Literal["features", "tests", "numbers", "series", "words", "anything", "things"]

#: A corner that names what stands below it as features; a word that is not listed here names things.
_FEATURES = re.compile(
    r"(?:主要|对比|比较|技术|性能)?(?:特性|特征|特点|功能|属性|指标|参数|超参数|性能|规格|维度|方面|要素|区别|差异|不同点?)(?:名称)?"
    r"|(?:对比|比较)(?:项目?|点|内容|对象)?|能力|权限"
    r"|features?|propert(?:y|ies)|metrics?|attributes?|criteri(?:a|on)|parameters?|specs?|specifications?|aspects?"
    r"|characteristics?|differences?|capabilit(?:y|ies)|permissions?|actions?|.*\bvs\b.*",
    re.IGNORECASE,
)
#: A corner above what items are tested on: features, where all cells are alike.
_TESTS = re.compile(r"任务|数据集|测试集?|操作|tasks?|operations?|datasets?|benchmarks?|tests?", re.IGNORECASE)
#: A corner above running numbers: the names stand in the column behind them.
_NUMBERS = re.compile(r".*(?:序号|编号|代码)|排名|#|no\.?|rank|id", re.IGNORECASE)
#: A corner above values of a variable, points in time or the layers of one net, which follow each other.
_SERIES = re.compile(
    r"[a-z]|\$\$.*\$\$"
    r"|时间|日期|时期|阶段|步骤|年代|[年月]份?|年度|季度|星期|[届代]次?|轮次|迭代(?:次数)?|(?:网络)?层[数级名]?"
    r"|(?i:time|date|year|month|day|stage|phase|step|epoch|iterations?|layers?)"
)
#: A corner above words and signs, of which the meaning is told.
_WORDS = re.compile(
    r"(?:单|生|新)?词语?|(?:汉|希腊)?字[符母]?|[英中日德法]文|[汉英日德法]语|words?|tokens?|terms?|char(?:acter)?s?",
    re.IGNORECASE,
)
#: A corner that says nothing.
_ANYTHING = re.compile(
    r"|名称|名字|名|项目?|类[型别]|种类|条目|内容|版本|型号|产品|names?|items?|types?|versions?|products?|[-#/\\]",
    re.IGNORECASE,
)
#: A corner that names what is compared, whatever it is measured by.
_ITEMS = re.compile(r"方法|模型|算法|网络|方案|系统|methods?|models?|algorithms?|networks?|systems?", re.IGNORECASE)
_NAMES = re.compile(r"名称|名字|names?", re.IGNORECASE)
#: A corner that names both sides: 算法\指标.
_DIAGONAL = re.compile(r"([^\\/／|]+)[\\/／|]+[^\\/／|]+")
#: What the corner of a table may say, tried in this order.
_CORNERS: tuple[tuple[Corner, re.Pattern[str]], ...] = (
    ("features", _FEATURES),
    ("tests", _TESTS),
    ("numbers", _NUMBERS),
    ("series", _SERIES),
    ("words", _WORDS),
    ("anything", _ANYTHING),
)
#: Names of what things are compared by.
_ASPECT = re.compile(
    r".*(?:(?<![印年])度|[数量率性点势力优缺额耗]|数目|依赖|不足|损失|价格|成本|代价|时间|速度|大小|体积|尺寸|范围|场景|领域|用途|用来|用于|应用|原理|方式|目标|目的|效果|要求|[方偏误]差|"
    r"需求|条件|容量|带宽|主频|频率|工艺|质量|性能|开销|规模|难易|类别|寿命|距离|电压|电流|阻抗|增益|频段|[级等]别|等级)"
    r"|(?:支持|开发|编程|编写|使用|占用|所需|运行|适用|开源|通信|并行)?(?:平台|语言|许可证?|协议|内存|显存|复杂|对象|计算|收敛|风险)"
    r"|(?:.*\s)?(?:speed|size|cost|price|memory|accuracy|latency|throughput|bandwidth|frequency|licen[cs]e|languages?|"
    r"platforms?|complexity|time|rate|usage|support|pros|cons|advantages?|disadvantages?|scalability|performance|goal|"
    r"purpose|impedance|power|tdp|params|parameters|cores|precision|recall|fps|flops|persistence|threads?)",
    re.IGNORECASE,
)
#: Names of columns that describe, identify or date one thing; nobody compares by them.
_NOTE = re.compile(
    r".*(?:说明|描述|备注|注释|含义|意义|意思|作用|功能|解释|介绍|定义|示例|例子|举例|词性|值|单位|符号|记号|写法|公式|[中英原译]文|名|名称|全称|缩写|读音|"
    r"地址|网址|官网|主页|作者|出处|国籍|[生卒]年|代码|开始|结束|起|止|事件|首都)"
    r"|(?:数据|参数|变量|字段)?类型|.*(?<![失活标核])函数|.*编号|(?:论文|原文|下载|官方|相关|参考|项目|代码)?链接"
    r"|(?:.*\s)?(?:types?|descriptions?|meanings?|values?|defaults?|units?|names?|notes?|examples?|required|url|link|"
    r"formulas?|symbols?|notation|author|start|end|from|to|events?|comments?|remarks?)|code",
    re.IGNORECASE,
)
#: Names that only count: ordinals, days, steps, samples, states, variables.
_COUNTER = re.compile(
    r"第[\d一二三四五六七八九十]++(?![种代类版]|次.{3}).*|(?:周|星期|礼拜)[一二三四五六日天]|[一二三四五六七八九十]+月|\d{1,4}年代|\d+[～~–-]\d+年?|[a-z]_?\d*|[STXY]_?\d+|"
    r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|q[1-4]|"
    r"(?:样本|用户|学生|句子|文档|状态|步骤|物品|编号|sample|user|student|doc|state|step|item|node|epoch|day|round)"
    r"\s*_?(?:\d+|[a-z]|[一二三四五六])?|(?:conv|pool|fc|layer|block|stage)[\d_]*)"
)
#: Letters count too, unless what they stand for is compared: 方案A, B, C.
_LETTER = re.compile(r"[A-Z]")
_QUANTITY = re.compile(r"数量|件数|个数|qty|quantity", re.IGNORECASE)
_PRICE = re.compile(r"[单总]?价格?|金额|费用|小计|(?:unit )?price|amount|cost", re.IGNORECASE)
_TOTAL = re.compile(r"[合总小共]计|总和|sum|total", re.IGNORECASE)
#: Units of what are no amounts: `4G`, `3D`.
_GENERATIONS = frozenset({"number G", "number D"})
#: As long are titles, not the names of features.
_TITLE = 30
_REMARK = re.compile(r"(?<=\S\S)\s*[（(][^（()）]*[)）]\s*$")


def bare(name: str) -> str:
    """A name in one line, without the remark in brackets behind it."""
    return _REMARK.sub("", " ".join(name.split()))


def read_corner(corner: str) -> Corner:
    """What the corner of a table says stands below it.

    Args:
        corner: its text, which may name both sides: 算法/指标.
    """
    diagonal = _DIAGONAL.fullmatch(corner)
    below = diagonal[1].strip() if diagonal else corner
    return next((kind for kind, words in _CORNERS if words.fullmatch(below)), "things")


def is_of_items(corner: str) -> bool:
    """Whether a corner says that what is compared stands below it: 方法, Model."""
    return _ITEMS.fullmatch(corner) is not None


def is_of_names(corner: str) -> bool:
    """Whether a corner says that names stand below it."""
    return _NAMES.fullmatch(corner) is not None


def is_aspect(name: str) -> bool:
    """Whether things are compared by what bears this name."""
    return _ASPECT.fullmatch(name) is not None


def is_note(name: str) -> bool:
    """Whether what bears this name only describes, identifies or dates a thing."""
    return _NOTE.fullmatch(name) is not None


def is_proper(name: str) -> bool:
    """Whether a name is that of a product or a standard: a capital or a figure in every word."""
    return all(any(letter.isupper() or letter.isdigit() for letter in word) for word in name.split())


def is_title(name: str) -> bool:
    """Whether a name is long as that of a paper."""
    return len(name) > _TITLE


def only_count(names: Texts) -> bool:
    """Whether most names are counters or amounts of one unit; `3G` and `4G` are names."""
    kinds = [kind_of(name) for name in names]
    amounts = Counter(kind for kind in kinds if kind.startswith("number") and kind not in _GENERATIONS)
    counters = sum(1 for name in names if _COUNTER.fullmatch(name))
    return 3 * max(counters, *amounts.values(), 0) >= 2 * len(names)


def are_letters(names: Texts, others: Texts) -> bool:
    """Whether most names are single letters, and no names of aspects on the other side say what they stand for."""
    letters = sum(1 for name in names if _LETTER.fullmatch(name))
    return 3 * letters >= 2 * len(names) and 2 * share_of_aspects(others) < 1


def are_kin(names: Texts) -> bool:
    """Whether the names tell kinds of one thing: 共射, 共集, 共基; Python 2, Python 3."""
    start, end = _shared_start(names), _shared_end(names)
    if any(has_cjk(part) and len(part) * len(names) > 2 for part in (start, end)):
        return True
    return len(start) > 2 or (len(end) > 2 and not end.isalpha())


def repeats(corner: str, names: Texts) -> bool:
    """Whether all names end with the noun of the corner: 堆型 above 压水堆, 沸水堆."""
    return any(letter in corner for letter in _shared_end(names) if has_cjk(letter))


def is_one_of(corner: str, names: Texts) -> bool:
    """Whether the corner is but another of the names, as in a dictionary: C类型, Java类型, Go类型."""
    end = _shared_end(names)
    return has_cjk(end) and corner.endswith(end) and corner != end


def is_bill(names: Texts) -> bool:
    """Whether the columns are those of a bill: how many there are of a thing, and what they cost."""
    return any(map(_QUANTITY.fullmatch, names)) and any(map(_PRICE.fullmatch, names))


def have_total(names: Texts) -> bool:
    """Whether one of the names is that of a sum."""
    return any(_TOTAL.fullmatch(name) for name in names)


def are_alike(across: Texts, down: Texts) -> bool:
    """Whether both sides name the same things: distances, confusions, games."""
    one, two = set(_without_prefix(across)), set(_without_prefix(down))
    return 3 * len(one & two) >= 2 * max(len(one), len(two))


def share_of_things(names: Texts) -> float:
    """How far names look like those of things: titles, products and standards, no phrases."""
    return sum(is_title(name) or is_proper(name) for name in names) / len(names)


def share_of_aspects(names: Texts) -> float:
    """How many names are those of columns: of aspects or notes."""
    return sum(is_aspect(name) or is_note(name) for name in names) / len(names)


def _shared_start(names: Texts) -> str:
    """What all names begin with."""
    shared = 0
    for letters in zip(*names, strict=False):
        if len(set(letters)) > 1:
            break
        shared += 1
    return names[0][:shared]


def _shared_end(names: Texts) -> str:
    return _shared_start([name[::-1] for name in names])[::-1]


def _without_prefix(names: Texts) -> list[str]:
    shared = len(_shared_start(names))
    return [name[shared:].strip().lower() for name in names]
