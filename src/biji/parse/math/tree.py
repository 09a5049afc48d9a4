r"""Tokens → a tree of what TeX nests: groups, `\left … \right` and environments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from biji.parse.math.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Levels of nesting; real formulas stay below 20, and math-core dies at a few hundred.
MAX_DEPTH = 100


class TexError(Exception):
    """The source is no formula; the message says why, for the author."""


@dataclass(frozen=True, slots=True)
class Group:
    """`{ … }`."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    r"""`\left( … \right]`."""

    left: str
    children: tuple[Node, ...]
    right: str


@dataclass(frozen=True, slots=True)
class Environment:
    r"""`\begin{name} … \end{name}`; its arguments are the first of its children."""

    name: str
    children: tuple[Node, ...]


Node = str | Group | Fence | Environment

_CLOSING = {"{": "}", "\\left": "\\right", "\\begin": "\\end"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


_STRUCTURAL = {*_CLOSING, *_OPENING, "\\"}


@dataclass(slots=True)
class _Open:
    item: str
    name: str
    children: list[Node]


def parse(tokens: Sequence[str]) -> tuple[Node, ...]:
    """Build the tree of a formula.

    Raises:
        TexError: something is never closed, never opened, closed by something else, or nested too deep.
    """
    stack = [_Open("", "", [])]
    position = 0
    while position < len(tokens):
        item = tokens[position]
        position += 1
        if item not in _STRUCTURAL:
            stack[-1].children.append(item)
        elif item in _CLOSING:
            name, position = _name(item, tokens, position)
            if len(stack) > MAX_DEPTH:
                raise TexError(f"nested deeper than {MAX_DEPTH} levels")
            stack.append(_Open(item, name, []))
        elif item in _OPENING:
            name, position = _name(item, tokens, position)
            node = _close(stack.pop(), item, name)
            stack[-1].children.append(node)
        else:
            raise TexError('nothing follows the last "\\"')
    if stack[-1].item:
        raise TexError(f"{_shown(stack[-1])} is never closed")
    return tuple(stack[0].children)


def _name(item: str, tokens: Sequence[str], position: int) -> tuple[str, int]:
    """The environment's name or the delimiter after a item, and where it ends."""
    if item in "{}":
        return "", position
    while position < len(tokens) and tokens[position] == " ":
        position += 1
    if position == len(tokens):
        raise TexError(f'nothing follows "{item}"')
    if item in ("\\left", "\\right"):
        return tokens[position], position + 1
    end = position
    while end < len(tokens) and tokens[end] != "}":
        end += 1
    if tokens[position] != "{" or end == len(tokens):
        raise TexError(f'"{item}" without the name of an environment')
    return "".join(tokens[position + 1 : end]).strip(), end + 1


def _close(opened: _Open, item: str, name: str) -> Node:
    if opened.item != _OPENING[item] or (item == "\\end" and name != opened.name):
        found = f"\\end{{{name}}}" if item == "\\end" else item
        raise TexError(f'"{found}" closes nothing' if not opened.item else f'{_shown(opened)} is closed by "{found}"')
    children = tuple(opened.children)
    if item == "}":
        return Group(children)
    if item == "\\right":
        return Fence(opened.name, children, name)
    return Environment(opened.name, children)


def _shown(opened: _Open) -> str:
    return f'"\\begin{{{opened.name}}}"' if opened.item == "\\begin" else f'"{opened.item}"'


def flat(nodes: Sequence[Node]) -> str:
    """Nodes as the source they came from, for arguments that are names, colours, lengths or plain text."""
    parts: list[str] = []
    pending = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            parts.append(f"{node} " if is_word(node) else node)
            continue
        if isinstance(node, Group):
            before, after = "{", "}"
        elif isinstance(node, Fence):
            before, after = f"\\left {node.left} ", f"\\right {node.right} "
        else:
            before, after = f"\\begin{{{node.name}}}", f"\\end{{{node.name}}}"
        parts.append(before)
        pending.append(after)
        pending.extend(reversed(node.children))
    return "".join(parts)
