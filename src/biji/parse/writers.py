"""How each type of token is written: kramdown's HTML, and the plain text beside it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from biji.parse.code import highlight
from biji.parse.namings import is_naming, split_namings
from biji.parse.raw_markup import write_raw

if TYPE_CHECKING:
    from biji.parse.fragments import Output
    from biji.parse.tokens import Token

#: Elements whose opening tag ends a line of the HTML, for readers of the source.
_LINE_AFTER = frozenset({"blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "div"})
#: What a paragraph without `<p>` leaves behind: nothing, unless text or HTML follows directly.
_END_OF_BARE_TEXT = ""


def write_element(output: Output, token: Token) -> None:
    """An element that the token names; a block ends its line."""
    if token.nesting < 0:
        if not token.hidden:
            output.html.append(f"</{token.tag}>\n" if token.block else f"</{token.tag}>")
        if token.block:
            output.text.append("\t" if token.tag in ("td", "th") else "\n")
    elif not token.hidden:
        end = ">" if token.nesting else " />"
        attributes = output.attributes(token) if token.attrs else ""
        line = "\n" if token.block and (token.tag in _LINE_AFTER or not token.nesting) else ""
        output.html.append(f"<{token.tag}{attributes}{end}{line}")


def _text(output: Output, token: Token) -> None:
    content = token.content
    if "《" in content and output.may_name() and not (token.meta and "html" in token.meta):
        for piece in split_namings(content):
            if is_naming(piece):
                output.naming(piece)
            else:
                output.html.append(escape(piece, quote=False))
                output.text.append(piece)
        return
    if token.meta and "html" in token.meta:
        output.html.append(token.meta["html"])
    elif "&" in content or "<" in content or ">" in content:
        output.html.append(escape(content, quote=False))
    else:
        output.html.append(content)
    output.text.append(content)


def _paragraph_open(output: Output, token: Token) -> None:
    if not token.hidden:
        output.html.append(f"<p{output.attributes(token)}>" if token.attrs else "<p>")
    else:
        _part(output)


def _paragraph_close(output: Output, token: Token) -> None:
    output.html.append(_END_OF_BARE_TEXT if token.hidden else "</p>\n")
    output.text.append("\n")


def _part(output: Output) -> None:
    """Keep bare text apart from the block before it."""
    if output.html and output.html[-1] == _END_OF_BARE_TEXT:
        output.html[-1] = "\n"


def _inline(output: Output, token: Token) -> None:
    output.place(token)
    if token.children:
        output.write(token.children)


def _softbreak(output: Output, _token: Token) -> None:
    output.html.append("\n")
    output.text.append(" ")


def _hardbreak(output: Output, _token: Token) -> None:
    output.html.append("<br />\n")
    output.text.append("\n")


def _code_inline(output: Output, token: Token) -> None:
    output.html.append(f"<code{output.attributes(token)}>{escape(token.content, quote=False)}</code>")
    output.text.append(token.content)


def _link_open(output: Output, token: Token) -> None:
    if output.is_contents or token.attrs.get("class") == "reversefootnote":
        output.open_known_link(f"<a{output.attributes(token)}>")
    else:
        output.open_link(_attributes(token))


def _link_close(output: Output, _token: Token) -> None:
    output.close_link()


def _image(output: Output, token: Token) -> None:
    attributes = _attributes(token)
    first = {"src": attributes.pop("src", ""), "alt": token.content}
    output.tag("img", first | attributes, text=token.content, closed=True)
    output.text.append(token.content)


def _html_inline(output: Output, token: Token) -> None:
    if not token.tag:
        write_raw(token.content, output)
    elif token.tag != "a":
        write_tag(output, token)
    elif token.nesting < 0:
        output.close_link()
    else:
        output.open_link(_attributes(token))


def write_tag(output: Output, token: Token) -> None:
    """An author's tag, opening, closing, or that of an element without content."""
    if token.nesting < 0:
        output.html.append(f"</{token.tag}>")
    else:
        output.tag(token.tag, _attributes(token), closed=not token.nesting)


def _html_block(output: Output, token: Token) -> None:
    output.place(token)
    _part(output)
    write_raw(token.content, output)
    output.text.append("\n")


def _html_open(output: Output, token: Token) -> None:
    output.place(token)
    _part(output)
    write_tag(output, token)


def _math(output: Output, token: Token) -> None:
    output.place(token)
    display = token.type == "math_block"
    name = "div" if display else "span"
    if token.attrs:
        output.tag(name, _attributes(token))
    output.formula(token.content, display=display)
    if token.attrs:
        output.html.append(f"</{name}>")
    if display:
        output.html.append("\n")
        output.text.append("\n")


def _code(output: Output, token: Token) -> None:
    context = output.context
    span = context.places.span(token.map[0] if token.map else 0)
    block = highlight(token.content, token.info, output.passed("pre", _attributes(token)), span)
    for diagnostic in block.diagnostics:
        context.report(diagnostic)
    output.html.append(block.html)
    output.text += (token.content, "\n")


def _footnote_ref(output: Output, token: Token) -> None:
    name, target = escape(token.meta["id"]), escape(token.meta["href"])
    output.html.append(
        f'<sup id="{name}" role="doc-noteref"><a href="{target}" class="footnote" rel="footnote">'
        f"{escape(token.meta['text'], quote=False)}</a></sup>"
    )


def _contents(output: Output, token: Token) -> None:
    length = len(output.text)
    output.is_contents = True
    output.write(token.children or ())
    output.is_contents = False
    del output.text[length:]


def _attributes(token: Token) -> dict[str, str]:
    return {key: str(value) for key, value in token.attrs.items()}


WRITERS: dict[str, Callable[[Output, Token], None]] = {
    "paragraph_open": _paragraph_open,
    "paragraph_close": _paragraph_close,
    "text": _text,
    "inline": _inline,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "code_inline": _code_inline,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "html_inline": _html_inline,
    "html_block": _html_block,
    "html_open": _html_open,
    "math_inline": _math,
    "math_block": _math,
    "fence": _code,
    "code_block": _code,
    "footnote_ref": _footnote_ref,
    "toc": _contents,
}
