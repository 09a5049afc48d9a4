"""Sentences with a `|` in them, which kramdown takes for tables: `CVPR 2019 | A new method`."""

from __future__ import annotations

from collections.abc import Sequence

from biji.parse.positions import Places
from biji.parse.tokens import Token


def sentence_with_bars(block: Sequence[Token], places: Places) -> str:
    """The source of a table of one line that is none: no bar in front of it, no delimiter row, no image; else "".

    Args:
        block: the tokens of one block.
        places: of the body.
    """
    lines = block[0].map
    if block[0].type != "table_open" or not lines or lines[1] - lines[0] != 1:
        return ""
    if any(token.type == "thead_open" for token in block[1:3]):
        return ""
    cells = [token for token in block if token.type == "inline"]
    if not cells or any(child.type == "image" for cell in cells for child in cell.children or ()):
        return ""
    line = places.line(lines[0])
    start = line.find(cells[0].content)
    if start < 0 or "|" in line[:start]:
        return ""
    end = line.rfind(cells[-1].content)
    return line[start : end + len(cells[-1].content)] if end >= start else line[start:].rstrip()
