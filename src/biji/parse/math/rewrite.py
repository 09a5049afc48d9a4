r"""A formula's tree → TeX that both engines read, with marks for what neither can say.

One walk over the tree: a command with an entry in `COMMANDS` is rewritten by what knows it (text, colours,
structures …), an environment by `environments`, a character outside ASCII by `text`; everything else is passed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from biji.parse.math import boxes, chemistry, colors, environments, numbering, operators, spaces, structures, text
from biji.parse.math.cursor import Cursor
from biji.parse.math.marks import Marks
from biji.parse.math.symbols import ALIASES, UPRIGHT
from biji.parse.math.tokens import is_word
from biji.parse.math.tree import MAX_DEPTH, Environment, Group, Node, TexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from biji.parse.math.context import Command

#: Every command that is not simply passed on, with what rewrites it.
COMMANDS: dict[str, Command] = {
    **structures.COMMANDS,
    **operators.COMMANDS,
    **environments.COMMANDS,
    **text.COMMANDS,
    **boxes.COMMANDS,
    **colors.COMMANDS,
    **spaces.COMMANDS,
    **chemistry.COMMANDS,
    **numbering.COMMANDS,
}

#: What makes the engine nest the rest of the row; it dies at about 350 levels in a small stack.
_MAX_DEPTH = 2 * MAX_DEPTH
_NESTING = frozenset(
    [
        "\\displaystyle",
        "\\textstyle",
        "\\scriptstyle",
        "\\scriptscriptstyle",
        "\\color",
        "\\rm",
        "\\bf",
        "\\it",
        "\\sf",
        "\\tt",
        "\\cal",
        "\\over",
        "\\atop",
    ]
)

_SYMBOLS = {**ALIASES, **UPRIGHT}
_TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"

#: The engine looks for the bracket that closes a bracket, and tries again without when there is none: two to the
#: power of the number of unclosed ones. Opening and closing brackets may be of different kinds, as in [0, 1).
_MOST_UNCLOSED = 6
_OPENING = [
    "(",
    "[",
    "{",
    "\\lVert",
    "\\langle",
    "\\lbrace",
    "\\lbrack",
    "\\lceil",
    "\\lfloor",
    "\\lgroup",
    "\\llcorner",
    "\\lmoustache",
    "\\lparen",
    "\\lvert",
    "\\ulcorner",
    "\\{",
    "\\bigl",
    "\\Bigl",
    "\\biggl",
    "\\Biggl",
    "\\mathopen",
    "⌈",
    "⌊",
    "⎰",
    "❲",
    "⟅",
    "⟦",
    "⟨",
    "⟪",
    "⟬",
    "⟮",
    "⦃",
    "⦅",
    "⦇",
    "⦉",
    "⦋",
    "⦍",
    "⦏",
    "⦑",
    "⦓",
    "⦕",
    "⦗",
    "⧘",
    "⧚",
    "⧼",
]
_CLOSING = [
    ")",
    "]",
    "\\rVert",
    "\\rangle",
    "\\rbrace",
    "\\rbrack",
    "\\rceil",
    "\\rfloor",
    "\\rgroup",
    "\\lrcorner",
    "\\rmoustache",
    "\\rparen",
    "\\rvert",
    "\\urcorner",
    "\\}",
    "\\bigr",
    "\\Bigr",
    "\\biggr",
    "\\Biggr",
    "\\mathclose",
    "⌉",
    "⌋",
    "⟩",
]
_BRACKETS = {**dict.fromkeys(_OPENING, 1), **dict.fromkeys(_CLOSING, -1)}

#: Characters that the engine would take for something else.
_LITERAL = {"√": "√", "\\surd": "√", '"': '"', "\\textquotedbl": '"'}
_ANGLES = {"<": "\\langle ", ">": "\\rangle "}


@dataclass(slots=True)
class Rewriting:
    """The state of one formula on its way through; see `biji.parse.math.context.Context`."""

    display: bool
    depth: int = 0
    leaked: int = 0
    marks: Marks = field(default_factory=Marks)
    tags: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)

    def write(self, nodes: Sequence[Node]) -> str:
        """Nodes as TeX for an engine.

        Raises:
            TexError: something is missing or unknown, or the engine would nest deeper than its stack allows.
        """
        cursor = Cursor(nodes)
        out: list[str] = []
        outside, self.depth = self.depth, self.depth + 1
        before, self.leaked = self.leaked, 0
        unclosed = 0
        while (node := cursor.next()) is not None:
            if isinstance(node, str):
                if node in _BRACKETS:
                    unclosed = max(0, unclosed + _BRACKETS[node])
                if plain := _passed_on(node):
                    out.append(plain)
                    continue
                self.depth += node in _NESTING
            out.append(self._node(node, cursor))
            unclosed, self.leaked = unclosed + self.leaked, 0
        if unclosed > _MOST_UNCLOSED or self.depth > _MAX_DEPTH:
            raise TexError("too many brackets that are never closed" if unclosed > _MOST_UNCLOSED else _TOO_DEEP)
        # A bracket alone in its group is a bracket of the row around it.
        self.depth, self.leaked = outside, before + (unclosed if len(out) == 1 else 0)
        return "".join(out)

    def group(self, nodes: Sequence[Node]) -> str:
        """Nodes as one argument."""
        return f"{{{self.write(nodes)}}}"

    def _node(self, node: Node, cursor: Cursor) -> str:
        if isinstance(node, str):
            plain = _passed_on(node)
            return plain if plain is not None else self._token(node, cursor)
        if isinstance(node, Group):
            return self.group(node.children)
        if isinstance(node, Environment):
            return environments.write(node, self)
        return f"\\left{delimiter(node.left)}{self.write(node.children)}\\right{delimiter(node.right)}"

    def _token(self, token: str, cursor: Cursor) -> str:
        if command := COMMANDS.get(token):
            return command(token, cursor, self)
        if token in _LITERAL:
            return f"\\text{{{self.marks.text(_LITERAL[token])}}}"
        if text.is_text(token):
            return text.run(token, cursor, self)
        return _passed_on(token) or f"{token} "


@lru_cache(maxsize=4096)
def _passed_on(token: str) -> str | None:
    """What to write for a token that needs no knowledge of its surroundings; None for any other."""
    if token in COMMANDS or token in _NESTING or token in _LITERAL or text.is_text(token):
        return None
    return _SYMBOLS.get(token, f"{token} " if is_word(token) else token)


def is_passed_on(command: str) -> bool:
    """Whether the engines get a command as it is written, whatever surrounds it."""
    return _passed_on(command) == f"{command} "


def are_few_unclosed(brackets: Sequence[str]) -> bool:
    """Whether the engine, which looks for the one that closes each bracket, is done with these soon."""
    unclosed = most = 0
    for bracket in brackets:
        unclosed = max(0, unclosed + _BRACKETS[bracket])
        most = max(most, unclosed)
    return most <= _MOST_UNCLOSED


def is_bracket(token: str) -> bool:
    """Whether a token opens or closes a pair of brackets, which the engine tries to match."""
    return token in _BRACKETS


def delimiter(token: str) -> str:
    r"""The delimiter after `\left` and its like, as the engines want it."""
    if token in _ANGLES:
        return _ANGLES[token]
    return f"{token} " if is_word(token) else token
