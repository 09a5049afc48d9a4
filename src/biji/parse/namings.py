"""Text that may name parts of a series: 《机器学习（二）》, 《Attention(四)——BERT》, 《机器学习（二～四）》.

Whether such a part exists only link knows: it may be a volume of a book.
"""

from __future__ import annotations

import re

_TITLE = re.compile(r"(《[^《》]+》)")
_NUMERAL = "[零〇一二三四五六七八九十百廿卅]+"
_NUMBERED = re.compile(rf"[（(]\s*{_NUMERAL}(?:\s*[～~〜—–―至到、，,-]{{1,2}}\s*{_NUMERAL})*\s*[）)]")


def split_namings(text: str) -> list[str]:
    """A text in pieces, each title in its brackets 《》 a piece of its own."""
    return [piece for piece in _TITLE.split(text) if piece]


def is_naming(piece: str) -> bool:
    """Whether a piece is a title with numerals in brackets."""
    return piece[0] == "《" and piece[-1] == "》" and _NUMBERED.search(piece, 2) is not None
