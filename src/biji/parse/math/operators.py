"""Operators and what stands below and above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.structures import ARITY, read_script
from biji.parse.math.tree import Node, flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor


def _mathop(word: str, cursor: Cursor, context: Context) -> str:
    """An operator made of something: its scripts are limits in a display."""
    return _with_limits(context.write(cursor.required(word)), cursor, context)


def _varlim(word: str, cursor: Cursor, context: Context) -> str:
    """A limit with a line or an arrow."""
    return _with_limits(f"\\{_VARLIMS[word]}{{\\mathrm{{lim}}}}", cursor, context)


def _operatorname(word: str, cursor: Cursor, context: Context) -> str:
    starred = cursor.take("*") or word != "\\operatorname"
    argument = cursor.required(word)
    star = "*" if starred else ""
    if all(isinstance(node, str) and len(node) == 1 and node.isascii() and node.isalpha() for node in argument):
        return f"\\operatorname{star}{{{flat(argument)}}}"
    if name := _operator_name(flat(argument)):
        return f"\\operatorname{star}{{{name}}}"
    inner = f"\\mathrm{context.group(argument)}"
    return _with_limits(inner, cursor, context) if starred else f"\\mathop{{{inner}}}"


def _operator_name(source: str) -> str:
    r"""Names such as `arg\,max` and `\arg\max`, which the engine reads on its own; "" for anything else."""
    return (
        source if re.fullmatch(r"(?:[A-Za-z]+ ?|\\[,;: ] ?|\\(?:arg|max|min|sup|inf|lim|log) ?|-)+", source) else ""
    )


def _with_limits(inner: str, cursor: Cursor, context: Context) -> str:
    """An operator and the scripts that follow it, which stand below and above in a display."""
    limits = context.display
    while cursor.peek() in ("\\limits", "\\nolimits", "\\displaylimits"):
        limits = (cursor.next() == "\\limits") or (limits and False)
    scripts = {}
    while (mark := cursor.peek()) in ("_", "^") and mark not in scripts:
        cursor.next()
        scripts[mark] = context.group(read_script(cursor))
    if not scripts:
        return f"\\mathop{{{inner}}}"
    # The engine would put an operator's space before its scripts.
    space = "\\," if _ordinary(cursor.peek()) else ""
    if not limits:
        return f"{{{inner}}}" + "".join(f"{mark}{script}" for mark, script in scripts.items()) + space
    base = f"{{{inner}}}"
    if "_" in scripts and "^" in scripts:
        return _limits(base, scripts["_"], scripts["^"], context) + space
    command, script = ("\\underset", scripts["_"]) if "_" in scripts else ("\\overset", scripts["^"])
    return f"{command}{script}{base}{space}"


def _ordinary(node: Node | None) -> bool:
    """Whether TeX puts space between an operator and what follows it."""
    if isinstance(node, str):
        return (
            node.isalnum()
            or node[1:] in ARITY
            or node in ("\\sum", "\\prod", "\\int", "\\log", "\\ln", "\\exp", "\\sqrt")
        )
    return node is not None


def _limits(base: str, under: str, over: str, context: Context) -> str:
    """Something with limits below and above, which no command of the engine sets at once."""
    return f"{{{context.marks.wrap('munderover', {})}{{{base}}}{under}{over}}}"


def _overunderset(word: str, cursor: Cursor, context: Context) -> str:
    over, under, base = (context.group(cursor.required(word)) for _ in range(3))
    return _limits(base, under, over, context)


_VARLIMS = {
    "\\varliminf": "underline",
    "\\varlimsup": "overline",
    "\\varinjlim": "underrightarrow",
    "\\varprojlim": "underleftarrow",
}


def _sideset(word: str, cursor: Cursor, context: Context) -> str:
    before, after = cursor.required(word), cursor.required(word)
    return f"{{}}{context.write(before)}{context.group(cursor.required(word))}{context.write(after)}"


COMMANDS: dict[str, Command] = {
    "\\mathop": _mathop,
    **dict.fromkeys(("\\operatorname", "\\operatornamewithlimits"), _operatorname),
    **dict.fromkeys(_VARLIMS, _varlim),
    "\\overunderset": _overunderset,
    "\\sideset": _sideset,
}
