"""Tokens as HTML, text, links and formulas: any balanced slice of a stream becomes a `Fragment`.

>>> fragment(parse_kramdown("[a](/b)", options)[0], context).html
'<p><a \\x02a0\\x03>a</a></p>\\n'
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from biji.diagnostics import Diagnostic, Span
from biji.model import Formula, Fragment, Link, ParseOptions
from biji.parse.code import highlight
from biji.parse.math import render
from biji.parse.positions import Places
from biji.parse.raw_html import ADDRESSES, names_of, split_attributes, write_raw

if TYPE_CHECKING:
    from markdown_it.token import Token

_ESCAPE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ESCAPE_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class RenderContext:
    """What all fragments of one file share.

    Args:
        options: the stage's options.
        path: of the source.
        lines: of the body, for the columns of links and formulas.
        first_line: the file's line of the body's first line.

    Attributes:
        diagnostics: what was found while rendering, each thing once.
    """

    def __init__(self, options: ParseOptions, path: str, lines: Sequence[str], first_line: int = 1) -> None:
        self.options = options
        self.places = Places(path, lines, first_line)
        self.path = path
        self.lines = len(lines)
        self.diagnostics: list[Diagnostic] = []
        self._reported: set[Diagnostic] = set()
        self._formulas: dict[tuple[str, bool], tuple[Formula, tuple[Diagnostic, ...]]] = {}

    def report(self, diagnostic: Diagnostic) -> None:
        """Note a finding; a heading is rendered twice, but what is wrong with it is said once."""
        if diagnostic not in self._reported:
            self._reported.add(diagnostic)
            self.diagnostics.append(diagnostic)

    def formula(self, tex: str, span: Span, *, display: bool) -> Formula:
        """A formula rendered; its diagnostics are noted."""
        rendered = render(tex, display, span, self.options.math_macros, self.options.math_engine)
        for diagnostic in rendered.diagnostics:
            self.report(diagnostic)
        return rendered.formula


def fragment(tokens: Sequence[Token], context: RenderContext) -> Fragment:
    """HTML with markers for links and formulas, and what the markers stand for.

    Args:
        tokens: a balanced slice of a stream: blocks, or the children of an inline token.
        context: of the file; it collects the diagnostics.
    """
    output = Output(context)
    output.write(tokens)
    return output.fragment()


class Output:
    """A fragment in the making.

    Attributes:
        html: pieces of the HTML.
        faithful: exactly kramdown's HTML.
    """

    def __init__(self, context: RenderContext) -> None:
        self.html: list[str] = []
        self.faithful = context.options.faithful
        self._context = context
        self._text: list[str] = []
        self._links: list[Link] = []
        self._formulas: list[Formula] = []
        #: Links whose text is still being written: number, and how much text there was before.
        self._open: list[tuple[int, int]] = []
        self._first, self._end = 0, context.lines
        self._after: Span | None = None
        #: Inside a table of contents links need no resolving, and its words are those of the headings.
        self._contents = False

    def fragment(self) -> Fragment:
        """What was written."""
        text = "".join(self._text).strip("\n")
        return Fragment("".join(self.html), text, tuple(self._links), tuple(self._formulas))

    def write(self, tokens: Sequence[Token]) -> None:
        """Write tokens, blocks and inline ones alike."""
        pieces, text = self.html, self._text
        for token in tokens:
            kind = token.type
            if kind == "text" and not token.meta:
                pieces.append(token.content.translate(_ESCAPE))
                text.append(token.content)
            elif kind == "inline":
                if token.map:
                    self._first, self._end = token.map
                    self._after = None
                self.write_inline(token)
            else:
                _WRITERS.get(kind, Output._element)(self, token)

    def write_inline(self, token: Token) -> None:
        """Write the children of an inline token."""
        if self._contents:
            length = len(self._text)
            self.write(token.children or ())
            del self._text[length:]
        else:
            self.write(token.children or ())

    # --- for raw HTML

    def markup(self, source: str) -> None:
        """Write HTML source that holds no opening tag."""
        self.html.append(source)
        if not self._contents:
            self._text.append(html.unescape(_without_tags(source)))

    def tag(self, name: str, attributes: Mapping[str, str], *, closed: bool = False) -> None:
        """Write an author's opening tag; addresses in it become links."""
        pieces = [f"<{name}"]
        for key, value in self._passed(name, attributes).items():
            if key in ADDRESSES:
                pieces.append(f" \x02a{self._link(value, '', key, name)}\x03")
            else:
                pieces.append(f' {key}="{value.translate(_ESCAPE_QUOTED)}"')
        pieces.append(" />" if closed else ">")
        self.html.append("".join(pieces))

    def formula(self, tex: str, *, display: bool, attributes: Mapping[str, str] | None = None) -> None:
        """Write a formula's marker."""
        span = self._find(tex.strip().partition("\n")[0])
        self._formulas.append(self._context.formula(tex, span, display=display))
        marker = f"\x02f{len(self._formulas) - 1}\x03"
        if attributes:
            name = "div" if display else "span"
            self.tag(name, attributes)
            marker += f"</{name}>"
        self.html.append(marker)

    # --- parts

    def _find(self, text: str) -> Span:
        span = self._context.places.find(text, self._first, self._end, self._after)
        if span.column:
            self._after = Span(span.path, span.line, span.column + len(text) - 1)
        return span

    def _link(self, target: str, text: str, attribute: str, element: str) -> int:
        self._links.append(Link(target, text, self._find(target), attribute, element))
        return len(self._links) - 1

    def _passed(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        options = self._context.options
        passed, dropped = split_attributes(attributes, faithful=options.faithful, trusted=options.trust_attributes)
        if dropped:
            message = f'{names_of(dropped)} of "<{name}>" {"was" if len(dropped) == 1 else "were"} dropped'
            hint = "`biji: trust_attributes: true` keeps such attributes"
            self._context.report(Diagnostic("dropped-attribute", self._find(dropped[0]), message, hint))
        return passed

    def _attributes(self, token: Token) -> str:
        if not token.attrs:
            return ""
        passed = self._passed(token.tag, {key: str(value) for key, value in token.attrs.items()})
        return "".join(f' {key}="{value.translate(_ESCAPE_QUOTED)}"' for key, value in passed.items())

    # --- writers

    def _element(self, token: Token) -> None:
        """An element named by the token; blocks end their line."""
        if token.hidden:
            if token.nesting < 0:
                self._text.append("\n")
            return
        if token.nesting < 0:
            self.html.append(f"</{token.tag}>\n" if token.block else f"</{token.tag}>")
            if token.block:
                self._text.append("\t" if token.tag in ("td", "th") else "\n")
            return
        self.html.append(f"<{token.tag}{self._attributes(token)}{'>' if token.nesting else ' />'}")
        if token.block and token.tag in _LINE_AFTER:
            self.html.append("\n")

    def _text_token(self, token: Token) -> None:
        self.html.append(str(token.meta.get("html") or token.content.translate(_ESCAPE)))
        self._text.append(token.content)

    def _softbreak(self, _token: Token) -> None:
        self.html.append("\n")
        self._text.append(" ")

    def _hardbreak(self, _token: Token) -> None:
        self.html.append("<br />\n")
        self._text.append("\n")

    def _code_inline(self, token: Token) -> None:
        self.html.append(f"<code{self._attributes(token)}>{token.content.translate(_ESCAPE)}</code>")
        self._text.append(token.content)

    def _link_open(self, token: Token) -> None:
        if self._contents or token.attrs.get("class") == "reversefootnote":
            self._open.append((-1, 0))
            self.html.append(f"<a{self._attributes(token)}>")
            return
        before = len(self._links)
        self.tag("a", {key: str(value) for key, value in token.attrs.items()})
        self._open.append((before if len(self._links) > before else -1, len(self._text)))

    def _link_close(self, _token: Token) -> None:
        self.html.append("</a>")
        number, start = self._open.pop()
        if number >= 0:
            link, text = self._links[number], "".join(self._text[start:])
            self._links[number] = Link(link.target, text, link.span, link.attribute, link.element)

    def _image(self, token: Token) -> None:
        before = len(self._links)
        attributes = {key: str(value) for key, value in token.attrs.items()}
        source = {"src": attributes.pop("src", ""), "alt": token.content}
        self.tag("img", source | attributes, closed=True)
        if len(self._links) > before:
            link = self._links[before]
            self._links[before] = Link(link.target, token.content, link.span, "src", "img")
        self._text.append(token.content)

    def _html_inline(self, token: Token) -> None:
        if not token.tag:
            write_raw(token.content, self)
        elif token.nesting < 0:
            self.html.append(f"</{token.tag}>")
            if token.tag == "a" and self._open:
                self._end_raw_link()
        else:
            before = len(self._links)
            self.tag(token.tag, {key: str(value) for key, value in token.attrs.items()}, closed=not token.nesting)
            if token.tag == "a":
                self._open.append((before if len(self._links) > before else -1, len(self._text)))

    def _end_raw_link(self) -> None:
        number, start = self._open.pop()
        if number >= 0:
            link = self._links[number]
            self._links[number] = Link(link.target, "".join(self._text[start:]), link.span, link.attribute, "a")

    def _html_block(self, token: Token) -> None:
        if token.map:
            self._first, self._end = token.map
            self._after = None
        write_raw(token.content, self)
        self._text.append("\n")

    def _html_open(self, token: Token) -> None:
        if token.map:
            self._first, self._end = token.map
            self._after = None
        self.tag(token.tag, {key: str(value) for key, value in token.attrs.items()}, closed=not token.nesting)

    def _math(self, token: Token) -> None:
        if token.map:
            self._first, self._end = token.map
            self._after = None
        display = token.type == "math_block"
        attributes = {key: str(value) for key, value in token.attrs.items()}
        self.formula(token.content, display=display, attributes=attributes)
        if display:
            self.html.append("\n")
            self._text.append("\n")

    def _code(self, token: Token) -> None:
        context = self._context
        span = context.places.span(token.map[0] if token.map else 0)
        attributes = self._passed("pre", {key: str(value) for key, value in token.attrs.items()})
        block = highlight(token.content, token.info, attributes, span)
        for diagnostic in block.diagnostics:
            context.report(diagnostic)
        self.html.append(block.html)
        self._text.append(token.content + "\n")

    def _footnote_ref(self, token: Token) -> None:
        meta = {key: str(value).translate(_ESCAPE_QUOTED) for key, value in token.meta.items()}
        self.html.append(
            f'<sup id="{meta["id"]}" role="doc-noteref"><a href="{meta["href"]}" class="footnote" rel="footnote">'
            f"{meta['text']}</a></sup>"
        )

    def _toc(self, token: Token) -> None:
        self._contents = True
        self.write(token.children or ())
        self._contents = False


def _without_tags(source: str) -> str:
    if "<" not in source:
        return source
    pieces = source.split("<")
    return pieces[0] + "".join(piece.partition(">")[2] if ">" in piece else f"<{piece}" for piece in pieces[1:])


_LINE_AFTER = frozenset("blockquote ul ol dl table thead tbody tfoot tr div".split())
_WRITERS: dict[str, Callable[[Output, Token], None]] = {
    "text": Output._text_token,
    "softbreak": Output._softbreak,
    "hardbreak": Output._hardbreak,
    "code_inline": Output._code_inline,
    "link_open": Output._link_open,
    "link_close": Output._link_close,
    "image": Output._image,
    "html_inline": Output._html_inline,
    "html_block": Output._html_block,
    "html_open": Output._html_open,
    "math_inline": Output._math,
    "math_block": Output._math,
    "fence": Output._code,
    "code_block": Output._code,
    "footnote_ref": Output._footnote_ref,
    "toc": Output._toc,
}
