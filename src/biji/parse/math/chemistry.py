r"""Chemistry: `\ce{…}` in the notation of mhchem (https://mhchem.github.io/MathJax-mhchem/), as far as posts use it.

Formulas with indices and charges, isotopes, amounts, states, bonds, reaction arrows with labels, precipitate and gas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import flat, parse

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

_ARROWS = {
    "<=>>": "xrightleftharpoons",
    "<<=>": "xrightleftharpoons",
    "<-->": "xleftrightarrow",
    "<=>": "xrightleftharpoons",
    "<->": "xleftrightarrow",
    "->": "xrightarrow",
    "<-": "xleftarrow",
    "→": "xrightarrow",
    "⇌": "xrightleftharpoons",
}

#: Pieces of the notation, in the order in which they are tried.
_PIECE = re.compile(
    r"""(?P<space>\s+)
      | (?P<arrow><=>>|<<=>|<-->|<=>|<->|->|<-|→|⇌)
      | (?P<math>\$[^$]*\$)
      | (?P<bond>\\bond\{[^{}]*\})
      | (?P<command>\\(?:[A-Za-z]+|.)\s?)
      | (?P<script>[\^_])
      | (?P<state>\((?:aq|s|l|g|cr|am|sol)\))
      | (?P<fraction>\d+/\d+)
      | (?P<number>\d+(?:[.,]\d+)?)
      | (?P<letters>[A-Za-z]+)
      | (?P<sign>[+\-])
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_SCRIPT = re.compile(r"(\d*[+\-]|\d+[+\-]?|[IVX]+|[A-Za-z.•*]|\\[A-Za-z]+(?:\{[^{}]*\})*)")
_BONDS = {
    "-": "-",
    "=": "=",
    "#": "\\equiv ",
    "~": "\\cdot ",
    "...": "\\cdots ",
    "->": "\\rightarrow ",
    "<-": "\\leftarrow ",
}


class _Chemistry:
    """One pass over the notation."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._position = 0
        self._out: list[str] = []
        # Whether an atom or a bracket ends here, so that a digit is its index and a sign its charge.
        self._after_atom = False

    def tex(self) -> str:
        while self._position < len(self._source):
            match = _PIECE.match(self._source, self._position)
            if match is None:  # the last alternative takes anything
                break
            start, self._position = self._position, match.end()
            kind = match.lastgroup or ""
            after_atom, self._after_atom = self._after_atom, False
            self._out.append(self._piece(kind, match[0], start, after_atom=after_atom))
        return "".join(self._out)

    def _piece(self, kind: str, text: str, start: int, *, after_atom: bool) -> str:  # noqa: PLR0911 — one per kind
        if kind == "arrow":
            return self._arrow(text)
        if kind == "script":
            return self._script(text)
        if kind == "letters":
            return self._letters(text, start)
        if kind in ("number", "fraction"):
            return self._number(text, start, after_atom=after_atom)
        if kind == "sign":
            return self._sign(text, start, after_atom=after_atom)
        if kind == "state":
            return f"\\,\\mathrm{{{text}}}"
        return self._other(kind, text)

    def _other(self, kind: str, text: str) -> str:
        if kind == "space":
            return " "
        if kind == "math":
            return f"{{{text[1:-1]}}}"
        if kind == "bond":
            return f"{{{_BONDS.get(text[6:-1], '-')}}}"
        if kind == "command":
            # `\gamma{}` ends the name; the empty group is no atom.
            self._after_atom = True
            return f"{text.rstrip() if len(text) > 2 else text} "
        if text == "{":
            return self._group()
        self._after_atom = text in ")]}"
        return {"=": "{=}", "#": "{\\equiv}", "*": "\\cdot ", ".": "\\cdot ", "•": "\\cdot "}.get(text, text)

    def _letters(self, text: str, start: int) -> str:
        alone = self._stands_alone(start, start + len(text))
        if text == "v" and alone:
            return "\\downarrow "
        self._after_atom = True
        following = self._source[self._position : self._position + 1]
        if text[0].islower() and len(text) > 1 and text[1].isupper() and not self._out_ends_in_atom():
            # An amount before a formula: `nH2O`.
            return f"{text[0]}\\,\\mathrm{{{text[1:]}}}"
        if len(text) == 1 and text.islower() and (alone or following.isspace()):
            return text
        return f"\\mathrm{{{text}}}"

    def _out_ends_in_atom(self) -> bool:
        return bool(self._out) and self._out[-1].endswith("}")

    def _number(self, text: str, start: int, *, after_atom: bool) -> str:
        if after_atom:
            # An index is whole; a point after it adds a compound, as in `CuSO4.5H2O`.
            index = re.split("[.,/]", text)[0]
            self._position = start + len(index)
            self._after_atom = True
            return f"_{{{index}}}"
        gap = "\\," if self._source[self._position : self._position + 1] not in ("", " ", ")", "+", "-") else ""
        if "/" in text:
            above, below = text.split("/")
            return f"\\tfrac{{{above}}}{{{below}}}{gap}"
        return f"{text}{gap}" if start == 0 or self._source[start - 1] in " ([*.{" else text

    def _sign(self, text: str, start: int, *, after_atom: bool) -> str:
        following = self._source[self._position : self._position + 1]
        if after_atom and (not following or following in " )]},;"):
            self._after_atom = True
            return f"^{{{text}}}"
        if self._stands_alone(start, self._position):
            return f" {text} "
        return f"{{{text}}}"

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self._source[start - 1 : start] if start else "", self._source[end : end + 1]
        return (not before or before.isspace()) and (not after or after.isspace())

    def _script(self, mark: str) -> str:
        rest = self._source[self._position : self._position + 60]
        if mark == "^" and (not rest or rest[0].isspace()):
            return "\\uparrow "
        self._after_atom = True
        # Nothing to hang on: an isotope's numbers stand before the element.
        base = "{}" if not self._out or self._out[-1].isspace() else ""
        if rest.startswith("{"):
            inner = self._braced()
            if self._source[self._position : self._position + 1] in ("+", "-") and mark == "^":
                inner += self._source[self._position]
                self._position += 1
            return f"{base}{mark}{{{_script_text(inner)}}}"
        if match := _SCRIPT.match(rest):
            self._position += match.end()
            return f"{base}{mark}{{{_script_text(match[0])}}}"
        return ""

    def _group(self) -> str:
        """Text in braces; `{}` only separates."""
        self._position -= 1
        inner = self._braced()
        self._after_atom = bool(inner)
        return f"\\text{{{inner}}}" if inner and "\\" not in inner else f"{{{inner}}}"

    def _braced(self) -> str:
        """What stands in the braces that open here."""
        depth = 0
        for end in range(self._position, len(self._source)):
            depth += (self._source[end] == "{") - (self._source[end] == "}")
            if depth == 0:
                inner = self._source[self._position + 1 : end]
                self._position = end + 1
                return inner
        inner, self._position = self._source[self._position + 1 :], len(self._source)
        return inner

    def _arrow(self, text: str) -> str:
        above, below = self._label(), self._label()
        return f"\\{_ARROWS[text]}{f'[{below}]' if below else ''}{{{above}}} "

    def _label(self) -> str:
        if not self._source.startswith("[", self._position):
            return ""
        end = self._source.find("]", self._position)
        if end < 0:
            return ""
        inner = self._source[self._position + 1 : end]
        self._position = end + 1
        return f"\\mathrm{{{_Chemistry(inner).tex()}}}" if not inner.startswith("{") else f"\\text{inner}"


def _script_text(text: str) -> str:
    if "$" in text or "\\" in text:
        return text.replace("$", "")
    return re.sub("[A-Za-z]{2,}|[A-Z]", lambda match: f"\\mathrm{{{match[0]}}}", text)


def _ce(token: str, cursor: Cursor, context: Context) -> str:
    source = flat(cursor.required(token)).strip()
    return context.group(parse(tokenize(_Chemistry(source).tex())))


def _pu(token: str, cursor: Cursor, context: Context) -> str:
    """Physical units: upright, with what stands after `^` raised."""
    source = flat(cursor.required(token)).strip()
    tex = re.sub(r"(?<![A-Za-z\\])[A-Za-zµΩ%]+", lambda match: f"\\mathrm{{{match[0]}}}", source)
    tex = re.sub(r"\^(-?\d+)", r"^{\1}", tex)
    return context.group(parse(tokenize(tex.replace(" ", "\\,").replace("*", "\\cdot "))))


COMMANDS: dict[str, Command] = {"\\ce": _ce, "\\cf": _ce, "\\pu": _pu}
