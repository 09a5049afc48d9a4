"""Lists: `- item` and `1. item`.

The content column of an item's first line decides which lines belong to it; lines that are indented less do so only
directly behind text. An item is tight unless a blank line follows its first paragraph directly (https://kramdown.gettalong.org/syntax.html#lists).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from biji.parse.kramdown.items import dedent, expand_tabs, first_line
from biji.parse.kramdown.lines import END_OF_BLOCK, LIST_MARKER, RULE, WHITE, ends_lazy_text, is_blank
from biji.parse.kramdown.nodes import Node

if TYPE_CHECKING:
    from biji.parse.kramdown.reader import BlockReader

_TASK = re.compile(r"\[([ xX])\]\s+", re.ASCII)


@lru_cache(maxsize=16)
def _marker(ordered: bool, indent: int) -> re.Pattern[str]:  # noqa: FBT001 - a cache key, never written out
    return re.compile(rf"( {{0,{indent}}}{r'[0-9]+[.]' if ordered else '[+*-]'})([\t| ].*)", re.DOTALL)


class _Item:
    """An item while its lines are gathered.

    Attributes:
        first: the run's line of its marker.
        runs: its content: a run of lines and the run's line at which it begins. A nested list opens a second one,
            so that it does not become text of the paragraph before it.
        nested: a list has begun in it, or a blank line stands in it.
        blank: its last line is blank.
    """

    __slots__ = ("attribute_text", "blank", "column", "end", "first", "nested", "runs")

    def __init__(self, first: int, marker: str, content: str) -> None:
        text, self.column, self.attribute_text = first_line(marker, content)
        self.first = first
        self.end = first + 1
        self.runs: list[tuple[list[str], int]] = [([text], first) if text else ([], first + 1)]
        self.nested = bool(LIST_MARKER.match(text))
        self.blank = False

    def take_blank(self, line: str) -> None:
        """Add a blank line."""
        self.runs[-1][0].append(line)
        self.nested = self.blank = True

    def take(self, line: str, place: int) -> bool:
        """Add a line that is not blank, if it belongs to the item."""
        content = dedent(line, self.column)
        if content is None:
            if self.blank or ends_lazy_text(line):
                return False
            # What looks like an item of a list further out is text of the innermost paragraph.
            content = " " * (self.column + 4) + line if self.nested and LIST_MARKER.match(line) else expand_tabs(line)
        elif not self.nested and LIST_MARKER.match(content):
            self.nested = True
            self.runs.append(([], place))
        self.blank = False
        self.runs[-1][0].append(content)
        self.end = place + 1
        return True


def read_list(reader: BlockReader, line: str) -> bool:
    """Read a list with all its items."""
    ordered = line.lstrip(" ")[:1].isdigit()
    if not _marker(ordered, 3).match(line):
        return False
    first = reader.place
    items, ended = _gather(reader, ordered=ordered)
    node = reader.add("ordered_list" if ordered else "bullet_list", first)
    for item in items:
        child = Node("list_item", reader.offset + item.first, reader.offset + item.end)
        child.attribute_text = item.attribute_text
        node.children.append(child)
        for lines, start in item.runs:
            reader.nested(lines, start, child.children)
    trailing = _finish(node, ended=ended)
    node.end = max(item.cover_children() for item in node.children)
    if trailing and not ended:
        reader.nodes.append(trailing)
    if reader.grammar.gfm:
        _mark_tasks(node)
    return True


def _gather(reader: BlockReader, *, ordered: bool) -> tuple[list[_Item], bool]:
    """The items from the place on, and whether an end-of-block marker ended the list."""
    items: list[_Item] = []
    starts = _marker(ordered, 3)
    lines = reader.lines
    place = reader.place
    ended = False
    while place < len(lines):
        line = lines[place]
        if is_blank(line):
            items[-1].take_blank(line)
        elif items and items[-1].blank and RULE.match(line):
            break
        elif line[0] == "^" and END_OF_BLOCK.match(line):
            ended = True
            place += 1
            break
        else:
            match = starts.match(line)
            if match:
                items.append(_Item(place, match[1], match[2]))
                starts = _marker(ordered, min(3, items[-1].column - 1))
            elif not items[-1].take(line, place):
                break
        place += 1
    reader.advance(place - reader.place)
    return items, ended


def _finish(node: Node, *, ended: bool) -> Node | None:
    """Decide which items are tight, and take the blank lines at their ends; the last item's are returned."""
    last: Node | None = None
    items = node.children
    paragraph_first = 0
    for number, item in enumerate(items):
        last = None
        content = item.children
        if not content:
            continue
        _drop_mark_behind_first_paragraph(content)
        final = number == len(items) - 1
        if content[0].kind == "paragraph":
            followed = len(content) > 1 and content[1].kind == "blank"
            only_blank_ends_list = final and len(content) == 2 and not ended
            # The last item follows the others: it is loose when all of them are.
            if (not followed or only_blank_ends_list) and (not final or number == 0 or paragraph_first < number):
                content[0].tight = True
            if not content[0].tight:
                paragraph_first += 1
        if content[-1].kind == "blank":
            last = content.pop()
    return last


def _drop_mark_behind_first_paragraph(content: list[Node]) -> None:
    """An attribute list for an item's first paragraph does not keep the item from being tight."""
    if (
        len(content) > 1
        and content[0].kind == "paragraph"
        and content[0].attribute_text
        and content[1].kind == "boundary"
    ):
        del content[1]


def _mark_tasks(node: Node) -> None:
    """`[ ]` and `[x]` at an item's beginning are check boxes (https://kramdown.gettalong.org/parser/gfm.html)."""
    found = False
    for item in node.children:
        first = item.children[0] if item.children else None
        if first is None or first.kind != "paragraph":
            continue
        # Behind the text of a tight item that goes on with other blocks stands a line end.
        match = _TASK.match(first.text + "\n" if first.tight and len(item.children) > 1 else first.text)
        if match:
            found = True
            first.info = "task-done" if match[1] in "xX" else "task"
        if found:
            item.attributes["class"] = "task-list-item"
    if found:
        node.attributes["class"] = "task-list"


def task_text(text: str) -> str:
    """A task's text behind its box."""
    return _TASK.sub("", text + "\n", count=1).rstrip(WHITE)
