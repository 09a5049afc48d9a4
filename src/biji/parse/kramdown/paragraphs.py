r"""Paragraphs: every line that begins nothing else.

`a\nb` is one paragraph; text behind a block without a blank line is a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import WHITE

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader


def read_paragraph(reader: BlockReader, line: str) -> bool:
    """Read at least one line, whatever it holds, and go on to a line that ends a paragraph.

    A paragraph that stands directly behind another is one with it: what looked like the beginning of something
    else was none.
    """
    first = reader.place
    lines, ends = reader.lines, reader.grammar.ends_paragraph
    place, count = first + 1, len(lines)
    while place < count and lines[place] and not ends(lines[place]):
        place += 1
    text = line if place == first + 1 else "\n".join(lines[first:place])
    reader.place, reader.cut = place, 0
    if reader.nodes and (last := reader.nodes[-1]).kind == "paragraph" and not reader.pending:
        hard_break = first and lines[first - 1].endswith("  ")
        last.text += ("  \n" if hard_break else "\n") + text.rstrip(WHITE)
        last.end = reader.offset + place
        return True
    reader.add("paragraph", first, text=text.strip(WHITE))
    return True


def read_bare_text(reader: BlockReader, line: str) -> bool:
    """Read a line that begins with up to three blanks and a tab: neither code nor, for kramdown, a paragraph.

    Only `faithful` keeps the text without `<p>`.
    """
    if not line.startswith(" ") or line.startswith("    ") or not reader.state.options.faithful:
        return False
    first = reader.place
    reader.advance()
    text = line.strip(WHITE)
    if reader.nodes and (last := reader.nodes[-1]).kind == "bare":
        last.text += "\n" + text
        last.end = reader.offset + reader.place
    else:
        reader.add("bare", first, text=text).tight = True
    return True
