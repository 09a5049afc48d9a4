"""Titles that count in forms of their own: `X (3): a`, `X part 3`, `X III - a`, `X 第三篇`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from biji.text import format_numeral, has_cjk, parse_numeral

_NUMERAL = re.compile(r"\d{1,4}|[零一二三四五六七八九十百]{1,5}|(?<![A-Za-z])[IVXL]{1,8}(?![A-Za-z])")
#: What belongs to the numeral, and what stands between it and the subject.
_BEHIND = re.compile(r"((?:/\d+)?(?:[)）\]】]|[章篇回部讲期节集](?!\w))?)(\s*[:：.、—–-]+\s*|\s+(?=\w)|$)")
_SIGNS = (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def next_title(before: str, last: str, count: int, subject: str) -> str | None:
    """The title of the next part; None when those that are there do not count.

    Args:
        before: the title of the last part but one, or "".
        last: the title of the last part.
        count: of the parts that are there.
        subject: what the next part is about, or "".

    >>> next_title("X (4): a", "X (5): b", 2, "c"), next_title("", "Top 10", 1, "c")
    ('X (6): c', None)
    """
    for numeral in reversed(list(_NUMERAL.finditer(last))):
        head, number = last[: numeral.start()], _read(numeral[0])
        behind = _BEHIND.match(last, numeral.end())
        same = _NUMERAL.match(before, len(head)) if before.startswith(head) else None
        if number and behind and (number == count or (same and _read(same[0]) == number - 1)):
            counted = f"{head}{_written_like(numeral[0], number + 1)}{behind[1]}"
            return (
                f"{counted}{behind[2] or (': ' if not has_cjk(counted) else '——')}{subject}" if subject else counted
            )
    return None


def _read(numeral: str) -> int | None:
    if numeral.isdecimal():
        return int(numeral)
    return _ROMAN.get(numeral) or parse_numeral(numeral)


def _written_like(numeral: str, number: int) -> str:
    if numeral.isdecimal():
        return f"{number:0{len(numeral)}}"
    return _roman(number) if numeral.isascii() else format_numeral(number)


def _roman(number: int) -> str:
    text = ""
    for sign, value in _SIGNS:
        text += sign * (number // value)
        number %= value
    return text


_ROMAN: Mapping[str, int] = MappingProxyType({_roman(number): number for number in range(1, 89)})
