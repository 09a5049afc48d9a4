r"""What points to another formula: `\ref{x}` shows the number of the formula that bears `\label{x}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.tree import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.math.context import Context
    from biji.parse.math.tree import Node

REFERENCES = frozenset(("\\ref", "\\eqref", "\\autoref", "\\cref"))

#: A formula that is nothing but a reference, also in parentheses of its own.
_ALONE = re.compile(r"(\()?\s*\\(?:eqref|ref|autoref|cref)\s*\{([^{}]*)\}\s*(?(1)\))")


def referred(tex: str) -> str:
    """The label that a formula points to when it is nothing but a reference; else ""."""
    match = _ALONE.fullmatch(tex.strip()) if "ref" in tex else None
    return match[2].strip() if match else ""


def shown(command: str, argument: Sequence[Node], context: Context) -> str:
    """What a reference shows: the number of what bears the label, else the label itself."""
    label = flat(argument).strip()
    context.references.append(label)
    number = context.numbers.get(label) or label
    return f"({number})" if command == "\\eqref" else number
