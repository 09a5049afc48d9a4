"""The block tokens of a body as a tree of lines: what stands below what, for the pairing rules to read.

A quote, a list item or a raw HTML element is a container with lines of its own; a table is one of cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from biji.parse.positions import Places
from biji.parse.references.bars import sentence_with_bars
from biji.parse.references.lines import Line, classify, clean, is_prose
from biji.parse.tokens import Token

#: Paragraphs of nothing but images do not take part in pairing.
_SILENT = {"softbreak", "hardbreak", "image"}
#: In front of an item, perhaps in a quote.
_NUMBER = re.compile(r"[\s>]*(\d{1,3}[.)])")


class Place(Struct, frozen=True, gc=False):
    """A line and where it comes from.

    Attributes:
        block: the index of its block in the container.
        inline: the token whose content it is, or is a line of, or is a part of it; None for blocks without text.
        first, end: its body lines.
        whole: the line is all of `inline`.
    """

    line: Line
    block: int
    inline: Token | None = None
    first: int = 0
    end: int = 0
    whole: bool = True

    @property
    def may_point(self) -> bool:
        """Whether the line, or the container that it stands for, may hold references."""
        if self.inline is None:
            return self.line.kind == "break"
        text = self.inline.content if self.whole else self.line.text
        return "://" in text or "[" in text


def split_blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A balanced stream cut into its outermost blocks."""
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1
    if start < len(tokens):
        yield tokens[start:]


def places_of(block: Sequence[Token], index: int, source: Places) -> list[Place]:
    """The lines of a block; one that breaks a run for blocks that are no paragraphs.

    Args:
        block: its tokens.
        index: of the block in its container.
        source: the body.
    """
    first = block[0]
    if first.type == "paragraph_open":
        return _paragraph(block[1], index)
    if first.type == "heading_open":
        inline = block[1]
        start, end = inline.map or first.map or (0, 0)
        return [Place(Line("heading", clean(inline.content)), index, inline, start, end)]
    if first.type == "inline":
        return _paragraph(first, index)
    item = single_item(block)
    if item:
        start, end = item.map or (0, 0)
        line = _lifted(first, item, source.line(start))
        return [Place(line or Line("break"), index, item if line else None, start, end)]
    sentence = sentence_with_bars(block, source)
    if sentence:
        start, end = first.map or (0, 0)
        cell = next(token for token in block if token.type == "inline")
        return [Place(classify(sentence), index, cell, start, end, whole=False)]
    return [Place(Line("rule" if first.type == "hr" else "break"), index)]


def _paragraph(inline: Token, index: int) -> list[Place]:
    content = inline.content
    start, end = inline.map or (0, 0)
    if is_picture(inline):
        return [Place(Line("break"), index, inline, start, end)]
    if "\n" in content and "://" in content:
        lines = [classify(part) for part in content.split("\n")]
        if any(line.kind == "url" for line in lines):
            lines = _with_leads(lines)
            return [
                Place(line, index, inline, start + number, start + number + 1, whole=False)
                for number, line in enumerate(lines)
            ]
    return [Place(classify(content), index, inline, start, end)]


def single_item(block: Sequence[Token]) -> Token | None:
    """The text of a list of one item and one line, as `1. One` is when something else stands below it."""
    if block[0].type not in {"ordered_list_open", "bullet_list_open"} or len(block) != 7:
        return None
    inline = block[3]
    return inline if inline.type == "inline" and "\n" not in inline.content else None


def _lifted(opening: Token, item: Token, source: str) -> Line | None:
    """A list of one item as a line among the others: a URL, or a step; None when it is a list all the same."""
    line = classify(item.content)
    if line.is_bare:
        return line
    if opening.type == "bullet_list_open" or line.kind != "text" or line.mentions or is_prose(line.text):
        return None
    number = _NUMBER.match(source)
    return Line("step", f"{number[1] if number else '1.'} {line.text}")


def _with_leads(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph; texts lead to the URLs below them where the two alternate to the end."""
    alternate = len(lines) % 2 == 0 and all(
        line.is_bare if number % 2 else line.kind == "text" for number, line in enumerate(lines)
    )
    return [replace(line, leads=line.kind == "text") for line in lines] if alternate else lines


def is_picture(inline: Token) -> bool:
    """Whether an inline run holds nothing but images."""
    if "![" not in inline.content and "<img" not in inline.content:
        return False
    found = False
    for child in inline.children or ():
        if child.type == "image":
            found = True
        elif child.type not in _SILENT and child.content.strip():
            return False
    return found


def inner_containers(block: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The token sequences directly inside a container block, each read on its own: items, cells' rows, contents."""
    if block[0].type in {"bullet_list_open", "ordered_list_open", "dl_open"}:
        for item in split_blocks(block[1:-1]):
            yield item[1:-1]
    elif len(block) > 2:
        yield block[1:-1]
