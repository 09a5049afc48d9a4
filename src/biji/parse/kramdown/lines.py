"""What single lines mean to several rules: blank lines, boundaries between blocks, the end of lazy text."""

from __future__ import annotations

import re

from biji.parse.kramdown.html_tags import SPAN_ELEMENTS

#: White space of the grammar. Python's default would also take U+3000 and the no-break space, which are text.
WHITE = " \t\n\v\f\r"

#: Any character of an attribute list: `\}` does not end it.
_LIST_CHARACTERS = r"(?:\\\}|[^}])"

#: A name in attribute lists and footnotes.
NAME = r"[A-Za-z0-9_][A-Za-z0-9_:-]*"

INLINE_ATTRIBUTE_LIST = re.compile(rf" {{0,3}}\{{:(?![:/])({_LIST_CHARACTERS}+)\}}[ \t\v\f\r]*$")
#: An attribute list that goes on in the next line.
UNFINISHED_LIST = re.compile(rf" {{0,3}}\{{:(?![:/]){_LIST_CHARACTERS}*$")
ATTRIBUTE_LIST_DEFINITION = re.compile(rf" {{0,3}}\{{:({NAME}):({_LIST_CHARACTERS}+)\}}[ \t\v\f\r]*$")
EXTENSION_START = re.compile(rf" {{0,3}}\{{::([A-Za-z0-9_]+)(?:\s({_LIST_CHARACTERS}*?)|)(/)?\}}[ \t\v\f\r]*$")
EXTENSION_STOP = re.compile(rf" {{0,3}}\{{:/({NAME})?\}}[ \t\v\f\r]*$")
END_OF_BLOCK = re.compile(r"\^[ \t\v\f\r]*$")

LIST_MARKER = re.compile(r" {0,3}(?:[-+*]|\d+\.)[\t| ]", re.ASCII)
DEFINITION_MARKER = re.compile(r" {0,3}:[\t| ]")
RULE = re.compile(r" {0,3}(?:\*[ \t]*\*[ \t]*\*[* \t]*|-[ \t]*-[ \t]*-[- \t]*|_[ \t]*_[ \t]*_[_ \t]*)$")
FENCE_START = re.compile(r" {0,3}(?:~{3,}|`{3,})")
ATX_HEADING_START = re.compile(r"#{1,6}[\t ]+[^ \t]")

_HTML_NAME = r"(?:[^\W\d][\w.-]*:)?[^\W\d][\w.-]*"
_SPAN_NAMES = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
#: A line that begins with the tag of a block element ends lazy text.
_HTML_BORDER = rf" {{0,3}}<(?:/(?!(?:{_SPAN_NAMES})\b){_HTML_NAME}\s*>|(?!(?:{_SPAN_NAMES})\b){_HTML_NAME})"
_HTML_BORDER_LINE = re.compile(_HTML_BORDER)


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but white space."""
    return not line or (line[-1] in WHITE and not line.strip(WHITE))


def is_boundary(line: str) -> bool:
    """Whether a line separates blocks: blank, an end-of-block marker or a block attribute list."""
    return is_blank(line) or (
        line[0] in " ^{"
        and bool(END_OF_BLOCK.match(line) or INLINE_ATTRIBUTE_LIST.match(line) or UNFINISHED_LIST.match(line))
    )


def ends_lazy_text(line: str) -> bool:
    """Whether a line ends text that goes on without its container's marker (kramdown's "lazy" syntax)."""
    if not line:
        return True
    first = line[0]
    if first not in " \t<{^\v\f\r":
        return False
    return is_boundary(line) or bool(_HTML_BORDER_LINE.match(line))


def ends_code(line: str) -> bool:
    """Whether a line that is not indented ends indented code: as `ends_lazy_text`, for lines that are not blank."""
    return line[0] in " <{^" and (
        bool(
            INLINE_ATTRIBUTE_LIST.match(line)
            or UNFINISHED_LIST.match(line)
            or END_OF_BLOCK.match(line)
            or _HTML_BORDER_LINE.match(line)
        )
    )


#: First characters of lines that can end a paragraph of Jekyll's GFM input; any other line goes on with it.
_PARAGRAPH_ENDERS = frozenset(" \t\v\f\r<{^#>-+*:~`0123456789")


def ends_paragraph_gfm(line: str) -> bool:
    """Whether a line ends a paragraph under the quirk `paragraph_end` (GFM input's default).

    https://kramdown.gettalong.org/parser/gfm.html: headings, fences, quotes and lists need no blank line before.
    """
    if not line:
        return True
    if line[0] not in _PARAGRAPH_ENDERS:
        return False
    if ends_lazy_text(line) or ATX_HEADING_START.match(line):
        return True
    start = line.lstrip(" ")
    if len(line) - len(start) > 3:
        return False
    if start[0] == ">":
        return True
    return bool(LIST_MARKER.match(line) or DEFINITION_MARKER.match(line) or FENCE_START.match(line))


def ends_paragraph(line: str) -> bool:
    """Whether a line ends a paragraph of plain kramdown: only lazy ends and definitions do."""
    return ends_lazy_text(line) or bool(DEFINITION_MARKER.match(line))
