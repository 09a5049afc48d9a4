"""Addresses that are links by themselves: `<https://…>`, `<name@host>`, and, as biji's own addition, bare URLs.

Where a bare URL ends in the middle of Chinese text is told by `biji.parse.references.urls`.

Source: https://kramdown.gettalong.org/syntax.html#automatic-links; the second part: handbook page *Dialect*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.characters import decode_entities
from biji.parse.kramdown.frames import ANCHOR, IMAGE, LINK
from biji.parse.kramdown.scanner import Scanner
from biji.parse.references.urls import find_urls, whole_url
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.tokens import Token

_ANGLE_SCHEME = re.compile(r"<(?:mailto|https?|ftps?):")
_ANGLE_MAIL = re.compile(r"<([-.\w]+@[-\w]+(?:\.[-\w]+)*)>")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:https?|ftp):\Z")
#: A URL is looked for in so many characters.
_LONGEST = 4096


def angle_link(scanner: Scanner, at: int) -> int:
    """`<https://…>` or `<name@host>`; 0 when it is neither."""
    text = scanner.text
    if _ANGLE_SCHEME.match(text, at):
        close = scanner.find(">", at)
        if close < 0 or 0 <= scanner.find("\n", at) < close or text[close - 1] == ":":
            return 0
        url = decode_entities(text[at + 1 : close])
        return scanner.emit(at, close + 1, *link_tokens(url, url.removeprefix("mailto:")))
    found = _ANGLE_MAIL.match(text, at)
    return scanner.emit(at, found.end(), *link_tokens(f"mailto:{found[1]}", found[1])) if found else 0


def bare_url(scanner: Scanner, at: int) -> int:
    """The URL of which the colon stands at this position; other rules have no say inside it."""
    text, context = scanner.text, scanner.top.context
    scheme = _SCHEME.search(text, max(0, at - 6), at + 1)
    if scheme is None or not scanner.holds_plain(scheme.start()):
        return at + 1
    start = scheme.start()
    found = next(find_urls(text[start : start + _LONGEST]), None)
    if found is None or found.start:
        return at + 1
    url = _before_bracket(found.url) if context & (LINK | IMAGE) else found.url
    end, address = start + len(url), decode_entities(url)
    if context & (LINK | IMAGE | ANCHOR) or not scanner.state.options.autolink:
        return scanner.replace(start, end, address)
    return scanner.emit(start, end, *link_tokens(address, address))


def only_url(text: str) -> list[Token] | None:
    """The tokens of a text that is nothing but a URL."""
    found = whole_url(text) if " " not in text else None
    return link_tokens(text, text) if found and found.end == len(text) and "&" not in text else None


def _before_bracket(url: str) -> str:
    """What stands before the bracket that ends the text of the link around a URL."""
    depth = 0
    for index, character in enumerate(url):
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return url[:index]
    return url


def link_tokens(url: str, text: str) -> list[Token]:
    """A link that was written as nothing but its address."""
    opening = Token("link_open", "a", 1)
    opening.attrs["href"], opening.markup = url, "autolink"
    return [opening, Token("text", "", 0, content=text), Token("link_close", "a", -1)]
