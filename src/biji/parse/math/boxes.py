"""Boxes, strikes and phantoms: what stands around or instead of a part of a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.math.spaces import length, read_length
from biji.parse.math.text import in_text
from biji.parse.math.tree import flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

_NOTATIONS = {
    "\\boxed": "box",
    "\\cancel": "updiagonalstrike",
    "\\bcancel": "downdiagonalstrike",
    "\\xcancel": "updiagonalstrike downdiagonalstrike",
}

#: The notations of `menclose` that our style sheet draws.
_KNOWN = frozenset(
    [
        "box",
        "roundedbox",
        "circle",
        "left",
        "right",
        "top",
        "bottom",
        "updiagonalstrike",
        "downdiagonalstrike",
        "verticalstrike",
        "horizontalstrike",
        "longdiv",
        "actuarial",
        "madruwb",
    ]
)


def _enclosed(notation: str, inner: str, context: Context) -> str:
    return f"{{{context.marks.wrap('menclose', {'notation': notation})}{inner}}}"


def _notation(word: str, cursor: Cursor, context: Context) -> str:
    style = "\\displaystyle " if word == "\\boxed" else ""
    return _enclosed(_NOTATIONS[word], style + context.write(cursor.required(word)), context)


def _strike(word: str, cursor: Cursor, context: Context) -> str:
    return _enclosed("horizontalstrike", in_text(cursor.required(word), context), context)


def _fbox(word: str, cursor: Cursor, context: Context) -> str:
    cursor.optional()
    cursor.optional()
    return _enclosed("box", in_text(cursor.required(word), context), context)


def _enclose(word: str, cursor: Cursor, context: Context) -> str:
    names = flat(cursor.required(word)).replace(",", " ").split()
    cursor.optional()
    inner = context.write(cursor.required(word))
    known = [name for name in names if name in _KNOWN]
    return _enclosed(" ".join(known), inner, context) if known else f"{{{inner}}}"


def _bbox(word: str, cursor: Cursor, context: Context) -> str:
    options = flat(cursor.optional() or ())
    inner = context.write(cursor.required(word))
    return _enclosed("box", inner, context) if "border" in options else f"{{{inner}}}"


def _cancelto(word: str, cursor: Cursor, context: Context) -> str:
    value = context.group(cursor.required(word))
    return f"{_enclosed('updiagonalstrike', context.write(cursor.required(word)), context)}^{value}"


def _padded(attributes: dict[str, str]) -> Command:
    def command(word: str, cursor: Cursor, context: Context) -> str:
        cursor.optional()
        return f"{{{context.marks.wrap('mpadded', attributes)}{context.write(cursor.required(word))}}}"

    return command


def _raised(word: str, cursor: Cursor, context: Context) -> str:
    by = read_length(cursor) or 0.0
    by = -by if word == "\\lower" else by
    mark = context.marks.wrap("mpadded", {"voffset": f"{by:.3f}em"})
    return f"{{{mark}{context.write(cursor.required(word))}}}"


def _raisebox(word: str, cursor: Cursor, context: Context) -> str:
    mark = context.marks.wrap("mpadded", {"voffset": f"{length(flat(cursor.required(word))) or 0:.3f}em"})
    return f"{{{mark}{in_text(cursor.required(word), context)}}}"


def _unwrapped(arguments: int) -> Command:
    """A command of which only the last argument is shown."""

    def command(word: str, cursor: Cursor, context: Context) -> str:
        for _ in range(arguments - 1):
            cursor.required(word)
        return context.group(cursor.required(word))

    return command


_LEFT = {"width": "0em", "lspace": "-1em"}
_LAP = {"width": "0em"}

COMMANDS: dict[str, Command] = {
    **dict.fromkeys(_NOTATIONS, _notation),
    **dict.fromkeys(("\\sout", "\\st"), _strike),
    **dict.fromkeys(("\\fbox", "\\framebox"), _fbox),
    "\\enclose": _enclose,
    "\\bbox": _bbox,
    "\\cancelto": _cancelto,
    "\\smash": _padded({"height": "0em", "depth": "0em"}),
    **dict.fromkeys(("\\rlap", "\\mathrlap", "\\clap", "\\mathclap"), _padded(_LAP)),
    **dict.fromkeys(("\\llap", "\\mathllap"), _padded(_LEFT)),
    **dict.fromkeys(("\\raise", "\\lower"), _raised),
    "\\raisebox": _raisebox,
    **dict.fromkeys(("\\vcenter", "\\cramped", "\\mathmbox", "\\Aboxed", "\\hcenter"), _unwrapped(1)),
    **dict.fromkeys(("\\href", "\\class", "\\style", "\\cssId", "\\texttip", "\\toggle"), _unwrapped(2)),
}
