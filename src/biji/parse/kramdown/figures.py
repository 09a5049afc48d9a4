"""Images on their own: a paragraph of one image that bears `{:standalone}` is a figure with a caption.

https://kramdown.gettalong.org/syntax.html#images
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.attribute_lists import read_attribute_list
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence


def figure_tokens(paragraph: Sequence[Token]) -> list[Token]:
    """The tokens of a figure, when that is what a paragraph is; else the paragraph's own."""
    opening, inline, closing = paragraph
    source = inline.content.rstrip()
    children = inline.children or []
    if len(children) != 1 or children[0].type != "image" or not source.endswith("}"):
        return [opening, inline, closing]
    if "standalone" not in read_attribute_list(source[source.rfind("{:") + 2 : -1]).references:
        return [opening, inline, closing]
    image = children[0]
    for name in ("class", "id"):
        if name in image.attrs and name not in opening.attrs:
            opening.attrs[name] = image.attrs.pop(name)
    opening.type, opening.tag, opening.markup = "html_open", "figure", ""
    closing.type, closing.tag = "html_close", "figure"
    return [opening, inline, *_caption(image.content, opening), closing]


def _caption(text: str, figure: Token) -> list[Token]:
    if not text:
        return []
    level = figure.level + 1
    caption = Token("inline", "", 0, map=figure.map, level=level + 1, block=True, content=text)
    caption.children = [Token("text", "", 0, content=text)]
    return [
        Token("html_open", "figcaption", 1, map=figure.map, level=level, block=True),
        caption,
        Token("html_close", "figcaption", -1, level=level, block=True),
    ]
