"""Block quotes: `> text`, and every line behind it up to a blank one.

https://kramdown.gettalong.org/syntax.html#blockquotes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import ends_lazy_text

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader

_MARKER = re.compile(r" {0,3}> ?")


def read_blockquote(reader: BlockReader, line: str) -> bool:
    """Read a quote with its lazy lines."""
    if not _MARKER.match(line):
        return False
    first, lines = reader.place, reader.lines
    place = first + 1
    while place < len(lines) and not ends_lazy_text(lines[place]):
        place += 1
    content = [_without_marker(text) for text in lines[first:place]]
    reader.advance(place - first)
    node = reader.add("blockquote", first)
    reader.nested(content, first, node.children)
    return True


def _without_marker(line: str) -> str:
    match = _MARKER.match(line)
    return line[match.end() :] if match else line
