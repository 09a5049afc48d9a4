"""Tables: lines with `|`, rules of `-` between header and bodies, a rule of `=` above the footer.

    | a | b |
    |---|:-:|
    | 1 | 2 |

Neither header nor leading `|` is needed, so a sentence with `|` is a table, too: that is reported
(https://kramdown.gettalong.org/syntax.html#tables).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.html_tags import TAG, VOID_ELEMENTS
from biji.parse.kramdown.lines import WHITE, is_boundary
from biji.parse.kramdown.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from biji.parse.kramdown.reader import BlockReader

_SEPARATOR = re.compile(r"(?=[^-]*-)[+|: \t-]*$")
_FOOTER_SEPARATOR = re.compile(r"(?=[^=]*=)[+|: \t=]*$")
_COLUMN_RULE = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_PIPE = re.compile(r"\||[^\n]*?[^\\\n]\|")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_CODE_ELEMENT = re.compile(r"(<code[^>]*>.*?</code>)")
_BACKTICKS = re.compile(r"`+")
_BACKTICKS_OR_TAG = re.compile(r"`+|<")
_MATH = re.compile(r"(?<!\\)\$\$.+?\$\$")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


#: No table is wider: a line of a million `|` would be a million cells.
_MAX_COLUMNS = 1000
#: Characters of a row of images; longer text is not looked at for them.
_LONGEST_ROW = 2000
#: How many empty cells may be added to make all rows of one length.
_MAX_PADDING = 20_000


def has_pipe(line: str) -> bool:
    """Whether a line has a `|` that is not escaped."""
    return "|" in line and bool(_PIPE.match(line))


class _Table:
    """A table while its rows are gathered."""

    __slots__ = ("alignments", "columns", "footer", "node", "rows", "separated")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.rows: list[Node] = []
        self.alignments: list[str] = []
        self.columns = 0
        self.footer = False
        self.separated = False

    def close(self, kind: str) -> None:
        """Put the rows that have been gathered into a part of the table."""
        part = Node(kind, self.rows[0].first, self.rows[-1].end)
        part.children, self.rows = self.rows, []
        self.node.children.append(part)

    def separate(self, line: str) -> None:
        """Read a rule of `-`: the first one ends the header, others end bodies."""
        self.separated = True
        if not self.rows:
            return
        if not self.alignments and not self.footer:
            self.close("thead")
            self.alignments = [_ALIGNMENTS[match] for match in _COLUMN_RULE.findall(line)]
        elif not self.footer:
            self.close("tbody")

    def is_too_large(self) -> bool:
        """Whether making it rectangular would cost more than a table is worth."""
        rows = [row for part in self.node.children for row in part.children]
        padding = sum(self.columns - len(row.children) for row in rows)
        return self.columns > _MAX_COLUMNS or padding > _MAX_PADDING

    def begin_footer(self) -> None:
        """Read a rule of `=`."""
        if self.rows:
            self.close("tbody")
        self.footer = self.separated = True


def read_table(reader: BlockReader, line: str) -> bool:
    """Read a table; it begins and ends at block boundaries, and every line has a `|` outside code."""
    if "|" not in line or not has_pipe(line) or not reader.after_boundary():
        return False
    first, lines = reader.place, reader.lines
    end = first + 1
    while end < len(lines) and has_pipe(lines[end]):
        end += 1
    table = None
    if (end == len(lines) or is_boundary(lines[end])) and _pipe_on_every_line("\n".join(lines[first:end])):
        table = _read_rows(reader, first, end)
    if table is not None and table.is_too_large():
        message = f"a table of {table.columns} columns is shown as text"
        reader.state.report("table-size", reader.offset + first, message)
        table = None
    if table is None or not any(part.kind == "tbody" for part in table.node.children):
        # An attribute list before what only looked like a table is lost, as in kramdown.
        reader.pending = ""
        return False
    _square(table)
    reader.advance(end - first)
    node = reader.add("table", first)
    node.children = table.node.children
    text = "\n".join(lines[first:end])
    if not table.separated and not line.lstrip().startswith("|") and not _is_row_of_images(text):
        reader.state.report(
            "pipe-table", reader.offset + first, "text with | is read as a table", r"write \| to keep it as text"
        )
    return True


def _is_row_of_images(text: str) -> bool:
    """Whether images stand side by side, which is what a table is for here."""
    return len(text) < _LONGEST_ROW and not _IMAGE.sub("", text).strip(WHITE + "|\n")


def _read_rows(reader: BlockReader, first: int, end: int) -> _Table:
    table = _Table(Node("table", first, end))
    leading = reader.lines[first].lstrip(WHITE).startswith("|")
    math = not reader.state.options.faithful
    for place in range(first, end):
        line = reader.lines[place].rstrip(" \t")
        if _SEPARATOR.match(line):
            table.separate(line)
        elif _FOOTER_SEPARATOR.match(line):
            table.begin_footer()
        else:
            cells = split_cells(line, math=math)
            if leading and not cells[0].strip(WHITE):
                del cells[0]
            if cells and not cells[-1].strip(WHITE):
                cells.pop()
            table.columns = max(table.columns, len(cells))
            if table.columns > _MAX_COLUMNS:
                return table
            number = reader.offset + place
            row = Node("tr", number, number + 1)
            row.children = [Node("cell", number, number + 1, cell.strip(WHITE)) for cell in cells]
            table.rows.append(row)
    if table.rows:
        table.close("tfoot" if table.footer else "tbody")
    return table


def _square(table: _Table) -> None:
    """Give every row as many cells as the longest has, and every cell its column's alignment."""
    alignments = [*table.alignments, *[""] * table.columns][: table.columns]
    for part in table.node.children:
        for row in part.children:
            row.children += [Node("cell", row.first, row.end) for _ in range(table.columns - len(row.children))]
            for cell, alignment in zip(row.children, alignments, strict=True):
                cell.info = alignment
                cell.level = int(part.kind == "thead")


def split_cells(line: str, *, math: bool) -> list[str]:
    r"""Split a row at every `|` that is neither escaped nor inside code; `\|` outside code becomes `|`.

    Args:
        line: the row.
        math: whether `$$…$$` is kept whole, too; kramdown itself splits it.
    """
    cells: list[str] = [""]
    for number, part in enumerate(_CODE_ELEMENT.split(line)):
        if number % 2:
            cells[-1] += part
            continue
        for code, text in _code_spans(part, math=math):
            if code:
                cells[-1] += text
                continue
            head, *others = (cell.replace(r"\|", "|") for cell in _UNESCAPED_PIPE.split(text))
            cells[-1] += head
            cells += others
    return cells


def _code_spans(text: str, *, math: bool = False) -> Iterator[tuple[bool, str]]:
    """Pieces of a text, and whether they are code spans (or formulas), in order."""
    begin = 0
    for start, end in _spans(text, _BACKTICKS):
        yield from _formulas(text[begin:start], math=math)
        yield True, text[start:end]
        begin = end
    yield from _formulas(text[begin:], math=math)


def _spans(text: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where code spans begin and end, and HTML elements where `opening` finds `<`."""
    place = 0
    while match := opening.search(text, place):
        mark, place = match[0], match.end()
        if mark == "<":
            end = _element_end(text, match.start())
        elif (
            len(mark) == 1 and text[match.start() - 1 : match.start()].isspace() and text[place : place + 1].isspace()
        ):
            end = -1
        else:
            end = text.find(mark, place) + len(mark)
        if end >= place:
            yield match.start(), end
            place = end


def _formulas(text: str, *, math: bool) -> Iterator[tuple[bool, str]]:
    begin = 0
    if math and "$$" in text:
        for match in _MATH.finditer(text):
            yield False, text[begin : match.start()]
            yield True, match[0]
            begin = match.end()
    if begin < len(text):
        yield False, text[begin:]


def _pipe_on_every_line(text: str) -> bool:
    """Whether each line has a `|` that is neither escaped, nor in a code span, nor in an HTML element."""
    if "`" not in text and "<" not in text:
        return True
    found = False
    for code, piece in _outside_elements(text):
        lines = piece.rstrip("\n").split("\n")
        if code:
            if len(lines) > 2 or (len(lines) == 2 and not found):
                return False
            found = found and len(lines) == 1
        else:
            if len(lines) > 1 and not found and not _PIPE.match(lines[0]):
                return False
            found = (found and len(lines) == 1) or bool(_PIPE.match(lines[-1]))
    return found


def _outside_elements(text: str) -> Iterator[tuple[bool, str]]:
    """As `_code_spans`, HTML elements left out."""
    begin = 0
    for start, end in _spans(text, _BACKTICKS_OR_TAG):
        if start > begin:
            yield False, text[begin:start]
        if text[start] == "`":
            yield True, text[start:end]
        begin = end
    if begin < len(text):
        yield False, text[begin:]


def _element_end(text: str, start: int) -> int:
    """Behind the HTML element that begins at a place, or -1; one that is never closed takes the rest."""
    match = TAG.match(text, start)
    if not match:
        return -1
    if match["empty"] or match["name"].lower() in VOID_ELEMENTS:
        return match.end()
    closing = f"</{match['name']}>"
    end = text.find(closing, match.end())
    return end + len(closing) if end >= 0 else len(text)
