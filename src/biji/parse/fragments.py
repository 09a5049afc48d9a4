r"""Tokens as HTML, text, links and formulas: any balanced slice of a stream becomes a `Fragment`.

    >>> fragment(parse_kramdown("[a](/b)", options)[0], context).html
    '<p><a \x02a0\x03>a</a></p>\n'

How each type of token is written stands in `writers.py`.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from biji.diagnostics import Diagnostic, Span
from biji.model import SERIES_SCHEME, Formula, Fragment, Link, ParseOptions
from biji.parse.liquid.links import WORD, source_name, split_words, with_names, with_target, word_of
from biji.parse.math import render
from biji.parse.positions import Places
from biji.parse.raw_html import ADDRESSES, is_script_url, names_of, split_attributes
from biji.parse.writers import WRITERS, write_element

if TYPE_CHECKING:
    from biji.parse.tokens import Token


class RenderContext:
    """What all fragments of one file share.

    Args:
        options: the stage's options.
        path: of the source.
        lines: of the body, for the columns of links and formulas.
        first_line: the file's line of the body's first line.
        numbers: the labels of formulas with their numbers; see `biji.parse.math.render`.

    Attributes:
        diagnostics: what was found while rendering, each thing once.
    """

    def __init__(
        self,
        options: ParseOptions,
        path: str,
        lines: Sequence[str],
        first_line: int = 1,
        *,
        numbers: Mapping[str, str] | None = None,
    ) -> None:
        self.options = options
        self.numbers = numbers
        self.places = Places(path, lines, first_line)
        self.lines = len(lines)
        self.diagnostics: list[Diagnostic] = []
        self._reported: set[Diagnostic] = set()

    def report(self, diagnostic: Diagnostic) -> None:
        """Note a finding; a heading is rendered twice, but what is wrong with it is said once."""
        if diagnostic not in self._reported:
            self._reported.add(diagnostic)
            self.diagnostics.append(diagnostic)

    def formula(self, tex: str, span: Span, *, display: bool) -> Formula:
        """A formula rendered; its diagnostics are noted."""
        options = self.options
        rendered = render(tex, display, span, options.math_macros, options.math_engine, numbers=self.numbers)
        for diagnostic in rendered.diagnostics:
            self.report(diagnostic)
        return rendered.formula


def fragment(tokens: Sequence[Token], context: RenderContext, lines: tuple[int, int] | None = None) -> Fragment:
    """HTML with markers for links and formulas, and what the markers stand for.

    Args:
        tokens: a balanced slice of a stream: blocks, or the children of an inline token.
        context: of the file; it collects the diagnostics.
        lines: between which body lines, counted from 0, tokens without a `map` of their own stand.
    """
    output = Output(context, lines)
    output.write(tokens)
    return output.fragment()


def plain_fragment(inline: Token) -> Fragment | None:
    """The fragment of an inline token that holds nothing but text, as most titles do; None where it holds more."""
    children = inline.children or ()
    if len(children) != 1 or children[0].type != "text" or children[0].meta:
        return None
    content = children[0].content
    if "《" in content or WORD in content:
        return None
    return Fragment(html.escape(content, quote=False), content.strip("\n"))


def escape_attribute(value: str) -> str:
    """Text as the value of a quoted attribute."""
    return html.escape(value, quote=False).replace('"', "&quot;")


class Output:
    """A fragment in the making.

    Attributes:
        html: pieces of the HTML.
        text: pieces of the plain text.
        context: of the file.
        faithful: exactly kramdown's HTML.
        is_contents: inside a table of contents, whose links need no resolving and whose words are the headings'.
    """

    def __init__(self, context: RenderContext, lines: tuple[int, int] | None = None) -> None:
        self.html: list[str] = []
        self.text: list[str] = []
        self.context = context
        self.faithful = context.options.faithful
        self.is_contents = False
        self._links: list[Link] = []
        self._formulas: list[Formula] = []
        #: Links whose text is still being written: number, and how much text there was before.
        self._open: list[tuple[int, int]] = []
        self._first, self._end = lines or (0, context.lines)
        self._after: Span | None = None

    def fragment(self) -> Fragment:
        """What was written."""
        html, text = "".join(self.html), "".join(self.text).strip("\n")
        if WORD in html:
            html, text = self._with_urls(html), with_names(text)
        return Fragment(html, text, tuple(self._links), tuple(self._formulas))

    def _with_urls(self, html: str) -> str:
        """HTML with the markers of URLs that are to be read."""
        pieces, targets = split_words(html)
        place: Span | None = None
        for number, target in enumerate(targets):
            place = self.context.places.find(word_of(target), 0, self.context.lines, place)
            pieces[number] += f"\x02u{len(self._links)}\x03"
            self._links.append(Link(target, source_name(target), place, "", ""))
        return "".join(pieces)

    def write(self, tokens: Sequence[Token]) -> None:
        """Write tokens, blocks and inline ones alike."""
        writer_of = WRITERS.get
        for token in tokens:
            writer_of(token.type, write_element)(self, token)

    def place(self, token: Token) -> None:
        """What is written next stands in the lines of this token."""
        if token.map:
            self._first, self._end = token.map
            self._after = None

    def find(self, text: str) -> Span:
        """Where a text stands, searched from the place of the last one that was found."""
        text = text.removeprefix("mailto:")
        span = self.context.places.find(text, self._first, self._end, self._after)
        if span.column:
            self._after = Span(span.path, span.line, span.column + len(text) - 1)
        elif self._after:
            # An image within a link is written before the address of the link.
            return self.context.places.find_before(text, self._after) or span
        return span

    def tag(self, name: str, attributes: Mapping[str, str], *, text: str = "", closed: bool = False) -> bool:
        """Write an opening tag; addresses in it become links.

        Args:
            name: of the element.
            attributes: as the author wrote them.
            text: what is linked, where it is known at once, as for images.
            closed: an element without content.

        Returns:
            Whether there was an address.
        """
        pieces = [f"<{name}"]
        before = len(self._links)
        for key, value in self.passed(name, attributes).items():
            if key in ADDRESSES:
                pieces.append(self._address(value, text, key, name))
            else:
                pieces.append(f' {key}="{escape_attribute(value)}"')
        pieces.append(" />" if closed else ">")
        self.html.append("".join(pieces))
        return len(self._links) > before

    def _address(self, url: str, text: str, attribute: str, element: str) -> str:
        """The marker, within a tag, of an attribute with an address."""
        place = self.find(url)
        if not place.column:
            place = self.context.places.find_definition(url) or place
        self._links.append(Link(with_target(url) if WORD in url else url, text, place, attribute, element))
        return f" \x02a{len(self._links) - 1}\x03"

    def open_link(self, attributes: Mapping[str, str]) -> None:
        """Write `<a …>`; its text becomes that of the link."""
        number, url = len(self._links), attributes.get("href", "")
        if url and len(attributes) == 1 and not is_script_url(url):
            self.html.append(f"<a{self._address(url, '', 'href', 'a')}>")
        elif not self.tag("a", attributes):
            number = -1
        self._open.append((number, len(self.text)))

    def open_known_link(self, tag: str) -> None:
        """Write an `<a …>` that the parser made, within the page."""
        self._open.append((-1, 0))
        self.html.append(tag)

    def close_link(self) -> None:
        """Write `</a>`."""
        self.html.append("</a>")
        number, start = self._open.pop() if self._open else (-1, 0)
        if number >= 0:
            link = self._links[number]
            text = "".join(self.text[start:])
            self._links[number] = Link(link.target, text, link.span, link.attribute, link.element)

    def may_name(self) -> bool:
        """Whether a name may become a link here: not in other links, nor where HTML is Jekyll's."""
        return not (self.faithful or self.is_contents or self._open)

    def naming(self, text: str) -> None:
        """Write the marker of a text that may name a part of a series."""
        self.html.append(f"\x02s{len(self._links)}\x03")
        self._links.append(Link(SERIES_SCHEME + text[1:-1], text, self.find(text)))
        self.text.append(text)

    def formula(self, tex: str, *, display: bool) -> None:
        """Write a formula's marker."""
        span = self.find(tex.strip().partition("\n")[0])
        self.html.append(f"\x02f{len(self._formulas)}\x03")
        found = self.context.formula(tex, span, display=display)
        # A link cannot stand inside a link.
        self._formulas.append(replace(found, refers="") if found.refers and self._open else found)

    def passed(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """The attributes of an element that may pass; a finding names the others."""
        options = self.context.options
        passed, dropped = split_attributes(attributes, faithful=options.faithful, trusted=options.trust_attributes)
        if dropped:
            message = f'{names_of(dropped)} of "<{name}>" {"was" if len(dropped) == 1 else "were"} dropped'
            hint = "set `trust_attributes: true` under `biji:` to keep such attributes"
            self.context.report(Diagnostic("dropped-attribute", self.find(dropped[0]), message, hint))
        return passed

    def attributes(self, token: Token) -> str:
        """The attributes of a token as they stand in a tag, with a blank before each."""
        if not token.attrs:
            return ""
        passed = self.passed(token.tag, {key: str(value) for key, value in token.attrs.items()})
        return "".join(f' {key}="{escape_attribute(value)}"' for key, value in passed.items())
