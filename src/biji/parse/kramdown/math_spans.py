"""Formulas inside a line: `$$…$$`; a single `$` is money.

Source: https://kramdown.gettalong.org/syntax.html#math-blocks
"""

from __future__ import annotations

from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token


def formula(scanner: Scanner, at: int) -> int:
    """`$$`, any text, lines too, `$$`."""
    end = scanner.find("$$", at + 2)
    if end < 0:
        return at + 1
    token = Token("math_inline", "math", 0, markup="$$", content=scanner.text[at + 2 : end].strip())
    return scanner.emit(at, end + 2, token)
