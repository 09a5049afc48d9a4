r"""The column specification of `\begin{array}{…}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.math.cursor import Cursor
from biji.parse.math.tree import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.math.tree import Node

_MOST = 100
_SIDES = {"l": "l", "c": "c", "r": "r", "|": "|", ":": ":", "X": "l", "L": "l", "C": "c", "R": "r"}


def read_columns(nodes: Sequence[Node]) -> str:
    """A specification as a string of `l c r` and the lines `|` and `:`.

    Columns of a fixed width (`p{2cm}`) are left-aligned; what stands between columns (`@{…}`, `>{…}`) is left out;
    anything unknown is ignored, as MathJax does.
    """
    cursor = Cursor(nodes)
    columns = ""
    while (node := cursor.next()) is not None and len(columns) < _MOST:
        if not isinstance(node, str):
            continue
        if node in ("@", "!", ">", "<"):
            cursor.required(node)
        elif node in ("p", "m", "b"):
            cursor.required(node)
            columns += "l"
        elif node == "*":
            count = flat(cursor.required(node)).strip()
            repeated = read_columns(cursor.required(node))
            columns += repeated * min(int(count) if count.isdecimal() and len(count) < 4 else 1, _MOST)
        else:
            columns += _SIDES.get(node, "")
    return columns[:_MOST]
