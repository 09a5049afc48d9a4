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
    end = column + 2
    rest = lines[last][end:]
    if match[1]:
        if not is_blank(rest):
            return False
        lines[first] = line[: match.start(1)] + line[match.end(1) :]
        return read_paragraph(reader, lines[first])
    following = lines[last + 1 : last + 2] if is_blank(rest) else [rest]
    if following and not is_boundary(following[0]):
        return False
    text = "\n".join([*lines[first:last], lines[last][:column]])[match.end() :]
    if is_blank(rest):
        reader.advance(last + 1 - first)
    else:
        reader.skip(last, end)
    reader.add("math_block", first, text=text.strip(WHITE))
    return True
