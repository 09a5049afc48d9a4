"""Lines in braces, and the end-of-block marker `^`.

`{: .class}` gives the block before or behind it attributes, `{:name: .class}` defines a list, `{::comment}`,
`{::nomarkdown}` and `{::options}` are kramdown's extensions (https://kramdown.gettalong.org/syntax.html#extensions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.attribute_lists import read_attribute_list
from biji.parse.kramdown.lines import (
    ATTRIBUTE_LIST_DEFINITION,
    END_OF_BLOCK,
    EXTENSION_START,
    EXTENSION_STOP,
    INLINE_ATTRIBUTE_LIST,
    UNFINISHED_LIST,
)
from biji.parse.kramdown.options import with_options

if TYPE_CHECKING:
    import re

    from biji.parse.kramdown.reader import BlockReader

#: An attribute list of more lines is text.
_MAX_LIST_LINES = 20

_EXTENSIONS = frozenset({"comment", "nomarkdown", "options"})


def read_end_of_block(reader: BlockReader, line: str) -> bool:
    """Read `^`, which separates what would be one block."""
    if not END_OF_BLOCK.match(line):
        return False
    first = reader.place
    reader.advance()
    reader.add("boundary", first)
    return True


def read_braces(reader: BlockReader, line: str) -> bool:
    """Read a line (or several) that is an attribute list, the definition of one, or an extension."""
    if UNFINISHED_LIST.match(line):
        return _read_long_list(reader, line)
    definition = ATTRIBUTE_LIST_DEFINITION.match(line)
    if definition:
        _define(reader, definition[1], definition[2])
        return True
    extension = EXTENSION_START.match(line)
    if extension:
        return _read_extension(reader, extension)
    attributes = INLINE_ATTRIBUTE_LIST.match(line)
    if not attributes:
        return False
    _attach(reader, attributes[1])
    return True


def _read_long_list(reader: BlockReader, line: str) -> bool:
    """Read an attribute list of several lines as if it stood on one, the last."""
    lines = reader.lines
    for end in range(reader.place + 1, min(reader.place + _MAX_LIST_LINES, len(lines))):
        line = f"{line} {lines[end]}"
        if "}" in lines[end]:
            if not (INLINE_ATTRIBUTE_LIST.match(line) or ATTRIBUTE_LIST_DEFINITION.match(line)):
                return False
            reader.advance(end - reader.place)
            return read_braces(reader, line)
    return False


def _define(reader: BlockReader, name: str, text: str) -> None:
    definitions = reader.state.attribute_definitions
    definitions[name] = f"{definitions[name]} {text}" if name in definitions else text
    first = reader.place
    reader.advance()
    reader.add("boundary", first, info="attributes")


def _attach(reader: BlockReader, text: str) -> None:
    """Give an attribute list to the block before it, or keep it for the next."""
    first = reader.place
    last = reader.nodes[-1] if reader.nodes else None
    reader.advance()
    if last is None or last.kind == "blank" or (last.kind == "boundary" and not last.info.startswith("definition")):
        reader.pending = f"{reader.pending} {text}" if reader.pending else text
        return
    last.attribute_text = f"{last.attribute_text} {text}" if last.attribute_text else text
    lines = reader.lines
    if reader.place == len(lines) or not INLINE_ATTRIBUTE_LIST.match(lines[reader.place]):
        reader.add("boundary", first, info="attached")


def _read_extension(reader: BlockReader, match: re.Match[str]) -> bool:
    name = match[1]
    if name not in _EXTENSIONS:
        return False
    first = reader.place
    attributes = read_attribute_list(match[2] or "").attributes
    if match[3]:
        reader.advance()
        body = ""
    else:
        end = _stop_line(reader, name)
        if not end:
            return False
        body = "\n".join(reader.lines[first + 1 : end])
        reader.advance(end + 1 - first)
    if name == "options":
        reader.state.kramdown = with_options(reader.state.kramdown, attributes)
        reader.add("boundary", first, info="options")
    elif name == "comment" and body:
        reader.add("html_block", first, text=f"<!-- {body} -->" if "--" not in body else "")
    elif name == "nomarkdown" and body and "html" in attributes.get("type", "html").split():
        reader.add("html_block", first, text=body + "\n")
    return True


def _stop_line(reader: BlockReader, name: str) -> int:
    """The line that ends an extension, or 0; a search that failed is not repeated."""
    key = f"extension {name}"
    if key in reader.failed:
        return 0
    for place in range(reader.place + 1, len(reader.lines)):
        match = EXTENSION_STOP.match(reader.lines[place]) if "{:/" in reader.lines[place] else None
        if match and (not match[1] or match[1] == name):
            return place
    reader.failed[key] = 0
    return 0
