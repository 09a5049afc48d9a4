"""What a table's cell says: yes, no or partly; a number, a word or a sentence.

✓ -> yes      部分支持 -> partial      是（复向量） -> yes, with a remark      2.4GHz -> a number of GHz
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from biji.model import Inline

Mark = Literal["yes", "partial", "no", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words and signs that answer whether something is so; in lower case.
YES = _words("y yes true t ✓ ✔ √ ☑ ✅ ● 是 有 对 能 会 支持 完全支持 完整支持 原生支持 可以 允许 需要 具备")
NO = _words(
    "n no none false f n/a na ✗ ✘ × ❌ ☒ ✖ x - -- – — / 否 无 没有 不 不支持 暂不支持 未支持 不可以 不允许 不能 不会"
    " 不需要 无需"
)
PARTIAL = _words("partial partially partly limited ~ ～ ± △ ▲ ◐ ◑ ⚠ 部分 部分支持 部分需要 有限 有限支持")

#: A circle is the opposite of a filled one, but where crosses stand beside it, it says yes, as in Japan.
_CIRCLES = _words("○ ◯ o")
_CROSSES = _words("× ✗ ✘ ❌ x")

_POSITION = re.compile(r"(?:\d{1,2}:\d\d(?!\d)|0x[\da-f]+).*", re.IGNORECASE)
_NUMBER = re.compile(
    r"[≈~<>≤≥±+$￥¥约-]*\s*\d(?:[\d.:/x×*^±~～–-]|,(?=\d{3}))*\s*(?P<unit>[%‰°℃Ω]?\s*[A-Za-zμ/]{0,7}[\u4e00-\u9fff]{0,2})[+*]?"
)
#: Formulas that stand for an amount: of numbers alone, or a complexity such as $$O(n^2)$$ and $$n\\log n$$.
_AMOUNT = re.compile(
    r"\$\$\s*(?:[OΘΩ]|\\(?:Theta|Omega|mathcal|frac|log|sqrt)\b|[\d.^{}+\\times -]+\$\$|[nm]\b).*", re.IGNORECASE
)
#: Words that place a thing on a scale; they are said to set it against others.
_GRADE = re.compile(
    r"[较很极最更偏稍不]?(?:[高低大小快慢多少强弱好坏差优劣难易长短中贵]|便宜|昂贵|简单|复杂|困难|容易|方便|稳定|固定|灵活|中等|一般|良好)"
    r"|[★☆⭐]+|(?:very )?(?:high|low|large|small|big|fast|slow|good|bad|poor|best|worst|excellent|easy|hard|simple"
    r"|complex|difficult|strong|weak|cheap|expensive|few|many|fixed|variable|flexible|long|short|medium|moderate)(?:er|est)?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[（(\[【*†‡¹²³]")
#: A sign, perhaps doubled, and what is said of it: `✓ 核心`.
_SIGNED = re.compile(r"([✓✔√☑✅✗✘❌☒✖⚠])\1*(?:\s+\S.*)?", re.DOTALL)
#: It asks for the coloured form of the sign before it.
_COLOURED = "\ufe0f"
#: A cell of a matrix is a word, not a sentence.
_LONGEST_WORD = 24
_SENTENCE = re.compile(r"[。；！？，]")


def text_of(cell: Inline) -> str:
    """What a cell says; a formula, which has no plain text, says its source."""
    return cell.markdown.strip() if cell.fragment.formulas else cell.fragment.text.strip() or cell.markdown.strip()


def kind_of(text: str) -> str:
    """What sort of value a cell holds: cells of one sort, with one unit, can be compared.

    Args:
        text: of the cell.

    Returns:
        `mark`, `grade`, `number` (followed by its unit), `formula`, `word`, `prose`, or "" of an empty cell.
    """
    if not text or read_mark(text):
        return "mark" if text else ""
    if _GRADE.fullmatch(text):
        return "grade"
    if text.startswith("$$"):
        return "number" if _AMOUNT.fullmatch(text) else "formula"
    if len(text) > _LONGEST_WORD:
        return "prose"
    number = _NUMBER.fullmatch(text)
    if number:
        return "number " + number["unit"].strip()
    return "prose" if _SENTENCE.search(text) else "word"


def is_position(text: str) -> bool:
    """Whether a cell begins with a time of day or an address, which tell when or where and not how much."""
    return _POSITION.fullmatch(text) is not None


def read_mark(text: str, *, circle: Mark = "no", blank: Mark = "") -> Mark:
    """What a cell answers, or "" where it must be read.

    Args:
        text: of the cell; a remark in brackets behind the answer changes nothing.
        circle: what ○ says in this table.
        blank: what an empty cell says in this table.
    """
    word = text.lower().replace(_COLOURED, "")
    if not word:
        return blank
    signed = _SIGNED.fullmatch(word)
    if signed:
        word = signed[1]
    elif word not in NO:
        word = _REMARK.split(word, maxsplit=1)[0].strip()
    if word in YES:
        return "yes"
    if word in PARTIAL:
        return "partial"
    if word in _CIRCLES:
        return circle
    return "no" if word in NO else ""


def read_marks(rows: Collection[Collection[str]]) -> tuple[tuple[Mark, ...], ...]:
    """What all cells of a table answer: an empty one says no where another says yes."""
    words = {text.lower() for row in rows for text in row}
    circle: Mark = "yes" if words & _CROSSES and not words & YES else "no"
    marked = any(read_mark(word, circle=circle) == "yes" for word in words)
    return tuple(tuple(read_mark(text, circle=circle, blank="no" if marked else "") for text in row) for row in rows)
