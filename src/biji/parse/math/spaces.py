"""Lengths and white space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.tree import Group, flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

#: Units of TeX in em; a quad of the font is 10pt wide.
_EM = {
    "em": 1, "ex": 0.43, "mu": 1 / 18, "pt": 0.1, "px": 0.0625, "in": 7.227, "cm": 2.845, "mm": 0.2845, "pc": 1.2,
    "bp": 0.1004, "dd": 0.107, "cc": 1.284, "sp": 0.0,
}  # fmt: skip
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*([a-z]{2})")
_MOST = 100.0


def length(text: str) -> float | None:
    """A TeX length in em, cut to what fits a page; None when it is none."""
    match = _LENGTH.match(text[:40])
    if not match or match[2] not in _EM:
        return None
    return max(-_MOST, min(_MOST, float(match[1]) * _EM[match[2]]))


def read_length(cursor: Cursor) -> float | None:
    r"""The length after `\kern` or `\hspace`, in a group or not; what follows it is left alone."""
    if isinstance(cursor.peek(), Group):
        return length(flat(cursor.required()))
    word = cursor.word()
    match = _LENGTH.match(word)
    if not match and re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", word) and cursor.peek() is not None:
        # The unit stands apart, as in `\hskip 1 em`.
        unit = cursor.word(2)
        return length(word + unit)
    cursor.back(len(word) - (match.end() if match else 0))
    return length(word)


def space(em: float | None) -> str:
    """Horizontal space as TeX."""
    return f"\\hspace{{{em:.4f}em}}" if em else ""


def _space(word: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    if word == "\\hspace":
        cursor.take_here("*")
    return space(read_length(cursor))


def _drop_length(word: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    cursor.take_here("*")
    read_length(cursor)
    return ""


def _rule(word: str, cursor: Cursor, context: Context) -> str:
    raised = cursor.optional()
    width, height = length(flat(cursor.required(word))), length(flat(cursor.required(word)))
    shift = length(flat(raised)) if raised else 0
    size = {"width": f"{width or 0:.3f}em", "height": f"{(height or 0) + (shift or 0):.3f}em"}
    mark = context.marks.wrap("mspace", {**size, "depth": f"{-(shift or 0):.3f}em", "mathbackground": "currentcolor"})
    return f"{{{mark}}}"


COMMANDS: dict[str, Command] = {
    **dict.fromkeys(("\\hspace", "\\hskip", "\\kern", "\\mkern", "\\mskip", "\\mspace"), _space),
    **dict.fromkeys(("\\vspace", "\\vskip"), _drop_length),
    "\\rule": _rule,
}
