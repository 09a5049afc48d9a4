"""Footnotes: their numbers in order of reference, and the list of them with links back, at the end.

https://kramdown.gettalong.org/syntax.html#footnotes
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from biji.parse.kramdown.ids import add_heading_ids
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from biji.parse.kramdown.document import DocumentState, Footnote


class _Numbers:
    """Counts references: the first of each name gives the footnote its number."""

    def __init__(self, state: DocumentState) -> None:
        self.state = state
        self.references: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.order: list[Footnote] = []

    def count(self, tokens: Sequence[Token]) -> None:
        """Number the references of a stream and complete their tokens."""
        options = self.state.kramdown
        for token in _references(tokens):
            footnote = self.state.footnotes[token.meta["name"]]
            if footnote.name not in self.references:
                self.numbers[footnote.name] = options.footnote_nr + len(self.order)
                self.order.append(footnote)
            repeat = self.references[footnote.name] = self.references.get(footnote.name, 0) + 1
            number = self.numbers[footnote.name]
            name = options.footnote_prefix + footnote.name
            token.meta["id"] = f"fnref:{name}" if repeat == 1 else f"fnref:{name}:{repeat - 1}"
            token.meta["href"] = f"#fn:{name}"
            token.meta["text"] = options.footnote_link_text.replace("%s", str(number))


def _references(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from (child for child in token.children or () if child.type == "footnote_ref")


def place_footnotes(tokens: list[Token], state: DocumentState, seen: Counter[tuple[str, str]]) -> list[Token]:
    """Number all references and put the list of footnotes at the end, or where a list bears `{:footnotes}`.

    Args:
        tokens: the document without its footnotes.
        state: for the footnotes and options.
        seen: how often each text has come in a heading; see `add_heading_ids`.
    """
    numbers = _Numbers(state)
    numbers.count(tokens)
    items: list[Token] = []
    for footnote in numbers.order:
        content = footnote.tokens
        add_heading_ids(content, state, seen, in_footnote=True)
        backlinks = _backlinks(footnote, numbers.references[footnote.name], state)
        numbers.count(content)
        items += _item(footnote, content, backlinks, state)
    block = _block(items, state) if items else []
    place = next((index for index, token in enumerate(tokens) if token.type == "footnotes"), None)
    if place is None:
        return tokens + block
    return tokens[:place] + block + tokens[place + 1 :]


def _block(items: list[Token], state: DocumentState) -> list[Token]:
    opening = Token("footnote_block_open", "div", 1, attrs={"class": "footnotes", "role": "doc-endnotes"}, block=True)
    ordered = Token("ordered_list_open", "ol", 1, level=1, block=True)
    if state.kramdown.footnote_nr != 1:
        ordered.attrs["start"] = state.kramdown.footnote_nr
    opening.map = ordered.map = _extent(items)
    closings = (
        Token("ordered_list_close", "ol", -1, level=1, block=True),
        Token("footnote_block_close", "div", -1, block=True),
    )
    return [opening, ordered, *items, *closings]


def _extent(tokens: Iterable[Token]) -> list[int]:
    maps = [token.map for token in tokens if token.map]
    return [min(first for first, _ in maps), max(end for _, end in maps)]


def _backlinks(footnote: Footnote, references: int, state: DocumentState) -> list[Token]:
    """Links from a footnote to each of its references, with a no-break space before each."""
    text = html.unescape(state.kramdown.footnote_backlink.strip())
    if not text:
        return []
    name = state.kramdown.footnote_prefix + footnote.name
    tokens: list[Token] = []
    for repeat in range(references):
        href = f"#fnref:{name}:{repeat}" if repeat else f"#fnref:{name}"
        attributes: dict[str, str | int | float] = {"href": href, "class": "reversefootnote", "role": "doc-backlink"}
        tokens.append(Token("text", "", 0, content="\u00a0"))
        tokens.append(Token("link_open", "a", 1, attrs=attributes))
        tokens.append(Token("text", "", 0, content=text))
        if repeat:
            number = Token("text", "", 0, content=str(repeat + 1))
            tokens += (
                Token("html_inline", "", 0, content="<sup>"),
                number,
                Token("html_inline", "", 0, content="</sup>"),
            )
        tokens.append(Token("link_close", "a", -1))
    return tokens


def _item(footnote: Footnote, content: list[Token], backlinks: list[Token], state: DocumentState) -> list[Token]:
    extent = [footnote.line, max((token.map[1] for token in content if token.map), default=footnote.line + 1)]
    name = state.kramdown.footnote_prefix + footnote.name
    opening = Token("list_item_open", "li", 1, attrs={"id": f"fn:{name}", "role": "doc-endnote"}, map=extent, level=2)
    closing = Token("list_item_close", "li", -1, level=2)
    for token in content:
        token.level += 3
    if backlinks:
        inline = _last_inline(content, anywhere=state.kramdown.footnote_backlink_inline)
        if inline is not None:
            inline.children = [*(inline.children or ()), *backlinks]
        else:
            content = content + _paragraph(backlinks[1:], extent)
    opening.block = closing.block = True
    return [opening, *content, closing]


def _last_inline(content: list[Token], *, anywhere: bool) -> Token | None:
    """The text of the paragraph that ends a footnote; with `anywhere`, of whatever block ends it."""
    if len(content) < 3:
        return None
    if content[-1].type == "paragraph_close" and content[-1].level == 3:
        return content[-2]
    if not anywhere:
        return None
    index = len(content) - 1
    while (
        index >= 0 and content[index].nesting < 0 and content[index].type not in ("paragraph_close", "heading_close")
    ):
        index -= 1
    return content[index - 1] if content[index].type in ("paragraph_close", "heading_close") else None


def _paragraph(children: list[Token], extent: list[int]) -> list[Token]:
    inline = Token("inline", "", 0, children=children, map=extent, level=4, block=True)
    opening = Token("paragraph_open", "p", 1, map=extent, level=3, block=True)
    return [opening, inline, Token("paragraph_close", "p", -1, level=3, block=True)]
