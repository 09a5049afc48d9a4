"""Ids of headings, made from their text and numbered where they repeat.

https://kramdown.gettalong.org/parser/gfm.html#header-ids and, for plain kramdown input,
https://kramdown.gettalong.org/converter/html.html#auto-ids
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from biji.parse.liquid.links import with_names
from biji.text import heading_id, plain_heading_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.model import KramdownOptions
    from biji.parse.kramdown.document import DocumentState
    from biji.parse.tokens import Token


def add_heading_ids(
    tokens: Sequence[Token], state: DocumentState, seen: Counter[tuple[str, str]], *, in_footnote: bool = False
) -> None:
    """Give every heading without an id one.

    GFM input has a rule of its own for headings outside raw HTML and footnotes; inside, and under plain kramdown
    input, kramdown's older rule holds, with numbers of its own.

    Args:
        tokens: a stream whose spans are parsed.
        state: for options.
        seen: how often each text has come so far under each rule; it is counted on.
        in_footnote: the stream is a footnote's. Its ids may repeat those of the text, so only `faithful` minds.
    """
    options = state.kramdown
    elements = int(in_footnote and state.options.faithful)
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "heading_open":
            if options.auto_ids and "id" not in token.attrs:
                rule = "kramdown" if elements or options.input != "GFM" else "GFM"
                name = _automatic_id(tokens[index + 1], options, rule)
                number = seen[rule, name]
                seen[rule, name] += 1
                token.attrs["id"] = options.auto_id_prefix + (f"{name}-{number}" if number else name)
            if not token.attrs.get("id", "."):
                # An empty id is no attribute, but the heading is still in the table of contents.
                del token.attrs["id"]
                token.meta["empty_id"] = True
        elif kind == "html_open":
            elements += 1
        elif kind == "html_close":
            elements -= 1


def _automatic_id(inline: Token, options: KramdownOptions, rule: str) -> str:
    has_source = options.input != "GFM" and not options.auto_id_stripping
    text = inline.content if has_source else plain_text(inline.children or ())
    return heading_id(text) if rule == "GFM" else plain_heading_id(text)


def plain_text(children: Sequence[Token]) -> str:
    """The text that an id is made of: text, code, TeX of formulas; no markup, no alternative texts."""
    parts = []
    for token in children:
        if token.type in ("text", "code_inline", "math_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return with_names("".join(parts))
