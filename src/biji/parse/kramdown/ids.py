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

    from biji.parse.kramdown.document import DocumentState


class HeadingIds:
    """Gives out the ids of a document.

    GFM input has a rule of its own for headings outside raw HTML; inside, and under plain kramdown input, kramdown's
    older rule holds, with numbers of its own.
    """

    def __init__(self, state: DocumentState) -> None:
        self._options = state.kramdown
        self._seen: Counter[tuple[bool, str]] = Counter()

    def add(self, tokens: Sequence[Token]) -> None:
        """Give every heading of a stream whose spans are parsed an id, unless it has one."""
        elements = 0
        for index, token in enumerate(tokens):
            if token.type == "heading_open":
                if self._options.auto_ids and "id" not in token.attrs:
                    token.attrs["id"] = self._options.auto_id_prefix + self._id(tokens[index + 1], raw=elements > 0)
                if not token.attrs.get("id", "."):
                    del token.attrs["id"]
            elif token.type == "html_open":
                elements += 1
            elif token.type == "html_close":
                elements -= 1

    def _id(self, inline: Token, *, raw: bool) -> str:
        gfm = self._options.input == "GFM"
        has_source = not gfm and not self._options.auto_id_stripping
        text = inline.content if has_source else plain_text(inline.children or ())
        is_gfm_id = gfm and not raw
        name = heading_id(text) if is_gfm_id else plain_heading_id(text)
        number = self._seen[is_gfm_id, name]
        self._seen[is_gfm_id, name] += 1
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
