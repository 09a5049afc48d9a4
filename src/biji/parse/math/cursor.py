r"""Reading a command's arguments off the nodes that follow it, the way TeX does.

>>> cursor = Cursor(parse(tokenize(r"[3]{x+1}2")))
>>> cursor.optional(), cursor.required(), cursor.required()
(('3',), ('x', '+', '1'), ('2',))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.math.tree import Group, Node, TexError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cursor:
    """A place in a row of sibling nodes."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._position = 0
        self._unclosed = False

    def next(self) -> Node | None:
        """The next node, or None at the end."""
        if self._position == len(self._nodes):
            return None
        node = self._nodes[self._position]
        self._position += 1
        return node

    def peek(self) -> Node | None:
        """The next node that is not white space, without taking it."""
        self._skip()
        return self._nodes[self._position] if self._position < len(self._nodes) else None

    def take(self, *tokens: str) -> bool:
        """Take the next token if it is one of these, after white space."""
        if self.peek() in tokens:
            self._position += 1
            return True
        return False

    def take_here(self, token: str) -> bool:
        """Take the next token if it is this one, without white space before it."""
        here = self._position < len(self._nodes) and self._nodes[self._position] == token
        self._position += here
        return here

    def required(self, command: str = "") -> tuple[Node, ...]:
        """One argument: what a group holds, or one token.

        Raises:
            TexError: there is none.
        """
        node = self.peek()
        if node is None:
            raise TexError(f'an argument of "{command}" is missing')
        self._position += 1
        return node.children if isinstance(node, Group) else (node,)

    def before(self, end: str, command: str) -> list[Node]:
        """All nodes before a token, which is taken too.

        Raises:
            TexError: it does not come.
        """
        nodes: list[Node] = []
        while (node := self.next()) != end:
            if node is None:
                raise TexError(f'"{command}" without "{end}"')
            nodes.append(node)
        return nodes

    def optional(self) -> tuple[Node, ...] | None:
        """What stands in brackets, or None without them."""
        if self.peek() != "[":
            return None
        return self._bracketed()

    def optional_here(self) -> tuple[Node, ...] | None:
        """What stands in brackets directly at this place, or None."""
        if self._position == len(self._nodes) or self._nodes[self._position] != "[":
            return None
        return self._bracketed()

    def _bracketed(self) -> tuple[Node, ...] | None:
        start = self._position + 1
        for end in range(start, start if self._unclosed else len(self._nodes)):
            if self._nodes[end] == "]":
                self._position = end + 1
                return tuple(self._nodes[start:end])
        # Remembered, or a row of opening brackets would be searched to its end again and again.
        self._unclosed = True
        return None

    def rest(self) -> tuple[Node, ...]:
        """Everything that is left."""
        start, self._position = self._position, len(self._nodes)
        return tuple(self._nodes[start:])

    def word(self, limit: int = 40) -> str:
        """The characters up to the next space, command or group, for lengths and file-like names."""
        taken: list[str] = []
        self._skip()
        while self._position < len(self._nodes) and len(taken) < limit:
            node = self._nodes[self._position]
            if not isinstance(node, str) or len(node) > 1 or node == " ":
                break
            taken.append(node)
            self._position += 1
        return "".join(taken)

    def back(self, count: int) -> None:
        """Give back nodes that were taken."""
        self._position -= count

    def _skip(self) -> None:
        while self._position < len(self._nodes) and self._nodes[self._position] == " ":
            self._position += 1
