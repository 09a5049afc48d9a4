"""Ids of headings, made from their text and numbered where they repeat.

https://kramdown.gettalong.org/parser/gfm.html#header-ids and, for plain kramdown input,
https://kramdown.gettalong.org/converter/html.html#auto-ids
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from biji.text import heading_id, plain_heading_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from biji.model import KramdownOptions
    from biji.parse.kramdown.document import DocumentState



def add_heading_ids(tokens: Sequence[Token], state: DocumentState, seen: Counter[str]) -> None:
    """Give every heading without an id one.

    Args:
        tokens: a stream whose spans are parsed.
        state: for options.
        seen: how often each text has come so far; it is counted on.
    """
    options = state.kramdown
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        if options.auto_ids and "id" not in token.attrs:
            token.attrs["id"] = options.auto_id_prefix + _numbered(_automatic_id(tokens[index + 1], options), seen)
        if not token.attrs.get("id", "."):
            del token.attrs["id"]


def _automatic_id(inline: Token, options: KramdownOptions) -> str:
    text = plain_text(inline.children or ())
    if options.input == "GFM":
        return heading_id(text)
    return plain_heading_id(text if options.auto_id_stripping else inline.content)


def _numbered(name: str, seen: Counter[str]) -> str:
    number = seen[name]
    seen[name] += 1
    return f"{name}-{number}" if number else name


def plain_text(children: Sequence[Token]) -> str:
    """The text that an id is made of: text, code, TeX of formulas; no markup, no alternative texts."""
    parts = []
    for token in children:
        if token.type in ("text", "code_inline", "math_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
