"""Items of lists and definition lists: where their content begins, and which lines go on with it.

The first line decides: content begins where its text begins, and later lines belong to the item when they are
indented as far (https://kramdown.gettalong.org/syntax.html#lists).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from biji.parse.kramdown.lines import NAME, WHITE

_ITEM_ATTRIBUTES = re.compile(rf"[ \t]*\{{:(?!(?:{NAME})?:|/)((?:\\\}}|[^}}])+)\}}[ \t]*")


class FirstLine(NamedTuple):
    """What an item's first line says.

    Attributes:
        text: behind marker, blanks and attribute list.
        column: at which the content begins.
        attribute_text: of an attribute list that opens the item, as written.
    """

    text: str
    column: int
    attribute_text: str


def first_line(marker: str, content: str) -> FirstLine:
    """Read what follows an item's marker.

    Args:
        marker: with the blanks before it.
        content: the rest of the line, beginning with the blank, tab or `|` that ends the marker.
    """
    attributes = _ITEM_ATTRIBUTES.match(content)
    if is_empty(content[attributes.end() :] if attributes else content):
        column = 4
    else:
        content, column = _expand(content, len(marker))
    text, attribute_text = split_attributes(content.lstrip(WHITE))
    return FirstLine(text, column, attribute_text)


def split_attributes(text: str) -> tuple[str, str]:
    """An item's or a term's text, and the attribute list that it begins with, as written."""
    attributes = _ITEM_ATTRIBUTES.match(text)
    return (text[attributes.end() :], attributes[1]) if attributes else (text, "")


def is_empty(text: str) -> bool:
    """Whether an item's first line has no text."""
    return not text.strip(WHITE)


def _expand(content: str, column: int) -> tuple[str, int]:
    """Replace tabs before the text by blanks up to the next multiple of four, and count to the text."""
    text = content.lstrip(" \t")
    for character in content[: len(content) - len(text)]:
        column += 4 - column % 4 if character == "\t" else 1
    return text, column


def dedent(line: str, column: int) -> str | None:
    """The line without the item's indentation, or None when it is indented less.

    A tab counts as four blanks, wherever it stands among the blanks of the indentation.
    """
    if line.startswith(" " * column):
        return line[column:]
    if "\t" not in line[: column + 1] and not line.startswith(" " * 4):
        return None
    place = units = 0
    while units <= column // 4 and (step := _unit(line, place)):
        place += step
        units += 1
    if units <= column // 4 and not (units == column // 4 and line.startswith(" " * (column % 4), place)):
        return None
    expanded = expand_tabs(line)
    return expanded[column:] if expanded.startswith(" " * column) else expanded


def expand_tabs(line: str) -> str:
    """The line with four blanks for each tab at its beginning."""
    text = line.lstrip("\t")
    return " " * (4 * (len(line) - len(text))) + text


def _unit(line: str, place: int) -> int:
    if line.startswith("\t", place):
        return 1
    return 4 if line.startswith("    ", place) else 0
