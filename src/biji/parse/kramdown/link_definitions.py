"""Definitions of links `[name]: url "title"`, abbreviations `*[TLA]: text` and footnotes `[^name]: text`.

They leave nothing where they stand; an attribute list before or behind one belongs to what it defines
(https://kramdown.gettalong.org/syntax.html#link-definitions, #abbreviations, #footnotes).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.attribute_lists import parse_attribute_list
from biji.parse.kramdown.code_blocks import code_lines
from biji.parse.kramdown.document import Abbreviation, Footnote, LinkDefinition
from biji.parse.kramdown.lines import NAME, WHITE

if TYPE_CHECKING:
    from biji.parse.kramdown.document import DocumentState
    from biji.parse.kramdown.nodes import Node
    from biji.parse.kramdown.reader import BlockReader

_LINK = re.compile(r" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<([^>]*)>|(?=\S))")
_QUOTE_BEHIND_BLANK = re.compile(r"[ \t][\"']")
_TITLE_LINE = re.compile(r"[ \t]*([\"'])(.+)\1[ \t]*$")
_ABBREVIATION = re.compile(r" {0,3}\*\[(.+?)\]:(.*)$")
_FOOTNOTE = re.compile(rf" {{0,3}}\[\^({NAME})\]:(.*)$")
_SPACES = re.compile(r"[ \t\n]+")
_INDENT = re.compile(r"\t| {4}")


def link_name(name: str) -> str:
    """The key of a link definition: runs of white space are one blank, case does not matter."""
    return _SPACES.sub(" ", name).lower()


def read_link_definition(reader: BlockReader, line: str) -> bool:
    """Read a link definition; its title may stand on the next line."""
    if "]:" not in line:
        return False
    match = _LINK.match(line)
    if not match:
        return False
    url, title = _split_title(line[match.end() :])
    if match[2] is not None:
        if url:
            return False
        url = match[2]
    elif not url or _QUOTE_BEHIND_BLANK.search(url):
        return False
    first = reader.place
    reader.advance()
    if title is None and reader.place < len(reader.lines):
        following = _TITLE_LINE.match(reader.lines[reader.place])
        if following:
            title = following[2]
            reader.advance()
    mark = reader.add("boundary", first, info="definition link", text=link_name(match[1]))
    mark.attributes = {"url": url} if title is None else {"url": url, "title": title}
    reader.state.definitions.append(mark)
    return True


def _split_title(text: str) -> tuple[str, str | None]:
    """A definition's address and its title: what stands in quotes at the end, behind a blank."""
    text = text.rstrip(WHITE)
    quote = text[-1:]
    if quote in ("'", '"'):
        opening = re.search(rf"(?:^|[ \t]){quote}(?=.)", text[:-1])
        if opening and opening.end() < len(text) - 1:
            return text[: opening.start()].rstrip(WHITE), text[opening.end() : -1]
    return text, None


def read_abbreviation(reader: BlockReader, line: str) -> bool:
    """Read an abbreviation's definition."""
    match = _ABBREVIATION.match(line)
    if not match:
        return False
    first = reader.place
    reader.advance()
    mark = reader.add("boundary", first, info="definition abbreviation", text=match[1])
    mark.attributes = {"title": match[2].strip(WHITE)}
    reader.state.definitions.append(mark)
    return True


def read_footnote_definition(reader: BlockReader, line: str) -> bool:
    """Read a footnote with the indented blocks that go on with it."""
    match = _FOOTNOTE.match(line)
    if not match:
        return False
    first, lines = reader.place, reader.lines
    end = code_lines(lines, first + 1)
    content = _content([match[2], *lines[first + 1 : end]])
    reader.advance(end - first)
    mark = reader.add("boundary", first, info="definition footnote", text=match[1])
    reader.nested(content, first, mark.children)
    reader.state.definitions.append(mark)
    return True


def _content(lines: list[str]) -> list[str]:
    return [_INDENT.sub("", line, count=1) if _INDENT.match(line) else line for line in lines]


def define(state: DocumentState) -> list[tuple[Footnote, list[Node]]]:
    """Enter all definitions into the state, the last of each name; return the footnotes with their blocks."""
    footnotes: dict[str, tuple[Footnote, list[Node]]] = {}
    for name, (url, title) in state.kramdown.link_defs.items():
        state.link_definitions[link_name(name)] = LinkDefinition(url, title or None)
    for mark in state.definitions:
        attributes = (
            parse_attribute_list(mark.attribute_text, state.attribute_definitions) if mark.attribute_text else {}
        )
        if mark.info == "definition link":
            attributes = {name: value for name, value in attributes.items() if name not in mark.attributes}
            definition = LinkDefinition(mark.attributes["url"], mark.attributes.get("title"), attributes)
            state.link_definitions[mark.text] = definition
        elif mark.info == "definition abbreviation":
            state.abbreviations[mark.text] = Abbreviation(mark.attributes["title"], attributes)
        else:
            footnotes[mark.text] = Footnote(mark.text, mark.first), mark.children
    state.footnotes.update({name: footnote for name, (footnote, _) in footnotes.items()})
    return list(footnotes.values())
