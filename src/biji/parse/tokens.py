"""What a dialect makes of a body: a stream of tokens like markdown-it's, whose fields and types they have.

markdown-it's own are slower to make, and a document has tens of thousands; without them a site in kramdown's dialect
does without the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import token as markdown_it


class Token(Struct, gc=False):
    """A piece of a document; its types are markdown-it's (https://markdown-it-py.readthedocs.io/en/latest/api/).

    Attributes:
        type: what it is.
        tag: the element's name.
        nesting: 1 opens, -1 closes, 0 neither.
        attrs: of the element.
        map: the first line in the body, counted from 0, and the one behind the last.
        level: how many blocks are open.
        children: of an inline token.
        content: of a leaf.
        markup: how it was written.
        info: behind a fence.
        meta: anything else.
        block: whether it is a block and not part of a line.
        hidden: whether a paragraph has no `<p>`.
    """

    type: str
    tag: str
    nesting: Literal[-1, 0, 1]
    attrs: dict[str, str | int | float] = {}
    map: list[int] | None = None
    level: int = 0
    children: list[Token] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict[Any, Any] = {}
    block: bool = False
    hidden: bool = False


def from_markdown_it(tokens: Iterable[markdown_it.Token]) -> list[Token]:
    """A stream of markdown-it's tokens as ours; what they hold goes over to them."""
    return [
        Token(
            token.type,
            token.tag,
            token.nesting,
            token.attrs,
            token.map,
            token.level,
            None if token.children is None else from_markdown_it(token.children),
            token.content,
            token.markup,
            token.info,
            token.meta,
            token.block,
            token.hidden,
        )
        for token in tokens
    ]


def to_markdown_it(tokens: Iterable[Token]) -> list[markdown_it.Token]:
    """A stream as the rules of markdown-it's plugins read it: a copy."""
    from markdown_it import token as markdown_it  # noqa: PLC0415 - only other dialects and plugins need it

    return [
        markdown_it.Token(
            token.type,
            token.tag,
            token.nesting,
            dict(token.attrs),
            token.map,
            token.level,
            None if token.children is None else to_markdown_it(token.children),
            token.content,
            token.markup,
            token.info,
            dict(token.meta),
            token.block,
            token.hidden,
        )
        for token in tokens
    ]
