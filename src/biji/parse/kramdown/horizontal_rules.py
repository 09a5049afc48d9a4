"""Horizontal rules: three or more `*`, `-` or `_`, with blanks between them or not.

https://kramdown.gettalong.org/syntax.html#horizontal-rules
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import RULE

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader


def read_horizontal_rule(reader: BlockReader, line: str) -> bool:
    """Read a rule."""
    if not RULE.match(line):
        return False
    first = reader.place
    reader.advance()
    reader.add("hr", first)
    return True
