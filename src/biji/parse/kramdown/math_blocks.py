"""Display formulas: `$$…$$` that begins and ends at block boundaries.

https://kramdown.gettalong.org/syntax.html#math-blocks
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import WHITE, is_blank, is_boundary
from biji.parse.kramdown.paragraphs import read_paragraph

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader

_START = re.compile(r" {0,3}(\\?)\$\$")


def read_math_block(reader: BlockReader, line: str) -> bool:
    r"""Read a formula, which may hold blank lines; `\$$…$$` is a paragraph with a formula in it."""
    match = _START.match(line)
    if not match or not reader.after_boundary():
        return False
    lines, first = reader.lines, reader.place
    last, column = first, line.find("$$", match.end())
    while column < 0:
        last += 1
        if last == len(lines):
            return False
        column = lines[last].find("$$")
    if not is_blank(lines[last][column + 2 :]):
        return False
    if match[1]:
        lines[first] = line[: match.start(1)] + line[match.end(1) :]
        return read_paragraph(reader, lines[first])
    if last + 1 < len(lines) and not is_boundary(lines[last + 1]):
        return False
    text = "\n".join(lines[first : last + 1])[match.end() :].rstrip(WHITE).removesuffix("$$")
    reader.advance(last + 1 - first)
    reader.add("math_block", first, text=text.strip(WHITE))
    return True
