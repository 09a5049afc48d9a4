r"""A formula's tree → TeX that both engines read, with marks for what neither can say.

One walk over the tree: a command with an entry in `COMMANDS` is rewritten by what knows it (text, colours,
structures …), an environment by `environments`, a character outside ASCII by `text`; everything else is passed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from biji.parse.math import boxes, chemistry, colors, environments, numbering, spaces, structures, text
from biji.parse.math.cursor import Cursor
from biji.parse.math.marks import Marks
from biji.parse.math.symbols import ALIASES, UPRIGHT
from biji.parse.math.tokens import is_word
from biji.parse.math.tree import MAX_DEPTH, Environment, Group, Node, TexError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.math.context import Command

#: Every command that is not simply passed on, with what rewrites it.
COMMANDS: dict[str, Command] = {
    **structures.COMMANDS,
    **environments.COMMANDS,
    **text.COMMANDS,
    **boxes.COMMANDS,
    **colors.COMMANDS,
    **spaces.COMMANDS,
    **chemistry.COMMANDS,
    **numbering.COMMANDS,
}

#: What makes the engine nest the rest of the row, or an argument without braces; it dies at about 350 in a small stack.
_MAX_DEPTH = 2 * MAX_DEPTH
_NESTING = frozenset(
    "\\displaystyle \\textstyle \\scriptstyle \\scriptscriptstyle \\color \\rm \\bf \\it \\sf \\tt \\cal \\over \\atop".split()
)

_SYMBOLS = {**ALIASES, **UPRIGHT}
#: Characters that the engine would take for something else.
_LITERAL = {"√": "√", "\\surd": "√", '"': '"', "\\textquotedbl": '"'}
_ANGLES = {"<": "\\langle ", ">": "\\rangle "}


@dataclass(slots=True)
class Rewriting:
    """The state of one formula on its way through; see `biji.parse.math.context.Context`."""

    display: bool
    depth: int = 0
    marks: Marks = field(default_factory=Marks)
    tags: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def write(self, nodes: Sequence[Node]) -> str:
        """Nodes as TeX for an engine.

        Raises:
            TexError: something is missing or unknown, or the engine would nest deeper than its stack allows.
        """
        cursor = Cursor(nodes)
        out: list[str] = []
        outside, self.depth = self.depth, self.depth + 1
        while (node := cursor.next()) is not None:
            if node in _NESTING:
                self.depth += 1
                if self.depth > _MAX_DEPTH:
                    raise TexError("nested too deep")
            out.append(self._node(node, cursor))
        self.depth = outside
        return "".join(out)

    def group(self, nodes: Sequence[Node]) -> str:
        """Nodes as one argument."""
        return f"{{{self.write(nodes)}}}"

    def _node(self, node: Node, cursor: Cursor) -> str:
        if isinstance(node, str):
            return self._token(node, cursor)
        if isinstance(node, Group):
            return self.group(node.children)
        if isinstance(node, Environment):
            return environments.write(node, self)
        return f"\\left{delimiter(node.left)}{self.write(node.children)}\\right{delimiter(node.right)}"

    def _token(self, token: str, cursor: Cursor) -> str:
        if command := COMMANDS.get(token):
            return command(token, cursor, self)
        if (symbol := _SYMBOLS.get(token)) is not None:
            return symbol
        if token in _LITERAL:
            return f"\\text{{{self.marks.text(_LITERAL[token])}}}"
        if text.is_text(token):
            return text.run(token, cursor, self)
        return f"{token} " if is_word(token) else token


def delimiter(token: str) -> str:
    r"""The delimiter after `\left` and its like, as the engines want it."""
    if token in _ANGLES:
        return _ANGLES[token]
    return f"{token} " if is_word(token) else token
