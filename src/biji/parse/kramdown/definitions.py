"""Definition lists: lines of terms, then `: definition`.

https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.attribute_lists import read_attribute_list
from biji.parse.kramdown.items import FirstLine, dedent, expand_tabs, first_line, split_attributes
from biji.parse.kramdown.lines import END_OF_BLOCK, ends_lazy_text, is_blank
from biji.parse.kramdown.nodes import Node
from biji.text import plain_heading_id

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader


class _Definition:
    """A definition while its lines are gathered; `loose` when a blank line stands before it."""

    __slots__ = ("column", "first", "head", "lines", "loose")

    def __init__(self, first: int, head: FirstLine, *, loose: bool) -> None:
        self.first = first
        self.head = head
        self.column = head.column
        self.lines = [head.text] if head.text else []
        self.loose = loose


def _marker(indent: int) -> re.Pattern[str]:
    return re.compile(rf"( {{0,{indent}}}:)([\t| ].*)", re.DOTALL)


_MARKERS = tuple(_marker(indent) for indent in range(4))


def read_definition_list(reader: BlockReader, line: str) -> bool:
    """Read definitions; the paragraph before them, at most one empty line above, is their terms."""
    if not _MARKERS[3].match(line):
        return False
    nodes = reader.nodes
    blank = nodes[-1] if nodes and nodes[-1].kind == "blank" else None
    if blank and blank.text:
        return False
    terms = nodes[-2 if blank else -1] if len(nodes) > bool(blank) else None
    if terms is None or terms.kind != "paragraph":
        return False
    del nodes[-2 if blank else -1 :]
    definitions = _gather(reader, loose=blank is not None)
    node = Node("definition_list", terms.first, reader.offset + reader.place)
    node.attribute_text = terms.attribute_text
    node.children = _terms(terms)
    trailing = None
    for definition in definitions:
        trailing = _add_definition(reader, node, definition)
    node.end = max(child.cover_children() for child in node.children)
    _join(nodes, node)
    if trailing:
        nodes.append(trailing)
    return True


def _terms(paragraph: Node) -> list[Node]:
    terms = []
    for number, text in enumerate(paragraph.text.split("\n")):
        place = paragraph.first + number
        text, attribute_text = split_attributes(text)  # noqa: PLW2901 - the same text without its attribute list
        terms.append(Node("term", place, place + 1, text, attribute_text=attribute_text))
    return terms


def _gather(reader: BlockReader, *, loose: bool) -> list[_Definition]:
    definitions: list[_Definition] = []
    marker, blank = _MARKERS[3], False
    lines, place = reader.lines, reader.place
    while place < len(lines):
        line = lines[place]
        match = marker.match(line)
        if match:
            definitions.append(_Definition(place, first_line(match[1], match[2]), loose=loose))
            marker = _MARKERS[min(3, definitions[-1].column - 1)]
            loose = blank = False
        elif is_blank(line):
            definitions[-1].lines.append(line)
            loose = blank = True
        elif line[0] == "^" and END_OF_BLOCK.match(line):
            break
        else:
            content = dedent(line, definitions[-1].column)
            if content is None:
                if blank or ends_lazy_text(line):
                    break
                content = expand_tabs(line)
            definitions[-1].lines.append(content)
            loose = blank = False
        place += 1
    reader.advance(place - reader.place)
    return definitions


def _add_definition(reader: BlockReader, node: Node, definition: _Definition) -> Node | None:
    """Read a definition's blocks; the blank line at its end is returned."""
    first = reader.offset + definition.first
    hidden = int(not definition.head.text)
    child = Node("definition", first, first + hidden + len(definition.lines))
    child.attribute_text = definition.head.attribute_text
    node.children.append(child)
    reader.nested(definition.lines, definition.first + hidden, child.children)
    content = child.children
    trailing = content.pop() if content and content[-1].kind == "blank" else None
    if trailing:
        child.end = trailing.first
    if content and content[0].kind == "paragraph" and not definition.loose:
        content[0].tight = True
    return trailing


def _join(nodes: list[Node], node: Node) -> None:
    """Definition lists with at most blank lines between them are one."""
    before = nodes[-2] if len(nodes) > 1 and nodes[-1].kind == "blank" else nodes[-1] if nodes else None
    if before is None or before.kind != "definition_list":
        nodes.append(node)
        return
    if nodes[-1].kind == "blank":
        nodes.pop()
    before.children += node.children
    before.end = node.end


def add_term_ids(node: Node) -> None:
    """Give the terms of a list that bears `{:auto_ids}` or `{:auto_ids-prefix}` an id made from their text."""
    references = read_attribute_list(node.attribute_text).references
    prefix = next((name.removeprefix("auto_ids") for name in references if name.startswith("auto_ids")), None)
    if prefix is None:
        return
    for term in node.children:
        if term.kind == "term":
            term.info = prefix.removeprefix("-") + plain_heading_id(term.text)
