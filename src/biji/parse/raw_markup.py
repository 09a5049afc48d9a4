"""Literal HTML on its way into a page: read the way browsers read it, written anew tag by tag.

Tags keep what `raw_html` lets pass, addresses become links, `<a name="x"/>` is closed, `$$…$$` becomes a formula
(Jekyll left it to MathJax in the browser). A `<` that begins nothing becomes text, so that nothing of the source
reaches the browser unread.

Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.html_tags import KNOWN_ELEMENTS, VOID_ELEMENTS, is_element

if TYPE_CHECKING:
    from biji.parse.fragments import Output

_NAME = r"[^\s\"'<>/=]+"
_VALUE = r"""\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+"""
_PIECE = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))"
    r"|(?P<declaration><[!?][^<>]*>)"
    r"|</(?P<closed>[^\W\d][^\s/<>]*)[^<>]*>"
    rf"|<(?P<name>[^\W\d][^\s/>\"'<=]*)(?P<attributes>(?:[\s/]+{_NAME}(?:\s*=\s*(?:{_VALUE}))?)*)\s*(?P<empty>/)?\s*>"
    r"|(?P<stray><(?=[^\W\d]|[/!?]))"
    r"|\$\$(?P<tex>(?:[^$<]|\$(?!\$)|<(?![^\W\d]|[/!?]))+)\$\$",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*=\s*({_VALUE}))?")
#: Elements whose content is not read as HTML.
_RAW_TEXT = frozenset(("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"))
#: Its content is HTML or text, depending on who reads; as pages run no inline scripts, the content alone is right.
_UNWRAPPED = "noscript"
#: Elements in which `$$` means itself.
_VERBATIM = frozenset({"pre", "code", "kbd", "samp"})
#: Blanks between a tag and a formula, at most.
_NEAR = 80
_BLOCK_END = re.compile(r"\s*</(?:div|p|center|section|blockquote)\b")


def write_raw(source: str, output: Output) -> None:
    """Write HTML source to a fragment.

    Args:
        source: any text; it need not be well-formed, nor balanced.
        output: the fragment in the making.
    """
    if "<" in source or "$$" in source:
        _Markup(source, output).write()
    else:
        _write_text(source, output)


class _Markup:
    """One piece of source being written."""

    def __init__(self, source: str, output: Output) -> None:
        self.source, self.output = source, output
        self.drawing = "<svg" in source or "<math" in source
        self.verbatim = 0

    def write(self) -> None:
        position = 0
        while piece := _PIECE.search(self.source, position):
            _write_text(self.source[position : piece.start()], self.output)
            position = self._write_piece(piece)
        _write_text(self.source[position:], self.output)

    def _write_piece(self, piece: re.Match[str]) -> int:
        """Write one piece; returns where the source goes on."""
        output = self.output
        if piece["name"]:
            return self._write_tag(piece)
        if piece["closed"]:
            self._write_end(piece["closed"])
        elif piece["comment"]:
            closed = piece["comment"].endswith(">")
            output.html.append(piece["comment"] if closed else f"{piece['comment']}-->")
        elif piece["declaration"]:
            output.html.append(piece["declaration"])
        elif piece["stray"]:
            _write_text("&lt;", output)
        elif output.faithful or self.verbatim:
            _write_text(piece[0], output)
        else:
            self._write_formula(piece)
        return piece.end()

    def _write_tag(self, piece: re.Match[str]) -> int:
        output, name = self.output, piece["name"]
        if name.lower() == _UNWRAPPED:
            return piece.end()
        known = name.lower() in KNOWN_ELEMENTS
        if not (known or output.faithful or is_element(name, drawing=self.drawing)):
            _write_text(html.escape(piece[0], quote=False), output)
            return piece.end()
        name = name.lower() if known else name
        attributes: dict[str, str] = {}
        for key, value in _ATTRIBUTE.findall(piece["attributes"]):
            plain = value[1:-1] if value[:1] in ('"', "'") else value
            attributes.setdefault(key.lower() if known else key, html.unescape(plain))
        is_void = name in VOID_ELEMENTS
        output.tag(name, attributes, closed=is_void or bool(piece["empty"] and output.faithful))
        if piece["empty"] and not is_void and not output.faithful:
            output.html.append(f"</{name}>")
            return piece.end()
        if name in _RAW_TEXT and not self.drawing:
            return self._copy_content(name, piece.end())
        self.verbatim += name in _VERBATIM
        return piece.end()

    def _copy_content(self, name: str, start: int) -> int:
        end = re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE).search(self.source, start)
        stop = end.start() if end else len(self.source)
        self.output.html.append(self.source[start:stop])
        if end is None:
            self.output.html.append(f"</{name}>")
        return stop

    def _write_end(self, name: str) -> None:
        known = name.lower() in KNOWN_ELEMENTS
        if name.lower() == _UNWRAPPED:
            return
        if known or self.output.faithful or is_element(name, drawing=self.drawing):
            name = name.lower() if known else name
            self.output.html.append(f"</{name}>")
            self.verbatim -= bool(self.verbatim and name in _VERBATIM)

    def _write_formula(self, piece: re.Match[str]) -> None:
        """Write a formula: on a line of its own where it is all that a block holds."""
        before = self.source[max(0, piece.start() - _NEAR) : piece.start()].rstrip()
        alone = before.endswith(">") and _BLOCK_END.match(self.source, piece.end())
        self.output.formula(html.unescape(piece["tex"]), display=bool(alone))


def _write_text(source: str, output: Output) -> None:
    if source:
        output.html.append(source)
        output.text.append(html.unescape(source) if "&" in source else source)
