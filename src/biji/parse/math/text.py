r"""Text inside formulas: `\text{…}` with formulas inside the text, and Chinese or Japanese without any command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.math.references import REFERENCES, shown
from biji.parse.math.symbols import ALIASES
from biji.parse.math.tokens import is_word, tokenize
from biji.parse.math.tree import Group, Node, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

_FACES = {
    "\\text": "text",
    "\\textrm": "text",
    "\\textup": "text",
    "\\textnormal": "text",
    "\\textmd": "text",
    "\\textsc": "text",
    "\\textsf": "textsf",
    "\\mbox": "text",
    "\\hbox": "text",
    "\\intertext": "text",
    "\\textbf": "textbf",
    "\\textit": "textit",
    "\\textsl": "textit",
    "\\emph": "textit",
    "\\texttt": "texttt",
}

#: MathML Core has these faces only as characters of their own: the first letter's code, and the first digit's.
_LETTERS = {"textit": (0x1D434, 0), "textsf": (0x1D5A0, 0x1D7E2), "texttt": (0x1D670, 0x1D7F6)}

#: What a command means inside text.
_CHARACTERS = {
    "~": "\xa0",
    "\\ ": "\xa0",
    "\\,": "\u2009",
    "\\;": "\u2005",
    "\\:": "\u2005",
    "\\!": "",
    "\\quad": "\u2003",
    "\\qquad": "\u2003\u2003",
    "\\\\": " ",
    "\\newline": " ",
    "\\ldots": "…",
    "\\dots": "…",
    "\\textbackslash": "\\",
    "\\textasciitilde": "~",
    "\\textasciicircum": "^",
    "\\textquotedblleft": "“",
    "\\textquotedblright": "”",
    "\\degree": "°",
    "\\S": "§",
}
_ESCAPED = frozenset("\\" + character for character in "{}$%&#_^ -/'`\"")


def is_text(word: str) -> bool:
    """Whether a character is text where it stands, such as 文 or an emoji, and not a mathematical symbol."""
    return len(word) == 1 and (0x2E80 <= (code := ord(word)) < 0x1D400 or 0x1D800 <= code < 0xF0000 or word in "“”—‘")


def run(first: str, cursor: Cursor, context: Context) -> str:
    """Characters of text from the first on, as text; what a script hangs on is a text of its own."""
    characters = [first]
    while isinstance(node := cursor.peek(), str) and is_text(node):
        cursor.next()
        characters.append(node)
    if len(characters) > 1 and cursor.peek() in ("_", "^", "'"):
        return _as_text("".join(characters[:-1]), context) + _as_text(characters[-1], context)
    return _as_text("".join(characters), context)


def _as_text(text: str, context: Context, face: str = "text") -> str:
    if not text:
        return ""
    if face in _LETTERS:
        text, face = "".join(_letter(character, *_LETTERS[face]) for character in text), "text"
    edges = text.lstrip(" "), text.rstrip(" ")
    # MathML trims white space at the ends of a text.
    kept = "\xa0" * (len(text) - len(edges[0])) + text.strip(" ") + "\xa0" * (len(text) - len(edges[1]))
    if not text.strip(" "):
        kept = "\xa0"
    plain = all(character.isalnum() or character in " ,.:;-()" for character in kept)
    return f"\\{face}{{{kept if plain else context.marks.text(kept)}}}"


def _letter(character: str, letters: int, digits: int) -> str:
    if not character.isascii() or not character.isalnum():
        return character
    if character.isdigit():
        return chr(digits + int(character)) if digits else character
    code = letters + ord(character) - (ord("A") if character.isupper() else ord("a") - 26)
    return "ℎ" if code == 0x1D455 else chr(code)


def _text(word: str, cursor: Cursor, context: Context) -> str:
    argument = cursor.required(word)
    return f"{{{in_text(argument, context, _FACES[word])}}}"


def in_text(nodes: Sequence[Node], context: Context, face: str = "text") -> str:
    """What stands in a text: runs of characters, other faces, and formulas between `$` and `$`."""
    out: list[str] = []
    characters: list[str] = []
    pending: list[tuple[Node, str]] = [(node, face) for node in reversed(nodes)]
    current = face

    def flush() -> None:
        out.append(_as_text("".join(characters), context, current))
        characters.clear()

    while pending:
        node, its_face = pending.pop()
        if its_face != current:
            flush()
            current = its_face
        if isinstance(node, Group):
            pending.extend((child, its_face) for child in reversed(node.children))
        elif node in ("$", "\\(") or not isinstance(node, str):
            flush()
            out.append(_formula(node, pending, context))
        elif node in REFERENCES:
            characters.append(shown(node, _argument(pending), context))
        elif node in _FACES or node == "\\ensuremath":
            _skip_spaces(pending)
            inner = _FACES.get(node, "text")
            if pending and inner != "text":
                pending.append((pending.pop()[0], inner))
        else:
            characters.append(_character(node, pending))
            if is_word(node) and node not in _CHARACTERS:
                flush()
                out.append(ALIASES.get(node, f"{node} "))
    flush()
    return "".join(out)


def _skip_spaces(pending: list[tuple[Node, str]]) -> None:
    while pending and pending[-1][0] == " ":
        pending.pop()


def _argument(pending: list[tuple[Node, str]]) -> Sequence[Node]:
    _skip_spaces(pending)
    node = pending.pop()[0] if pending else Group(())
    return node.children if isinstance(node, Group) else (node,)


def _character(node: str, pending: list[tuple[Node, str]]) -> str:
    if is_word(node):
        _skip_spaces(pending)
        return _CHARACTERS.get(node, "")
    if node in _ESCAPED:
        return node[1]
    return _CHARACTERS.get(node, node if node[0] != "\\" else "")


def _formula(first: Node, pending: list[tuple[Node, str]], context: Context) -> str:
    """What stands between two dollar signs; a lone one is a character."""
    if not isinstance(first, str):
        return context.group((first,))
    closing = "$" if first == "$" else "\\)"
    inner: list[Node] = []
    while pending:
        node = pending.pop()[0]
        if node == closing:
            break
        inner.append(node)
    return context.group(inner) if inner else ""


def plain(nodes: Sequence[Node]) -> str:
    """A text argument without its markup, for tags."""
    return "".join(
        _CHARACTERS.get(word, word[1:] if word in _ESCAPED else "" if word[0] == "\\" else word)
        for word in tokenize(flat(nodes).replace("$", ""))
    )


COMMANDS: dict[str, Command] = dict.fromkeys(_FACES, _text)
