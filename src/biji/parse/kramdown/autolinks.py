"""Addresses that are links by themselves: `<https://…>`, `<name@host>`, and, as biji's own addition, bare URLs.

A bare URL ends before white space and before the first character beyond ASCII, unless the path goes on behind it:
Chinese text stands directly behind a URL, but `/wiki/笔记/x` is one path. Closing punctuation at its end is text.

Source: https://kramdown.gettalong.org/syntax.html#automatic-links; the second part: handbook page *Dialect*.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from biji.parse.kramdown.characters import decode_entities
from biji.parse.kramdown.scanner import LINK, Scanner

_ANGLE_SCHEME = re.compile(r"<(?:mailto|https?|ftps?):")
_ANGLE_MAIL = re.compile(r"<([-.\w]+@[-\w]+(?:\.[-\w]+)*)>")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:https?|ftp):\Z")
_URL = re.compile(
    r"""(?:https?|ftp)://[A-Za-z0-9\[][!#-;=?-_a-z~%]*(?:[^\x00-\x7f\s\u3000-\u303f\uff00-\uffef“”‘’…—《》]+"""
    r"""(?=[/?#%&=.A-Za-z0-9_-])[!#-;=?-_a-z~%]+)*"""
)
_TRAILING = "?!.,:;*_~'\""


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
    """The URL of which the colon stands at this position."""
    scheme = _SCHEME.search(scanner.text, max(0, at - 6), at + 1)
    url = url_at(scanner.text, scheme.start()) if scheme else ""
    if scheme is None or not url or not scanner.holds_plain(scheme.start()):
        return at + 1
    start = scheme.start()
    if scanner.top.context & LINK:
        return scanner.replace(start, start + len(url), url)
    return scanner.emit(start, start + len(url), *link_tokens(url, url))


def url_at(text: str, start: int) -> str:
    """The bare URL that begins at this position, or ""."""
    found = _URL.match(text, start)
    if found is None:
        return ""
    url = found[0].rstrip(_TRAILING)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TRAILING)
    return url


def link_tokens(url: str, text: str) -> list[Token]:
    """A link that was written as nothing but its address."""
    opening = Token("link_open", "a", 1, attrs={"href": url}, markup="autolink")
    return [opening, Token("text", "", 0, content=text), Token("link_close", "a", -1)]
