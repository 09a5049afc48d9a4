"""Blocks to markdown-it tokens, their lines of text parsed into spans on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from biji.parse.kramdown.attribute_lists import merge_attributes, parse_attribute_list, read_attribute_list
from biji.parse.kramdown.characters import decode_entities
from biji.parse.kramdown.definitions import add_term_ids
from biji.parse.kramdown.figures import figure_tokens
from biji.parse.kramdown.html_literals import is_literal, literal
from biji.parse.kramdown.lists import task_text
from biji.parse.kramdown.spans import parse_spans
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from biji.parse.kramdown.document import DocumentState
    from biji.parse.kramdown.nodes import Node

_CONTAINERS = {
    "blockquote": ("blockquote", "blockquote"),
    "bullet_list": ("bullet_list", "ul"),
    "ordered_list": ("ordered_list", "ol"),
    "list_item": ("list_item", "li"),
    "definition_list": ("dl", "dl"),
    "definition": ("dd", "dd"),
    "table": ("table", "table"),
    "thead": ("thead", "thead"),
    "tbody": ("tbody", "tbody"),
    "tfoot": ("tfoot", "tfoot"),
    "tr": ("tr", "tr"),
}
#: The types of the tokens around a line of text.
_PARAGRAPH = "paragraph_open", "paragraph_close"
_HEADING = "heading_open", "heading_close"
_TERM = "dt_open", "dt_close"
_HEADER_CELL, _CELL = ("th_open", "th_close"), ("td_open", "td_close")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{} />'


def block_tokens(nodes: list[Node], state: DocumentState) -> list[Token]:
    """The tokens of blocks; levels are set, ids, contents and footnote numbers are not."""
    stream = _Stream(state)
    stream.emit(nodes)
    return stream.tokens


class _Stream:
    """Emits tokens for nodes, without recursion: closing tokens wait on the stack."""

    def __init__(self, state: DocumentState) -> None:
        self.state = state
        self.tokens: list[Token] = []
        self.level = 0

    def emit(self, nodes: list[Node]) -> None:
        """Emit the tokens of nodes and of all that is in them."""
        waiting = [iter(nodes)]
        closing: list[Token] = []
        while waiting:
            for node in waiting[-1]:
                leaf = _LEAVES.get(node.kind)
                if leaf is not None:
                    leaf(self, node)
                elif end := self._container(node):
                    closing.append(end)
                    waiting.append(iter(node.children))
                    break
            else:
                waiting.pop()
                if closing:
                    self.level -= 1
                    closing[-1].level = self.level
                    self.tokens.append(closing.pop())

    def _container(self, node: Node) -> Token | None:
        """Emit what opens a container; return its closing token when its content is still to be emitted."""
        if node.kind == "html":
            return self._html(node)
        if node.kind == "definition_list" and "auto_ids" in node.attribute_text:
            add_term_ids(node)
        return None if self._special_list(node) else self._open(node, *_CONTAINERS[node.kind])

    def _attributes(self, node: Node) -> dict[str, str]:
        attributes = dict(node.attributes)
        if node.attribute_text:
            more = parse_attribute_list(node.attribute_text, self.state.attribute_definitions)
            merge_attributes(attributes, more.items())
        if not attributes.get("id", ".") and node.kind != "heading":
            del attributes["id"]
        return attributes

    def _token(
        self, kind: str, tag: str, nesting: Literal[0, 1], node: Node, attributes: dict[str, str] | None = None
    ) -> Token:
        token = Token(kind, tag, nesting, map=[node.first, node.end], level=self.level, block=True)
        if attributes:
            token.attrs.update(attributes)
        elif attributes is None and (node.attributes or node.attribute_text):
            token.attrs.update(self._attributes(node))
        return token

    def _open(self, node: Node, name: str, tag: str) -> Token:
        """Emit an opening token; return the closing one."""
        self.tokens.append(self._token(f"{name}_open", tag, 1, node))
        self.level += 1
        return Token(f"{name}_close", tag, -1, block=True)

    def _special_list(self, node: Node) -> bool:
        """Mark the place of a list that bears `{:toc}` or `{:footnotes}`; the first of each counts."""
        if not node.attribute_text or node.kind not in ("bullet_list", "ordered_list"):
            return False
        references = read_attribute_list(node.attribute_text).references
        for name in ("toc", "footnotes"):
            if name in references and name not in self.state.places:
                self.state.places.add(name)
                place = self._token(name, "ol" if node.kind == "ordered_list" else "ul", 0, node)
                self.tokens.append(place)
                return True
        return False

    def _leaf(self, node: Node, kinds: tuple[str, str], tag: str, text: str) -> Token:
        """Emit an element that holds one line of text; return its opening token."""
        level, lines = self.level, [node.first, node.end]
        opening = Token(kinds[0], tag, 1, map=lines, level=level, block=True)
        if node.attributes or node.attribute_text:
            opening.attrs.update(self._attributes(node))
        inline = Token("inline", "", 0, content=text, map=lines, level=level + 1, block=True)
        inline.children = parse_spans(text, self.state, node.first) if text else []
        self.tokens += (opening, inline, Token(kinds[1], tag, -1, level=level, block=True))
        return opening

    def paragraph(self, node: Node) -> None:
        """Emit a paragraph, a task or a figure."""
        opening = self._task(node) if node.info else self._leaf(node, _PARAGRAPH, "p", node.text)
        if node.tight:
            opening.hidden = self.tokens[-1].hidden = True
        elif "standalone" in node.text:
            self.tokens[-3:] = figure_tokens(self.tokens[-3:])

    def _task(self, node: Node) -> Token:
        """Emit a paragraph that begins with a check box; an attribute list behind the box is the box's."""
        box = _BOX.format(' checked="checked"' * (node.info == "task-done"))
        text = task_text(node.text)
        if text.startswith("{:"):
            opening = self._leaf(node, _PARAGRAPH, "p", box + text)
        else:
            opening = self._leaf(node, _PARAGRAPH, "p", text)
            inline = self.tokens[-2]
            inline.children = [Token("html_inline", "", 0, content=box), *(inline.children or ())]
        self.tokens[-2].content = node.text
        return opening

    def heading(self, node: Node) -> None:
        """Emit a heading; automatic ids come later."""
        level = min(6, max(1, node.level + self.state.kramdown.header_offset))
        opening = self._leaf(node, _HEADING, f"h{level}", node.text)
        opening.meta["level"] = node.level
        if node.info and "id" not in opening.attrs:
            opening.attrs["id"] = node.info

    def term(self, node: Node) -> None:
        """Emit a term of a definition list."""
        opening = self._leaf(node, _TERM, "dt", node.text)
        if node.info and "id" not in opening.attrs:
            opening.attrs["id"] = node.info

    def cell(self, node: Node) -> None:
        """Emit a table's cell."""
        name = "th" if node.level else "td"
        opening = self._leaf(node, _HEADER_CELL if node.level else _CELL, name, node.text)
        if node.info:
            opening.attrs["style"] = f"text-align: {node.info}"

    def content(self, node: Node) -> None:
        """Emit a block that is one token: code, a formula, a rule, literal HTML."""
        token = self._token(node.kind, _TAGS.get(node.kind, ""), 0, node)
        token.content = node.text
        token.info = node.info or (self._default_language(token) if token.tag == "code" else "")
        self.tokens.append(token)

    def _default_language(self, code: Token) -> str:
        """The language that the options give code whose classes name none."""
        named = "language-" in str(code.attrs.get("class", ""))
        return "" if named else self.state.kramdown.syntax_highlighter_opts.get("default_lang", "")

    def text(self, node: Node) -> None:
        """Emit source that is not read any further."""
        opening = self._token("paragraph_open", "p", 1, node)
        inline = Token("inline", "", 0, map=[node.first, node.end], level=self.level + 1, block=True)
        inline.content = node.text
        inline.children = [Token("text", "", 0, content=node.text)]
        self.tokens += (opening, inline, Token("paragraph_close", "p", -1, level=self.level, block=True))

    def _html(self, node: Node) -> Token | None:
        """Emit an HTML element; return its closing token when its content is still to be emitted."""
        if is_literal(node):
            token = self._token("html_block", "", 0, node, {})
            text = literal(node, self._attributes(node), faithful=self.state.options.faithful)
            token.content = text if node.level else text + "\n"
            self.tokens.append(token)
            return None
        closing = self._open(node, "html", node.info)
        attributes = self.tokens[-1].attrs
        for name, value in attributes.items():
            attributes[name] = decode_entities(str(value))
        return closing

    def html_text(self, node: Node) -> None:
        """Emit text between the elements of raw HTML."""
        token = self._token("html_block", "", 0, node)
        token.content = literal(node, {}, faithful=True)
        self.tokens.append(token)

    def span(self, node: Node) -> None:
        """Emit an HTML element's line of text."""
        inline = Token("inline", "", 0, content=node.text, map=[node.first, node.end], level=self.level, block=True)
        inline.children = parse_spans(node.text, self.state, node.first) if node.text else []
        self.tokens.append(inline)

    def mark(self, node: Node) -> None:
        """Emit nothing: blank lines and definitions make no HTML."""


_TAGS = {"hr": "hr", "fence": "code", "code_block": "code", "math_block": "math"}
_LEAVES: dict[str, Callable[[_Stream, Node], None]] = {
    "paragraph": _Stream.paragraph,
    "bare": _Stream.paragraph,
    "heading": _Stream.heading,
    "term": _Stream.term,
    "cell": _Stream.cell,
    "code_block": _Stream.content,
    "fence": _Stream.content,
    "hr": _Stream.content,
    "math_block": _Stream.content,
    "html_block": _Stream.content,
    "html_text": _Stream.html_text,
    "verbatim": _Stream.html_text,
    "span": _Stream.span,
    "literal": _Stream.text,
    "blank": _Stream.mark,
    "boundary": _Stream.mark,
}
