"""Headings: `# atx` and underlined (setext), with an explicit id `{#id}` at the end.

https://kramdown.gettalong.org/syntax.html#headers and, for what GFM input changes (a blank behind `#` is needed, a
blank line before is not), https://kramdown.gettalong.org/parser/gfm.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import WHITE

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader

_ATX_GFM = re.compile(r"(#{1,6})[\t ]+([^ \t].*)$")
_ATX = re.compile(r"(#{1,6})[\t ]*([^ \t].*)$")
_CLOSING_MARKS_GFM = re.compile(r"[ \t]+#+$")
_CLOSING_MARKS = re.compile(r"(?<!\\)#+$")
#: How a name of XML begins (https://www.w3.org/TR/xml/#NT-NameStartChar): kramdown takes any for an id, `HEADER_ID`
#: of https://github.com/gettalong/kramdown/blob/REL_2_4_0/lib/kramdown/parser/kramdown/header.rb.
_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_EXPLICIT_ID = re.compile(rf"[ \t]+\{{#([{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f-\u2040-]*)\}}$")
_UNDERLINE = re.compile(r"(?:-+|=+)[ \t\v\f\r]*$")


def _split_id(text: str) -> tuple[str, str]:
    match = _EXPLICIT_ID.search(text) if text.endswith("}") else None
    return (text[: match.start()], match[1]) if match else (text, "")


def read_atx_heading_gfm(reader: BlockReader, line: str) -> bool:
    """Read `# text`; a blank must follow the marks."""
    match = _ATX_GFM.match(line)
    return bool(match) and _add_atx(reader, match, _CLOSING_MARKS_GFM)


def read_atx_heading_gfm_apart(reader: BlockReader, line: str) -> bool:
    """Read `# text` at a block boundary only: GFM input without the quirk `paragraph_end`."""
    return reader.after_boundary() and read_atx_heading_gfm(reader, line)


def read_atx_heading(reader: BlockReader, line: str) -> bool:
    """Read `#text` as kramdown itself does: at a block boundary only."""
    match = _ATX.match(line) if reader.after_boundary() else None
    return bool(match) and _add_atx(reader, match, _CLOSING_MARKS)


def _add_atx(reader: BlockReader, match: re.Match[str] | None, closing: re.Pattern[str]) -> bool:
    if match is None:
        return False
    text, explicit = _split_id(match[2].rstrip(WHITE))
    text = closing.sub("", text.rstrip(WHITE)).rstrip(WHITE)
    first = reader.place
    reader.advance()
    reader.add("heading", first, text=text, info=explicit, level=len(match[1]))
    return True


def read_setext_heading(reader: BlockReader, line: str) -> bool:
    """Read a line at a block boundary with `===` or `---` below it."""
    if reader.place + 1 == len(reader.lines):
        return False
    following = reader.lines[reader.place + 1]
    if not following.startswith(("-", "=")) or not _UNDERLINE.match(following) or not reader.after_boundary():
        return False
    text, explicit = _split_id(line.rstrip(WHITE))
    first = reader.place
    reader.advance(2)
    level = 1 if following[0] == "=" else 2
    reader.add("heading", first, text=text.strip(WHITE), info=explicit, level=level)
    return True
