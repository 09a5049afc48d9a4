"""Making tokens: markdown-it's own, without what its constructor costs.

A document is tens of thousands of tokens; the generated constructor of the data class with its factories and its
conversion of attributes takes twice as long as setting the fields.
"""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token

_NEW = Token.__new__


def make_token(  # noqa: PLR0913 - the fields of one record
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    content: str = "",
    *,
    lines: list[int] | None = None,
    level: int = 0,
    block: bool = False,
) -> Token:
    """A token; attributes, children and what else is rare are set by who needs them.

    Args:
        kind: its type.
        tag: the element's name.
        nesting: 1 opens, -1 closes, 0 neither.
        content: of a leaf.
        lines: the first line in the body, counted from 0, and the one behind the last.
        level: how many blocks are open.
        block: whether it is a block and not part of a line.
    """
    token = _NEW(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = lines
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = block
    token.hidden = False
    return token
