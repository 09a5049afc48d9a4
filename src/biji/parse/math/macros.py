r"""Macros: the site's own (`math.macros`), and what a formula defines itself with `\newcommand` or `\def`.

Expansion is TeX's: on tokens, before anything is nested. It has a limit, for a macro may call itself.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import TexError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A formula may grow to ten times its length, or to this many tokens when it is short.
_GROWTH, _FLOOR = 10, 2000
_MOST_EXPANSIONS = 1000

_DEFINING = {
    "\\newcommand": "command",
    "\\renewcommand": "command",
    "\\providecommand": "command",
    "\\def": "def",
    "\\gdef": "def",
    "\\edef": "def",
    "\\let": "let",
    "\\DeclareMathOperator": "operator",
}


class _Macro:
    """A macro's replacement, with the number of its arguments and the first one's default."""

    __slots__ = ("arguments", "body", "default")

    def __init__(self, body: list[str], arguments: int = 0, default: list[str] | None = None) -> None:
        self.body = body
        self.arguments = arguments
        self.default = default


def expand(tokens: list[str], macros: Mapping[str, str]) -> list[str]:
    """Tokens with every macro replaced; definitions are taken out.

    Args:
        tokens: of the formula.
        macros: name without backslash → body, with `#1` to `#9` for arguments.

    Raises:
        TexError: an argument is missing, or the expansion does not end.
    """
    if not macros and _DEFINING.keys().isdisjoint(tokens):
        return tokens
    return _Expansion(tokens, macros).run()


class _Expansion:
    def __init__(self, tokens: list[str], macros: Mapping[str, str]) -> None:
        self._pending = tokens[::-1]
        self._limit = max(_FLOOR, _GROWTH * len(tokens))
        self._macros = {f"\\{name.lstrip(chr(92))}": _from_config(body) for name, body in macros.items()}

    def run(self) -> list[str]:
        out: list[str] = []
        expansions = 0
        while self._pending:
            item = self._pending.pop()
            if item in _DEFINING:
                self._define(item)
            elif macro := self._macros.get(item):
                expansions += 1
                body = self._replacement(item, macro)
                if expansions > _MOST_EXPANSIONS or len(out) + len(self._pending) + len(body) > self._limit:
                    raise TexError(f'the macro "{item}" expands without end')
                self._pending.extend(reversed(body))
            else:
                out.append(item)
        return out

    def _replacement(self, name: str, macro: _Macro) -> list[str]:
        arguments: list[list[str]] = []
        if macro.default is not None:
            arguments.append(self._bracketed() if self._next_is("[") else macro.default)
        while len(arguments) < macro.arguments:
            arguments.append(self._argument(name))
        body: list[str] = []
        tokens = iter(macro.body)
        for item in tokens:
            number = next(tokens, "") if item == "#" else ""
            if number.isdecimal() and 1 <= int(number) <= len(arguments):
                body += arguments[int(number) - 1]
            elif number == "#":
                body.append("#")
            else:
                body += [item, number] if number else [item]
            if len(body) > self._limit:
                raise TexError(f'the macro "{name}" expands without end')
        return body

    def _define(self, item: str) -> None:
        kind = _DEFINING[item]
        self._take("*")
        name = self._name(item)
        if kind == "let":
            self._take("=")
            self._macros[name] = _Macro(self._argument(item))
        elif kind == "operator":
            self._macros[name] = _Macro(["\\operatorname", "{", *self._argument(item), "}"])
        elif kind == "def":
            arguments = 0
            while self._take("#"):
                self._pending.pop() if self._pending else None
                arguments += 1
            self._macros[name] = _Macro(self._argument(item), min(arguments, 9))
        else:
            count = "".join(self._bracketed()) if self._next_is("[") else "0"
            default = self._bracketed() if self._next_is("[") else None
            arguments = int(count) if count in "0123456789" and count else 0
            self._macros[name] = _Macro(self._argument(item), arguments, default)

    def _name(self, item: str) -> str:
        argument = [part for part in self._argument(item) if part != " "]
        if len(argument) != 1 or argument[0][0] != "\\":
            raise TexError(f'"{item}" without the name of a command')
        return argument[0]

    def _skip(self) -> None:
        while self._pending and self._pending[-1] == " ":
            self._pending.pop()

    def _next_is(self, item: str) -> bool:
        self._skip()
        return bool(self._pending) and self._pending[-1] == item

    def _take(self, item: str) -> bool:
        found = self._next_is(item)
        if found:
            self._pending.pop()
        return found

    def _argument(self, name: str) -> list[str]:
        self._skip()
        if not self._pending:
            raise TexError(f'an argument of "{name}" is missing')
        item = self._pending.pop()
        return [item] if item != "{" else self._until("}", name)

    def _bracketed(self) -> list[str]:
        self._pending.pop()
        return self._until("]", "[")

    def _until(self, closing: str, name: str) -> list[str]:
        taken: list[str] = []
        depth = 0
        while self._pending:
            item = self._pending.pop()
            if item == closing and depth == 0:
                return taken
            depth += (item == "{") - (item == "}")
            taken.append(item)
        raise TexError(f'an argument of "{name}" is never closed')


def _from_config(body: str) -> _Macro:
    tokens = tokenize(body)
    pairs = pairwise(tokens)
    return _Macro(
        tokens, max((int(after) for item, after in pairs if item == "#" and after in "123456789"), default=0)
    )
