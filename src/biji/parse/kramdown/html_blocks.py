"""HTML blocks: an element up to its closing tag, and comments.

Without an attribute `markdown` (or the option `parse_block_html`) the content is HTML; with it, blocks or a line of
text (https://kramdown.gettalong.org/syntax.html#html-blocks). Every element that is left open is closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from biji.parse.kramdown.document import MAX_NESTING
from biji.parse.kramdown.html_tags import (
    CLOSING_TAG,
    KNOWN_ELEMENTS,
    SPAN_ELEMENTS,
    TAG,
    VOID_ELEMENTS,
    content_model,
    is_element,
    parse_attributes,
)
from biji.parse.kramdown.nodes import Node

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader

_REST_OF_LINE = re.compile(r"[ \t]*\n")
_MODELS = {"0": "raw", "span": "span", "block": "block"}
#: What begins something in raw content: tag, closing tag, comment, instruction.
_MARKUP = re.compile(r"<(?=[^\W\d]|/|!--|\?)")
#: The level of an element inside `<svg>` or `<math>`, whose elements have names of their own.
_IN_DRAWING = 2
_LITERALS = (("<!--", "-->"), ("<?", "?>"))


def read_html_block(reader: BlockReader, line: str) -> bool:
    """Read an element or a comment; or the closing tag of the element that is being read."""
    start = len(line) - len(line.lstrip(" "))
    following = line[start + 1 : start + 2]
    if following == "!":
        return start == 0 and _read_comment(reader)
    if following == "/":
        return _close(reader, line, start)
    if not (following.isalpha() or following == "_"):
        return False
    position = reader.position() + start
    match = TAG.match(reader.text, position)
    if not match or match["name"].lower() in SPAN_ELEMENTS or not _is_markup(reader, match["name"]):
        return False
    first = reader.place
    element = _open(match, reader.offset + first)
    element.attribute_text, reader.pending = reader.pending, ""
    reader.nodes.append(element)
    element.text = _model(reader, element, parent="")
    _read_content(reader, element, match.end(), closed=bool(match["empty"]))
    element.end = reader.offset + reader.place + (1 if reader.cut else 0)
    return True


def _is_markup(reader: BlockReader, name: str, parent: Node | None = None) -> bool:
    """Whether a tag of a name makes an element: any does in kramdown; without `faithful`, those of HTML."""
    drawing = parent is not None and _in_drawing(parent)
    return reader.state.options.faithful or is_element(name, drawing=drawing)


def _in_drawing(element: Node) -> bool:
    return element.level == _IN_DRAWING or element.info in ("svg", "math")


def _read_comment(reader: BlockReader) -> bool:
    """Read a comment that begins at the margin."""
    position = reader.position()
    end = _literal_end(reader, position)
    if end < 0:
        return False
    first = reader.place
    text = reader.text[position:end]
    _jump_over_line_end(reader, end)
    node = Node("html_block", reader.offset + first, reader.offset + reader.place + bool(reader.cut), text)
    reader.nodes.append(node)
    return True


def _literal_end(reader: BlockReader, position: int) -> int:
    """Behind the comment or instruction that begins at a position, or -1."""
    for opening, closing in _LITERALS:
        if reader.text.startswith(opening, position) and opening not in reader.failed:
            end = reader.text.find(closing, position + len(opening))
            if end >= 0:
                return end + len(closing)
            reader.failed[opening] = 0
    return -1


def _jump_over_line_end(reader: BlockReader, position: int) -> None:
    rest = _REST_OF_LINE.match(reader.text, position)
    reader.jump(rest.end() if rest else position)


def _close(reader: BlockReader, line: str, start: int) -> bool:
    """Read the closing tag of the open element."""
    element = reader.element
    match = CLOSING_TAG.match(line, start) if element else None
    if element is None or match is None or match["name"].lower() != element.info:
        return False
    reader.jump(reader.position() + match.end())
    reader.closed = True
    return True


def _open(match: re.Match[str], line: int) -> Node:
    name = match["name"]
    known = name.lower() in KNOWN_ELEMENTS
    node = Node("html", line, line + 1, info=name.lower() if known else name)
    node.attributes = parse_attributes(match["attributes"], html=known)
    return node


def _model(reader: BlockReader, element: Node, parent: str) -> str:
    """How an element's content is read: its attribute `markdown` decides, which is not passed on."""
    wanted = element.attributes.pop("markdown", "")
    if wanted == "1":
        return content_model(element.info)
    if wanted in _MODELS:
        return _MODELS[wanted]
    if parent != "raw" and reader.state.kramdown.parse_block_html:
        return content_model(element.info)
    return "raw"


def _read_content(reader: BlockReader, element: Node, position: int, *, closed: bool) -> None:
    """Read an element's content and closing tag; `position` is behind its opening tag."""
    text, name, model = reader.text, element.info, element.text
    if name in ("script", "style"):
        reader.jump(_read_verbatim(reader, element, position))
        return
    if closed or name in VOID_ELEMENTS:
        element.tight = closed
        if model == "block":
            _jump_over_line_end(reader, position)
        else:
            reader.jump(position)
        return
    if model == "block":
        _jump_over_line_end(reader, position)
        _read_blocks(reader, element)
    elif model == "span":
        end = _closing(text, name, position)
        element.children.append(
            Node("span", _line(reader, position), _line(reader, end[0]) + 1, text[position : end[0]])
        )
        reader.jump(end[1])
    else:
        reader.jump(_read_raw(reader, element, position))
    _jump_over_line_end(reader, reader.position())


def _read_blocks(reader: BlockReader, element: Node) -> None:
    """Read blocks up to the closing tag."""
    if reader.depth >= MAX_NESTING:
        reader.nested(reader.lines[reader.place :], reader.place, element.children)
        reader.advance(len(reader.lines) - reader.place)
        return
    saved = reader.nodes, reader.pending, reader.element
    reader.nodes, reader.pending, reader.element = element.children, "", element
    reader.depth += 2
    reader.read()
    reader.depth -= 2
    reader.closed = False
    reader.nodes, reader.pending, reader.element = saved


def _line(reader: BlockReader, position: int) -> int:
    return reader.offset + bisect_right(reader.starts, position) - 1


def _closing(text: str, name: str, position: int) -> tuple[int, int]:
    """Where the first closing tag of a name begins and ends; the end of the text without one."""
    match = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, position)
    return (match.start(), match.end()) if match else (len(text), len(text))


def _read_verbatim(reader: BlockReader, element: Node, position: int) -> int:
    begin, end = _closing(reader.text, element.info, position)
    element.text = "raw"
    _add_text(reader, element, position, begin, "verbatim")
    element.end = max(element.end, _line(reader, max(position, end - 1)) + 1)
    return end


def _read_raw(reader: BlockReader, root: Node, position: int) -> int:
    """Read HTML up to the closing tag of an element; return the position behind it."""
    text = reader.text
    stack = [root]
    begin = position
    while match := _MARKUP.search(text, position):
        position = match.start()
        closing = CLOSING_TAG.match(text, position)
        if closing:
            element = stack[-1]
            name = closing["name"]
            if (name.lower() if element.info in KNOWN_ELEMENTS else name) == element.info:
                _add_text(reader, element, begin, position)
                begin = position = closing.end()
                stack.pop().end = _line(reader, position) + 1
                if not stack:
                    return position
            else:
                position = closing.end()
            continue
        tag = TAG.match(text, position)
        if tag and _is_markup(reader, tag["name"], stack[-1]):
            _add_text(reader, stack[-1], begin, position)
            begin = position = _read_inner(reader, stack, tag)
            continue
        end = _literal_end(reader, position)
        if end >= 0:
            _add_text(reader, stack[-1], begin, position)
            _add_text(reader, stack[-1], position, end, "verbatim")
            begin = position = end
        else:
            position += 1
    _add_text(reader, stack[-1], begin, len(text))
    for element in stack:
        element.end = reader.offset + len(reader.lines)
    return len(text)


def _read_inner(reader: BlockReader, stack: list[Node], tag: re.Match[str]) -> int:
    """Read an element inside raw HTML; push it when its content is raw as well; return the position behind."""
    element = _open(tag, _line(reader, tag.start()))
    stack[-1].children.append(element)
    element.level = _IN_DRAWING if _in_drawing(stack[-1]) else 1
    element.text = _model(reader, element, parent="raw")
    element.tight = bool(tag["empty"])
    if element.info in ("script", "style"):
        return _read_verbatim(reader, element, tag.end())
    if element.tight or element.info in VOID_ELEMENTS:
        return tag.end()
    if element.text == "raw":
        stack.append(element)
        return tag.end()
    reader.jump(tag.end())
    _read_content(reader, element, tag.end(), closed=False)
    element.end = max(element.end, reader.offset + reader.place + bool(reader.cut))
    return reader.position()


def _add_text(reader: BlockReader, element: Node, begin: int, end: int, kind: str = "html_text") -> None:
    if begin < end:
        node = Node(kind, _line(reader, begin), _line(reader, end - 1) + 1, reader.text[begin:end])
        element.children.append(node)
