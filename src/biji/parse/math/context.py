"""What rewriting a formula hands to the functions that each know one kind of command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from biji.parse.math.cursor import Cursor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from biji.parse.math.marks import Marks
    from biji.parse.math.tree import Node


class Context(Protocol):
    r"""One formula on its way through.

    Attributes:
        display: a block of its own, not part of a line.
        marks: what the engines cannot say.
        tags: the formula's own numbers as they are shown, in order.
        labels: names given by `\label`, each with the number of its row, "" without one.
        numbers: the page's labels, each with the number of what bears it, "" without one.
        references: the labels that the formula points to.
    """

    display: bool
    marks: Marks
    tags: list[str]
    labels: dict[str, str]
    numbers: Mapping[str, str]
    references: list[str]

    def write(self, nodes: Sequence[Node]) -> str:
        """Nodes as TeX for an engine."""

    def group(self, nodes: Sequence[Node]) -> str:
        """Nodes as one argument, in braces."""


#: Rewrites one command: its name, the nodes after it, the formula; returns TeX for an engine.
Command = Callable[[str, Cursor, Context], str]
