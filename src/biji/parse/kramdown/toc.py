"""The table of contents that replaces the list with `{:toc}`.

https://kramdown.gettalong.org/converter/html.html#toc
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from biji.parse.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.kramdown.document import DocumentState

Nesting = Literal[-1, 0, 1]

_LISTS = {"ul": "bullet_list", "ol": "ordered_list"}
_UNWRAPPED = frozenset({"link_open", "link_close", "footnote_ref"})


class _Entry(NamedTuple):
    level: int
    id: str
    children: list[Token]


def fill_contents(tokens: Sequence[Token], state: DocumentState) -> None:
    """Give the token `toc`, if there is one, the list of headings as its children."""
    place = next((token for token in tokens if token.type == "toc"), None)
    if place is not None:
        place.attrs.setdefault("id", "markdown-toc")
        place.children = _Contents(place).tokens(_entries(tokens, state.kramdown.toc_levels))


def _entries(tokens: Sequence[Token], levels: Sequence[int]) -> list[_Entry]:
    entries = []
    for index, token in enumerate(tokens):
        if token.type != "heading_open" or token.meta["level"] not in levels:
            continue
        name = str(token.attrs.get("id", ""))
        if (name or token.meta.get("empty_id")) and "no_toc" not in str(token.attrs.get("class", "")).split():
            children = [child for child in tokens[index + 1].children or () if child.type not in _UNWRAPPED]
            entries.append(_Entry(token.meta["level"], name, children))
    return entries


class _Contents:
    """Builds the nested list; every item holds a link and, where there are deeper headings, a list."""

    def __init__(self, place: Token) -> None:
        self.place = place
        self.tag = place.tag
        self.prefix = str(place.attrs["id"])
        self.output: list[Token] = []
        self.level = place.level

    def tokens(self, entries: Sequence[_Entry]) -> list[Token]:
        """A list's tokens; none without entries."""
        open_levels: list[int] = []
        for entry in entries:
            while open_levels and open_levels[-1] >= entry.level:
                self._close("list_item", "li")
                open_levels.pop()
                if open_levels and open_levels[-1] < entry.level:
                    break
                if open_levels:
                    self._close(_LISTS[self.tag], self.tag)
            if not self.output or self.output[-1].type == "paragraph_close":
                self._open(_LISTS[self.tag], self.tag)
            self._open("list_item", "li")
            self._link(entry)
            open_levels.append(entry.level)
        for _ in open_levels:
            self._close("list_item", "li")
            self._close(_LISTS[self.tag], self.tag)
        if self.output:
            self.output[0].attrs.update(self.place.attrs)
        return self.output

    def _add(self, kind: str, tag: str, nesting: Nesting) -> Token:
        lines = self.place.map if nesting >= 0 else None
        token = Token(kind, tag, nesting, map=lines, level=self.level, block=True)
        self.output.append(token)
        return token

    def _open(self, name: str, tag: str) -> None:
        self._add(f"{name}_open", tag, 1)
        self.level += 1

    def _close(self, name: str, tag: str) -> None:
        self.level -= 1
        self._add(f"{name}_close", tag, -1)

    def _link(self, entry: _Entry) -> None:
        self._add("paragraph_open", "p", 1).hidden = True
        inline = self._add("inline", "", 0)
        inline.level += 1
        opening = Token("link_open", "a", 1, attrs={"href": f"#{entry.id}", "id": f"{self.prefix}-{entry.id}"})
        inline.children = [opening, *entry.children, Token("link_close", "a", -1)]
        self._add("paragraph_close", "p", -1).hidden = True
