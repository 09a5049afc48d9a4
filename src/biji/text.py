"""Functions on strings alone: slugs and ids, CJK numerals and widths, plain text."""

from __future__ import annotations

from functools import cache

_DIGITS = "零一二三四五六七八九"


def format_numeral(number: int) -> str:
    """A number from 0 to 999 as a Chinese numeral, the way titles count parts.

    >>> format_numeral(10), format_numeral(23), format_numeral(105), format_numeral(110)
    ('十', '二十三', '一百零五', '一百一十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not number:
        return _DIGITS[0]
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "")


def parse_numeral(numeral: str) -> int | None:
    """The number that a Chinese numeral below one thousand means; None when it is none.

    >>> parse_numeral("二十三"), parse_numeral("〇"), parse_numeral("3")
    (23, 0, None)
    """
    return _numerals().get(numeral.replace("〇", "零"))


@cache
def _numerals() -> dict[str, int]:
    return {format_numeral(number): number for number in range(1000)}
