"""The block tree between reading lines and emitting tokens: what stands where, spans not yet parsed."""

from __future__ import annotations

from msgspec import Struct


class Node(Struct, gc=False):
    """A block; a tree of them has no cycles, and there are too many for the garbage collector to look through.

    Attributes:
        kind: `paragraph`, `bare` (text outside paragraphs), `heading`, `blockquote`, `bullet_list`, `ordered_list`,
            `list_item`, `definition_list`, `term`, `definition`, `code_block`, `fence`, `hr`, `table`, `thead`,
            `tbody`, `tfoot`, `tr`, `cell`, `math_block`, `html` (an element; `text` is its content model),
            `html_text`, `verbatim` and `span` (what raw HTML holds: text, comments and scripts, a line of text with
            spans), `html_block`, `literal` (source shown as it is), `blank`, `boundary` (a line that separates
            blocks; `info` says what it was, "" for `^`).
        first: line of the body, counted from 0.
        end: the line after its last one.
        text: what a leaf holds: source of spans, code, TeX or HTML.
        children: of a container.
        attribute_text: attribute lists as written, joined with blanks; resolved when all definitions are known.
        attributes: known without an attribute list, such as the attributes of an HTML element.
        info: a fence's info string, an HTML element's name, a heading's explicit id, a cell's alignment.
        level: of a heading; 1 for a cell of a table's header and for an element in raw HTML, 2 in a drawing.
        tight: a paragraph without `<p>`; an HTML element that its own tag closes.
    """

    kind: str
    first: int
    end: int
    text: str = ""
    children: list[Node] = []
    attribute_text: str = ""
    attributes: dict[str, str] = {}
    info: str = ""
    level: int = 0
    tight: bool = False

    def cover_children(self) -> int:
        """Reach to the end of the last child, which blank lines may follow; return the end."""
        if self.children:
            self.end = max(self.end, self.children[-1].end)
        return self.end
